// SPDX-License-Identifier: Apache-2.0
#include "store/file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "core/error.hpp"
#include "store/lines.hpp"
#include "temporary_folder.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;

template <typename Action>
std::string message_of(const Action& action) {
  try {
    action();
  } catch (const IoError& error) {
    return error.what();
  }
  return "no error";
}

TEST(WriteAtomically, replaces_the_file_and_leaves_nothing_else) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a.csv";
  write_atomically(path, "old");
  write_atomically(path, "new");
  EXPECT_EQ(read_file(path), "new");
  EXPECT_FALSE(std::filesystem::exists(path.string() + ".tmp"));
}

TEST(AtomicFile, that_is_not_committed_leaves_the_old_content_and_no_remains) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a.csv";
  write_atomically(path, "old");
  {
    AtomicFile file(path);
    file.append(std::string(1'000'000, 'x'));
    EXPECT_EQ(read_file(path), "old");
  }
  EXPECT_EQ(read_file(path), "old");
  EXPECT_FALSE(std::filesystem::exists(path.string() + ".tmp"));
}

TEST(AtomicFile, writes_pieces_of_any_size_in_order) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a.csv";
  std::string expected;
  AtomicFile file(path);
  for (int i = 0; i < 300; ++i) {
    const std::string piece(static_cast<std::size_t>(i * 7), static_cast<char>('a' + i % 26));
    file.append(piece);
    expected += piece;
  }
  file.commit();
  EXPECT_EQ(read_file(path), expected);
}

TEST(AtomicFile, refuses_text_after_commit) {
  const TemporaryFolder folder;
  AtomicFile file(folder.path() / "a");
  file.commit();
  EXPECT_THROW(file.append("x"), Bug);
  EXPECT_THROW(file.commit(), Bug);
}

TEST(File, errors_name_path_operation_and_reason) {
  const TemporaryFolder folder;
  EXPECT_THAT(message_of([&] { read_file(folder.path() / "none"); }),
              HasSubstr("none: cannot open for reading (No such file"));
  EXPECT_THAT(message_of([&] { read_file(folder.path()); }), HasSubstr("cannot read (Is a directory)"));
  EXPECT_THAT(message_of([&] { File("/dev/full", OpenMode::replace).write("x"); }),
              HasSubstr("/dev/full: cannot write (No space"));
}

TEST(File, created_new_is_not_taken_over) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a";
  File(path, OpenMode::create_new).write("x");
  EXPECT_THROW(File(path, OpenMode::create_new), IoError);
  EXPECT_EQ(read_file(path), "x");
}

TEST(File, is_locked_by_one_holder_at_a_time) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "lock";
  File second(path, OpenMode::keep);
  {
    File first(path, OpenMode::keep);
    EXPECT_TRUE(first.try_lock());
    EXPECT_FALSE(second.try_lock());
  }
  EXPECT_TRUE(second.try_lock());
}

TEST(CreateFolder, says_that_a_file_is_in_the_way) {
  const TemporaryFolder folder;
  write_atomically(folder.path() / "a", "x");
  EXPECT_THAT(message_of([&] { create_folder(folder.path() / "a"); }), HasSubstr("Not a directory"));
  EXPECT_THAT(message_of([&] { create_folder(folder.path() / "a" / "b"); }), HasSubstr("Not a directory"));
  EXPECT_NO_THROW(create_folder(folder.path() / "c" / "d"));
  EXPECT_NO_THROW(create_folder(folder.path() / "c" / "d"));
}

TEST(LineReader, gives_the_same_lines_for_every_chunk_size_and_marks_a_cut_off_end) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a";
  write_atomically(path, "one\n\nthree is longer\ncut");
  const File file(path, OpenMode::read);
  for (std::size_t chunk = 1; chunk < 40; ++chunk) {
    LineReader lines(file, 0, chunk);
    const std::array<Line, 4> expected{Line{0, "one", LineEnd::newline}, Line{4, "", LineEnd::newline},
                                       Line{5, "three is longer", LineEnd::newline}, Line{21, "cut", LineEnd::cut_off}};
    for (const Line& wanted : expected) {
      const auto line = lines.next();
      ASSERT_TRUE(line);
      EXPECT_EQ(line->offset, wanted.offset);
      EXPECT_EQ(line->text, wanted.text);
      EXPECT_EQ(line->end, wanted.end);
    }
    EXPECT_FALSE(lines.next());
    EXPECT_FALSE(lines.next());
    EXPECT_EQ(LineReader(file, 5, chunk).next()->text, "three is longer");
  }
}

}  // namespace
}  // namespace sispam
