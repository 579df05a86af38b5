// SPDX-License-Identifier: Apache-2.0
#include "store/journal.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <thread>

#include "core/error.hpp"
#include "temporary_folder.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;

const RunIdentity identity{"0123456789abcdef", 7, "0.1.0+test", 0xCAFE};

/// A row of the only point of a single run.
RowId at(std::uint32_t replicate) { return {0, ReplicateId{replicate}}; }
std::vector<Block> first(std::uint32_t replicates) { return {{0, 0, replicates}}; }

std::string payload(std::uint32_t id) { return fmt::format("ok,{},,{}", id * 0.1, std::string(id % 5, 'x')); }

void fill(const std::filesystem::path& folder, std::uint32_t from, std::uint32_t to) {
  Journal journal(folder, identity);
  for (std::uint32_t id = from; id < to; ++id) journal.append(at(id), payload(id));
  journal.sync();
}

std::map<std::uint32_t, std::string> rows_of(Journal& journal) {
  std::map<std::uint32_t, std::string> rows;
  journal.for_each_sorted(journal.present(first(1000)),
                          [&](RowId id, std::string_view text) { rows[number(id.replicate)] = text; });
  return rows;
}

std::filesystem::path shard(const TemporaryFolder& folder, int number) {
  return folder.path() / "shards" / fmt::format("{:04}.rows", number);
}

std::string mismatch_of(const std::filesystem::path& folder, const RunIdentity& wanted) {
  try {
    Journal journal(folder, wanted);
  } catch (const MismatchError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Journal, gives_back_the_rows_of_several_runs_in_order) {
  const TemporaryFolder folder;
  fill(folder.path(), 6, 9);
  fill(folder.path(), 0, 3);
  Journal journal(folder.path(), identity);
  journal.append(at(4), payload(4));
  std::vector<std::uint32_t> order;
  journal.for_each_sorted(journal.present(first(8)), [&](RowId id, std::string_view text) {
    order.push_back(number(id.replicate));
    EXPECT_EQ(text, payload(order.back()));
  });
  EXPECT_EQ(order, (std::vector<std::uint32_t>{0, 1, 2, 4, 6, 7}));
  EXPECT_EQ(journal.missing(first(8)), (std::vector<RowId>{at(3), at(5)}));
  EXPECT_EQ(journal.recovery().rows, 6U);
  EXPECT_EQ(journal.recovery().damaged_rows, 0U);
}

TEST(Journal, that_only_reads_leaves_no_shard) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 3);
  { Journal journal(folder.path(), identity); }
  EXPECT_TRUE(std::filesystem::exists(shard(folder, 1)));
  EXPECT_FALSE(std::filesystem::exists(shard(folder, 2)));
}

TEST(Journal, never_writes_to_a_shard_that_is_there) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 3);
  const std::string before = read_file(shard(folder, 1));
  fill(folder.path(), 3, 6);
  EXPECT_EQ(read_file(shard(folder, 1)), before);
  EXPECT_TRUE(std::filesystem::exists(shard(folder, 2)));
}

TEST(Journal, cut_at_every_byte_keeps_exactly_the_rows_that_are_whole) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 12);
  const std::string whole = read_file(shard(folder, 1));
  const std::size_t header_size = whole.find('\n') + 1;
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    write_atomically(shard(folder, 1), whole.substr(0, size));
    const auto lines =
        static_cast<std::size_t>(std::count(whole.begin(), whole.begin() + static_cast<long>(size), '\n'));
    const bool at_line_end = size == 0 || whole[size - 1] == '\n';
    Journal journal(folder.path(), identity);
    const auto rows = rows_of(journal);
    ASSERT_EQ(rows.size(), lines == 0 ? 0 : lines - 1) << size;
    for (const auto& [id, text] : rows) ASSERT_EQ(text, payload(id));
    ASSERT_EQ(journal.recovery().damaged_rows, size > header_size && !at_line_end ? 1U : 0U) << size;
    ASSERT_EQ(journal.recovery().damaged_shards, size > 0 && size < header_size ? 1U : 0U) << size;
  }
}

TEST(Journal, with_any_bit_flipped_loses_rows_but_never_gives_a_wrong_one) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 6);
  const std::string whole = read_file(shard(folder, 1));
  const std::size_t header_size = whole.find('\n') + 1;
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    write_atomically(shard(folder, 1), flipped);
    Journal journal(folder.path(), identity);
    const auto rows = rows_of(journal);
    for (const auto& [id, text] : rows) ASSERT_EQ(text, payload(id)) << bit;
    // A flip in the header costs the shard, one in a row that row, one in a newline the two rows it parted.
    const std::size_t kept = bit / 8 < header_size ? 0 : 4;
    ASSERT_GE(rows.size(), kept) << bit;
    ASSERT_LT(rows.size(), 6U) << bit;
    ASSERT_GE(journal.recovery().damaged_rows + journal.recovery().damaged_shards, 1U) << bit;
    ASSERT_EQ(journal.recovery().damaged_at, shard(folder, 1));
  }
}

TEST(Journal, accepts_equal_duplicates_once) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 6);
  std::filesystem::copy_file(shard(folder, 1), shard(folder, 2));
  std::filesystem::copy_file(shard(folder, 1), folder.path() / "shards" / "other_machine.rows");
  Journal journal(folder.path(), identity);
  EXPECT_EQ(journal.recovery().rows, 6U);
  EXPECT_EQ(rows_of(journal).size(), 6U);
}

