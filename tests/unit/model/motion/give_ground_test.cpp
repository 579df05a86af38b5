// A line that gives ground: who goes where, what is given up, and what is watched from then on.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/give_ground.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/empty_slots.hpp"
#include "model/injured.hpp"
#include "model/motion/formation.hpp"
#include "model/release_slot.hpp"
#include "unit/model/motion/line_world.hpp"

namespace sispam {
namespace {

using testing::first_of_crowd;
using testing::first_rope;
using testing::first_shield;
using testing::first_talker;
using testing::Gate;

using testing::owned;
using testing::units::rope;
using testing::units::second;
using testing::units::shields;
using testing::units::talkers;
constexpr std::size_t new_rope = 3, new_shields = 4, new_second = 5;  // formations on the line behind

/// The gate, with a line before the entrance to fall back to.
struct Retreat : Gate {
  explicit Retreat(std::size_t crowd = 0) : Gate(crowd) {
    for (Unit* unit : {&scenario.force.units[rope], &scenario.force.units[shields]}) {
      unit->fall_back_line = {{-9, -15.5}, {9, -15.5}};
    }
    make_personnel(scenario, ground, world, Random{1, 0});
  }

  Formation& formation(std::size_t number) { return world.line.formations[number]; }
  HeldLine& behind() { return world.line.lines[1]; }
  void give_ground(std::uint16_t unit = rope) { order(OrderKind::fall_back, unit, 0); }

  /// Puts everybody who heads for a slot, or owns one, onto it.
  void arrive() {
    for (int twice = 0; twice < 2; ++twice) {
      for (Formation& f : world.line.formations) {
        for (const Slot& slot : f.slots) {
          for (const PersonId id : {slot.owner, slot.successor}) {
            if (id != no_person) put(id, slot.place);
          }
        }
      }
      update();
    }
    update();
  }

