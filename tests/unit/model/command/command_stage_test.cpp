// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "model/command/stages.hpp"
#include "rules_setup.hpp"

namespace sispam {
namespace {

Scenario plain_command() { return testing::plain_command(40); }

void set_pushing(World& world, int n) {
  for (int i = 0; i < 40; ++i) {
    world.crowd.behaviour[static_cast<std::size_t>(i)] = i < n ? Behaviour::pushing : Behaviour::verbal;
  }
}

void seconds(const Scenario& scenario, World& world, int n) { testing::run_stage(command, scenario, world, n); }

TEST(Command, declares_yellow_after_dwell_and_delay_and_not_a_second_earlier) {
  const Scenario scenario = plain_command();
  World world = testing::alike(40);
  set_pushing(world, 20);
  seconds(scenario, world, 50);  // wanted since 1 s, asked at 21 s, due at 51 s
  EXPECT_EQ(world.situation.level, Level::green);
  EXPECT_TRUE(world.situation.change_pending);
  seconds(scenario, world, 1);
  EXPECT_EQ(world.situation.level, Level::yellow);
  EXPECT_FALSE(world.situation.change_pending);
  EXPECT_EQ(world.situation.level_since_ms[1], 51'000);
  seconds(scenario, world, 9);
  EXPECT_EQ(world.situation.level_for_ms, (std::array<std::int64_t, 3>{51'000, 9'000, 0}));
}

TEST(Command, does_nothing_while_fewer_push_than_the_threshold) {
  const Scenario scenario = plain_command();
  World world = testing::alike(40);
  set_pushing(world, 19);
  seconds(scenario, world, 1000);
  EXPECT_EQ(world.situation.level, Level::green);
  EXPECT_EQ(world.situation.decisions, 0U);
}

TEST(Command, does_not_flap_when_the_count_swings_faster_than_the_dwell) {
  const Scenario scenario = plain_command();
  World world = testing::alike(40);
  for (int k = 0; k < 100; ++k) {
    set_pushing(world, k % 2 == 0 ? 30 : 0);
    seconds(scenario, world, 15);
  }
  EXPECT_EQ(world.situation.decisions, 0U) << "15 s above the threshold are less than the dwell of 20 s";
  set_pushing(world, 30);
  seconds(scenario, world, 60);
  ASSERT_EQ(world.situation.level, Level::yellow);
  for (int k = 0; k < 20; ++k) {
    set_pushing(world, k % 2 == 0 ? 0 : 30);
    seconds(scenario, world, 150);
    ASSERT_EQ(world.situation.level, Level::yellow) << "150 s of quiet are less than the dwell of 180 s";
  }
}

TEST(Command, returns_to_green_after_a_long_quiet) {
  const Scenario scenario = plain_command();
  World world = testing::alike(40);
  set_pushing(world, 30);
  seconds(scenario, world, 60);
  set_pushing(world, 4);
  seconds(scenario, world, 210);  // wanted at 61 s, asked at 241 s, due at 271 s
  EXPECT_EQ(world.situation.level, Level::yellow);
  seconds(scenario, world, 1);
  EXPECT_EQ(world.situation.level, Level::green);
  EXPECT_EQ(world.situation.level_since_ms[0], 0) << "the first time at green was the beginning";
}

TEST(Command, a_breach_does_not_wait_for_a_yellow_that_is_still_on_its_way) {
  Scenario scenario = plain_command();
  scenario.model.command.county_decision_s = {Distribution::Kind::constant, 1000, 0, 0};
  World world = testing::alike(40);
  world.line.lines.push_back({});
  set_pushing(world, 30);
  seconds(scenario, world, 30);
  ASSERT_TRUE(world.situation.change_pending);
  world.line.lines[0].breached_since_ms = world.now_ms;
  seconds(scenario, world, 121);  // wanted at 31 s, asked at 51 s, due at 151 s
  EXPECT_EQ(world.situation.level, Level::red);
  seconds(scenario, world, 2000);
  EXPECT_EQ(world.situation.level, Level::red);
  EXPECT_EQ(world.situation.decisions, 2U);
  EXPECT_EQ(world.situation.declarations, 1U) << "yellow lapsed";
}

TEST(Command, steps_down_from_red_by_way_of_yellow_when_the_line_is_restored) {
  const Scenario scenario = plain_command();
  World world = testing::alike(40);
  world.line.lines.push_back({});
  world.line.lines[0].breached_since_ms = 0;
  seconds(scenario, world, 121);
  ASSERT_EQ(world.situation.level, Level::red);
  world.line.lines[0].breached_since_ms = -1;
  seconds(scenario, world, 211);
  EXPECT_EQ(world.situation.level, Level::yellow);
  seconds(scenario, world, 211);
  EXPECT_EQ(world.situation.level, Level::green);
}

TEST(Command, leaves_orders_of_units_for_motion_to_carry_out) {
  Scenario scenario = plain_command();
  Unit unit;
  unit.role = UnitRole::shield_line;
  unit.line = {{-9, 2}, {9, 2}};
  unit.levels = {Level::yellow};
  scenario.force.units.push_back(unit);
  World world = testing::alike(40);
  set_pushing(world, 30);
  seconds(scenario, world, 100);
  ASSERT_EQ(world.situation.orders.size(), 1U);
  EXPECT_EQ(world.situation.orders[0].kind, OrderKind::take_line);
  EXPECT_EQ(world.situation.orders[0].due_ms, 51'000);
}

}  // namespace
}  // namespace sispam
