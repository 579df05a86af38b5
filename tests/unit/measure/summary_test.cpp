// SPDX-License-Identifier: Apache-2.0
#include "measure/summary.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/error.hpp"
#include "measure/estimate.hpp"
#include "measure/interval.hpp"
#include "measure/outcome_columns.hpp"
#include "measure/timeline.hpp"
#include "random/distributions.hpp"
#include "sample_outcomes.hpp"

namespace sispam {
namespace {

OutcomeSource source_of(const std::vector<Outcome>& outcomes) {
  return [&outcomes](const std::function<void(const Outcome&)>& take) {
    for (const Outcome& outcome : outcomes) take(outcome);
  };
}

std::vector<Outcome> breached_in_first(std::size_t k, std::size_t n) {
  std::vector<Outcome> outcomes(n);
  for (std::size_t i = 0; i < n; ++i) {
    outcomes[i].id = ReplicateId{static_cast<std::uint32_t>(i)};
    outcomes[i].breach = i < k ? 1 : 0;
  }
  return outcomes;
}

Summary summary_of(const std::vector<Outcome>& outcomes, std::string_view measure, int per_draw = 1) {
  return find(summarize(source_of(outcomes), outcome_measures(), {1, per_draw, 0.95}), measure);
}

TEST(Summary, of_a_flag_is_its_share_with_a_wilson_interval) {
  const Summary s = summary_of(breached_in_first(81, 263), "breach");
  EXPECT_EQ(s.n, 263U);
  EXPECT_EQ(s.n_draws, 263U);
  EXPECT_EQ(s.n_failed, 0U);
  EXPECT_DOUBLE_EQ(s.estimate, 81.0 / 263);
  EXPECT_EQ(s.method, Method::wilson);
  EXPECT_NEAR(s.lo, 0.2552885199, 1e-10);
  EXPECT_NEAR(s.hi, 0.366209577, 1e-9);
  EXPECT_EQ(s.unit, "1");
}

TEST(Summary, of_what_never_or_always_happened_is_bounded_by_the_rule_of_three) {
  const Summary never = summary_of(breached_in_first(0, 200), "breach");
  EXPECT_EQ(never.method, Method::rule_of_three);
  EXPECT_EQ(never.lo, 0);
  EXPECT_NEAR(never.hi, 0.0148670392, 1e-9);
  const Summary always = summary_of(breached_in_first(200, 200), "breach");
  EXPECT_NEAR(always.lo, 1 - 0.0148670392, 1e-9);
  EXPECT_EQ(always.hi, 1);
}

TEST(Summary, counts_failed_replicates_and_widens_a_share_to_the_worst_case) {
  std::vector<Outcome> outcomes = breached_in_first(20, 110);
  for (std::size_t i = 100; i < 110; ++i) outcomes[i].status = Status::failed;
  const Summary s = summary_of(outcomes, "breach");
  EXPECT_EQ(s.n, 100U);
  EXPECT_EQ(s.n_failed, 10U);
  EXPECT_DOUBLE_EQ(s.estimate, 0.2);
  EXPECT_EQ(s.method, Method::wilson_worst_case);
  EXPECT_DOUBLE_EQ(s.lo, wilson(20, 110, 0.95).lo);
  EXPECT_DOUBLE_EQ(s.hi, wilson(30, 110, 0.95).hi);
  EXPECT_EQ(summary_of(outcomes, "end_s").n_failed, 10U);
}

TEST(Summary, of_nothing_at_all_is_empty_and_says_so) {
  std::vector<Outcome> outcomes(3);
  for (Outcome& outcome : outcomes) outcome.status = Status::failed;
  const Summary s = summary_of(outcomes, "end_s");
  EXPECT_EQ(s.n, 0U);
  EXPECT_EQ(s.n_failed, 3U);
  EXPECT_TRUE(std::isnan(s.estimate));
  EXPECT_EQ(s.method, Method::none);
  EXPECT_EQ(summary_of({}, "breach").method, Method::none);
  EXPECT_EQ(summary_of({}, "breach_s_p50").method, Method::none);
}

TEST(Summary, takes_the_draw_for_the_unit_when_replicates_share_one) {
  std::vector<Outcome> outcomes = breached_in_first(0, 400);
  for (std::size_t i = 0; i < 400; ++i) outcomes[i].breach = i / 10 % 2 == 0 ? 1 : 0;
  const Summary s = summary_of(outcomes, "breach", 10);
  EXPECT_EQ(s.n, 400U);
  EXPECT_EQ(s.n_draws, 40U);
  const Summary naive = summary_of(outcomes, "breach", 1);
  EXPECT_GT(s.hi - s.lo, 2.5 * (naive.hi - naive.lo));
}

std::vector<Outcome> with_injuries(std::size_t n) {
  std::vector<Outcome> outcomes(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto id = static_cast<std::uint32_t>(i);
    outcomes[i].id = ReplicateId{id};
    outcomes[i].injuries[1][0][0] = std::floor(exponential(Random{5, id}.uniform(Purpose::test, 0, 0), 3));
    outcomes[i].first_s[1] = i % 2 == 0 ? missing : 100.0 * static_cast<double>(i);
  }
  return outcomes;
}

TEST(Summary, of_a_count_has_mean_share_above_zero_mean_of_those_and_quantiles) {
  const auto outcomes = with_injuries(200);
  double sum = 0, any = 0;
  for (const Outcome& o : outcomes) {
    sum += o.injuries[1][0][0];
    any += o.injuries[1][0][0] > 0 ? 1 : 0;
  }
  const auto all = summarize(source_of(outcomes), outcome_measures(), {});
  const Summary& mean = find(all, "injured_demonstrators");
  EXPECT_DOUBLE_EQ(mean.estimate, sum / 200);
  EXPECT_EQ(mean.method, Method::bca);
  EXPECT_LT(mean.lo, mean.estimate);
  EXPECT_GT(mean.hi, mean.estimate);
  EXPECT_EQ(mean.unit, "{casualty}");
  EXPECT_DOUBLE_EQ(find(all, "injured_demonstrators_any").estimate, any / 200);
  EXPECT_EQ(find(all, "injured_demonstrators_any").unit, "1");
  EXPECT_DOUBLE_EQ(find(all, "injured_demonstrators_if_any").estimate, sum / any);
  EXPECT_EQ(find(all, "injured_demonstrators_if_any").n, static_cast<std::size_t>(any));
  EXPECT_EQ(find(all, "injured_demonstrators_p50").method, Method::order_statistics);
  EXPECT_EQ(find(all, "injured_personnel").method, Method::no_spread);
  EXPECT_TRUE(std::isnan(find(all, "injured_personnel").hi)) << "zeros alone do not bound a mean";
  EXPECT_EQ(find(all, "injured_personnel_any").method, Method::rule_of_three);
}

TEST(Summary, of_draws_that_are_alike_has_no_interval_however_their_replicates_differ) {
  std::vector<Outcome> outcomes = breached_in_first(0, 12);
  for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i].injuries[1][0][0] = static_cast<int>(i % 2);
  const Summary pairs = summary_of(outcomes, "injured_demonstrators", 2);
  EXPECT_EQ(pairs.estimate, 0.5);
  EXPECT_EQ(pairs.method, Method::no_spread);
  EXPECT_TRUE(std::isnan(pairs.lo) && std::isnan(pairs.hi));
  for (std::size_t i = 0; i < 12; ++i)
    outcomes[i].water_l = i % 6 < 3 ? std::array{0.1, 0.2, 0.3}[i % 3] : std::array{0.3, 0.2, 0.1}[i % 3];
  EXPECT_EQ(summary_of(outcomes, "water_l", 3).method, Method::no_spread) << "0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1";
  EXPECT_EQ(summary_of(outcomes, "injured_demonstrators", 3).method, Method::bca_few) << "1, 2, 1, 2 of 3";
}

TEST(Summary, of_a_time_counts_only_the_runs_in_which_it_happened) {
  const auto all = summarize(source_of(with_injuries(200)), outcome_measures(), {});
  const Summary& median = find(all, "first_e1_s_p50");
  EXPECT_EQ(median.n, 100U);
  EXPECT_EQ(median.estimate, 9900);  // the 50th of 100, 300, ..., 19900
  EXPECT_EQ(median.lo, 7900);        // the 40th
  EXPECT_EQ(median.hi, 12100);       // the 61st
  EXPECT_EQ(median.unit, "s");
}

TEST(Summary, leaves_an_end_open_that_few_runs_cannot_bound) {
  const auto all = summarize(source_of(with_injuries(40)), outcome_measures(), {});
  EXPECT_TRUE(std::isnan(find(all, "first_e1_s_p90").hi));
  EXPECT_FALSE(std::isnan(find(all, "first_e1_s_p90").lo));
}

TEST(Summary, leaves_an_end_open_that_few_draws_cannot_bound_however_many_replicates_they_have) {
  // 400 replicates in 20 draws: 0.9^20 = 12 % for all draws to lie below the 90 % point, far above 2.5 %.
  const auto all = summarize(source_of(with_injuries(400)), outcome_measures(), {1, 20, 0.95});
  EXPECT_EQ(find(all, "first_e1_s_p90").method, Method::bootstrap_draws);
  EXPECT_TRUE(std::isnan(find(all, "first_e1_s_p90").hi));
  EXPECT_TRUE(std::isnan(find(all, "first_e1_s_p10").lo));
  EXPECT_FALSE(std::isnan(find(all, "first_e1_s_p50").hi));
}

TEST(Summary, warns_of_few_values_and_trusts_the_normal_law_only_from_a_thousand_draws) {
  EXPECT_EQ(summary_of(with_injuries(20), "injured_demonstrators").method, Method::bca_few);
  EXPECT_EQ(summary_of(with_injuries(999), "injured_demonstrators").method, Method::bca);
  EXPECT_EQ(summary_of(with_injuries(1000), "injured_demonstrators").method, Method::student_t);
  EXPECT_EQ(summary_of(with_injuries(1000), "injured_demonstrators", 10).method, Method::bca);
  EXPECT_EQ(summary_of(with_injuries(8), "injured_demonstrators", 8).method, Method::too_few);
  EXPECT_EQ(summary_of(with_injuries(1000), "injured_demonstrators_p50", 10).method, Method::bootstrap_draws);
}

TEST(Summary, of_a_rare_count_is_resampled_however_many_draws_and_has_no_end_below_0) {
  std::vector<Outcome> outcomes = breached_in_first(0, 2000);
  for (std::size_t i = 0; i < 19; ++i) outcomes[100 * i].injuries[1][0][0] = i < 2 ? 10 : 1;
  const Summary rare = summary_of(outcomes, "injured_demonstrators");
  EXPECT_EQ(rare.method, Method::bca_few);
  EXPECT_GE(rare.lo, 0);
  outcomes[1950].injuries[1][0][0] = 1;
  EXPECT_EQ(summary_of(outcomes, "injured_demonstrators").method, Method::student_t) << "twenty of them";
}

TEST(Summary, warns_of_few_draws_however_many_replicates_they_have) {
  EXPECT_EQ(summary_of(with_injuries(400), "injured_demonstrators", 40).method, Method::bca_few) << "ten draws";
  EXPECT_EQ(summary_of(with_injuries(400), "injured_demonstrators", 20).method, Method::bca) << "twenty";
}

TEST(Summary, of_a_share_of_runs_that_all_failed_is_anything_from_0_to_1) {
  std::vector<Outcome> outcomes = breached_in_first(0, 3);
  for (Outcome& outcome : outcomes) outcome.status = Status::failed;
  const Summary breach = summary_of(outcomes, "breach");
  EXPECT_EQ(breach.n_failed, 3U);
  EXPECT_TRUE(std::isnan(breach.estimate));
  EXPECT_EQ(std::pair(breach.lo, breach.hi), std::pair(0.0, 1.0));
  EXPECT_EQ(breach.method, Method::wilson_worst_case);
}

TEST(Summary, has_a_row_for_every_column_and_reads_them_in_groups) {
  std::vector<Outcome> outcomes;
  for (std::uint32_t id = 0; id < 30; ++id) outcomes.push_back(samples::awkward(id));
  int passes = 0;
  const OutcomeSource counted = [&](const std::function<void(const Outcome&)>& take) {
    ++passes;
    for (const Outcome& outcome : outcomes) take(outcome);
  };
  const auto all = summarize(counted, outcome_measures(), {});
  EXPECT_EQ(passes, 2);
  for (const OutcomeColumn& column : outcome_columns()) EXPECT_NO_THROW(find(all, column.name));
  EXPECT_THROW(find(all, "no_such_measure"), Bug);
}

TEST(Summary, holds_only_64_mib_of_columns_at_once) {
  // 100,000 outcomes x 8 bytes: 83 columns fit, so 100 measures need the roll and two passes.
  constexpr std::uint32_t n = 100000;
  int passes = 0;
  const OutcomeSource many = [&](const std::function<void(const Outcome&)>& take) {
    ++passes;
    Outcome outcome;
    for (std::uint32_t id = 0; id < n; ++id) {
      outcome.id = ReplicateId{id};
      take(outcome);
    }
  };
  const std::vector<Measure> measures(100, {"x", "1", MeasureKind::share, [](const Outcome&) { return 0.0; }});
  EXPECT_EQ(summarize(many, measures, {}).size(), 100U);
  EXPECT_EQ(passes, 3);
}

TEST(Summary, refuses_outcomes_out_of_order) {
  std::vector<Outcome> outcomes = breached_in_first(1, 3);
  std::swap(outcomes[0], outcomes[2]);
  EXPECT_THROW(summary_of(outcomes, "breach"), Bug);
}

TEST(Timeline, gives_levels_hazard_states_load_and_injuries_per_bin) {
  std::vector<Outcome> outcomes(4);
  for (std::uint32_t i = 0; i < 4; ++i) {
    Outcome& o = outcomes[i];
    o.id = ReplicateId{i};
    o.end_s = 900;
    o.bins.resize(3);
    o.bins[1].level = i == 0 ? 2 : 1;
    o.bins[1].person_min[3] = 50;
    o.bins[1].injured = i;
  }
  outcomes[0].breach_s = 299;
  outcomes[1].breach_s = 300;
  outcomes[2].end_s = 450;  // ended in the middle of the second bin
  outcomes[2].bins.resize(2);
  const auto rows = timeline(source_of(outcomes), 800, {});
  const auto row = [&](double start_s, std::string_view measure) {
    for (const TimelineRow& r : rows) {
      if (r.start_s == start_s && r.summary.measure == measure) return r;
    }
    throw std::runtime_error("no row");
  };
  EXPECT_EQ(row(300, "level_red").summary.estimate, 0.25);
  EXPECT_EQ(row(300, "level_yellow_or_red").summary.estimate, 1);
  EXPECT_EQ(row(0, "breach_hazard").summary.estimate, 0.25);
  EXPECT_EQ(row(300, "breach_hazard").summary.n, 3U) << "one was breached before";
  EXPECT_DOUBLE_EQ(row(300, "breach_hazard").summary.estimate, 1.0 / 3);
  EXPECT_EQ(row(600, "breach_hazard").summary.n, 1U) << "two were breached before, one has ended";
  EXPECT_EQ(row(300, "persons_pushing_p50").summary.estimate, 10);
  EXPECT_EQ(row(300, "persons_pushing_p90").summary.estimate, 20) << "50 person-minutes in 2.5 minutes";
  EXPECT_EQ(row(300, "injured").summary.estimate, 1.5);
  EXPECT_EQ(row(600, "injured").summary.n, 3U);
  EXPECT_EQ(row(600, "injured").end_s, 800);
}

}  // namespace
}  // namespace sispam
