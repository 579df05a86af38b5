// M-V29: who pushes or holds tires, who rests recovers.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/fatigue.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "last_value.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr double peak = 1.8, tiring_s = 12, recovery_s = 60;

/// People who tire but do not surge.
Scenario tiring() {
  Scenario scenario = fixed_wishes();
  scenario.model.motion.peak_force_ratio = peak;
  return scenario;
}

/// Both stages that fatigue needs.
void run_seconds(const Scenario& scenario, const Ground& ground, World& world, double seconds) {
  for (int k = 0; k < static_cast<int>(seconds * 100 + 0.5); ++k) {
    run_for(scenario, ground, world, 1);
    if (world.now_ms % measure_ms == 0) measure_motion(scenario, ground, world, Random{1, 0});
  }
}

TEST(MotionV29, the_freshness_of_who_pushes_and_then_rests_follows_the_closed_form) {
  const Scenario scenario = tiring();
  World world = world_of({{{0, 0}, Mode::push, {1, 0}}});
  for (int k = 0; k < 300; ++k) measure_motion(scenario, Ground{}, world, Random{});
  const double spent = std::exp(-30 / tiring_s);
  const double pushed = world.people.freshness[0];
  EXPECT_NEAR(pushed, spent, 1e-9);
  EXPECT_NEAR(world.people.effort[0], 1 + (peak - 1) * spent, 1e-9);
  world.people.mode[0] = Mode::stand;
  for (int k = 0; k < 450; ++k) measure_motion(scenario, Ground{}, world, Random{});
  const double rested = 1 - (1 - spent) * std::exp(-45 / recovery_s);
  record_value("M-V29", "{:.4f}; {:.4f}; within {:.1g}", pushed, world.people.freshness[0],
               std::max(std::abs(pushed - spent), std::abs(world.people.freshness[0] - rested)));
  EXPECT_NEAR(world.people.freshness[0], rested, 1e-9);
}

TEST(MotionV29, part_of_an_effort_tires_and_restores_in_proportion_however_time_is_cut) {
  const MotionParameters p;
  const double rate = 0.4 / tiring_s + 0.6 / recovery_s, end = 0.6 / recovery_s / rate;
  EXPECT_NEAR(motion::fresh_after(p, 0.9, 0.4, 20), end + (0.9 - end) * std::exp(-20 * rate), 1e-12);
  double cut = 0.9;
  for (int k = 0; k < 200; ++k) cut = motion::fresh_after(p, cut, 0.4, 0.1);
  record_value("M-V29", "{:.6f}; within {:.1g}", cut, std::abs(cut - motion::fresh_after(p, 0.9, 0.4, 20)));
  EXPECT_NEAR(cut, motion::fresh_after(p, 0.9, 0.4, 20), 1e-12);
}

/// Force on a wall of one pusher with that freshness, 3 s later [N].
double pressed(const Scenario& scenario, double freshness) {
  World world = world_of({{{3, 0.25}, Mode::push, {0, -1}}});
  world.people.freshness[0] = freshness;
  const Ground ground = box(6, 6);
  run_seconds(scenario, ground, world, 3);
  return wall_force(world).y;
}

TEST(MotionV29a, a_rested_pusher_presses_the_peak_ratio_more_than_a_tired_one) {
  Scenario scenario = tiring();
  scenario.model.motion.tiring_s = 3600;  // he stays as he is
  const double rested = pressed(scenario, 1), tired = pressed(scenario, 0);
  record_value("M-V29a", "{:.2f} and {:.2f} N", rested, tired);
  EXPECT_NEAR(tired, 250, 0.005 * 250);
  EXPECT_NEAR(rested, peak * 250, 0.005 * peak * 250);
}

TEST(MotionV29a, the_load_of_a_pusher_falls_as_he_tires) {
  const Scenario scenario = tiring();
  World world = world_of({{{3, 0.25}, Mode::push, {0, -1}}});
  const Ground ground = box(6, 6);
  std::vector<double> loads, laws;
  for (const double at_s : {6, 12, 30}) {
    run_seconds(scenario, ground, world, at_s - static_cast<double>(world.now_ms) / 1000);
    const double expected = 250 * (1 + (peak - 1) * std::exp(-at_s / tiring_s));
    loads.push_back(wall_force(world).y);
    laws.push_back(expected);
    EXPECT_NEAR(wall_force(world).y, expected, 0.005 * expected) << at_s;
  }
  record_value("M-V29a", "{} N, where {} are expected", listed(loads, "{:.1f}"), listed(laws, "{:.1f}"));
}

