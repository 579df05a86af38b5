// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "hand_made_world.hpp"

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
  testing::run_stage(happen, scenario, world, 4, 1000);
  EXPECT_EQ(world.crowd.anger[0], 0.2);
  testing::run_stage(happen, scenario, world, 10, 1000);
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
  testing::run_stage(happen, scenario, world, 1, 1000);
  const double first = world.crowd.anger[0];
  EXPECT_GT(first, 0);
  EXPECT_LT(first, 0.2);
  EXPECT_EQ(world.crowd.anger[1], first);
  testing::run_stage(happen, scenario, world, 1, 1000);
  const double second = (world.crowd.anger[0] - first) / (1 - first);
  EXPECT_GT(std::abs(second - first), 1e-6) << "another rumour, another strength";
}

TEST(Happen, never_raises_anger_above_one) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.crowd.events.push_back({.id = "result", .anger_impulse = 1});
  World world = testing::alike(1);
  world.crowd.grievance = {1};
  world.events.push_back({0, 0, 0});
  testing::run_stage(happen, scenario, world, 1, 1000);
  EXPECT_EQ(world.crowd.anger[0], 1);
}

}  // namespace
}  // namespace sispam
