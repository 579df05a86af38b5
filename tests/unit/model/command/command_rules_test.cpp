// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "hand_made_world.hpp"
#include "model/command/level_rules.hpp"
#include "model/command/orders.hpp"
#include "model/command/sensing.hpp"

namespace sispam {
namespace {

using rules::asked_level;

constexpr double z_one_in_a_million = 4.892;

TEST(LevelRules, ask_for_yellow_at_the_threshold_and_for_green_only_well_below_it) {
  const CommandParameters p;
  EXPECT_EQ(asked_level(p, Level::green, {.pushing = 19}), Level::green);
  EXPECT_EQ(asked_level(p, Level::green, {.pushing = 20}), Level::yellow);
  EXPECT_EQ(asked_level(p, Level::yellow, {.pushing = 5}), Level::yellow);
  EXPECT_EQ(asked_level(p, Level::yellow, {.pushing = 4}), Level::green);
}

TEST(LevelRules, ask_for_red_on_a_breach_or_a_serious_injury_and_step_down_one_by_one) {
  const CommandParameters p;
  for (const Level level : {Level::green, Level::yellow, Level::red}) {
    EXPECT_EQ(asked_level(p, level, {.breach = true}), Level::red);
    EXPECT_EQ(asked_level(p, level, {.serious_injury = true}), Level::red);
  }
  EXPECT_EQ(asked_level(p, Level::red, {.pushing = 0}), Level::yellow);
}

TEST(LevelRules, wait_longer_on_the_way_down_than_on_the_way_up) {
  const CommandParameters p;
  EXPECT_EQ(rules::dwell_s(p, Level::green, Level::red), 20);
  EXPECT_EQ(rules::dwell_s(p, Level::yellow, Level::green), 180);
}

TEST(Sensing, reports_the_count_of_ten_seconds_ago) {
  Scenario scenario = testing::plain_scenario(30);
  scenario.model.command.count_error = 0;
  World world = testing::alike(30);
  for (int second = 1; second <= 30; ++second) {
    world.now_ms = second * 1000;
    world.crowd.behaviour[static_cast<std::size_t>(second - 1)] = Behaviour::pushing;
    EXPECT_EQ(rules::sense(scenario, world, Random{1, 0}).pushing, std::max(second - 10, 0));
  }
  EXPECT_LE(world.situation.pushing_history.size(), 11U);
}

TEST(Sensing, errs_by_the_planned_spread_around_the_true_count_and_keeps_the_error_for_ten_seconds) {
  const CommandParameters p;
  constexpr int n = 20000;
  double sum = 0, squares = 0;
  for (int k = 0; k < n; ++k) {
    const double count = rules::reported_count(p, 100000, k * 10'000LL, Random{2, 0}) / 1e5;
    sum += count;
    squares += count * count;
  }
  const double mean = sum / n;
  EXPECT_NEAR(mean, 1, z_one_in_a_million * 0.2 / std::sqrt(n));
  // A lognormal with this spread has an excess kurtosis of 0.65, which widens the error of the sample spread.
  EXPECT_NEAR(std::sqrt(squares / n - mean * mean), 0.2, z_one_in_a_million * 0.2 * std::sqrt(2.65 / (4.0 * n)));
  EXPECT_EQ(rules::reported_count(p, 1000, 10'000, Random{2, 0}), rules::reported_count(p, 1000, 19'999, Random{2, 0}));
  EXPECT_NE(rules::reported_count(p, 1000, 10'000, Random{2, 0}), rules::reported_count(p, 1000, 20'000, Random{2, 0}));
  EXPECT_EQ(rules::reported_count(p, 0, 10'000, Random{2, 0}), 0);
}

TEST(Sensing, knows_of_a_serious_injury_only_once_it_is_discovered) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  const auto known = [&](Triage triage, std::int64_t discovered_ms) {
    world.now_ms = 5000;
    Casualty casualty;
    casualty.at_injury = triage;
    casualty.discovered_ms = discovered_ms;
    world.casualties.rows = {casualty};
    return rules::sense(scenario, world, Random{1, 0}).serious_injury;
  };
  EXPECT_TRUE(known(Triage::red, 4000));
  EXPECT_TRUE(known(Triage::black, 4000));
  EXPECT_FALSE(known(Triage::yellow, 4000));
  EXPECT_FALSE(known(Triage::red, -1));
  EXPECT_FALSE(known(Triage::red, 6000));
}

/// Sample median of the delay to declare `level` over 20,001 decisions [s].
double median_delay_s(const CommandParameters& parameters, Level level) {
  std::vector<double> delays;
  for (std::uint32_t k = 0; k < 20001; ++k) {
    delays.push_back(rules::declaration_delay_s(parameters, level, k, Random{3, 0}));
  }
  std::nth_element(delays.begin(), delays.begin() + 10000, delays.end());
  return delays[10000];
}

TEST(Delays, have_the_planned_medians_and_red_waits_for_the_province) {
  // The logarithm of a sample median of a lognormal has the standard error ln(gsd) sqrt(pi / 2 / n).
  const auto bound = [](double gsd) { return z_one_in_a_million * std::log(gsd) * std::sqrt(M_PI / 2 / 20001); };
  CommandParameters p;
  p.sensing_s = p.radio_s = {Distribution::Kind::constant, 0, 0, 0};
  EXPECT_NEAR(std::log(median_delay_s(p, Level::yellow) / 60), 0, bound(1.8));
  EXPECT_NEAR(std::log(median_delay_s(p, Level::green) / 60), 0, bound(1.8));
  EXPECT_NEAR(std::log(median_delay_s(p, Level::red) / 300), 0, bound(2.2));
  p.county_decision_s = p.sensing_s;
  p.sensing_s = CommandParameters{}.sensing_s;
  EXPECT_NEAR(std::log(median_delay_s(p, Level::yellow) / 10), 0, bound(1.6));
  p.sensing_s = {Distribution::Kind::constant, 0, 0, 0};
  p.radio_s = CommandParameters{}.radio_s;
  EXPECT_NEAR(std::log(median_delay_s(p, Level::yellow) / 20), 0, bound(1.8));
}

TEST(Delays, of_one_decision_are_three_different_draws) {
  const CommandParameters p;
  const double whole = rules::declaration_delay_s(p, Level::yellow, 7, Random{3, 0});
  CommandParameters without_radio = p;
  without_radio.radio_s = {Distribution::Kind::constant, 0, 0, 0};
  const double rest = rules::declaration_delay_s(without_radio, Level::yellow, 7, Random{3, 0});
  CommandParameters only_sensing = without_radio;
  only_sensing.county_decision_s = {Distribution::Kind::constant, 0, 0, 0};
  const double sensing = rules::declaration_delay_s(only_sensing, Level::yellow, 7, Random{3, 0});
  const double radio_z = std::log((whole - rest) / 20) / std::log(1.8);
  const double decision_z = std::log((rest - sensing) / 60) / std::log(1.8);
  const double sensing_z = std::log(sensing / 10) / std::log(1.6);
  EXPECT_GT(std::abs(radio_z - decision_z), 1e-6);
  EXPECT_GT(std::abs(sensing_z - decision_z), 1e-6);
}

}  // namespace
}  // namespace sispam
