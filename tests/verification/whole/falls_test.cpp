// M-V26: nobody falls for pressing, and whom a shove throws falls as eq. 8 of docs/model/motion.md says.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "last_value.hpp"
#include "verification/motion/setup.hpp"

namespace sispam::test {
namespace {

constexpr std::size_t crowd_side = 1;
constexpr double mass_kg = 62, force_n = 250;

/// The stages that move and fell people, for so long.
void run_seconds(const Scenario& scenario, const Ground& ground, World& world, double seconds) {
  for (int k = 0; k < static_cast<int>(seconds * 100 + 0.5); ++k) {
    run_for(scenario, ground, world, 1);
    if (world.now_ms % measure_ms == 0) measure_motion(scenario, ground, world, Random{1, 0});
  }
}

/// Twelve files and ten ranks that push against the wall y = 0.
World pressing_crowd(double spacing_m) {
  std::vector<Body> bodies;
  for (int rank = 0; rank < 10; ++rank) {
    for (int file = 0; file < 12; ++file) {
      bodies.push_back({{0.25 + 0.5 * file, 0.25 + spacing_m * rank}, Mode::push, {0, -1}, force_n});
    }
  }
  return world_of(bodies);
}

/// People far from each other, all thrown along x with the same speed.
World thrown_people(int count, const Body& body, double speed_mps) {
  std::vector<Body> bodies;
  for (int k = 0; k < count; ++k) {
    Body one = body;
    one.at = {50, 5.0 + 5 * k};
    bodies.push_back(one);
  }
  World world = world_of(bodies);
  world.people.vx.assign(bodies.size(), speed_mps);
  return world;
}

/// Chance to fall of somebody who is slowed down evenly and has room to step (eq. 8, sampled every 0.1 s).
double chance_to_fall(const MotionParameters& p, double speed_mps, double slowing_mps2) {
  const double caught = std::sqrt(9.81 / p.pendulum_length_m) * p.step_length_max_m;
  double sum = 0;
  for (double v = speed_mps - 0.1 * slowing_mps2; v > caught; v -= 0.1 * slowing_mps2) {
    sum += 0.1 * p.fall_rate_per_s * std::pow(v / caught - 1, p.fall_exponent);
  }
  return 1 - std::exp(-sum);
}

/// 4.89 standard deviations of a share of n: false alarm once in 1e6.
double bound(double share, int n) { return 4.89 * std::sqrt(share * (1 - share) / n); }

constexpr int thrown = 800;

double share_that_falls(const Scenario& scenario, const Body& body, double speed_mps) {
  World world = thrown_people(thrown, body, speed_mps);
  run_seconds(scenario, Ground{}, world, 2);
  return static_cast<double>(world.tally.falls[crowd_side]) / thrown;
}

TEST(Falls, m_v26_nobody_falls_for_pressing_against_a_wall_from_whatever_distance) {
  const Scenario scenario = fixed_wishes();
  std::uint64_t falls = 0;
  for (const double spacing_m : {0.5, 0.7, 1.2}) {
    World world = pressing_crowd(spacing_m);
    run_seconds(scenario, box(6, 40), world, 12);
    falls += world.tally.falls[crowd_side];
    EXPECT_EQ(world.tally.falls[crowd_side], 0U) << "ranks " << spacing_m << " m apart";
    EXPECT_GT(world.tally.peak_personal_load_n, 1000) << "they did press";
  }
  record_value("M-V26", "{}", falls);
}

TEST(Falls, m_v26_a_shove_that_the_next_step_catches_fells_nobody) {
  const double share = share_that_falls(fixed_wishes(), {}, 2.0);
  record_value("M-V26c", "{}", share);
  EXPECT_EQ(share, 0);
}

TEST(Falls, m_v26_a_harder_shove_fells_the_share_of_standing_people_that_the_equation_gives) {
  const Scenario scenario = fixed_wishes();
  const double slowing = scenario.model.motion.passive_force_n / mass_kg;  // footholds give no more
  std::vector<double> shares;
  for (const double speed : {3.0, 4.0, 5.0}) {
    const double expected = chance_to_fall(scenario.model.motion, speed, slowing);
    shares.push_back(share_that_falls(scenario, {}, speed));
    EXPECT_NEAR(shares.back(), expected, bound(expected, thrown)) << speed << " m/s";
  }
  record_value("M-V26a", "{}", listed(shares, "{:.3f}"));
}

TEST(Falls, m_v26_who_pushes_is_felled_by_a_shove_backwards_like_anybody_else) {
  const Scenario scenario = fixed_wishes();
  const double slowing = scenario.site.ground.friction_dry * 9.81;  // his feet brake with all the traction there is
  const double expected = chance_to_fall(scenario.model.motion, 6, slowing);
  const Body pusher{{0, 0}, Mode::push, {-1, 0}, force_n};
  const double share = share_that_falls(scenario, pusher, 6);
  record_value("M-V26b", "{:.3f}", share);
  EXPECT_NEAR(share, expected, bound(expected, thrown));
}

TEST(Falls, m_v26_without_room_to_step_a_light_shove_is_enough) {
  const Scenario scenario = fixed_wishes();
  const double shove_mps = 1.5;
  const double with_room = share_that_falls(scenario, {}, shove_mps);
  EXPECT_EQ(with_room, 0);
  std::vector<Body> bodies;
  for (int k = 0; k < 2 * thrown; ++k) bodies.push_back({{k % 2 == 0 ? 50 : 50.7, 5.0 + 5 * (k / 2)}});
  World world = world_of(bodies);
  for (PersonId i = 0; i < bodies.size(); i += 2) world.people.vx[i] = shove_mps;
  run_seconds(scenario, Ground{}, world, 1);
  // eq. 8 gives 0.17 in the first tenth of a second alone; fewer than 0.1 of 800 has a chance below 1e-6
  const double without = static_cast<double>(world.tally.falls[crowd_side]) / thrown;
  record_value("M-V26d", "{}; {:.3f}", with_room, without);
  EXPECT_GT(without, 0.1);
}

}  // namespace
}  // namespace sispam::test
