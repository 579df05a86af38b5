// M-V19, M-V19b: the force of a jet and what it does to a body.
// SPDX-License-Identifier: Apache-2.0
#include "model/assets/jet.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "last_value.hpp"
#include "model/assets/stages.hpp"
#include "model/motion/move.hpp"
#include "unit/model/assets/spray_world.hpp"

namespace sispam::test {
namespace {

constexpr double exit_15_bar_mps = 54.772255750516614;  // sqrt(2 x 1.5e6 / 1000)

TEST(MotionV19b, the_force_of_a_jet_falls_with_distance_as_the_table_says) {
  AssetParameters parameters;
  parameters.velocity_coefficient = 1;
  const WaterCannon cannon;
  EXPECT_NEAR(assets::exit_speed(parameters, cannon), exit_15_bar_mps, 1e-9);
  const std::pair<double, double> table[] = {{5, 966}, {10, 853}, {20, 664}, {30, 517}, {40, 403}};
  std::vector<double> forces;
  for (const auto& [range, force] : table) {
    forces.push_back(assets::jet_force(parameters, cannon, range));
    EXPECT_NEAR(assets::jet_force(parameters, cannon, range), force, 0.01 * force) << range;
  }
  record_value("M-V19b", "{} N", listed(forces, "{:.1f}"));
  EXPECT_EQ(assets::jet_force(parameters, cannon, 50.1), 0);
}

/// One person on ice in a jet for one second.
struct Shoved {
  SprayWorld spray{{{20, 0}}};

  Shoved() {
    spray.scenario.site.ground.friction_dry = spray.scenario.site.ground.friction_wet = 0;
    spray.scenario.model.motion.steering_ms = 1e9;
    spray.scenario.model.assets.velocity_coefficient = 1;
  }
  void run(int ticks) {
    spray.world.people.mode[0] = Mode::absent;  // the crew is on board
    for (int k = 0; k < ticks; ++k) {
      spray.tick();
      for (int step = 0; step < 10; ++step) move(spray.scenario, spray.ground, spray.world, spray.random);
    }
  }
};

TEST(MotionV19, a_jet_gives_a_body_without_foothold_the_velocity_of_its_force) {
  Shoved shoved;
  shoved.spray.tick();  // the vehicle boards its crew, drives up and aims
  shoved.spray.tick();
  shoved.spray.tick();
  ASSERT_GT(shoved.spray.state().jet_s, 0);
  World& world = shoved.spray.world;
  world.people.vx[1] = 0;
  const double jet_s = shoved.spray.state().jet_s, x = world.people.x[1];
  shoved.run(5);
  EXPECT_NEAR(shoved.spray.state().jet_s - jet_s, 0.5, 1e-9);
  // While he is driven back the force falls a little, with the square of the time: two parts of its first value.
  const auto force = [&](double range) {
    return assets::covered_share(shoved.spray.scenario.model.assets, range) * 20 * exit_15_bar_mps *
           std::exp(-range / 40);
  };
  const double expected = (2 * force(x) + force(world.people.x[1])) / 3 * 0.5 / 62;
  record_value("M-V19a", "{:.1f} % off", 100 * (world.people.vx[1] / expected - 1));
  EXPECT_NEAR(world.people.vx[1], expected, 0.01 * expected);
  EXPECT_EQ(world.people.vy[1], 0);
}

TEST(MotionV19, first_tick_is_exact) {
  Shoved shoved;
  for (int k = 0; k < 20 && shoved.spray.state().jet_s == 0; ++k) shoved.spray.tick();
  World& world = shoved.spray.world;
  for (int step = 0; step < 10; ++step) move(shoved.spray.scenario, shoved.spray.ground, world, shoved.spray.random);
  const double share = std::min(1.0, 0.5 / (0.15 + 2 * 20 * std::tan(0.75 * std::acos(-1.0) / 180)));
  const double expected = share * 20 * exit_15_bar_mps * std::exp(-0.5) * 0.1 / 62;
  record_value("M-V19", "{:.1g} off", world.people.vx[1] / expected - 1);
  EXPECT_NEAR(world.people.vx[1], expected, 1e-3 * expected);
}

}  // namespace
}  // namespace sispam::test
