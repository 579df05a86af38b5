// Two plans side by side: which pairs count, what counts as a draw, and which interval a difference gets.
// SPDX-License-Identifier: Apache-2.0
#include "measure/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "measure/bootstrap.hpp"

namespace sispam {
namespace {

/// Replicates of one plan, numbered from 0.
struct Plan {
  std::vector<double> breach;
  std::vector<double> end_s;
  std::set<std::uint32_t> failed{};
  std::set<std::uint32_t> absent{};

  OutcomeSource outcomes() const {
    return [plan = *this](const std::function<void(const Outcome&)>& use) {
      for (std::uint32_t i = 0; i < plan.breach.size(); ++i) {
        if (plan.absent.count(i) > 0) continue;
        Outcome outcome;
        outcome.id = ReplicateId{i};
        outcome.breach = plan.breach[i];
        outcome.end_s = plan.end_s[i];
        if (plan.failed.count(i) > 0) outcome.status = Status::failed;
        use(outcome);
      }
    };
  }
};

std::vector<Comparison> rows_of(const Plan& point, const Plan& baseline, int per_draw = 1) {
  const std::vector<Measure> measures{{"breach", "1", MeasureKind::share, [](const Outcome& o) { return o.breach; }},
                                      {"end_s", "s", MeasureKind::mean, [](const Outcome& o) { return o.end_s; }}};
  return compare(point.outcomes(), baseline.outcomes(), measures, {.seed = 1, .per_draw = per_draw, .level = 0.95});
}

const Plan plan_a{{1, 1, 0, 0, 1, 0}, {5, 6, 7, 8, 9, 10}};
const Plan plan_b{{1, 0, 0, 1, 0, 0}, {4, 6, 9, 8, 8, 8}};

TEST(Compare, counts_pairs_that_disagree_and_draws_that_differ) {
  const auto rows = rows_of(plan_a, plan_b);
  EXPECT_EQ(rows[0].only_point, 2U);
  EXPECT_EQ(rows[0].only_baseline, 1U);
  EXPECT_EQ(rows[0].p_value, 1);
  EXPECT_EQ(rows[0].summary.method, Method::newcombe);
  EXPECT_DOUBLE_EQ(rows[0].summary.estimate, 1.0 / 6);
  EXPECT_DOUBLE_EQ(rows[1].summary.estimate, 2.0 / 6);
  EXPECT_EQ(rows[1].lower, 1U);
  EXPECT_EQ(rows[1].equal, 2U);
  EXPECT_EQ(rows[1].higher, 3U);
}

TEST(Compare, bounds_a_mean_difference_by_bca_over_the_differences_of_whole_draws) {
  const Comparison row = rows_of(plan_a, plan_b, 2)[1];
  const DrawSums by_hand{{1, -2, 3}, {2, 2, 2}};
  const Interval expected = bca_mean(by_hand, resample_address(1, "end_s"), 0.95);
  EXPECT_EQ(row.summary.n_draws, 3U);
  EXPECT_EQ(row.summary.lo, expected.lo);
  EXPECT_EQ(row.summary.hi, expected.hi);
}

TEST(Compare, with_several_replicates_per_draw_tests_and_bounds_a_share_by_draws) {
  // Draws of two: sums of the differences are 1, -1 and 1, so 1 lower against 2 higher; McNemar would count 1 against 2
  // pairs too, but of eight replicates in two draws it would count 4 where there are 2.
  const Plan point{{1, 1, 1, 1, 0, 0, 0, 0}, std::vector<double>(8, 0)};
  const Plan baseline{{0, 0, 0, 0, 0, 0, 0, 0}, std::vector<double>(8, 0)};
  const Comparison row = rows_of(point, baseline, 2)[0];
  EXPECT_EQ(row.only_point, 4U);
  EXPECT_EQ(row.higher, 2U);
  EXPECT_EQ(row.p_value, 0.5);
  EXPECT_NE(row.summary.method, Method::newcombe);
}

TEST(Compare, of_a_plan_with_itself_finds_nothing) {
  const auto rows = rows_of(plan_a, plan_a);
  EXPECT_EQ(rows[0].summary.estimate, 0);
  EXPECT_EQ(rows[0].p_value, 1);
  EXPECT_EQ(rows[0].only_point + rows[0].only_baseline, 0U);
  EXPECT_EQ(rows[1].summary.method, Method::no_spread);
  EXPECT_EQ(rows[1].equal, 6U);
}

TEST(Compare, leaves_a_pair_out_when_a_half_failed_and_counts_it) {
  Plan failing = plan_a;
  failing.failed = {1, 5};
  const auto rows = rows_of(failing, plan_b);
  for (const Comparison& row : rows) {
    EXPECT_EQ(row.summary.n, 4U);
    EXPECT_EQ(row.summary.n_failed, 2U);
  }
  EXPECT_EQ(rows[0].only_point, 1U) << "replicate 1 would be another";
  EXPECT_DOUBLE_EQ(rows[1].summary.estimate, (1.0 - 2 + 0 + 1) / 4);
  Plan both = plan_b;
  both.failed = {5};
  EXPECT_EQ(rows_of(failing, both)[0].summary.n_failed, 2U) << "a pair of which both halves failed counts once";
}

TEST(Compare, pairs_by_the_number_of_the_replicate_and_by_nothing_else) {
  Plan shorter = plan_a;
  shorter.absent = {0, 3};
  Plan other = plan_b;
  other.absent = {5};
  const auto rows = rows_of(shorter, other);
  EXPECT_EQ(rows[1].summary.n, 3U);
  EXPECT_DOUBLE_EQ(rows[1].summary.estimate, (0.0 - 2 + 1) / 3);
}

TEST(Compare, takes_a_number_only_where_both_plans_have_it) {
  Plan gaps = plan_a;
  gaps.end_s[2] = missing;
  EXPECT_EQ(rows_of(gaps, plan_b)[1].summary.n, 5U);
  EXPECT_EQ(rows_of(gaps, plan_b)[1].summary.n_failed, 0U);
  Plan none = plan_b;
  none.end_s.assign(6, missing);
  const Comparison row = rows_of(gaps, none)[1];
  EXPECT_EQ(row.summary.n, 0U);
  EXPECT_EQ(row.summary.method, Method::none);
}

}  // namespace
}  // namespace sispam
