// M-V40 to M-V42: bodies against fences that may fail, gates and obstacles.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "last_value.hpp"
#include "model/motion/barriers.hpp"
#include "model/stages.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

/// A yard of 12 m x 40 m with a fence of six sections of 2 m across it.
Scenario yard(double strength_n_per_m) {
  Scenario scenario = fixed_wishes();
  scenario.site.walkable = {{"yard", {{0, -10}, {12, -10}, {12, 30}, {0, 30}}}};
  scenario.site.fences = {{"fence", {{0, 0}, {12, 0}}, strength_n_per_m, 5}};
  return scenario;
}

/// `ranks` ranks of four who push a section of 2 m, the third one: 500 N/m each rank.
std::vector<Body> pushers(int ranks) {
  std::vector<Body> bodies;
  for (int rank = 0; rank < ranks; ++rank) {
    for (int file = 0; file < 4; ++file)
      bodies.push_back({{4.25 + 0.5 * file, 0.25 + 0.5 * rank}, Mode::push, {0, -1}});
  }
  return bodies;
}

/// Steps of motion and looks at the fence, ten a second.
void push_for(const Scenario& scenario, const Ground& ground, World& world, double seconds) {
  for (int k = 0; k < static_cast<int>(seconds * 100 + 0.5); ++k) {
    run_for(scenario, ground_now(ground, world), world, 1);
    if (world.now_ms % measure_ms == 0) strain_fences(scenario, ground_now(ground, world), world, Random{});
  }
}

double lowest(const World& world) { return *std::min_element(world.people.y.begin(), world.people.y.end()); }

// Three ranks of four press with 1,500 N/m.
TEST(MotionV40, a_fence_one_per_cent_stronger_than_the_push_stands_and_one_per_cent_weaker_fails_where_it_is_pushed) {
  for (const double strength : {1515.0, 1485.0}) {
    const Scenario scenario = yard(strength);
    const Ground ground = make_ground(scenario);
    World world = world_of(pushers(3));
    push_for(scenario, ground, world, strength > 1500 ? 60 : 12);
    for (std::size_t s = 0; s < 6; ++s) {
      const std::int64_t failed_ms = world.barriers.sections[s].failed_ms;
      if (strength > 1500 || s != 2) {
        EXPECT_EQ(failed_ms, -1) << strength << " N/m, section " << s;
      } else {
        record_value("M-V40", "stands; fails after {:.1f} s", static_cast<double>(failed_ms) / 1000);
        EXPECT_GE(failed_ms, 5000);
        EXPECT_LE(failed_ms, 8000);
      }
    }
    if (strength > 1500) {
      EXPECT_GT(lowest(world), 0) << "no centre crosses a fence that stands";
    } else {
      EXPECT_LT(*std::max_element(world.people.y.begin(), world.people.y.end()), 0) << "all are through";
    }
  }
}

TEST(MotionV40a, officers_who_push_back_relieve_the_fence) {
  const Scenario scenario = yard(1400);
  const Ground ground = make_ground(scenario);
  std::vector<Body> bodies;
  for (int file = 0; file < 4; ++file) bodies.push_back({{4.25 + 0.5 * file, -0.25}, Mode::push, {0, 1}});
  for (const Body& body : pushers(3)) bodies.push_back(body);
  World world = world_of(bodies, 4);
  push_for(scenario, ground, world, 30);
  EXPECT_EQ(world.barriers.sections[2].failed_ms, -1);
  world.barriers.peak_load_n_per_m = 0;
  push_for(scenario, ground, world, 1);
  record_value("M-V40a", "{:.4f} kN/m", world.barriers.peak_load_n_per_m / 1000);
  EXPECT_NEAR(world.barriers.peak_load_n_per_m, 1000, 10);
}

TEST(MotionV40b, a_strength_that_is_not_reached_changes_no_place_of_anybody) {
  const Scenario unbreakable = yard(0), strong = yard(1e5);
  World one = world_of(pushers(6)), other = world_of(pushers(6));
  push_for(unbreakable, make_ground(unbreakable), one, 20);
  push_for(strong, make_ground(strong), other, 20);
  record_value("M-V40b", "equal, at up to {:.2f} kN/m", other.barriers.peak_load_n_per_m / 1000);
  EXPECT_EQ(one.people.x, other.people.x);
  EXPECT_EQ(one.people.y, other.people.y);
  EXPECT_EQ(one.people.load_impulse, other.people.load_impulse);
  EXPECT_GT(other.barriers.peak_load_n_per_m, 2900);
}

// Those who stand with a foothold beyond the fence lean on it and fall asleep. Their footholds slip to 0.05 m, where
// they give 100 N, and then give way as the bodies are pressed in: 2,000 (0.05 - d) = 20,000 d, 90.9 N each, 181.8 N/m.
TEST(MotionV40c, who_sleeps_leans_on_a_fence_as_he_did_awake) {
  std::vector<double> failed_s;
  for (const double sleep_after_s : {0.0, 0.5}) {
    Scenario scenario = yard(175);
    scenario.model.motion.sleep_after_s = sleep_after_s;
    const Ground ground = make_ground(scenario);
    World world = world_of({{{4.25, 0.25}}, {{4.75, 0.25}}, {{5.25, 0.25}}, {{5.75, 0.25}}});
    for (double& y : world.people.anchor_y) y = -0.3;
    push_for(scenario, ground, world, 4.5);
    EXPECT_EQ(world.motion.awake.size(), sleep_after_s > 0 ? 0U : 4U);
    EXPECT_EQ(world.barriers.sections[2].failed_ms, -1);
    push_for(scenario, ground, world, 2);
    failed_s.push_back(static_cast<double>(world.barriers.sections[2].failed_ms) / 1000);
    EXPECT_NEAR(failed_s.back(), 5.3, 0.3) << sleep_after_s;
    EXPECT_LT(lowest(world), 0.22) << "awake again, they go where their feet pull them";
  }
  record_value("M-V40c", "{} s after the start", listed(failed_s, "{:.1f}"));
}

