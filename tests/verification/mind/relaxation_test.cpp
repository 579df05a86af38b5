// E-T19: one relaxation pair follows the exact exponential. E-T22: mixing conserves the mean and levels the crowd.
// SPDX-License-Identifier: Apache-2.0
#include "core/relaxation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

TEST(Relaxation, one_pair_follows_the_exact_exponential_for_any_time_step) {
  for (const double dt_s : {0.1, 0.25, 0.5, 2.0, 50.0, 5000.0}) {
    Relaxation pair;
    pair.add(0.02, 0.7);
    double x = 0.1;
    double t = 0;
    for (int k = 0; k < 20; ++k) {
      x = relaxed(pair, x, dt_s);
      t += dt_s;
      EXPECT_NEAR(x, 0.7 + (0.1 - 0.7) * std::exp(-0.02 * t), 1e-12) << "step " << dt_s << " s";
    }
  }
}

TEST(Relaxation, several_influences_act_as_one_with_the_summed_rate_and_the_weighted_target) {
  Relaxation three;
  three.add(0.01, 0.2);
  three.add(0.03, 0.9);
  three.add(0.00, 1.0);
  EXPECT_NEAR(relaxed(three, 0.5, 10), 0.725 + (0.5 - 0.725) * std::exp(-0.4), 1e-12);
}

TEST(Relaxation, without_any_rate_nothing_changes_and_no_step_leaves_the_unit_interval) {
  EXPECT_EQ(relaxed({}, 0.3, 100), 0.3);
  Relaxation strong;
  strong.add(1e6, 1);
  EXPECT_LE(relaxed(strong, 0.999, 1e6), 1);
  EXPECT_EQ(raised(0.4, 0), 0.4);
  EXPECT_EQ(raised(0.4, 1), 1);
  EXPECT_NEAR(raised(0.4, 0.5), 0.7, 1e-15);
}

TEST(Mixing, conserves_the_mean_anger_and_lowers_its_variance_at_every_step) {
  constexpr std::size_t n = 100;
  Scenario scenario = testing::plain_scenario(n);
  MindParameters& mind = scenario.model.mind;
  mind.anger_relaxation_s = std::numeric_limits<double>::infinity();  // no relaxation, no amplification
  mind.neighbour_radius_m = 100;                                      // all-to-all
  mind.neighbour_kernel_m = 1e9;                                      // equal weights
  World world = testing::alike(n);
  for (std::size_t i = 0; i < n; ++i) world.crowd.anger[i] = static_cast<double>(i * i % 97) / 97;
  const auto mean_of = [&] { return std::accumulate(world.crowd.anger.begin(), world.crowd.anger.end(), 0.0) / n; };
  const double mean = mean_of();
  double variance = 1;
  for (int k = 0; k < 1000; ++k) {
    testing::run_stage(testing::feel_a_second, scenario, world, 1);
    double now = 0;
    for (const double anger : world.crowd.anger) now += (anger - mean) * (anger - mean) / n;
    EXPECT_LT(now, variance);
    variance = now;
  }
  EXPECT_NEAR(mean_of(), mean, 1e-9);
  EXPECT_LT(variance, 1e-9);
}

}  // namespace
}  // namespace sispam
