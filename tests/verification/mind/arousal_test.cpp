// E-T20, E-T21: a crowd in which everybody is alike follows the closed forms of docs/model/escalation.md eq. 16, 17.
// E-T24: how much is understood at a given level above the noise.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "model/mind/sound.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

/// Anger of 25 people alike after `seconds`, all with the base `base` and the start `start`.
double anger_after(Scenario scenario, double base, double start, int seconds) {
  World world = testing::alike(25);
  scenario.model.mind.anger_base = base / 0.6;  // times the grievance 0.6
  for (double& anger : world.crowd.anger) anger = start;
  if (!scenario.assets.loudspeakers.empty()) world.crowd.role[0] = CrowdRole::orator;
  testing::run_stage(hear, scenario, world, 1);
  testing::run_stage(testing::feel_a_second, scenario, world, seconds);
  return world.crowd.anger[12];
}

constexpr int long_enough = 30000;  // [s]

TEST(Arousal, a_crowd_alike_settles_at_the_fixed_point_without_orator) {
  Scenario scenario = testing::plain_scenario(25);
  scenario.model.mind.arousal_reproduction = 0.6;
  EXPECT_NEAR(anger_after(scenario, 0.21, 0.0, long_enough), 0.3457, 1e-3);
  scenario.model.mind.arousal_reproduction = 1.2;
  EXPECT_NEAR(anger_after(scenario, 0.21, 0.9, long_enough), 0.5099, 1e-3);
  scenario.model.mind.arousal_reproduction = 1.5;
  EXPECT_NEAR(anger_after(scenario, 0.0, 0.9, long_enough), 0.3333, 1e-3);
}

TEST(Arousal, a_crowd_alike_settles_higher_when_it_hears_an_orator) {
  Scenario scenario = testing::plain_scenario(25);
  scenario.assets.loudspeakers.push_back({"pa", "supporters", {1, 6}, 200, {}});  // everybody understands every word
  scenario.model.mind.orator_pauses_s = 0;
  scenario.model.mind.orator_rate_per_s = 0.0025;  // 0.0025 x 0.8 attention x 0.6 grievance x 900 s = 1.08
  scenario.model.mind.habituation_most = 0;
  EXPECT_NEAR(anger_after(scenario, 0.21, 0.2, long_enough), 0.6351, 1e-3);
  scenario.model.mind.habituation_most = 0.5;  // 0.54 once all are used to him
  EXPECT_NEAR(anger_after(scenario, 0.21, 0.2, long_enough), 0.5484, 1e-3);
}

TEST(Arousal, below_one_it_dies_out_and_above_one_it_feeds_itself) {
  Scenario scenario = testing::plain_scenario(25);
  scenario.model.mind.arousal_reproduction = 0.9;
  EXPECT_LT(anger_after(scenario, 0.0, 0.5, long_enough), 0.02);
  scenario.model.mind.arousal_reproduction = 1.5;
  EXPECT_GT(anger_after(scenario, 0.0, 0.01, long_enough), 0.3);
}

TEST(Arousal, grows_along_the_logistic_curve) {
  Scenario scenario = testing::plain_scenario(25);
  scenario.model.mind.arousal_reproduction = 1.5;
  // dA/dt = (A (1.5 (1 - A) - 1)) / 900: logistic with rate 0.5/900 and capacity 1/3, from 0.05, after 3600 s.
  const double grown = 0.05 * std::exp(0.5 / 900 * 3600);
  const double exact = grown / (1 + (grown - 0.05) * 3);
  EXPECT_NEAR(exact, 0.188654, 1e-6);
  EXPECT_NEAR(anger_after(scenario, 0.0, 0.05, 3600), exact, 1e-4);
}

TEST(Audibility, half_is_understood_three_decibels_above_the_noise_and_nearly_all_at_ten) {
  const MindParameters parameters;
  const auto share = [&](double above_db) {
    return mind::understood_share(parameters, mind::energy_of(80 + above_db), mind::energy_of(80));
  };
  EXPECT_NEAR(share(3), 0.5, 1e-12);
  EXPECT_NEAR(share(6), 0.769, 1e-3);
  EXPECT_NEAR(share(10), 0.943, 1e-3);
}

}  // namespace
}  // namespace sispam