TEST(Journal, refuses_two_different_rows_for_one_replicate) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 6);
  const std::string header = read_file(shard(folder, 1)).substr(0, read_file(shard(folder, 1)).find('\n') + 1);
  write_atomically(shard(folder, 2), header + row_line(at(5), "something else"));
  EXPECT_THAT(mismatch_of(folder.path(), identity), HasSubstr("two different rows for replicate 5"));
}

TEST(Journal, refuses_rows_of_another_scenario_seed_version_or_mathematics) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 2);
  RunIdentity other = identity;
  other.digest = "fedc";
  EXPECT_THAT(mismatch_of(folder.path(), other), HasSubstr("scenario=0123456789abcdef, not scenario=fedc"));
  other = identity;
  other.seed = 8;
  EXPECT_THAT(mismatch_of(folder.path(), other), HasSubstr("seed=7, not seed=8"));
  other = identity;
  other.version = "0.2.0";
  EXPECT_THAT(mismatch_of(folder.path(), other), HasSubstr("version=0.1.0+test, not version=0.2.0"));
  other = identity;
  other.maths_fingerprint = 1;
  EXPECT_THAT(mismatch_of(folder.path(), other), HasSubstr("maths=0000cafe, not maths=00000001"));
  other = identity;
  other.subject = Subject::study;
  EXPECT_THAT(mismatch_of(folder.path(), other), HasSubstr("scenario=0123456789abcdef, not study=0123456789abcdef"));
  EXPECT_EQ(mismatch_of(folder.path(), identity), "no error");
}

TEST(Journal, refuses_a_format_it_does_not_know) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 2);
  write_atomically(shard(folder, 1), seal("sispam-rows format=3 whatever"));
  EXPECT_THAT(mismatch_of(folder.path(), identity), HasSubstr("format=3, not format=2"));
}

TEST(Journal, lets_only_one_run_use_a_folder) {
  const TemporaryFolder folder;
  {
    Journal first(folder.path(), identity);
    try {
      Journal second(folder.path(), identity);
      FAIL();
    } catch (const IoError& error) {
      EXPECT_THAT(error.what(), HasSubstr("Another run is writing to it"));
    }
    first.append(at(0), payload(0));
  }
  Journal third(folder.path(), identity);
  EXPECT_EQ(rows_of(third).size(), 1U);
}

TEST(Journal, opened_for_reading_works_beside_a_run_and_writes_nothing) {
  const TemporaryFolder folder;
  Journal run(folder.path(), identity);
  run.append(at(0), payload(0));
  Journal reader(folder.path(), identity, Access::read);
  EXPECT_EQ(rows_of(reader).size(), 1U);
  EXPECT_THROW(reader.append(at(1), payload(1)), Bug);
  EXPECT_THROW(Journal(folder.path() / "none", identity, Access::read), IoError);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "none"));
}

TEST(Journal, takes_rows_from_many_threads) {
  const TemporaryFolder folder;
  {
    Journal journal(folder.path(), identity);
    std::vector<std::jthread> threads;
    for (std::uint32_t t = 0; t < 4; ++t) {
      threads.emplace_back([&journal, t] {
        for (std::uint32_t id = t; id < 800; id += 4) journal.append(at(id), payload(id));
      });
    }
  }
  Journal journal(folder.path(), identity);
  const auto rows = rows_of(journal);
  ASSERT_EQ(rows.size(), 800U);
  for (const auto& [id, text] : rows) ASSERT_EQ(text, payload(id));
}

TEST(Journal, reads_more_shards_than_files_may_be_open) {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "shards");
  for (std::uint32_t id = 0; id < 150; ++id) {  // each in a folder of its own: a journal reads all shards it finds
    const TemporaryFolder own;
    fill(own.path(), id, id + 1);
    std::filesystem::copy_file(shard(own, 1), shard(folder, id + 1));
  }
  Journal journal(folder.path(), identity);
  EXPECT_EQ(rows_of(journal).size(), 150U);
  EXPECT_TRUE(journal.missing(first(150)).empty());
}

TEST(Journal, notices_a_row_that_changed_after_it_was_opened) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 6);
  Journal journal(folder.path(), identity);
  std::filesystem::resize_file(shard(folder, 1), std::filesystem::file_size(shard(folder, 1)) - 3);
  EXPECT_THROW(rows_of(journal), IoError);
}

TEST(Journal, asked_for_a_row_it_does_not_have_reports_a_bug) {
  const TemporaryFolder folder;
  fill(folder.path(), 0, 2);
  Journal journal(folder.path(), identity);
  EXPECT_THROW(journal.for_each_sorted({at(5)}, [](RowId, std::string_view) {}), Bug);
}

TEST(Journal, tells_the_points_of_a_study_apart_and_reads_them_one_after_the_other) {
  const TemporaryFolder folder;
  {
    Journal journal(folder.path(), identity);
    journal.append({2, ReplicateId{1}}, "c1");
    journal.append({0, ReplicateId{4}}, "a4");
    journal.append({1, ReplicateId{4}}, "b4");
  }
  Journal journal(folder.path(), identity);
  const std::vector<Block> all{{0, 0, 5}, {1, 0, 5}, {2, 0, 5}};
  std::string order;
  journal.for_each_sorted(journal.present(all), [&](RowId, std::string_view text) { order += text; });
  EXPECT_EQ(order, "a4b4c1");
  EXPECT_EQ(journal.missing(all).size(), 12U);
  const std::vector<Block> part{{0, 2, 2}, {1, 4, 1}, {2, 1, 1}};
  EXPECT_EQ(journal.missing(part), (std::vector<RowId>{at(2), at(3)}));
  EXPECT_EQ(journal.present(part), (std::vector<RowId>{{1, ReplicateId{4}}, {2, ReplicateId{1}}}));
}

}  // namespace
}  // namespace sispam