  /// Three people walk to a place, one after the other.
  void steer_three(Vec2 to) {
    for (PersonId k = 0; k < 3; ++k) steer(first_of_crowd + k, to + Vec2{0.7 * k, 0});
    watch_for(3);
  }
};

TEST(GiveGround, the_line_behind_has_the_same_slots_and_nobody_stands_there_at_first) {
  Retreat retreat;
  ASSERT_EQ(retreat.world.line.lines.size(), 2U);
  ASSERT_EQ(retreat.world.line.formations.size(), 6U);
  EXPECT_TRUE(retreat.line().in_use);
  EXPECT_FALSE(retreat.behind().in_use);
  for (std::size_t f = 0; f < 3; ++f) {
    const Formation& home = retreat.formation(f);
    ASSERT_EQ(home.fall_back, static_cast<int>(f + 3));
    const Formation& back = retreat.formation(f + 3);
    EXPECT_EQ(back.slots.size(), home.slots.size());
    EXPECT_EQ(back.rank, home.rank);
    EXPECT_EQ(back.rope, home.rope);
    EXPECT_EQ(back.fall_back, -1);
    EXPECT_EQ(owned(back), 0U);
  }
  EXPECT_EQ(owned(retreat.formation(rope)), 31U);
  EXPECT_DOUBLE_EQ(retreat.formation(new_second).slots[0].place.y, -15.5 - 0.6) << "the rank behind, one distance";
}

TEST(GiveGround, everybody_goes_at_once_to_the_same_slot_and_lets_go) {
  Retreat retreat;
  retreat.give_ground();
  retreat.update();
  EXPECT_EQ(owned(retreat.formation(rope)), 0U);
  EXPECT_EQ(retreat.line().holder, -1);
  EXPECT_EQ(retreat.behind().holder, -1) << "nobody has arrived";
  for (const Link& link : retreat.formation(rope).links) EXPECT_FALSE(link.intact);
  for (PersonId k = 0; k < 31; ++k) {
    const Vec2 place = retreat.formation(new_rope).slots[k].place;
    EXPECT_EQ(retreat.world.people.mode[first_rope + k], Mode::walk);
    EXPECT_NEAR(retreat.world.people.goal[first_rope + k].x, place.x, 1e-5);
    EXPECT_NEAR(retreat.world.people.goal[first_rope + k].y, place.y, 1e-5);
  }
  retreat.arrive();
  EXPECT_EQ(owned(retreat.formation(new_rope)), 31U);
  EXPECT_EQ(retreat.behind().holder, static_cast<int>(new_rope));
  EXPECT_EQ(retreat.world.people.mode[first_rope + 9], Mode::hold);
}

TEST(GiveGround, the_rank_behind_follows) {
  Retreat retreat;
  retreat.order(OrderKind::take_line, shields, 0);
  retreat.order(OrderKind::take_line, second, 0);
  retreat.arrive();
  ASSERT_EQ(owned(retreat.formation(second)), 31U);
  retreat.give_ground(shields);
  EXPECT_EQ(owned(retreat.formation(shields)) + owned(retreat.formation(second)), 0U);
  retreat.arrive();
  EXPECT_EQ(owned(retreat.formation(new_shields)), 31U);
  EXPECT_EQ(owned(retreat.formation(new_second)), 31U);
  EXPECT_EQ(retreat.behind().holder, static_cast<int>(new_shields));
}

TEST(GiveGround, in_the_midst_of_a_hand_over_the_place_goes_to_who_takes_it_over) {
  Retreat retreat;
  retreat.order(OrderKind::take_line, shields, 31);
  for (PersonId k = 0; k < 10; ++k) retreat.put(first_shield + k, retreat.formation(shields).slots[k].place);
  retreat.world.now_ms = 9'500;
  retreat.update();
  ASSERT_EQ(owned(retreat.formation(shields)), 10U);
  release_slot(retreat.world, first_shield + 20);  // he was hurt on his way, so nobody relieves number 20 of the rope
  retreat.give_ground();
  EXPECT_NEAR(retreat.world.people.goal[first_rope + 15].x, -26, 4) << "to where his unit withdraws";
  retreat.arrive();
  EXPECT_EQ(owned(retreat.formation(new_shields)), 30U);
  EXPECT_EQ(owned(retreat.formation(new_rope)), 1U);
  EXPECT_EQ(retreat.formation(new_rope).slots[20].owner, first_rope + 20);
}

TEST(GiveGround, who_lies_on_the_ground_comes_later_and_the_hurt_stay) {
  Retreat retreat;
  retreat.world.people.mode[first_rope + 3] = Mode::fallen;
  retreat.world.casualties.rows.push_back({});
  retreat.world.care.row_of[first_rope + 4] = 0;
  ASSERT_TRUE(is_injured(retreat.world, first_rope + 4));
  retreat.give_ground();
  EXPECT_EQ(retreat.world.people.mode[first_rope + 3], Mode::fallen);
  EXPECT_EQ(retreat.formation(new_rope).slots[3].successor, first_rope + 3);
  EXPECT_EQ(retreat.world.people.mode[first_rope + 4], Mode::hold) << "care sees to him";
  EXPECT_EQ(retreat.formation(new_rope).slots[4].successor, no_person);
  EXPECT_EQ(retreat.world.line.slot_of[first_rope + 4], -1);
}

TEST(GiveGround, a_reserve_in_the_line_goes_along_and_later_ones_fill_the_line_behind) {
  Retreat retreat;
  for (const PersonId gone : {first_rope + 5, first_rope + 6}) {
    release_slot(retreat.world, gone);
    retreat.world.people.mode[gone] = Mode::absent;
  }
  retreat.update();
  retreat.world.people.mode[first_talker] = Mode::stand;
  retreat.formation(rope).slots[5].successor = first_talker;
  retreat.world.line.formation_of[first_talker] = rope;
  retreat.world.line.slot_of[first_talker] = 5;
  retreat.give_ground();
  retreat.arrive();
  EXPECT_EQ(retreat.formation(new_rope).slots[5].owner, first_talker);
  ASSERT_EQ(empty_slots(retreat.world.line).size(), 1U);
  EXPECT_EQ(empty_slots(retreat.world.line)[0].formation, new_rope);
  retreat.order(OrderKind::reinforce, talkers, 0);
  EXPECT_GE(retreat.formation(new_rope).slots[6].successor, first_talker + 1);
  EXPECT_NE(retreat.formation(new_rope).slots[6].successor, no_person);
}

TEST(GiveGround, who_takes_the_line_afterwards_takes_the_one_behind) {
  Retreat retreat;
  retreat.give_ground();
  retreat.arrive();
  retreat.order(OrderKind::take_line, shields, 0);
  EXPECT_EQ(retreat.formation(shields).slots[7].successor, no_person);
  EXPECT_EQ(retreat.formation(new_shields).slots[7].successor, first_shield + 7);
  retreat.arrive();
  EXPECT_EQ(owned(retreat.formation(new_shields)), 31U);
  EXPECT_EQ(owned(retreat.formation(new_rope)), 0U) << "relieved slot by slot as ever";
}

TEST(GiveGround, a_line_steps_back_once_and_people_see_it) {
  Retreat retreat;
  retreat.world.now_ms = 7000;
  retreat.give_ground(rope);
  retreat.give_ground(shields);
  retreat.arrive();
  retreat.give_ground(rope);
  ASSERT_EQ(retreat.world.incidents.size(), 1U);
  EXPECT_EQ(retreat.world.incidents[0].kind, IncidentKind::line_stepped_back);
  EXPECT_EQ(retreat.world.incidents[0].at_ms, 7000);
  EXPECT_NEAR(retreat.world.incidents[0].at.y, 1.4, 1e-9);
  EXPECT_EQ(owned(retreat.formation(new_rope)), 31U);
}

TEST(GiveGround, nobody_sees_a_line_step_back_that_nobody_held) {
  Retreat retreat;
  for (PersonId k = 0; k < 31; ++k) {
    release_slot(retreat.world, first_rope + k);
    retreat.world.people.mode[first_rope + k] = Mode::absent;
  }
  retreat.give_ground();
  EXPECT_TRUE(retreat.world.incidents.empty());
  EXPECT_TRUE(retreat.behind().in_use) << "but who comes takes the line behind";
}

TEST(GiveGround, without_a_line_behind_the_order_changes_nothing) {
  Gate gate;
  gate.order(OrderKind::fall_back, rope, 0);
  gate.update();
  EXPECT_EQ(owned(gate.world.line.formations[rope]), 31U);
  EXPECT_EQ(gate.line().holder, 0);
  EXPECT_TRUE(gate.world.incidents.empty());
}

TEST(GiveGround, past_the_abandoned_line_nobody_has_broken_through_but_past_the_new_one_he_has) {
  Retreat retreat(3);
  for (PersonId k = 0; k < 3; ++k) retreat.put(first_of_crowd + k, {0.7 * k, 9});
  retreat.watch_for(1);
  retreat.give_ground();
  retreat.update();
  retreat.watch_for(5);
  retreat.arrive();
  retreat.steer_three({0, -8});
  EXPECT_EQ(retreat.world.line.penetrations, 0U);
  EXPECT_EQ(retreat.world.tally.breach_ms, -1);
  EXPECT_EQ(retreat.line().ladder, nothing_happened) << "nobody watches it, so it cannot collapse either";
  retreat.steer_three({0, -17.6});
  EXPECT_EQ(retreat.world.line.penetrations, 3U);
  EXPECT_GE(retreat.behind().breached_since_ms, 0);
  EXPECT_EQ(retreat.behind().ladder[5], retreat.world.tally.breach_ms);
  EXPECT_EQ(retreat.line().ladder, nothing_happened);
}

TEST(GiveGround, a_breach_of_the_line_that_is_given_up_is_told_but_no_longer_open) {
  Retreat retreat(3);
  for (PersonId k = 0; k < 3; ++k) retreat.put(first_of_crowd + k, {0.7 * k, 9});
  retreat.steer_three({0, -8});
  ASSERT_GE(retreat.line().breached_since_ms, 0);
  retreat.give_ground();
  retreat.update();
  retreat.arrive();
  retreat.watch_for(60);
  EXPECT_EQ(retreat.line().breached_since_ms, -1);
  EXPECT_GE(retreat.line().ladder[5], 0);
  EXPECT_EQ(retreat.line().ladder[9], -1) << "nobody has restored it";
  EXPECT_EQ(retreat.world.tally.restored_ms, -1);
  EXPECT_EQ(retreat.behind().breached_since_ms, -1);
}

TEST(GiveGround, who_rests_behind_the_new_line_when_it_is_manned_is_behind_it) {
  Retreat retreat(3);
  retreat.put(first_of_crowd, {-12, -12});
  retreat.steer(first_of_crowd, {-12, -17.5});  // round the end, so he has crossed nothing
  retreat.steer(first_of_crowd, {-5, -17.5});
  retreat.watch_for(5);
  ASSERT_EQ(retreat.world.line.penetrations, 0U);
  retreat.give_ground();
  retreat.arrive();
  retreat.watch_for(5);
  EXPECT_EQ(retreat.world.line.penetrations, 1U);
}

}  // namespace
}  // namespace sispam
