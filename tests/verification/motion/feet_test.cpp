// M-V1, M-V2, M-V2b, M-V2c, M-V2d: one person and his feet.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "last_value.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

double relaxation_error(double step_ms) {
  Scenario scenario = fixed_wishes();
  scenario.model.motion.step_ms = step_ms;
  const Ground ground;
  World world = world_of({{{0, 0}, Mode::walk, {1.25, 0}}});
  const int steps = static_cast<int>(std::lround(300 / step_ms));
  for (int k = 0; k < steps; ++k) move(scenario, ground, world, Random{});
  return std::abs(world.people.vx[0] - 1.25 * (1 - std::exp(-1.0)));
}

TEST(MotionV1, one_person_walks_40_m_in_the_time_of_his_speed_and_start) {
  Scenario scenario = fixed_wishes();
  scenario.model.motion.steering_ms = 50;
  const Ground ground;
  World world = world_of({{{0, 0}, Mode::walk, {0, 0}}});
  world.people.speed[0] = 1.33;
  world.people.goal[0] = {-1, 100, 0};
  while (world.people.x[0] < 40 && world.now_ms < 60'000) run_for(scenario, ground, world, 1);
  const double expected = 40 / 1.33 + scenario.model.motion.relaxation_s;
  record_value("M-V1", "{:.2f} s", static_cast<double>(world.now_ms) / 1000);
  EXPECT_NEAR(static_cast<double>(world.now_ms) / 1000, expected, 0.01 * expected);
  EXPECT_GT(world.now_ms, 26'000);
  EXPECT_LT(world.now_ms, 34'000);
}

TEST(MotionV2, speed_relaxes_exponentially_and_the_step_is_of_first_order) {
  const double v0 = 1.25;
  EXPECT_LT(relaxation_error(1), 0.005 * v0);
  const double slope = std::log2(relaxation_error(10) / relaxation_error(5));
  record_value("M-V2", "{:.3f}", slope);
  EXPECT_GT(slope, 0.9);
  EXPECT_LT(slope, 1.1);
}

TEST(MotionV2b, a_free_pusher_reaches_his_speed_with_the_time_of_the_hill_curve) {
  Scenario scenario = fixed_wishes();
  scenario.model.motion.step_ms = 1;
  const Ground ground;
  World world = world_of({{{0, 0}, Mode::push, {1, 0}, 250}});
  const double time_s = 62 * 1.2 / 250;
  run_for(scenario, ground, world, 298);
  record_value("M-V2b", "{:.4f} m/s", world.people.vx[0]);
  EXPECT_NEAR(world.people.vx[0], 1.2 * (1 - std::exp(-0.298 / time_s)), 0.005 * 1.2);
}

TEST(MotionV2c, no_foot_gives_more_than_the_friction_of_the_ground) {
  Scenario scenario = fixed_wishes();
  scenario.site.ground.friction_dry = 365 / (62 * 9.81);
  const Ground ground;
  World world = world_of({{{0, 0}, Mode::push, {1, 0}, 800}});
  run_for(scenario, ground, world, 1);
  record_value("M-V2c", "{:.4f} m/s²", world.people.vx[0] / 0.01);
  EXPECT_NEAR(world.people.vx[0] / 0.01, 365.0 / 62, 1e-9 * 365 / 62);
}

/// Somebody on his foothold, whom a steady force pulls along x for a second and who is left alone for six.
World pulled(double force_n) {
  const Scenario scenario = fixed_wishes();
  World world = world_of({{{0, 0}}});
  world.people.jet_x[0] = force_n;
  run_for(scenario, Ground{}, world, 99);
  const double before = world.people.vx[0];
  run_for(scenario, Ground{}, world, 1);
  world.people.mark_x[0] = 62 * (world.people.vx[0] - before) / 0.01;  // net force of the last step
  world.people.jet_x[0] = 0;
  run_for(scenario, Ground{}, world, 600);
  return world;
}

TEST(MotionV2d, a_foothold_gives_back_a_small_force_and_slips_under_a_larger_one) {
  const World small = pulled(60), large = pulled(150);
  record_value("M-V2d", "off by {:.1g} m; net force {:.3f} N, anew {:.2f} m on", small.people.x[0],
               large.people.mark_x[0], large.people.anchor_x[0]);
  EXPECT_EQ(small.people.anchor_x[0], 0) << "it did not slip";
  EXPECT_NEAR(small.people.x[0], 0, 1e-3);
  EXPECT_NEAR(large.people.mark_x[0], 150 - 100, 1e-6) << "it gives no more than the passive force";
  EXPECT_GT(large.people.x[0], 0.3);
  EXPECT_NEAR(large.people.anchor_x[0], large.people.x[0], 1e-3) << "he stands anew where it held again";
}

}  // namespace
}  // namespace sispam::test
