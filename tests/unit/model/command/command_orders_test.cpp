// SPDX-License-Identifier: Apache-2.0
#include "model/command/orders.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

Unit unit_of(const std::string& id, UnitRole role, std::vector<Level> levels) {
  Unit unit;
  unit.id = id;
  unit.role = role;
  unit.levels = std::move(levels);
  return unit;
}

constexpr std::uint16_t rope_unit = 0, shield_unit = 1, second_unit = 2, riot_unit = 3, talker_unit = 4, medic_unit = 5;

/// The units of the reference plan, with the rope line holding.
struct Plan {
  Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);

  Plan() {
    auto& units = scenario.force.units;
    units.push_back(unit_of("rope", UnitRole::rope_line, {Level::green}));
    units.push_back(unit_of("shields", UnitRole::shield_line, {Level::yellow, Level::red}));
    units.push_back(unit_of("second", UnitRole::shield_line, {Level::yellow, Level::red}));
    units.push_back(unit_of("riot", UnitRole::riot_platoon, {Level::red}));
    units.push_back(unit_of("talkers", UnitRole::negotiator, {Level::green, Level::yellow}));
    units.push_back(unit_of("medics", UnitRole::medic, {}));
    units[rope_unit].line = units[shield_unit].line = {{-9, 2}, {9, 2}};
    units[rope_unit].withdraw_to = {{-26, -16}};
    units[second_unit].behind = "shields";
    units[riot_unit].behind = "second";
    units[talker_unit].withdraw_to = {{0, -9}};
    units[medic_unit].withdraw_to = {{0, -90}};
    world.line.formations.push_back(testing::front_rank(rope_unit, {{-9, 2}, {9, 2}}));
  }

  /// Declares `level` at once and returns what was ordered.
  std::vector<Order> declare(Level level) {
    world.now_ms += 1000;
    world.situation.orders = {{.due_ms = world.now_ms, .kind = OrderKind::set_level, .level = level}};
    rules::declare_due(scenario, world, Random{1, 0});
    return world.situation.orders;
  }
};

bool has(const std::vector<Order>& orders, OrderKind kind, std::uint16_t unit) {
  return std::any_of(orders.begin(), orders.end(),
                     [&](const Order& order) { return order.kind == kind && order.unit == unit; });
}

TEST(Orders, at_yellow_shield_units_take_their_line_and_the_rope_line_is_left_to_be_relieved) {
  Plan plan;
  const auto orders = plan.declare(Level::yellow);
  EXPECT_EQ(orders.size(), 2U);
  EXPECT_TRUE(has(orders, OrderKind::take_line, shield_unit));
  EXPECT_TRUE(has(orders, OrderKind::take_line, second_unit));
  EXPECT_FALSE(has(orders, OrderKind::withdraw, rope_unit));
  EXPECT_EQ(plan.world.situation.level, Level::yellow);
  EXPECT_EQ(plan.world.situation.level_since_ms[1], plan.world.now_ms);
  for (const Order& order : orders) EXPECT_GT(order.over_s, 0);
}

TEST(Orders, at_red_the_riot_platoon_comes_and_the_talkers_go) {
  Plan plan;
  plan.world.line.formations.push_back(testing::front_rank(shield_unit, {{0, 2}}));
  plan.world.line.formations.push_back(testing::front_rank(second_unit, {{0, 1}}));
  const auto orders = plan.declare(Level::red);
  EXPECT_EQ(orders.size(), 2U);
  EXPECT_TRUE(has(orders, OrderKind::take_line, riot_unit));
  EXPECT_TRUE(has(orders, OrderKind::withdraw, talker_unit));
  EXPECT_EQ(plan.world.situation.level_since_ms, (std::array<std::int64_t, 3>{0, -1, 1000}));
}

TEST(Orders, after_red_the_talkers_come_back_to_their_place) {
  Plan plan;
  plan.declare(Level::red);
  const auto orders = plan.declare(Level::yellow);
  EXPECT_TRUE(has(orders, OrderKind::take_place, talker_unit));
  EXPECT_FALSE(has(orders, OrderKind::take_place, medic_unit)) << "they never left";
  EXPECT_FALSE(has(orders, OrderKind::take_place, rope_unit)) << "a line comes back only by hand-over";
}

TEST(Orders, a_line_that_was_relieved_withdraws_with_the_next_declaration) {
  Plan plan;
  plan.world.line.formations[0].active = false;
  EXPECT_TRUE(has(plan.declare(Level::yellow), OrderKind::withdraw, rope_unit));
}

