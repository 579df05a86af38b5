// SPDX-License-Identifier: Apache-2.0
#include "store/expectations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "store/checksum.hpp"
#include "store/file.hpp"
#include "temporary_folder.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;

const std::string text_a = "measure,unit,replicate_0\nend_s,s,1\n";
const std::string text_b = "measure,unit,replicate_0\nend_s,s,2\n";

Expectation expectation(const std::string& check, const std::string& text) {
  return {check, sha256_hex(text), "d1", "0.1.0"};
}

void write_expectations(const std::filesystem::path& folder, const std::vector<Expectation>& all,
                        const ExpectationChanges& changes) {
  ExpectationUpdate update(folder);
  update.prepare(all, changes);
  update.commit();
}

template <class Call>
std::string fault_of(Call call) {
  try {
    call();
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

TEST(Expectations, are_beside_the_suite) {
  EXPECT_EQ(expectations_folder("x/plans.yaml"), "x/plans.expected");
  EXPECT_EQ(expectations_folder("plans.v2.yml"), "plans.v2.expected");
  EXPECT_EQ(expectations_folder("plans.txt"), "plans.txt.expected");
}

TEST(Expectations, read_back_as_they_were_written_and_a_missing_folder_holds_none) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "s.expected";
  EXPECT_TRUE(read_expectations(path).empty());
  const std::vector<Expectation> all{expectation("b", text_b), expectation("a", text_a)};
  write_expectations(path, all, {{{"b", text_b}, {"a", text_a}}, {}});
  EXPECT_EQ(read_expectations(path), all);
  EXPECT_EQ(read_expected_record(path, all[1]), text_a);
}

TEST(Expectations, are_not_looked_for_in_a_file_or_among_files_of_others) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "s.expected";
  EXPECT_NO_THROW(require_expectations_folder(path)) << "it is missing";
  EXPECT_NO_THROW(require_expectations_folder(folder.path())) << "it is empty";
  write_atomically(path, "mine\n");
  EXPECT_THAT(fault_of([&] { require_expectations_folder(path); }), HasSubstr("s.expected: is a file, not a folder"));
  EXPECT_THROW(require_expectations_folder(folder.path()), MismatchError);
  write_atomically(folder.path() / "records.json.new", "begun by an update that was killed\n");
  EXPECT_NO_THROW(require_expectations_folder(folder.path()));
}

TEST(Expectations, lose_only_the_records_of_checks_that_were_removed) {
  const TemporaryFolder folder;
  write_expectations(folder.path(), {expectation("a", text_a), expectation("b", text_b)},
                     {{{"a", text_a}, {"b", text_b}}, {}});
  write_atomically(folder.path() / "mine.csv", "a file of somebody else\n");
  write_expectations(folder.path(), {expectation("b", text_b)}, {{}, {"a"}});
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "a.csv"));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "b.csv"));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "mine.csv"));
}

TEST(Expectations, stay_as_they_were_and_leave_nothing_behind_when_not_all_could_be_written) {
  const TemporaryFolder folder;
  const std::vector<Expectation> before{expectation("a", text_a)};
  write_expectations(folder.path(), before, {{{"a", text_a}}, {}});
  const auto in_the_way = folder.path() / "b.csv.new";
  std::filesystem::create_directory(in_the_way);
  const std::vector<Expectation> after{expectation("a", text_b), expectation("b", text_b)};
  EXPECT_THROW(write_expectations(folder.path(), after, {{{"a", text_b}, {"b", text_b}}, {}}), IoError);
  EXPECT_EQ(read_expectations(folder.path()), before);
  EXPECT_EQ(read_expected_record(folder.path(), before[0]), text_a);
  std::filesystem::remove(in_the_way);
  const auto entries = std::filesystem::directory_iterator(folder.path());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 2);
}

TEST(Expectations, are_refused_when_a_record_was_altered_or_is_missing) {
  const TemporaryFolder folder;
  const Expectation e = expectation("a", text_a);
  write_expectations(folder.path(), {e}, {{{"a", text_a}}, {}});
  write_atomically(folder.path() / "a.csv", text_b);
  EXPECT_THAT(fault_of([&] { read_expected_record(folder.path(), e); }), HasSubstr("a.csv: was altered"));
  write_atomically(folder.path() / "a.csv", "measure,unit,replicate_0\r\nend_s,s,2\r\n");
  EXPECT_THAT(fault_of([&] { read_expected_record(folder.path(), e); }), HasSubstr("(its hash is not the one"));
  write_atomically(folder.path() / "a.csv", "measure,unit,replicate_0\r\nend_s,s,1\r\n");
  EXPECT_THAT(fault_of([&] { read_expected_record(folder.path(), e); }),
              HasSubstr("a.csv: was altered (its line ends were changed"));
  std::filesystem::remove(folder.path() / "a.csv");
  EXPECT_THAT(fault_of([&] { read_expected_record(folder.path(), e); }), HasSubstr("a.csv: no such file"));
  const std::string other = "no table\n";
  write_atomically(folder.path() / "a.csv", other);
  EXPECT_THAT(fault_of([&] { read_expected_record(folder.path(), expectation("a", other)); }), HasSubstr("no record"));
}

TEST(Expectations, are_refused_when_the_index_is_damaged) {
  const TemporaryFolder folder;
  const std::string hash(64, 'a');
  for (const std::string& text :
       {std::string("{"), std::string("[]"), std::string("{\"format\": 2, \"records\": []}"),
        std::string("{\"format\": 1, \"records\": [{\"check\": \"a\"}]}"),
        "{\"format\": 1, \"records\": [{\"check\": \"../a\", \"record_sha256\": \"" + hash +
            "\", \"scenario_digest\": \"\", \"version\": \"\"}]}",
        std::string("{\"format\": 1, \"records\": [{\"check\": \"a\", \"record_sha256\": \"12\", "
                    "\"scenario_digest\": \"\", \"version\": \"\"}]}")}) {
    write_atomically(folder.path() / "records.json", text);
    EXPECT_THAT(fault_of([&] { read_expectations(folder.path()); }), HasSubstr("records.json: ")) << text;
  }
}

}  // namespace
}  // namespace sispam
