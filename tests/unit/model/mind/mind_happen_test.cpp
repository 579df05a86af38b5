// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "model/mind/setup.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

TEST(Happen, raises_anger_by_grievance_when_the_result_is_announced_and_not_before) {
  Scenario scenario = testing::plain_scenario(3);
  scenario.crowd.events.push_back({.id = "result", .anger_impulse = 0.3});
  World world = testing::alike(3);
  world.crowd.grievance = {0.6, 0.2, 0.6};
  world.crowd.anger = {0.2, 0.2, 0.2};
  world.crowd.behaviour[2] = Behaviour::coming;
  world.events.push_back({5000, 0, 0});
  testing::run_stage(happen, scenario, world, 4);
  EXPECT_EQ(world.crowd.anger[0], 0.2);
  testing::run_stage(happen, scenario, world, 10);
  EXPECT_NEAR(world.crowd.anger[0], 1 - 0.8 * 0.7, 1e-12);
  EXPECT_NEAR(world.crowd.anger[1], 1 - 0.8 * 0.9, 1e-12);
  EXPECT_EQ(world.crowd.anger[2], 0.2) << "who has not come does not hear it";
  EXPECT_TRUE(world.events.empty());
}

TEST(Happen, raises_anger_by_the_same_draw_for_all_who_hear_a_rumour) {
  Scenario scenario = testing::plain_scenario(2);
  scenario.crowd.events.push_back({.id = "rumour", .kind = EventKind::rumour, .anger_impulse = 0.2});
  World world = testing::alike(2);
  world.crowd.grievance = {0.1, 0.9};
  world.events = {{1000, 0, 0}, {2000, 0, 1}};
  testing::run_stage(happen, scenario, world, 1);
  const double first = world.crowd.anger[0];
  EXPECT_GT(first, 0);
  EXPECT_LT(first, 0.2);
  EXPECT_EQ(world.crowd.anger[1], first);
  testing::run_stage(happen, scenario, world, 1);
  const double second = (world.crowd.anger[0] - first) / (1 - first);
  EXPECT_GT(std::abs(second - first), 1e-6) << "another rumour, another strength";
}

TEST(Happen, calls_nobody_back_when_tyres_burn_and_moves_only_those_who_see_it) {
  Scenario scenario = testing::plain_scenario(50);
  scenario.crowd.events.push_back(
      {.id = "fire", .kind = EventKind::tyre_fire, .at_s = 5, .at = {Vec2{0, 5}}, .burns_s = 60});
  scenario.model.mind.return_share = 1;
  World world;
  world.people = testing::empty_people(0, 50);
  make_crowd(scenario, Ground{}, world, Random{1, 0});
  world.crowd.behaviour.assign(50, Behaviour::near);
  world.crowd.behaviour[0] = Behaviour::calm;
  const std::vector<double> before = world.crowd.anger;
  ASSERT_EQ(world.fires.size(), 1U);
  testing::run_stage(happen, scenario, world, 5);
  EXPECT_EQ(world.crowd.anger, before);
  testing::run_stage(happen, scenario, world, 15);
  EXPECT_NEAR(world.crowd.anger[0], 1 - (1 - before[0]) * 0.95, 1e-12);
  EXPECT_NEAR(world.crowd.fear[0], 0.10, 1e-12);
  EXPECT_TRUE(std::equal(before.begin() + 1, before.end(), world.crowd.anger.begin() + 1)) << "out of sight";
  EXPECT_EQ(std::count(world.crowd.behaviour.begin(), world.crowd.behaviour.end(), Behaviour::near), 49);
}

TEST(Incidents, move_those_who_see_them_up_and_down_and_are_forgotten) {
  const Scenario scenario = testing::plain_scenario(3);
  World world = testing::alike(3);
  world.people.x = {0, 24, 26};
  world.people.y = {0, 0, 0};
  world.crowd.anger = {0.2, 0.2, 0.2};
  world.crowd.fear = {0.1, 0.1, 0.1};
  world.incidents.push_back({IncidentKind::wrong_arrest, {0, 0}, 0});
  testing::run_stage(happen, scenario, world, 1);
  for (const std::size_t i : {0, 1}) {
    EXPECT_NEAR(world.crowd.anger[i], 1 - 0.8 * 0.85, 1e-12);
    EXPECT_NEAR(world.crowd.fear[i], 1 - 0.9 * 0.9, 1e-12);
    EXPECT_NEAR(world.crowd.legitimacy[i], 0.45 * 0.9, 1e-12);
  }
  EXPECT_EQ(world.crowd.anger[2], 0.2) << "out of sight";
  EXPECT_TRUE(world.incidents.empty());
  world.incidents.push_back({IncidentKind::line_stepped_back, {26, 0}, 0});
  testing::run_stage(happen, scenario, world, 1);
  EXPECT_NEAR(world.crowd.anger[2], 0.2 * 0.95, 1e-12);
  EXPECT_NEAR(world.crowd.fear[2], 0.1 * 0.9, 1e-12);
  EXPECT_NEAR(world.crowd.legitimacy[2], 1 - 0.55 * 0.95, 1e-12);
}

TEST(Incidents, of_a_blow_without_an_order_and_of_a_delegation_move_people_as_the_table_says) {
  const Scenario scenario = testing::plain_scenario(1);
  const auto after = [&](IncidentKind kind) {
    World world = testing::alike(1);
    world.crowd.anger = {0.4};
    world.crowd.fear = {0.1};
    world.incidents.push_back({kind, {0, 0}, 0});
    testing::run_stage(happen, scenario, world, 1);
    return world.crowd;
  };
  const CrowdState struck = after(IncidentKind::unordered_blow), received = after(IncidentKind::delegates_received);
  EXPECT_NEAR(struck.anger[0], 1 - 0.6 * 0.85, 1e-12);
  EXPECT_NEAR(struck.fear[0], 1 - 0.9 * 0.9, 1e-12);
  EXPECT_NEAR(struck.legitimacy[0], 0.45 * 0.9, 1e-12);
  EXPECT_NEAR(received.anger[0], 0.4 * 0.85, 1e-12);
  EXPECT_NEAR(received.fear[0], 0.1, 1e-12);
  EXPECT_NEAR(received.legitimacy[0], 1 - 0.55 * 0.9, 1e-12);
}

TEST(Incidents, move_nobody_when_their_strength_is_zero_or_a_wall_is_between) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.site.walkable = {{"ground", {{-20, -20}, {20, -20}, {20, 20}, {-20, 20}}}};
  scenario.site.walls = {{"wall", {{-20, 5}, {20, 5}}}};
  const Ground ground = make_ground(scenario);
  const auto anger_after = [&](Vec2 at) {
    World world = testing::alike(1);
    world.people.x = {0};
    world.people.y = {0};
    world.incidents.push_back({IncidentKind::water_on_peaceful, at, 0});
    happen(scenario, ground, world, Random{1, 0});
    return world.crowd.anger[0];
  };
  EXPECT_EQ(anger_after({0, 8}), 0) << "behind the wall";
  EXPECT_NEAR(anger_after({0, 3}), 0.15, 1e-12);
  scenario.model.mind.incident_strength = 0;
  EXPECT_EQ(anger_after({0, 3}), 0);
}

TEST(Happen, never_raises_anger_above_one) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.crowd.events.push_back({.id = "result", .anger_impulse = 1});
  World world = testing::alike(1);
  world.crowd.grievance = {1};
  world.events.push_back({0, 0, 0});
  testing::run_stage(happen, scenario, world, 1);
  EXPECT_EQ(world.crowd.anger[0], 1);
}

}  // namespace
}  // namespace sispam