TEST(Orders, on_the_way_down_lines_stay_with_who_holds_them) {
  Plan plan;
  plan.declare(Level::yellow);
  plan.world.line.formations[0] = testing::front_rank(shield_unit, {{0, 2}});
  const auto orders = plan.declare(Level::green);
  EXPECT_FALSE(has(orders, OrderKind::take_line, rope_unit));
  EXPECT_FALSE(has(orders, OrderKind::withdraw, shield_unit));
  EXPECT_EQ(plan.world.situation.level, Level::green);
}

TEST(Orders, the_riot_hand_over_takes_its_own_longer_time) {
  Plan plan;
  plan.scenario.model.command.hand_over_s = {Distribution::Kind::constant, 90, 0, 0};
  plan.scenario.model.command.riot_hand_over_s = {Distribution::Kind::constant, 240, 0, 0};
  for (const Order& order : plan.declare(Level::red)) {
    if (order.kind != OrderKind::take_line) continue;
    EXPECT_EQ(order.over_s, order.unit == riot_unit ? 240 : 90);
  }
}

TEST(Orders, when_withdraw_comes_into_force_lines_with_another_behind_them_give_ground_once) {
  Plan plan;
  plan.scenario.force.units[shield_unit].fall_back_line = {{-9, -8}, {9, -8}};
  TacticState& state = plan.world.situation.tactic_states[static_cast<std::size_t>(Tactic::withdraw)];
  rules::give_ground(plan.scenario, plan.world, Random{1, 0});
  EXPECT_TRUE(plan.world.situation.orders.empty());
  plan.world.now_ms = state.since_ms = 5000;
  state.active = true;
  rules::give_ground(plan.scenario, plan.world, Random{1, 0});
  ASSERT_EQ(plan.world.situation.orders.size(), 1U);
  EXPECT_TRUE(has(plan.world.situation.orders, OrderKind::fall_back, shield_unit));
  EXPECT_EQ(plan.world.situation.orders[0].due_ms, 5000);
  plan.world.now_ms += 1000;
  rules::give_ground(plan.scenario, plan.world, Random{1, 0});
  EXPECT_EQ(plan.world.situation.orders.size(), 1U) << "the tactic goes on, the order is given";
}

TEST(Orders, who_is_on_his_way_to_the_line_behind_is_not_sent_away) {
  Plan plan;
  Formation& formation = plan.world.line.formations[0];
  formation.active = false;
  formation.fallen_back = true;
  formation.slots[0].successor = 0;
  EXPECT_FALSE(has(plan.declare(Level::yellow), OrderKind::withdraw, rope_unit));
}

TEST(Orders, are_not_given_twice) {
  Plan plan;
  plan.declare(Level::yellow);
  const auto orders = plan.world.situation.orders;
  plan.world.situation.orders.push_back({.due_ms = 0, .kind = OrderKind::set_level, .level = Level::red});
  rules::declare_due(plan.scenario, plan.world, Random{1, 0});
  const auto all = plan.world.situation.orders;
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const Order& order) { return order.unit == shield_unit; }), 1);
}

TEST(Orders, a_lesser_level_on_its_way_lapses_when_a_higher_one_is_declared) {
  Plan plan;
  plan.world.now_ms = 10'000;
  plan.world.situation.orders = {{.due_ms = 20'000, .kind = OrderKind::set_level, .level = Level::yellow},
                                 {.due_ms = 9'000, .kind = OrderKind::set_level, .level = Level::red}};
  plan.world.situation.change_pending = true;
  rules::declare_due(plan.scenario, plan.world, Random{1, 0});
  EXPECT_EQ(plan.world.situation.level, Level::red);
  EXPECT_FALSE(plan.world.situation.change_pending);
  plan.world.now_ms = 30'000;
  rules::declare_due(plan.scenario, plan.world, Random{1, 0});
  EXPECT_EQ(plan.world.situation.level, Level::red);
}

TEST(Orders, call_a_reserve_to_fill_places_only_at_its_levels) {
  Plan plan;
  plan.scenario.force.units.push_back(unit_of("always", UnitRole::reserve, {}));
  plan.scenario.force.units.push_back(unit_of("in_red", UnitRole::motorcycle_reserve, {Level::red}));
  TacticState& state = plan.world.situation.tactic_states[static_cast<std::size_t>(Tactic::reinforce_line)];
  state.active = true;
  state.since_ms = plan.world.now_ms;
  for (const Level level : {Level::green, Level::yellow, Level::red}) {
    plan.world.situation.orders.clear();
    plan.world.situation.level = level;
    rules::reinforce(plan.scenario, plan.world, Random{1, 0});
    EXPECT_TRUE(has(plan.world.situation.orders, OrderKind::reinforce, 6));
    EXPECT_EQ(has(plan.world.situation.orders, OrderKind::reinforce, 7), level == Level::red);
  }
}

}  // namespace
}  // namespace sispam