/// What an officer torn 2 m off his slot can give, by what is left of him [N].
double held(double freshness) {
  Scenario scenario = tiring();
  scenario.site.ground.friction_dry = 1;  // carries 785 N
  World world = world_of({{{0, 0}, Mode::hold, {}, 400}}, 1);
  world.people.anchor_x[0] = 2;
  world.people.freshness[0] = freshness;
  measure_motion(scenario, Ground{}, world, Random{});
  run_for(scenario, Ground{}, world, 1);
  return world.people.mass[0] * world.people.vx[0] / 0.01;
}

TEST(MotionV29b, an_officer_holds_by_the_same_law) {
  const double tired = held(0), rested = held(1);
  record_value("M-V29b", "{:.1f}; {:.1f} N", tired, rested);
  EXPECT_NEAR(tired, 400, 1e-9 * 400);
  EXPECT_NEAR(rested, 400 * (1 + (peak - 1) * std::exp(-0.1 / tiring_s)), 1e-9 * 720);
}

/// A pusher who stands after ten seconds, and an officer whose slot lies behind a wall: he leans on it for good.
World rests(double sleep_after_s) {
  Scenario scenario = tiring();
  scenario.model.motion.sleep_after_s = sleep_after_s;
  World world = world_of({{{1, 0.25}, Mode::hold, {}, 400}, {{5, 0.25}, Mode::push, {0, -1}}}, 1);
  world.people.anchor_y[0] = 0.15;
  const Ground ground = box(6, 6);
  run_seconds(scenario, ground, world, 10);
  world.people.mode[1] = Mode::stand;
  world.people.quiet_s[1] = 0;
  run_seconds(scenario, ground, world, 60);
  return world;
}

TEST(MotionV29c, who_sleeps_tires_and_recovers_as_if_awake) {
  const World asleep = rests(0.5), awake = rests(0);
  ASSERT_EQ(asleep.people.awake[0] + asleep.people.awake[1], 0) << "both must sleep for the test to say something";
  record_value("M-V29c", "{:.1g}; {:.1g}", std::abs(asleep.people.freshness[1] - awake.people.freshness[1]),
               std::abs(asleep.people.freshness[0] - awake.people.freshness[0]));
  EXPECT_NEAR(asleep.people.freshness[1], awake.people.freshness[1], 1e-12);  // the law is exact however time is cut
  EXPECT_NEAR(asleep.people.freshness[0], awake.people.freshness[0], 1e-6);
  EXPECT_LT(asleep.people.freshness[0], 0.5) << "who leans on a wall tires";
}

TEST(MotionV29d, without_peak_and_lean_everybody_gives_what_he_sustains) {
  const Scenario scenario = fixed_wishes();
  World world = world_of({{{0, 0}, Mode::hold, {}, 400}, {{9, 0}, Mode::push, {1, 0}}}, 1);
  world.people.anchor_x[0] = 2;
  for (int k = 0; k < 300; ++k) {
    world.now_ms += measure_ms;
    measure_motion(scenario, Ground{}, world, Random{});
    ASSERT_EQ(world.people.effort[0], 1.0);
    ASSERT_EQ(world.people.effort[1], 1.0);
  }
}

TEST(MotionV29e, who_begins_to_push_out_of_his_sleep_is_tired_only_since_then) {
  Scenario scenario = tiring();
  scenario.model.motion.sleep_after_s = 0.5;
  World world = world_of({{{1, 1}, Mode::stand, {}}});
  world.people.freshness[0] = 0.8;
  run_seconds(scenario, Ground{}, world, 3.7);
  ASSERT_EQ(world.people.awake[0], 0) << "he must sleep for the test to say something";
  world.people.mode[0] = Mode::push;
  world.motion.stale = true;
  run_seconds(scenario, Ground{}, world, 0.6);
  const double rested = 1 - 0.2 * std::exp(-3.7 / recovery_s), tired = rested * std::exp(-0.6 / tiring_s);
  record_value("M-V29e", "{:.6f}; within {:.1g}", world.people.freshness[0],
               std::abs(world.people.freshness[0] - tired));
  EXPECT_NEAR(world.people.freshness[0], tired, 1e-12);
}

}  // namespace
}  // namespace sispam::test
