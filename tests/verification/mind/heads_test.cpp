// E-T28: nobody appears or vanishes: the heads over all behaviours are the crowd, at every second of a full course.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <numeric>

#include "last_value.hpp"
#include "model/mind/setup.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

/// Stands in for motion: who walks is there at once, who leaves is at his exit.
void jump_or_leave(World& world) {
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    const PersonId id = mind::person(world, i);
    if (world.people.mode[id] != Mode::walk) continue;
    world.people.x[id] = static_cast<double>(world.people.goal[id].x);
    world.people.y[id] = static_cast<double>(world.people.goal[id].y);
    world.people.mode[id] = world.people.pressing[id] ? Mode::push : Mode::stand;
  }
}

/// Stands in for a jet: every fourth is struck.
void frighten(World& world) {
  for (std::size_t i = 0; i < world.crowd.size(); i += 4) {
    if (!mind::takes_part(world.crowd.behaviour[i])) continue;
    world.crowd.fear[i] = 1;
    world.crowd.hit_ms[i] = world.now_ms;
  }
}

TEST(Heads, are_conserved_at_every_second_while_people_come_act_and_leave) {
  constexpr int n = 200;
  Scenario scenario = testing::plain_scenario(n);
  scenario.crowd.groups[0].arrival.half_arrived_s = 300;
  scenario.crowd.groups[0].arrival.spread_s = 100;
  scenario.crowd.events.push_back({.id = "result", .at_s = 900, .jitter_s = 60, .anger_impulse = 0.6});
  scenario.crowd.events.push_back(
      {.id = "rumours", .kind = EventKind::rumour, .anger_impulse = 0.3, .mean_interval_s = 300});
  scenario.model.mind.leave_rate_per_s = 1.0 / 1200;
  scenario.model.mind.threshold_violent = 0.6;
  World world;
  world.people = testing::empty_people(0, n);
  const Ground ground;
  const Random random{3, 0};
  make_crowd(scenario, ground, world, random);
  double farthest = 0;
  for (int second = 1; second <= 3600; ++second) {
    for (const int half : {0, 1}) {
      world.now_ms = second * 1000 - 500 * (1 - half);
      if (half == 1) arrive(scenario, ground, world, random);
      if (half == 1) happen(scenario, ground, world, random);
      if (second % 600 == 0) frighten(world);
      testing::feel_a_second(scenario, ground, world, random);
      testing::decide_a_second(scenario, ground, world, random);
      jump_or_leave(world);
    }
    count(scenario, ground, world, random);
    const auto& minutes = world.tally.person_min;
    const double missing = n * second / 60.0 - std::accumulate(minutes.begin(), minutes.end(), 0.0);
    farthest = std::max(farthest, std::abs(missing));
    ASSERT_NEAR(missing, 0, 1e-6);
    for (std::size_t i = 0; i < world.crowd.size(); ++i) {
      const bool on_ground = mind::takes_part(world.crowd.behaviour[i]);
      ASSERT_EQ(on_ground, world.people.mode[i] != Mode::absent);
      ASSERT_GE(world.crowd.anger[i], 0);
      ASSERT_LE(world.crowd.anger[i], 1);
      ASSERT_GE(world.crowd.fear[i], 0);
      ASSERT_LE(world.crowd.fear[i], 1);
    }
  }
  record_value("E-T28", "{:.1g} person-minutes off", farthest);
  for (const Behaviour behaviour :
       {Behaviour::coming, Behaviour::calm, Behaviour::verbal, Behaviour::pushing, Behaviour::violent,
        Behaviour::dispersing, Behaviour::fleeing, Behaviour::near, Behaviour::left}) {
    EXPECT_GT(world.tally.person_min[static_cast<std::size_t>(behaviour)], 0) << "the course must visit every state";
  }
}

}  // namespace
}  // namespace sispam
