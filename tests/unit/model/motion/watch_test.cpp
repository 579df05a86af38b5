// The event ladder, each event from a world moved by hand.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/watch.hpp"

#include <gtest/gtest.h>

#include "unit/model/motion/line_world.hpp"

namespace sispam {
namespace {

using testing::first_of_crowd;
using testing::Gate;

TEST(Watch, a_person_steered_through_gate_and_entrance_is_one_penetration_and_one_entry) {
  Gate gate(1);
  gate.put(first_of_crowd, {0, 8});
  gate.watch_for(1);
  gate.steer(first_of_crowd, {0, -25});
  gate.watch_for(5);
  EXPECT_EQ(gate.world.line.penetrations, 1U);
  EXPECT_EQ(gate.world.line.entries, 1U);
  EXPECT_NEAR(gate.line().where[4].y, 2.5 - 1.5 - 1, 0.35);
  EXPECT_NEAR(gate.line().where[7].y, -18 - 2, 0.35);
  EXPECT_LT(gate.line().ladder[4], gate.line().ladder[7]);
  EXPECT_EQ(gate.line().ladder[5], -1);
}

TEST(Watch, who_comes_back_out_and_goes_in_again_is_counted_again) {
  Gate gate(1);
  gate.put(first_of_crowd, {0, 8});
  for (int k = 0; k < 2; ++k) {
    gate.steer(first_of_crowd, {0, -25});
    gate.steer(first_of_crowd, {0, 8});
  }
  EXPECT_EQ(gate.world.line.penetrations, 2U);
  EXPECT_EQ(gate.world.line.entries, 2U);
}

TEST(Watch, trembling_at_the_edge_of_the_envelope_counts_once) {
  Gate gate(1);
  gate.put(first_of_crowd, {0, 4});
  gate.steer(first_of_crowd, {0, 0.8});
  gate.watch_for(2);
  for (int k = 0; k < 10; ++k) {
    gate.put(first_of_crowd, {0, k % 2 == 0 ? 1.2 : 0.8});
    gate.watch_for(1.5);
  }
  EXPECT_EQ(gate.world.line.penetrations, 1U);
}

TEST(Watch, walking_along_the_fence_beside_the_end_of_the_line_is_no_penetration) {
  Gate gate(1);
  gate.put(first_of_crowd, {-25, 6});
  gate.steer(first_of_crowd, {-25, 0.3});
  gate.steer(first_of_crowd, {-9.5, 0.3});
  gate.watch_for(5);
  EXPECT_EQ(gate.world.line.penetrations, 0U);
}

TEST(Watch, who_stands_off_the_end_of_a_straight_line_is_beside_it_and_who_comes_round_the_end_is_behind) {
  Gate gate(1);
  gate.scenario.force.units[0].line = gate.scenario.force.units[1].line = {{-9, 2.5}, {9, 2.5}};
  make_personnel(gate.scenario, gate.ground, gate.world, Random{1, 0});
  gate.put(first_of_crowd, {12, 6});
  gate.steer(first_of_crowd, {12, 0.4});
  gate.watch_for(5);
  EXPECT_EQ(gate.world.line.penetrations, 0U);
  gate.steer(first_of_crowd, {6, 0.4});
  EXPECT_EQ(gate.world.line.penetrations, 1U);
  gate.steer(first_of_crowd, {12, 0.4});
  gate.steer(first_of_crowd, {12, 6});
  gate.steer(first_of_crowd, {12, 0.4});
  gate.watch_for(5);
  EXPECT_EQ(gate.world.line.penetrations, 1U);
}

TEST(Watch, who_slips_through_the_last_officers_and_on_past_the_end_of_the_line_is_behind_it) {
  Gate gate(1);
  gate.scenario.force.units[0].line = gate.scenario.force.units[1].line = {{-9, 2.5}, {9, 2.5}};
  make_personnel(gate.scenario, gate.ground, gate.world, Random{1, 0});
  gate.put(first_of_crowd, {7, 4});
  gate.steer(first_of_crowd, {9.6, 1.6});
  EXPECT_EQ(gate.world.line.penetrations, 0U);
  gate.steer(first_of_crowd, {12, 0.4});
  gate.watch_for(2);
  EXPECT_EQ(gate.world.line.penetrations, 1U);
}

TEST(Watch, neither_the_injured_nor_the_absent_penetrate_or_enter) {
  Gate gate(1);
  gate.put(first_of_crowd, {0, 8});
  gate.world.crowd.behaviour[0] = Behaviour::injured;
  gate.steer(first_of_crowd, {0, -25});
  gate.watch_for(5);
  EXPECT_EQ(gate.world.line.penetrations + gate.world.line.entries, 0U);
}

TEST(Watch, the_rear_envelope_moves_back_with_each_manned_rank) {
  Gate gate(1);
  for (std::size_t k = 0; k < 31; ++k) gate.world.line.formations[2].slots[k].owner = static_cast<PersonId>(62 + k);
  gate.update();
  gate.put(first_of_crowd, {0, 4});
  gate.steer(first_of_crowd, {0, 0.8});
  gate.watch_for(3);
  EXPECT_EQ(gate.world.line.penetrations, 0U);
  gate.steer(first_of_crowd, {0, 0.3});
  gate.watch_for(3);
  EXPECT_EQ(gate.world.line.penetrations, 1U);
}

TEST(Watch, contact_is_a_force_above_the_threshold_on_an_officer_of_the_line) {
  Gate gate(1);
  gate.world.people.opponent_force[testing::first_shield] = 900;
  gate.world.people.opponent_force[4] = 50;
  gate.watch_for(1);
  EXPECT_EQ(gate.line().ladder[1], -1);
  gate.world.people.opponent_force[4] = 51;
  gate.watch_for(0.1);
  EXPECT_EQ(gate.line().ladder[1], 1100);
}

/// Drives officers [first, last] of the rope back.
void drive_back(Gate& gate, std::size_t first, std::size_t last, double by_m) {
  for (std::size_t k = first; k <= last; ++k) {
    const Slot& slot = gate.world.line.formations[0].slots[k];
    gate.put(slot.owner, slot.place + by_m * slot.rear);
  }
}

TEST(Watch, a_line_driven_back_over_a_whole_window_for_long_enough_is_bent) {
  Gate gate;
  drive_back(gate, 12, 18, 0.8);
  gate.watch_for(3);
  EXPECT_EQ(gate.line().ladder[2], -1);
  gate.watch_for(0.3);
  EXPECT_EQ(gate.line().ladder[2], 3200);
}

TEST(Watch, a_dent_narrower_than_the_window_is_not_bent) {
  Gate gate;
  drive_back(gate, 14, 16, 1.2);
  drive_back(gate, 28, 30, 1.2);
  gate.watch_for(10);
  EXPECT_EQ(gate.line().ladder[2], -1);
}

TEST(Watch, a_gap_needs_an_opponent_before_it) {
  Gate gate(1);
  gate.put(first_of_crowd, {0.4, 5});
  for (PersonId k = 16; k < 20; ++k) gate.put(k, gate.at(k) + Vec2{0.3, 0});
  gate.watch_for(5);
  EXPECT_EQ(gate.line().ladder[3], -1);
  gate.put(first_of_crowd, {0.4, 3.8});
  gate.watch_for(1);
  EXPECT_EQ(gate.line().ladder[3], -1);
  gate.watch_for(0.2);
  EXPECT_EQ(gate.line().ladder[3], 6200);
  EXPECT_NEAR(gate.line().where[3].x, 0.52, 0.02);
}

TEST(Watch, the_place_of_a_man_who_is_gone_is_a_gap) {
  Gate gate(1);
  take_off_ground(gate.world, 15);
  gate.update();
  gate.put(first_of_crowd, {0, 3.5});
  gate.watch_for(1.5);
  EXPECT_GE(gate.line().ladder[3], 0);
}

void go_in(Gate& gate, std::size_t people) {
  for (std::size_t k = 0; k < people; ++k) {
    const auto id = static_cast<PersonId>(first_of_crowd + k);
    gate.put(id, {static_cast<double>(k), 4});
    gate.steer(id, {static_cast<double>(k), 0.5});
  }
  gate.watch_for(2);
}

TEST(Watch, three_behind_the_line_at_once_breach_it_and_two_do_not) {
  Gate two(3);
  go_in(two, 2);
  EXPECT_EQ(two.line().ladder[5], -1);
  EXPECT_EQ(two.world.tally.breach_ms, -1);
  Gate three(3);
  go_in(three, 3);
  EXPECT_GE(three.line().ladder[5], 0);
  EXPECT_EQ(three.world.tally.breach_ms, three.line().ladder[5]);
  EXPECT_EQ(three.world.tally.breach_rope_ms, three.line().ladder[5]);
  EXPECT_EQ(three.world.tally.breach_shield_ms, -1);
  EXPECT_EQ(three.line().breached_since_ms, three.line().ladder[5]);
}

/// The shields take all slots of the rope at once.
void hand_over(Gate& gate) {
  for (std::size_t k = 0; k < 31; ++k) {
    gate.world.line.formations[0].slots[k].owner = no_person;
    gate.world.line.formations[1].slots[k].owner = static_cast<PersonId>(testing::first_shield + k);
    gate.put(static_cast<PersonId>(testing::first_shield + k), gate.world.line.formations[1].slots[k].place);
  }
  gate.update();
}

TEST(Watch, shields_that_take_over_a_breached_line_answer_only_for_those_who_come_through_them) {
  for (const std::size_t more : {2U, 3U}) {
    Gate gate(6);
    go_in(gate, 3);
    hand_over(gate);
    gate.watch_for(2);
    EXPECT_EQ(gate.world.tally.breach_shield_ms, -1);
    for (std::size_t k = 3; k < 3 + more; ++k) {
      gate.put(static_cast<PersonId>(first_of_crowd + k), {static_cast<double>(k), 4});
      gate.steer(static_cast<PersonId>(first_of_crowd + k), {static_cast<double>(k), 0.5});
    }
    gate.watch_for(2);
    EXPECT_EQ(gate.world.tally.breach_shield_ms >= 0, more == 3) << more;
    EXPECT_EQ(gate.world.tally.breach_ms, gate.world.tally.breach_rope_ms);
  }
}

TEST(Watch, a_breach_is_restored_when_nobody_has_been_behind_for_long_enough) {
  Gate gate(3);
  go_in(gate, 3);
  std::int64_t last_starts_ms = 0;
  for (PersonId k = 0; k < 3; ++k) {
    last_starts_ms = gate.world.now_ms;
    gate.steer(first_of_crowd + k, {static_cast<double>(k), 5});
  }
  gate.watch_for(26);
  EXPECT_EQ(gate.line().ladder[9], -1);
  gate.watch_for(1.5);
  // After one metre he is out of the envelope by more than the hysteresis; then 30 s must pass.
  EXPECT_NEAR(static_cast<double>(gate.line().ladder[9] - last_starts_ms), 31'000, 300);
  EXPECT_EQ(gate.line().breached_since_ms, -1);
  EXPECT_EQ(gate.world.tally.restored_ms, gate.line().ladder[9]);
}

TEST(Watch, a_breach_is_not_restored_while_somebody_is_behind) {
  Gate gate(3);
  go_in(gate, 3);
  for (PersonId k = 0; k < 2; ++k) gate.steer(first_of_crowd + k, {static_cast<double>(k), 5});
  gate.watch_for(60);
  EXPECT_EQ(gate.line().ladder[9], -1);
}

TEST(Watch, a_line_collapses_when_a_third_has_fallen_or_is_off_its_slots) {
  Gate gate;
  for (PersonId k = 0; k < 5; ++k) gate.world.people.mode[k] = Mode::fallen;
  drive_back(gate, 20, 23, 1.1);
  gate.watch_for(0.1);
  EXPECT_EQ(gate.line().ladder[6], -1) << "9 of 31";
  drive_back(gate, 24, 24, 1.1);
  gate.watch_for(0.1);
  EXPECT_EQ(gate.line().ladder[6], 200) << "10 of 31";
}

TEST(Watch, officers_who_are_gone_count_towards_the_collapse) {
  Gate gate;
  gate.watch_for(0.1);
  for (PersonId k = 0; k < 10; ++k) take_off_ground(gate.world, k);
  gate.update();
  gate.watch_for(0.1);
  EXPECT_EQ(gate.line().ladder[6], 200);
}

/// `people` in the protected area, well apart.
void occupy(Gate& gate, std::size_t people) {
  for (std::size_t k = 0; k < people; ++k) {
    gate.put(static_cast<PersonId>(first_of_crowd + k), {-9.0 + 2 * static_cast<double>(k), -25});
  }
}

TEST(Watch, ten_in_the_protected_area_for_more_than_thirty_seconds_occupy_it_once) {
  Gate gate(12);
  occupy(gate, 10);
  gate.watch_for(30.1);  // inside since 0.1 s: for 30 s
  EXPECT_EQ(gate.world.line.occupied_ms, -1);
  gate.watch_for(0.1);
  EXPECT_EQ(gate.world.line.occupied_ms, 30'200);
  EXPECT_EQ(gate.line().ladder[8], 30'200);
  EXPECT_EQ(gate.line().where[8], (Vec2{-9, -25}));
  occupy(gate, 12);
  gate.watch_for(60);
  EXPECT_EQ(gate.world.line.occupied_ms, 30'200);
}

TEST(Watch, nine_never_occupy_it_nor_does_a_tenth_who_is_hurt_or_comes_and_goes) {
  Gate gate(11);
  gate.world.crowd.behaviour[9] = Behaviour::injured;
  occupy(gate, 10);
  for (int k = 0; k < 6; ++k) {
    gate.put(static_cast<PersonId>(first_of_crowd + 10), {0, -30});
    gate.watch_for(29.9);
    gate.put(static_cast<PersonId>(first_of_crowd + 10), {0, -10});
    gate.watch_for(0.1);
  }
  EXPECT_EQ(gate.world.line.occupied_ms, -1);
  EXPECT_EQ(gate.line().ladder[8], -1);
  EXPECT_GE(gate.line().ladder[7], 0);
}

TEST(Watch, somebody_who_only_passes_through_the_area_has_not_entered_it) {
  Gate gate(1);
  gate.put(first_of_crowd, {0, -17});
  gate.steer(first_of_crowd, {0, -18.8});
  gate.steer(first_of_crowd, {0, -17});
  EXPECT_EQ(gate.world.line.entries, 0U);
}

}  // namespace
}  // namespace sispam
