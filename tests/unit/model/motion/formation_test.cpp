// Where officers stand at the start, and how one unit takes over from another.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/formation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/model/motion/line_world.hpp"

namespace sispam {
namespace {

using testing::first_rope;
using testing::first_shield;
using testing::first_talker;
using testing::Gate;
using testing::owned;

double tightest(const Formation& formation) {
  double least = 1e9;
  for (const Link& link : formation.links) least = std::min(least, link.rest_m);
  return least;
}

TEST(Formation, units_on_the_same_polyline_share_one_line_and_the_rank_behind_belongs_to_it) {
  const LineState state = motion::make_lines(testing::gate_scenario());
  ASSERT_EQ(state.lines.size(), 1U);
  ASSERT_EQ(state.formations.size(), 3U);
  EXPECT_TRUE(state.formations[0].rope);
  EXPECT_FALSE(state.formations[1].rope);
  EXPECT_EQ(state.formations[0].rank, 0);
  EXPECT_EQ(state.formations[1].rank, 0);
  EXPECT_EQ(state.formations[2].rank, 1);
  EXPECT_EQ(state.formations[2].line, 0);
}

TEST(Formation, thirty_one_officers_stand_three_quarters_of_a_metre_apart_along_the_line) {
  const LineState state = motion::make_lines(testing::gate_scenario());
  const Formation& front = state.formations[0];
  ASSERT_EQ(front.slots.size(), 31U);
  ASSERT_EQ(front.links.size(), 30U);
  EXPECT_DOUBLE_EQ(front.slots[0].place.x, -9);
  EXPECT_DOUBLE_EQ(front.slots[0].place.y, 0.3);
  EXPECT_NEAR(front.slots[30].place.x, 9, 1e-9);
  EXPECT_NEAR(front.slots[1].along, 22.4 / 30, 1e-12);
  EXPECT_NEAR(front.links[0].rest_m, 22.4 / 30, 1e-12);
  EXPECT_NEAR(front.slots[15].place.x, 0, 1e-9);
}

TEST(Formation, rear_is_to_the_right_of_the_line_and_blends_at_its_corners) {
  const LineState state = motion::make_lines(testing::gate_scenario());
  const std::vector<Slot>& slots = state.formations[0].slots;
  EXPECT_DOUBLE_EQ(slots[0].rear.x, 1);
  EXPECT_DOUBLE_EQ(slots[15].rear.y, -1);
  EXPECT_DOUBLE_EQ(slots[30].rear.x, -1);
  EXPECT_GT(slots[3].rear.x, 0.1);
  EXPECT_LT(slots[3].rear.y, -0.1);
  EXPECT_NEAR(length(slots[3].rear), 1, 1e-12);
}

TEST(Formation, the_rank_behind_stands_one_rank_distance_to_the_rear_and_nobody_shares_a_place_in_a_corner) {
  const Scenario scenario = testing::gate_scenario();
  const LineState state = motion::make_lines(scenario);
  const Formation& behind = state.formations[2];
  EXPECT_NEAR(behind.slots[15].place.y, 2.5 - scenario.model.motion.rank_distance_m, 1e-9);
  EXPECT_NEAR(behind.slots[0].place.x, -9 + scenario.model.motion.rank_distance_m, 1e-9);
  EXPECT_GT(tightest(behind), 2 * 0.22);
}

TEST(Formation, several_ranks_share_the_count_of_a_unit) {
  Scenario scenario = testing::gate_scenario();
  scenario.force.units[0].ranks = 2;
  const LineState state = motion::make_lines(scenario);
  EXPECT_EQ(state.formations[0].slots.size(), 16U);
  EXPECT_EQ(state.formations[1].slots.size(), 15U);
  EXPECT_EQ(state.formations[1].rank, 1);
}

TEST(Personnel, the_green_line_is_manned_and_linked_and_the_others_wait) {
  Gate gate;
  EXPECT_EQ(gate.line().holder, 0);
  EXPECT_EQ(owned(gate.world.line.formations[0]), 31U);
  EXPECT_TRUE(gate.world.line.formations[0].links[7].intact);
  EXPECT_FALSE(gate.world.line.formations[1].active);
  EXPECT_FALSE(gate.world.line.formations[1].links[7].intact);
  EXPECT_EQ(gate.world.people.mode[first_rope], Mode::hold);
  EXPECT_EQ(gate.world.people.mode[first_shield], Mode::stand);
  EXPECT_DOUBLE_EQ(gate.world.people.x[first_shield], 12);
  EXPECT_DOUBLE_EQ(gate.world.people.y[first_shield], -5);
}

TEST(Personnel, nobody_starts_within_half_a_metre_of_somebody_else) {
  Gate gate;
  for (PersonId i = 0; i < testing::first_of_crowd; ++i) {
    for (PersonId j = i + 1; j < testing::first_of_crowd; ++j) ASSERT_GT(length(gate.at(i) - gate.at(j)), 0.5);
  }
}

TEST(Orders, a_shield_line_takes_over_slot_by_slot_and_the_relieved_withdraw) {
  Gate gate;
  gate.order(OrderKind::take_line, 1, 31);
  EXPECT_TRUE(gate.world.situation.orders.empty());
  gate.update();
  EXPECT_EQ(gate.world.people.mode[first_shield], Mode::walk);
  EXPECT_FALSE(gate.world.line.formations[1].active) << "nobody has arrived";
  for (PersonId k = 0; k < 31; ++k) {
    const Goal goal = gate.world.people.goal[first_shield + k];
    gate.put(first_shield + k, {goal.x, goal.y});
  }
  for (std::size_t k = 0; k < 31; ++k) {
    gate.world.now_ms = static_cast<std::int64_t>(k) * 1000;
    gate.update();
    ASSERT_EQ(owned(gate.world.line.formations[1]), k + 1);
    ASSERT_EQ(owned(gate.world.line.formations[0]), 30 - k);
    ASSERT_EQ(gate.line().holder, k < 15 ? 0 : 1);
  }
  EXPECT_FALSE(gate.world.line.formations[0].active);
  EXPECT_EQ(gate.world.people.mode[first_shield + 4], Mode::walk) << "the last step is walked";
  gate.put(first_shield + 4, gate.world.line.formations[1].slots[4].place);
  gate.update();
  EXPECT_EQ(gate.world.people.mode[first_shield + 4], Mode::hold);
  EXPECT_EQ(gate.world.people.mode[first_rope + 4], Mode::walk);
  EXPECT_EQ(gate.world.line.slot_of[first_rope + 4], -1);
  EXPECT_NEAR(gate.world.people.goal[first_rope].x, -26, 4);
  EXPECT_NEAR(gate.world.people.goal[first_rope].y, -16, 4);
}

TEST(Orders, an_officer_keeps_his_slot_while_his_successor_is_still_on_the_way) {
  Gate gate;
  gate.order(OrderKind::take_line, 1, 0);
  gate.world.now_ms = 600'000;
  gate.update();
  EXPECT_EQ(owned(gate.world.line.formations[0]), 31U);
  EXPECT_EQ(gate.line().holder, 0);
}

TEST(Orders, a_newcomer_takes_the_place_of_a_man_who_is_no_longer_there) {
  Gate gate;
  take_off_ground(gate.world, first_rope + 5);
  gate.update();
  EXPECT_EQ(gate.world.line.formations[0].slots[5].owner, no_person);
  EXPECT_FALSE(gate.world.line.formations[0].links[4].intact);
  EXPECT_FALSE(gate.world.line.formations[0].links[5].intact);
  EXPECT_TRUE(gate.world.line.formations[0].links[6].intact);
  gate.order(OrderKind::take_line, 1, 0);
  gate.put(first_shield + 5, gate.world.line.formations[1].slots[5].place);
  gate.update();
  EXPECT_EQ(gate.world.line.formations[1].slots[5].owner, first_shield + 5);
  EXPECT_EQ(owned(gate.world.line.formations[0]), 30U);
}

TEST(Orders, the_rank_behind_takes_its_place_and_relieves_nobody) {
  Gate gate;
  gate.order(OrderKind::take_line, 2, 0);
  gate.update();
  for (PersonId k = 62; k < 93; ++k) gate.put(k, {gate.world.people.goal[k].x, gate.world.people.goal[k].y});
  gate.update();
  EXPECT_EQ(owned(gate.world.line.formations[2]), 31U);
  EXPECT_EQ(owned(gate.world.line.formations[0]), 31U);
  EXPECT_EQ(gate.line().holder, 0);
}

TEST(Orders, the_rank_behind_waits_until_the_rank_in_front_stands) {
  Gate gate;
  gate.order(OrderKind::take_line, 1, 0);
  gate.order(OrderKind::take_line, 2, 0);
  gate.update();
  EXPECT_EQ(gate.world.people.mode[first_shield], Mode::walk);
  EXPECT_EQ(gate.world.people.mode[62], Mode::stand);
  for (PersonId k = first_shield; k < 62; ++k) gate.put(k, {gate.world.people.goal[k].x, gate.world.people.goal[k].y});
  gate.update();  // the front rank takes its slots
  gate.update();
  EXPECT_EQ(owned(gate.world.line.formations[1]), 31U);
  EXPECT_EQ(gate.world.people.mode[62], Mode::walk);
}

TEST(Orders, an_injured_officer_is_not_ordered) {
  Gate gate;
  gate.world.casualties.rows.push_back(Casualty{});
  gate.world.care.row_of[first_shield + 3] = 0;
  gate.world.care.row_of[first_talker] = 0;
  gate.order(OrderKind::take_line, 1, 0);
  gate.order(OrderKind::withdraw, 3, 0);
  EXPECT_EQ(gate.world.people.mode[first_shield + 3], Mode::stand);
  EXPECT_EQ(gate.world.line.formations[1].slots[3].successor, no_person);
  EXPECT_EQ(gate.world.people.mode[first_talker], Mode::stand);
  EXPECT_EQ(gate.world.people.mode[first_talker + 1], Mode::walk);
}

TEST(Orders, an_order_that_is_not_due_waits) {
  Gate gate;
  gate.world.situation.orders.push_back({5000, OrderKind::withdraw, Level::yellow, 3, 0});
  carry_out_orders(gate.scenario, gate.ground, gate.world);
  EXPECT_EQ(gate.world.situation.orders.size(), 1U);
  EXPECT_EQ(gate.world.people.mode[first_talker], Mode::stand);
}

}  // namespace
}  // namespace sispam
