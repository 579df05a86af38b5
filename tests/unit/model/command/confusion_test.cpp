// E-C5: what lost, refused and misheard messages do to tactics and orders.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "desk.hpp"
#include "model/command/orders.hpp"
#include "model/command/sensing.hpp"

namespace sispam {
namespace {

using testing::at_least;

/// In yellow, before a crowd of whom many push, with water after two warnings and 60 s.
struct ConfusedDesk : testing::Desk {
  ConfusedDesk() : testing::Desk(testing::water_rules({})) {
    world.situation.level = Level::yellow;
    scenario.model.command.repeat_after_s = 30;
    scenario.model.command.radio_s = testing::after_s(20);
    see(Signal::pushing, 50);
  }
  const ForceRecord& last() const { return world.force_log.records.back(); }
};

TEST(Confusion, e_c5_a_request_that_is_refused_lapses_with_its_answer_and_is_not_made_again_for_a_while) {
  ConfusedDesk desk;
  desk.scenario.model.command.county_refuses = 1;
  desk.scenario.model.command.refused_for_s = 300;
  desk.seconds(21);
  ASSERT_TRUE(desk.of(Tactic::loudspeaker).active) << "the company decides on the spot";
  desk.seconds(49);
  EXPECT_TRUE(desk.of(Tactic::water_spray).requested) << "30 s of decision, 20 s of radio, asked at 21 s";
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).requested);
  EXPECT_EQ(desk.last().fate, ForceFate::refused);
  EXPECT_EQ(desk.last().lacked, Lack::authority);
  EXPECT_EQ(desk.last().allowed_ms, -1);
  EXPECT_EQ(desk.world.situation.refused, 1U);
  desk.seconds(299);
  EXPECT_EQ(desk.of(Tactic::water_spray).requests, 1U);
  desk.seconds(1);
  EXPECT_EQ(desk.of(Tactic::water_spray).requests, 2U);
  EXPECT_EQ(desk.of(Tactic::water_spray).uses, 0U);
}

TEST(Confusion, e_c5_a_request_that_is_lost_is_made_again_when_nobody_expects_an_answer) {
  ConfusedDesk desk;
  desk.seconds(30);
  desk.world.situation.tactic_states[static_cast<std::size_t>(Tactic::water_spray)] = {};
  desk.world.force_log.records.clear();
  desk.scenario.model.command.message_lost = 1;
  desk.scenario.model.command.repeats = 1;
  desk.seconds(1);
  ASSERT_TRUE(desk.of(Tactic::water_spray).requested);
  desk.seconds(79);
  EXPECT_TRUE(desk.of(Tactic::water_spray).requested) << "30 s, 20 s of radio, and again 30 s";
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).requested);
  EXPECT_EQ(desk.last().fate, ForceFate::lost);
  EXPECT_EQ(desk.last().messages_lost, 2U);
  EXPECT_EQ(desk.world.situation.requests_lost, 1U);
  desk.seconds(1);
  EXPECT_EQ(desk.of(Tactic::water_spray).requests, 2U);
}

TEST(Confusion, a_request_whose_cause_is_over_before_its_answer_was_not_refused) {
  ConfusedDesk desk;
  desk.scenario.model.command.county_refuses = 1;
  desk.seconds(40);
  ASSERT_TRUE(desk.of(Tactic::water_spray).requested);
  desk.see(Signal::pushing, 0);
  desk.seconds(1);
  EXPECT_EQ(desk.last().fate, ForceFate::cause_over);
}

/// A jet that is in force; then every message is lost.
ConfusedDesk spraying() {
  ConfusedDesk desk;
  desk.scenario.rules_of_engagement.tactics.water_spray.burst_s = 300;
  desk.scenario.rules_of_engagement.tactics.water_spray.total_s = 600;
  desk.until_active(Tactic::water_spray);
  desk.scenario.model.command.message_lost = 1;
  desk.scenario.model.command.repeats = 2;
  return desk;
}

TEST(Confusion, e_c6_an_order_to_stop_that_is_lost_lets_force_go_on_until_it_is_heard) {
  ConfusedDesk desk = spraying();
  ASSERT_TRUE(desk.of(Tactic::water_spray).active);
  desk.see(Signal::pushing, 5);
  const std::int64_t told_ms = desk.world.now_ms + 1000;
  desk.seconds(1 + 129);
  EXPECT_TRUE(desk.of(Tactic::water_spray).active) << "two repetitions of 50 s, and 30 s until it is seen to go on";
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).active);
  EXPECT_EQ(desk.last().end, ForceEnd::cause_over);
  EXPECT_EQ(desk.last().stop_ordered_ms, told_ms);
  EXPECT_EQ(desk.last().ended_ms, told_ms + 130'000);
  EXPECT_EQ(desk.last().messages_lost, 3U);
}

TEST(Confusion, e_c6_without_loss_force_stops_in_the_second_in_which_it_is_told_to) {
  ConfusedDesk desk = spraying();
  desk.scenario.model.command.message_lost = 0;
  desk.see(Signal::pushing, 5);
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).active);
  EXPECT_EQ(desk.last().stop_ordered_ms, desk.last().ended_ms);
}

TEST(Confusion, e_c6_no_lost_order_makes_force_longer_than_its_longest_use_or_lets_it_begin_anew) {
  ConfusedDesk desk = spraying();
  desk.scenario.rules_of_engagement.tactics.water_spray.burst_s = 40;
  desk.see(Signal::pushing, 5);
  desk.seconds(39);
  EXPECT_TRUE(desk.of(Tactic::water_spray).active);
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).active);
  EXPECT_EQ(desk.last().end, ForceEnd::cause_over);
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).requested) << "nobody wants it any more";
}

