// SPDX-License-Identifier: Apache-2.0
#include "study/batch.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "../store/temporary_folder.hpp"
#include "core/error.hpp"

namespace sispam {
namespace {

using std::chrono::operator""ms;
using std::chrono::operator""s;

const RunIdentity identity{"abcd", 1, "test", 0};

std::optional<std::string> square(RowId id, const StopFlag&) {
  return fmt::format("{}", std::uint64_t{number(id.replicate)} * number(id.replicate));
}

std::vector<Block> first(std::uint32_t replicates) { return {{0, 0, replicates}}; }

std::string all_rows(Journal& journal, std::uint32_t replicates) {
  std::string text;
  journal.for_each_sorted(journal.present(first(replicates)), [&](RowId id, std::string_view row) {
    text += fmt::format("{}:{}\n", number(id.replicate), row);
  });
  return text;
}

TEST(Batch, gives_the_same_rows_for_every_number_of_threads) {
  std::string expected;
  for (const int threads : {1, 2, 7}) {
    const TemporaryFolder folder;
    Journal journal(folder.path(), identity);
    const StopFlag stop;
    const BatchResult result = run_batch({.blocks = first(300), .threads = threads}, journal, square, stop);
    EXPECT_TRUE(result.complete());
    EXPECT_EQ(result.threads, threads);
    EXPECT_EQ(result.progress.computed, 300U);
    const std::string rows = all_rows(journal, 300);
    EXPECT_NE(rows.find("299:89401\n"), std::string::npos);
    if (expected.empty()) expected = rows;
    EXPECT_EQ(rows, expected);
  }
}

TEST(Batch, computes_only_what_is_missing) {
  const TemporaryFolder folder;
  Journal journal(folder.path(), identity);
  const StopFlag stop;
  run_batch({.blocks = first(10), .threads = 2}, journal, square, stop);
  std::atomic<int> calls{0};
  const auto counted = [&](RowId id, const StopFlag& flag) {
    EXPECT_GE(number(id.replicate), 10U);
    ++calls;
    return square(id, flag);
  };
  const BatchResult more = run_batch({.blocks = first(15), .threads = 2}, journal, counted, stop);
  EXPECT_EQ(calls, 5);
  EXPECT_EQ(more.progress.safe, 15U);
  const BatchResult again = run_batch({.blocks = first(15), .threads = 2}, journal, counted, stop);
  EXPECT_EQ(calls, 5);
  EXPECT_TRUE(again.complete());
  EXPECT_EQ(again.progress.computed, 0U);
}

TEST(Batch, ends_within_a_second_of_the_stop_and_keeps_finished_rows) {
  const TemporaryFolder folder;
  Journal journal(folder.path(), identity);
  StopFlag stop;
  const auto slow = [](RowId id, const StopFlag& flag) -> std::optional<std::string> {
    if (number(id.replicate) < 3) return "row";
    while (!flag.raised()) std::this_thread::sleep_for(5ms);
    return std::nullopt;
  };
  std::chrono::steady_clock::time_point asked;
  std::jthread signaller([&] {
    std::this_thread::sleep_for(200ms);
    asked = std::chrono::steady_clock::now();
    stop.raise(15);
  });
  const BatchResult result = run_batch({.blocks = first(100), .threads = 4}, journal, slow, stop);
  signaller.join();
  EXPECT_LT(std::chrono::steady_clock::now() - asked, 1s);
  EXPECT_EQ(result.signal, 15);
  EXPECT_FALSE(result.complete());
  EXPECT_FALSE(result.error);
  EXPECT_EQ(result.progress.safe, 3U);
  EXPECT_EQ(journal.present(first(100)).size(), 3U);
}

TEST(Batch, stops_at_the_first_error_and_keeps_finished_rows) {
  const TemporaryFolder folder;
  Journal journal(folder.path(), identity);
  const StopFlag stop;
  const auto failing = [](RowId id, const StopFlag& flag) -> std::optional<std::string> {
    if (number(id.replicate) == 20) throw IoError("disk", "write", 0);
    return square(id, flag);
  };
  const BatchResult result = run_batch({.blocks = first(100000), .threads = 3}, journal, failing, stop);
  ASSERT_TRUE(result.error);
  EXPECT_THROW(std::rethrow_exception(result.error), IoError);
  EXPECT_EQ(result.signal, 0);
  EXPECT_GE(result.progress.safe, 17U);  // all before 20 but at most two in other threads
  EXPECT_LT(result.progress.safe, 100000U);
  EXPECT_EQ(journal.present(first(100000)).size(), result.progress.safe);
}

TEST(Batch, reports_a_replicate_that_gives_up_without_being_asked_as_a_bug) {
  const TemporaryFolder folder;
  Journal journal(folder.path(), identity);
  const StopFlag stop;
  const auto lazy = [](RowId, const StopFlag&) -> std::optional<std::string> { return std::nullopt; };
  const BatchResult result = run_batch({.blocks = first(5), .threads = 2}, journal, lazy, stop);
  ASSERT_TRUE(result.error);
  EXPECT_THROW(std::rethrow_exception(result.error), Bug);
}

TEST(Batch, survives_a_failing_progress_report) {
  const TemporaryFolder folder;
  Journal journal(folder.path(), identity);
  const StopFlag stop;
  const auto slow = [](RowId, const StopFlag& flag) -> std::optional<std::string> {
    for (int i = 0; i < 60 && !flag.raised(); ++i) std::this_thread::sleep_for(5ms);
    return "row";
  };
  const auto throws = [](const BatchProgress&) { throw std::runtime_error("no terminal"); };
  const BatchResult result = run_batch({.blocks = first(3), .threads = 1, .on_tick = throws}, journal, slow, stop);
  ASSERT_TRUE(result.error);
  EXPECT_EQ(journal.present(first(3)).size(), result.progress.safe);
}

TEST(Batch, reports_how_far_it_is) {
  const TemporaryFolder folder;
  Journal journal(folder.path(), identity);
  const StopFlag stop;
  const auto slow = [](RowId, const StopFlag&) -> std::optional<std::string> {
    std::this_thread::sleep_for(150ms);
    return "row";
  };
  std::vector<std::uint32_t> seen;
  const auto note = [&](const BatchProgress& progress) {
    EXPECT_EQ(progress.asked, 4U);
    EXPECT_GT(progress.elapsed_s, 0);
    seen.push_back(progress.safe);
  };
  run_batch({.blocks = first(4), .threads = 1, .on_tick = note}, journal, slow, stop);
  EXPECT_GE(seen.size(), 3U);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

TEST(Batch, of_a_part_of_the_units_computes_these_and_no_others) {
  const TemporaryFolder folder;
  Journal journal(folder.path(), identity);
  const StopFlag stop;
  const std::vector<Block> part{{0, 2, 2}, {3, 0, 1}};
  const BatchResult result = run_batch({.blocks = part, .threads = 2}, journal, square, stop);
  EXPECT_TRUE(result.complete());
  EXPECT_EQ(result.progress.computed, 3U);
  const std::vector<Block> all{{0, 0, 9}, {1, 0, 9}, {2, 0, 9}, {3, 0, 9}};
  EXPECT_EQ(journal.present(all), (std::vector<RowId>{{0, ReplicateId{2}}, {0, ReplicateId{3}}, {3, ReplicateId{0}}}));
}

}  // namespace
}  // namespace sispam
