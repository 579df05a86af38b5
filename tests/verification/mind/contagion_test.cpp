// E-T11 to E-T14: where the rate of joining is the share who act, the shipped decisions are the epidemic models SI and
// SIR. E-T18: a rate that changes with time acts with its integral. E-T26: without couplings people are independent.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

#include "false_alarm.hpp"
#include "last_value.hpp"
#include "verification/mind/social.hpp"

namespace sispam {
namespace {

using testing::z_one_in_a_million;

/// Everybody joins at the rate 0.05/s times the share of the others who act.
Scenario contagious(std::size_t n) {
  Scenario scenario = testing::imitators(n);
  scenario.model.mind.verbal_rate_per_s = 0.05;
  scenario.model.mind.threshold_ramp = 1;
  return scenario;
}

World with_one_active(std::size_t n) {
  World world = testing::alike(n);
  world.crowd.behaviour[0] = Behaviour::verbal;
  return world;
}

TEST(SlowContagion, e_t12_takes_the_exact_mean_time_to_reach_all) {
  constexpr std::size_t n = 100;
  constexpr int runs = 300;
  const Scenario scenario = contagious(n);
  double sum_s = 0, squares = 0;
  for (std::uint32_t run = 0; run < runs; ++run) {
    World world = with_one_active(n);
    while (testing::number_of(world, Behaviour::verbal) < n) testing::imitate(scenario, world, Random{12, run}, 250);
    const double time_s = static_cast<double>(world.now_ms) / 1000;
    sum_s += time_s;
    squares += time_s * time_s;
  }
  double harmonic = 0;
  for (std::size_t k = 1; k < n; ++k) harmonic += 1.0 / static_cast<double>(k);
  const double exact_s = 2 / 0.05 * harmonic * (n - 1) / n;  // 205 s: each imitates one of the n - 1 others
  const double mean_s = sum_s / runs, sd_s = std::sqrt(squares / runs - mean_s * mean_s);
  record_value("E-T12", "{:.1f} s", mean_s);
  EXPECT_NEAR(mean_s, exact_s, z_one_in_a_million * sd_s / std::sqrt(runs));
}

TEST(SlowContagion, e_t13_and_e_t14_with_going_home_ends_soon_or_at_the_final_size_of_kermack_and_mckendrick) {
  constexpr std::size_t n = 200;
  constexpr int runs = 300;
  Scenario scenario = contagious(n);
  scenario.model.mind.leave_rate_per_s = 1e-9;  // of the calm; of those who act 0.025/s: R0 = 2
  scenario.model.mind.leave_if_verbal = 0.025e9;
  int minor = 0;
  double sizes = 0;
  for (std::uint32_t run = 0; run < runs; ++run) {
    World world = with_one_active(n);
    while (testing::number_of(world, Behaviour::verbal) > 0) testing::imitate(scenario, world, Random{13, run}, 500);
    const double size = static_cast<double>(testing::number_of(world, Behaviour::dispersing)) / n;
    minor += size < 0.2 ? 1 : 0;
    sizes += size < 0.2 ? 0 : size;
  }
  record_value("E-T13", "{:.3f}", sizes / (runs - minor));
  record_value("E-T14", "{:.3f}", minor / static_cast<double>(runs));
  EXPECT_NEAR(minor / static_cast<double>(runs), 0.5, z_one_in_a_million * std::sqrt(0.25 / runs));
  // sd of one size 0.0645 (van der Hofstad's variance at R0 = 2, n = 200); 0.01 for the finite crowd
  EXPECT_NEAR(sizes / (runs - minor), 0.7968, z_one_in_a_million * 0.0645 / std::sqrt(runs - minor) + 0.01);
}

TEST(Rates, e_t18_that_change_with_time_act_with_their_integral) {
  constexpr int n = 10000;
  Scenario scenario = testing::plain_scenario(n);
  scenario.model.mind.threshold_verbal = 3;
  scenario.weather.dark_from_s = 200;
  scenario.weather.dark_until_s = 500;
  scenario.model.mind.night_leave_factor = 6;
  World world = testing::alike(n);
  testing::run_stage(testing::decide_a_second, scenario, world, 600);
  const double integral = (300 + 6 * 300) / 5400.0;
  const double share = 1 - std::exp(-integral);
  const double gone = static_cast<double>(testing::number_of(world, Behaviour::dispersing)) / n;
  record_value("E-T18", "{:.4f}", gone);
  EXPECT_NEAR(gone, share, z_one_in_a_million * std::sqrt(share * (1 - share) / n));
}

/// Variance over replicates of how many of 100 people shout after 60 s, over that of independent people.
double dispersion(double social_weight, int runs) {
  constexpr std::size_t n = 100;
  Scenario scenario = testing::imitators(n);
  MindParameters& p = scenario.model.mind;
  p.social_weight = social_weight;
  p.verbal_rate_per_s = 0.01;
  p.threshold_verbal = -0.25;  // a rate of a quarter of that without anybody, more with others
  p.threshold_ramp = 1;
  double sum = 0, squares = 0;
  for (std::uint32_t run = 0; run < static_cast<std::uint32_t>(runs); ++run) {
    World world = testing::alike(n);
    for (int second = 0; second < 60; ++second) testing::imitate(scenario, world, Random{26, run}, 1000);
    const auto number = static_cast<double>(testing::number_of(world, Behaviour::verbal));
    sum += number;
    squares += number * number;
  }
  const double mean = sum / runs, share = mean / n;
  return (squares - sum * mean) / (runs - 1) / (n * share * (1 - share));
}

TEST(SlowCouplings, e_t26_when_off_leave_people_independent_and_when_on_do_not) {
  constexpr int runs = 600;
  const boost::math::chi_squared_distribution<> chi2(runs - 1);
  const double off = dispersion(0, runs), on = dispersion(4, runs);
  record_value("E-T26", "{:.2f} and {:.1f} times the binomial variance", off, on);
  EXPECT_LT(off * (runs - 1), quantile(complement(chi2, 5e-7)));
  EXPECT_GT(off * (runs - 1), quantile(chi2, 5e-7));
  EXPECT_GT(on * (runs - 1), quantile(complement(chi2, 5e-7)));
}

}  // namespace
}  // namespace sispam
