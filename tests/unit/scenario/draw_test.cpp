// SPDX-License-Identifier: Apache-2.0
#include "scenario/draw.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "scenario/canonical.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

TEST(Draw, puts_the_drawn_values_in_and_nothing_else) {
  const Scenario scenario = base_with({});
  const auto values = drawn_values(scenario, 3);
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values[0].first, "crowd.groups.people.count");
  Scenario drawn = with_draw(scenario, 3);
  EXPECT_EQ(drawn.crowd.groups[0].count, values[0].second);
  EXPECT_EQ(drawn.model.motion.push_force_n, values[1].second);
  drawn.crowd.groups[0].count = scenario.crowd.groups[0].count;
  drawn.model.motion.push_force_n = scenario.model.motion.push_force_n;
  EXPECT_EQ(canonical_yaml(drawn), canonical_yaml(scenario));
}

TEST(Draw, is_the_same_whenever_it_is_asked_for) {
  const Scenario scenario = base_with({});
  EXPECT_EQ(drawn_values(scenario, 7), drawn_values(scenario, 7));
  EXPECT_NE(drawn_values(scenario, 7), drawn_values(scenario, 8));
  Scenario other_seed = scenario;
  ++other_seed.seed;
  EXPECT_NE(drawn_values(other_seed, 7), drawn_values(scenario, 7));
}

TEST(Draw, of_one_parameter_does_not_depend_on_the_others) {
  Scenario scenario = base_with({});
  const auto both = drawn_values(scenario, 5);
  scenario.uncertain.parameters.erase(scenario.uncertain.parameters.begin());
  EXPECT_EQ(drawn_values(scenario, 5).at(0), both.at(1));
}

TEST(Draw, gives_each_parameter_a_luck_of_its_own) {
  Scenario scenario = base_with({});
  const Distribution unit{Distribution::Kind::uniform, 0, 1, 0};
  scenario.uncertain.parameters = {{"model.mind.attention", unit}, {"model.mind.leave_if_verbal", unit}};
  const auto values = drawn_values(scenario, 0);
  EXPECT_NE(values[0].second, values[1].second);
}

TEST(Draw, has_the_mean_of_its_distribution_and_stays_inside_it) {
  const Scenario scenario = base_with({});
  const int n = 4000;
  double sum = 0;
  for (std::uint32_t draw = 0; draw < n; ++draw) {
    const double force = drawn_values(scenario, draw)[1].second;
    ASSERT_GT(force, 100);
    ASSERT_LT(force, 450);
    sum += force;
  }
  // uniform: standard deviation 350 / sqrt(12) = 101.0; mean of 4000 within 4.9 standard errors (1e-6 two-sided)
  EXPECT_NEAR(sum / n, 275, 4.9 * 101.04 / std::sqrt(n));
}

TEST(Draw, never_leaves_the_range_of_the_key) {
  Scenario scenario = base_with({});
  scenario.uncertain.parameters = {{"model.mind.attention", {Distribution::Kind::lognormal_median, 0.9, 3, 0}}};
  int at_the_end = 0;
  for (std::uint32_t draw = 0; draw < 200; ++draw) {
    const double attention = with_draw(scenario, draw).model.mind.attention;
    EXPECT_LE(attention, 1);
    if (attention == 1) ++at_the_end;
  }
  EXPECT_GT(at_the_end, 0);
}

TEST(Draw, reaches_numbers_inside_distributions_and_pairs) {
  Scenario scenario = base_with({});
  scenario.uncertain.parameters = {
      {"model.care.triage_s.lognormal_mean", {Distribution::Kind::constant, 40, 0, 0}},
      {"crowd.groups.people.arrival.batch[1]", {Distribution::Kind::constant, 21.6, 0, 0}}};
  const Scenario drawn = with_draw(scenario, 0);
  EXPECT_EQ(drawn.model.care.triage_s.a, 40);
  EXPECT_EQ(drawn.crowd.groups[0].arrival.batch[1], 22);
}

TEST(Draw, of_nothing_changes_nothing) {
  Scenario scenario = base_with({"uncertain.parameters=[]"});
  EXPECT_EQ(canonical_yaml(with_draw(scenario, 1)), canonical_yaml(scenario));
}

}  // namespace
}  // namespace sispam
