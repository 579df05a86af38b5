// E-T1 to E-T6: with a rate without bound the shipped decisions are the threshold model of Granovetter (1978).
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "false_alarm.hpp"
#include "last_value.hpp"
#include "random/distributions.hpp"
#include "verification/mind/social.hpp"

namespace sispam {
namespace {

constexpr std::size_t crowd_size = 100;
using testing::z_one_in_a_million;

/// How many act in the end, when somebody joins as soon as as many others as his threshold act. His drive must exceed
/// his threshold, so that stands `short_of` a whole number below it: whatever between 0 and 1 means the same.
std::size_t final_number(const std::vector<double>& thresholds, double short_of = 0.5) {
  Scenario scenario = testing::imitators(thresholds.size());
  scenario.model.mind.verbal_rate_per_s = 1e9;
  scenario.model.mind.threshold_ramp = 1e-9;
  World world = testing::alike(thresholds.size());
  const double others = static_cast<double>(thresholds.size()) - 1;
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    world.crowd.threshold_noise[i] = (thresholds[i] - short_of) / others;
  }
  std::size_t before = thresholds.size() + 1;
  while (testing::number_of(world, Behaviour::verbal) != before) {
    before = testing::number_of(world, Behaviour::verbal);
    testing::imitate(scenario, world, Random{1, 0}, 1000);
  }
  return before;
}

TEST(Thresholds, e_t1_one_of_each_from_0_to_99_bring_out_all_hundred) {
  std::vector<double> thresholds;
  for (std::size_t i = 0; i < crowd_size; ++i) thresholds.push_back(static_cast<double>(i));
  for (const double short_of : {0.001, 0.5, 0.999}) EXPECT_EQ(final_number(thresholds, short_of), 100U);
}

/// Without the threshold of 1 only the first acts (Granovetter's own case), and without any other one all below it do.
TEST(Thresholds, e_t2_one_threshold_too_high_by_one_stops_all_above_it_and_nobody_below) {
  for (const std::size_t missing : {1U, 2U, 10U, 50U, 99U}) {
    std::vector<double> thresholds;
    for (std::size_t i = 0; i < crowd_size; ++i) thresholds.push_back(static_cast<double>(i == missing ? i + 1 : i));
    for (const double short_of : {0.001, 0.999}) EXPECT_EQ(final_number(thresholds, short_of), missing) << short_of;
  }
}

/// Of 65 people each sees 64: shares of them are exact numbers in a computer.
TEST(Thresholds, e_t2a_a_drive_that_only_reaches_a_threshold_moves_nobody) {
  std::vector<double> thresholds;
  for (std::size_t i = 0; i < 65; ++i) thresholds.push_back(static_cast<double>(i));
  EXPECT_EQ(final_number(thresholds, 0), 0U);
  thresholds[0] = -1;
  EXPECT_EQ(final_number(thresholds, 0), 1U) << "the one who needs nobody; the next sees as many as his threshold";
  EXPECT_EQ(final_number(thresholds, 1e-6), 65U);
}

TEST(Thresholds, e_t4_of_normal_thresholds_a_spread_of_12_20_brings_out_few_and_12_30_all) {
  const auto with_spread = [](double sigma) {
    std::vector<double> thresholds;
    for (std::size_t i = 0; i < crowd_size; ++i) {
      thresholds.push_back(std::floor(25 + sigma * normal_quantile((static_cast<double>(i) + 0.5) / crowd_size) + 0.5));
    }
    return final_number(thresholds);
  };
  EXPECT_EQ(with_spread(12.20), 5U);
  EXPECT_EQ(with_spread(12.30), 100U);
}

/// Share of `draws` in which `hit(final number)`, thresholds made of independent uniform numbers by `make`.
template <class Make, class Hit>
double share(std::uint32_t draws, Make make, Hit hit) {
  double hits = 0;
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    std::vector<double> thresholds;
    for (std::uint32_t i = 0; i < crowd_size; ++i)
      thresholds.push_back(make(Random{61, draw}.uniform(Purpose::test, 0, i)));
    hits += hit(final_number(thresholds)) ? 1 : 0;
  }
  return hits / draws;
}

double tolerance(double share, double draws) { return z_one_in_a_million * std::sqrt(share * (1 - share) / draws); }

TEST(SlowThresholds, e_t5_of_independent_normal_people_make_no_jump) {
  constexpr std::uint32_t draws = 1500;
  const auto most_act = [](double sigma) {
    return share(
        draws, [&](double u) { return std::ceil(25 + sigma * normal_quantile(u)); },
        [](std::size_t number) { return number > 50; });
  };
  const std::array<double, 3> shares{most_act(12.2), most_act(14), most_act(20)};
  record_value("E-T5", "{}", listed(shares, "{:.4f}"));
  EXPECT_NEAR(shares[0], 0.1992, tolerance(0.1992, draws));
  EXPECT_NEAR(shares[1], 0.6225, tolerance(0.6225, draws));
  EXPECT_NEAR(shares[2], 0.9970, tolerance(0.9970, draws));
}

TEST(SlowThresholds, e_t6_of_independent_uniform_people_follow_the_count_of_parking_functions) {
  constexpr std::uint32_t draws = 4000;
  const auto uniform = [](double u) { return std::floor(u * crowd_size); };
  const double nobody = share(draws, uniform, [](std::size_t number) { return number == 0; });
  const double all = share(draws, uniform, [](std::size_t number) { return number == crowd_size; });
  record_value("E-T6", "nobody {:.4f}, all {:.4f}", nobody, all);
  EXPECT_NEAR(nobody, 0.36603, tolerance(0.36603, draws));
  EXPECT_NEAR(all, 0.02678, tolerance(0.02678, draws));
}

}  // namespace
}  // namespace sispam