TEST(Confusion, e_c7_who_mishears_begins_too_early_and_is_stopped_when_it_is_noticed) {
  ConfusedDesk desk;
  desk.scenario.model.command.misheard = 1;
  desk.scenario.model.command.sensing_s = testing::after_s(8);
  desk.until_active(Tactic::water_spray);
  ASSERT_TRUE(desk.of(Tactic::water_spray).active);
  EXPECT_TRUE(desk.last().misheard);
  EXPECT_EQ(desk.last().lacked_at_start, Lack::time_to_obey);
  EXPECT_LT(desk.last().since_warning_s, 60);
  EXPECT_EQ(desk.world.situation.misheard, 1U);
  desk.seconds(7);
  EXPECT_TRUE(desk.of(Tactic::water_spray).active);
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).active);
  EXPECT_EQ(desk.world.force_log.records.back().end, ForceEnd::mistake);
  EXPECT_TRUE(desk.of(Tactic::water_spray).requested) << "what was granted stands";
  desk.until_active(Tactic::water_spray);
  EXPECT_FALSE(desk.last().misheard) << "now it has all it needs";
  EXPECT_GE(desk.last().since_warning_s, 60);
  EXPECT_EQ(desk.world.situation.misheard, 1U);
}

TEST(Confusion, what_lacks_nothing_when_it_begins_began_without_a_mistake) {
  ConfusedDesk desk;
  desk.scenario.model.command.misheard = 1;
  desk.scenario.rules_of_engagement.tactics.water_spray.warnings = 0;
  desk.scenario.rules_of_engagement.tactics.water_spray.wait_s = 0;
  desk.until_active(Tactic::water_spray);
  ASSERT_TRUE(desk.of(Tactic::water_spray).active);
  EXPECT_FALSE(desk.last().misheard);
  EXPECT_EQ(desk.world.situation.misheard, 0U);
}

/// One shield unit before which everybody pushes.
struct Field {
  Scenario scenario = testing::plain_command(40);
  World world = testing::alike(40);

  Field() {
    Unit unit;
    unit.role = UnitRole::shield_line;
    unit.line = {{-9, 2}, {9, 2}};
    unit.levels = {Level::yellow};
    unit.withdraw_to = {{0, -9}};
    scenario.force.units.push_back(unit);
    world.now_ms = 5000;
    world.situation.level = Level::yellow;
  }
  const std::vector<Order>& orders() const { return world.situation.orders; }
  void order(OrderKind kind) {
    rules::order_unit(scenario, world, {{.due_ms = world.now_ms, .kind = kind}, 0}, Random{1, 0});
  }
};

TEST(Confusion, e_c8_an_order_to_a_unit_that_is_lost_is_carried_out_late) {
  Field field;
  field.order(OrderKind::take_line);
  EXPECT_EQ(field.orders().back().due_ms, 5000);
  field.world.situation.orders.clear();
  field.scenario.model.command.message_lost = 1;
  field.scenario.model.command.repeats = 1;
  field.scenario.model.command.repeat_after_s = 30;
  field.scenario.model.command.radio_s = testing::after_s(20);
  field.order(OrderKind::take_line);
  EXPECT_EQ(field.orders().back().due_ms, 85'000) << "30 + 20 + 30 s";
  EXPECT_EQ(field.world.situation.messages_lost, 2U);
}

TEST(Confusion, a_later_order_replaces_what_the_unit_has_not_heard_but_ground_once_given_stays_given) {
  Field field;
  field.world.situation.orders = {{.due_ms = 60'000, .kind = OrderKind::take_line},
                                  {.due_ms = 60'000, .kind = OrderKind::fall_back},
                                  {.due_ms = 60'000, .kind = OrderKind::take_line, .unit = 1},
                                  {.due_ms = 60'000, .kind = OrderKind::set_level}};
  field.order(OrderKind::withdraw);
  ASSERT_EQ(field.orders().size(), 4U);
  const auto left = [&](OrderKind kind, std::uint16_t unit) {
    return std::any_of(field.orders().begin(), field.orders().end(),
                       [&](const Order& order) { return order.kind == kind && order.unit == unit; });
  };
  EXPECT_FALSE(left(OrderKind::take_line, 0));
  EXPECT_TRUE(left(OrderKind::fall_back, 0));
  EXPECT_TRUE(left(OrderKind::take_line, 1));
  EXPECT_TRUE(left(OrderKind::set_level, 0));
  EXPECT_TRUE(left(OrderKind::withdraw, 0));
}

TEST(Confusion, e_c9_a_report_that_is_lost_leaves_commanders_with_the_last_one) {
  Field field;
  field.world.now_ms = 0;
  const auto push = [&](std::size_t n) {
    for (std::size_t i = 0; i < 40; ++i) {
      field.world.crowd.behaviour[i] = i < n ? Behaviour::pushing : Behaviour::verbal;
    }
  };
  const auto seen = [&] { return rules::sense(field.scenario, field.world, Random{1, 0})[Signal::pushing]; };
  push(12);
  field.world.now_ms = 19'000;
  EXPECT_EQ(seen(), 12);
  field.scenario.model.command.message_lost = 1;
  push(30);
  field.world.now_ms = 20'000;
  EXPECT_EQ(seen(), 12);
  field.scenario.model.command.message_lost = 0;
  field.world.now_ms = 30'000;
  EXPECT_EQ(seen(), 30);
}

TEST(Confusion, commanders_see_who_lies_on_the_ground) {
  Field field;
  field.world.people.mode[3] = field.world.people.mode[17] = Mode::fallen;
  EXPECT_EQ(rules::sense(field.scenario, field.world, Random{1, 0})[Signal::fallen], 2);
}

}  // namespace
}  // namespace sispam