/// A dense crowd that pushes on: twenty ranks of 24, wall to wall.
std::vector<Body> throng() {
  std::vector<Body> bodies;
  for (int rank = 0; rank < 20; ++rank) {
    for (int file = 0; file < 24; ++file)
      bodies.push_back({{0.25 + 0.5 * file, 0.6 + 0.5 * rank}, Mode::push, {0, -1}});
  }
  return bodies;
}

TEST(MotionV41, no_centre_of_a_throng_crosses_a_fence_that_stands) {
  const Scenario scenario = yard(1e5);
  World world = world_of(throng());
  push_for(scenario, make_ground(scenario), world, 10);
  record_value("M-V41", "nearest {:.2f} m, at {:.1f} kN/m", lowest(world), world.barriers.peak_load_n_per_m / 1000);
  EXPECT_GT(world.barriers.peak_load_n_per_m, 7000);
  EXPECT_GT(lowest(world), 0);
}

TEST(MotionV41a, no_centre_of_a_throng_comes_into_an_obstacle_but_all_go_round_it) {
  Scenario scenario = yard(0);
  scenario.site.fences.clear();
  const Polygon lorry{{3, -2}, {9, -3}, {9, 0}, {3, 0}};
  scenario.site.obstacles = {{"lorry", lorry}};
  const Ground ground = make_ground(scenario);
  World world = world_of(throng());
  const auto is_inside = [&](PersonId i) {
    const double x = world.people.x[i], y = world.people.y[i];
    return x > 3 && x < 9 && y < 0 && y > -2 - (x - 3) / 6;
  };
  int inside = 0;
  for (int k = 0; k < 1500; ++k) {
    run_for(scenario, ground, world, 1);
    for (PersonId i = 0; i < world.people.count; ++i) inside += is_inside(i) ? 1 : 0;
  }
  record_value("M-V41a", "{}; past it by {:.1f} m", inside, -lowest(world));
  EXPECT_EQ(inside, 0);
  EXPECT_LT(lowest(world), -4) << "others are past it";
}

/// The yard with a wall and a closed gate of 2 m; who means to get through chooses his way himself.
Scenario gated(double strength_n_per_m) {
  Scenario scenario = yard(0);
  scenario.model.motion.steering_ms = 100;
  scenario.site.openings = {{"gate", {{4, 0}, {6, 0}}, Gate::closed, strength_n_per_m, 5}};
  scenario.site.protected_area = {"hall", {{2, -9}, {8, -9}, {8, -6}, {2, -6}}, 2};
  return scenario;
}

World before_the_gate(const Scenario& scenario, const Ground& ground) {
  World world = world_of(pushers(4));
  for (PersonId i = 0; i < world.people.count; ++i) {
    world.people.mode[i] = Mode::walk;
    world.people.y[i] += 4;
    world.people.goal[i] = {ground.field("protected:" + scenario.site.protected_area.id), 5, -7.5};
  }
  return world;
}

TEST(MotionV42, who_means_to_get_through_leans_on_a_closed_gate_and_comes_in_when_it_fails) {
  const Scenario strong = gated(0), weak = gated(600);
  const Ground closed = make_ground(strong), breaking = make_ground(weak);
  World before = before_the_gate(strong, closed), through = before_the_gate(weak, breaking);
  push_for(strong, closed, before, 30);
  EXPECT_GT(lowest(before), 0);
  EXPECT_GT(before.barriers.peak_load_n_per_m, 600);
  EXPECT_GT(std::count(before.people.mode.begin(), before.people.mode.end(), Mode::push), 8);
  push_for(weak, breaking, through, 30);
  EXPECT_GE(through.barriers.sections[0].failed_ms, 5000);
  const auto in_the_hall =
      std::count_if(through.people.y.begin(), through.people.y.end(), [](double y) { return y < -5; });
  record_value("M-V42", "none at {:.2f} kN/m; gate fails after {:.1f} s, {} of 16 through",
               before.barriers.peak_load_n_per_m / 1000,
               static_cast<double>(through.barriers.sections[0].failed_ms) / 1000, in_the_hall);
  EXPECT_GT(in_the_hall, 8);
}

TEST(MotionV42a, who_means_to_get_through_leans_on_a_fence_without_any_opening) {
  Scenario scenario = gated(0);
  scenario.site.openings.clear();
  scenario.site.fences[0].strength_n_per_m = 600;
  const Ground ground = make_ground(scenario);
  World world = before_the_gate(scenario, ground);
  push_for(scenario, ground, world, 30);
  const auto past = std::count_if(world.people.y.begin(), world.people.y.end(), [](double y) { return y < -5; });
  record_value("M-V42", "{} through the fence", past);
  EXPECT_GT(past, 8);
}

TEST(MotionV42b, the_force_walks_through_a_closed_gate) {
  const Scenario scenario = gated(0);
  const Ground ground = make_ground(scenario);
  World world = world_of({{{5, 3}, Mode::walk}}, 1);
  world.people.pressing[0] = 0;
  world.people.goal[0] = {ground.field("protected:hall"), 5, -7.5};
  push_for(scenario, ground, world, 15);
  record_value("M-V42b", "{:.1f} m beyond it", -world.people.y[0]);
  EXPECT_LT(world.people.y[0], -6);
}

}  // namespace
}  // namespace sispam::test
