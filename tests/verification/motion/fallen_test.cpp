// M-V37: over, under and beside somebody on the ground.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "last_value.hpp"
#include "model/care/stages.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

/// Steering comes, and a body on the ground is in nobody's way.
Scenario open_ground() {
  Scenario scenario = fixed_wishes();
  scenario.model.motion.steering_ms = 100;
  scenario.model.motion.fallen_resistance_n = 0;
  return scenario;
}

enum class Gait : std::uint8_t { calm, presses };

/// A walker who comes along x, and somebody who lies at the origin.
World towards_fallen(Gait gait, double from_x) {
  World world = world_of({{{from_x, 0}, Mode::walk, {1, 0}}, {{0, 0}, Mode::fallen}});
  world.people.pressing[0] = gait == Gait::presses ? 1 : 0;
  world.people.up_at_ms[1] = -1;
  return world;
}

TEST(MotionV37, who_walks_over_somebody_goes_at_half_his_speed) {
  const Scenario scenario = open_ground();
  World world = towards_fallen(Gait::presses, -5);
  world.people.radius[1] = 1;  // so wide that the walker comes to his speed on him
  double over_mps = 9, before_mps = 0;
  while (world.people.x[0] < 5 && world.now_ms < 20'000) {
    run_for(scenario, Ground{}, world, 1);
    const double x = world.people.x[0];
    if (x < -1.25) before_mps = std::max(before_mps, world.people.vx[0]);
    if (std::abs(x) < 1.25) over_mps = std::min(over_mps, world.people.vx[0]);
    ASSERT_EQ(world.people.y[0], 0) << "he does not go round";
  }
  record_value("M-V37", "{:.4f} m/s", over_mps);
  EXPECT_NEAR(before_mps, 1.25, 0.001);
  EXPECT_NEAR(over_mps, 0.625, 0.001);
  EXPECT_NEAR(world.people.vx[0], 1.25, 0.001) << "and at his own again behind him";
}

TEST(MotionV37, who_pushes_over_somebody_gives_half_his_force) {
  const Scenario scenario = open_ground();
  World world = world_of({{{0, 0}, Mode::push, {1, 0}}, {{0, 0.1}, Mode::fallen}, {{9, 0}, Mode::push, {1, 0}}});
  world.people.pressing[0] = world.people.pressing[2] = 0;  // modes stay
  run_for(scenario, Ground{}, world, 9);
  world.people.vx[0] = world.people.vx[2] = 0;
  run_for(scenario, Ground{}, world, 1);
  record_value("M-V37", "{:.1f} N", 62 * world.people.vx[0] / 0.01);
  EXPECT_NEAR(62 * world.people.vx[2] / 0.01, 250, 1e-9 * 250);
  EXPECT_NEAR(62 * world.people.vx[0] / 0.01, 125, 1e-9 * 125);
}

TEST(MotionV37a, a_calm_walker_goes_round_somebody_on_the_ground) {
  const Scenario scenario = open_ground();
  World world = towards_fallen(Gait::calm, -3);
  double nearest_m = 9;
  while (world.people.x[0] < 2 && world.now_ms < 20'000) {
    run_for(scenario, Ground{}, world, 1);
    nearest_m = std::min(nearest_m, length({world.people.x[0], world.people.y[0]}));
  }
  record_value("M-V37a", "nearest {:.3f} m, where 0.5 m would touch", nearest_m);
  EXPECT_GT(world.people.x[0], 2);
  EXPECT_GT(nearest_m, 0.5) << "the two never touch";
}

TEST(MotionV37b, contacts_with_people_on_the_ground_keep_momentum) {
  Scenario scenario = fixed_wishes();
  scenario.site.ground.friction_dry = 0;
  std::vector<Body> bodies;
  for (int k = 0; k < 100; ++k) {
    bodies.push_back({{0.4 * (k % 10), 0.4 * (k / 10)}, k % 3 == 0 ? Mode::fallen : Mode::stand});
  }
  World world = world_of(bodies);
  double moving = 0;
  run_for(scenario, Ground{}, world, 500);
  Vec2 sum;
  for (PersonId i = 0; i < 100; ++i) {
    const Vec2 velocity{world.people.vx[i], world.people.vy[i]};
    sum = sum + world.people.mass[i] * velocity;
    moving += world.people.mass[i] * length(velocity);
  }
  record_value("M-V37b", "{:.1g} of them", length(sum) / moving);
  EXPECT_GT(moving, 100);
  EXPECT_LT(length(sum), 1e-12 * moving);
}

TEST(MotionV37c, nobody_is_held_up_by_a_body_with_more_than_its_resistance) {
  Scenario scenario = fixed_wishes();
  World world = world_of({{{0, 0}}, {{0.3, 0}, Mode::fallen}});
  run_for(scenario, Ground{}, world, 1);
  record_value("M-V37c", "{:.1f} N", world.motion.sums[1].fx);
  EXPECT_NEAR(world.motion.sums[1].fx, scenario.model.motion.fallen_resistance_n, 1e-9);
  EXPECT_NEAR(world.motion.sums[0].fx, -scenario.model.motion.fallen_resistance_n, 1e-9);
}

TEST(MotionV37d, who_lies_bears_the_weight_of_who_stands_on_him_and_his_dose_grows) {
  const Scenario scenario = open_ground();
  World world = world_of({{{0, 0}, Mode::fallen}, {{0.1, 0}}, {{-0.25, 0}}});
  world.people.up_at_ms[0] = -1;
  world.people.x[2] = world.people.anchor_x[2] = -0.4;  // touches him by a fifth, and not the other
  constexpr int looks = 600;
  for (int k = 0; k < looks; ++k) {
    run_for(scenario, Ground{}, world, 10);
    measure_motion(scenario, Ground{}, world, Random{});
    accumulate_dose(scenario, world, 0.1);
  }
  const double weight = 62 * 9.81, load = weight * (0.8 + 0.2);
  record_value("M-V37d", "{:.2f} N; {:.6f}", world.people.load[0], world.people.dose[0]);
  EXPECT_NEAR(world.people.load[0], load, 1e-6 * load);
  EXPECT_EQ(world.people.load[1], 0) << "it does not press who stands";
  EXPECT_NEAR(world.people.dose[0], std::pow(load / 1112, 1.74) * 60 / 300, 1e-6);
}

TEST(MotionV37e, nobody_gets_up_while_somebody_stands_on_him) {
  Scenario scenario = open_ground();
  World world = world_of({{{0, 0}, Mode::fallen}, {{0.4, 0}}});  // a load of 122 N: light enough
  world.people.up_at_ms[0] = 1000;
  const auto wait = [&](double seconds) {
    for (int k = 0; k < static_cast<int>(10 * seconds + 0.5); ++k) {
      run_for(scenario, Ground{}, world, 10);
      measure_motion(scenario, Ground{}, world, Random{});
    }
  };
  wait(10);
  EXPECT_EQ(world.people.mode[0], Mode::fallen);
  record_value("M-V37e", "lies under {:.0f} N; up", world.people.load[0]);
  EXPECT_LT(world.people.load[0], 200);
  world.people.x[1] = world.people.anchor_x[1] = 0.45;
  wait(1.1);
  EXPECT_NE(world.people.mode[0], Mode::fallen);
}

}  // namespace
}  // namespace sispam::test
