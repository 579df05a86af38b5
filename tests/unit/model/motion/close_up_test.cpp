// A line that lost officers: filled from the rank behind, or closed up.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/close_up.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "last_value.hpp"
#include "model/motion/formation.hpp"
#include "unit/model/motion/line_world.hpp"

namespace sispam {
namespace {

using testing::first_rope;
using testing::first_shield;
using testing::Gate;

constexpr PersonId first_second = 62;
using testing::units::second;
using testing::units::shields;

struct Line : Gate {
  void lose(PersonId id) { take_off_ground(world, id); }
  void update_for(int half_seconds) {
    for (int k = 0; k < half_seconds; ++k) {
      world.now_ms += formations_ms;
      update();
    }
  }
  /// Shields and the rank behind them stand where the rope stood.
  void shields_stand() {
    for (const std::uint16_t unit : {shields, second}) order(OrderKind::take_line, unit, 0);
    for (int twice = 0; twice < 3; ++twice) {
      for (Formation& formation : world.line.formations) {
        for (const Slot& slot : formation.slots) {
          if (slot.successor != no_person) put(slot.successor, slot.place);
        }
      }
      update();
    }
  }
  Formation& formation(std::size_t f) { return world.line.formations[f]; }
  int manned(std::size_t f) {
    const auto& slots = formation(f).slots;
    return static_cast<int>(
        std::count_if(slots.begin(), slots.end(), [](const Slot& slot) { return slot.owner != no_person; }));
  }
};

TEST(CloseUp, an_empty_place_is_filled_after_a_second_by_the_nearest_of_the_rank_behind) {
  Line line;
  line.shields_stand();
  ASSERT_EQ(line.manned(1), 31);
  ASSERT_EQ(line.manned(2), 31);
  line.lose(first_shield + 15);
  line.update_for(2);
  EXPECT_EQ(line.formation(1).slots[15].successor, no_person);
  line.update_for(1);
  const PersonId sent = line.formation(1).slots[15].successor;
  ASSERT_EQ(sent, first_second + 15);
  EXPECT_EQ(line.world.people.mode[sent], Mode::walk);
  EXPECT_EQ(line.formation(2).slots[15].owner, no_person);
  EXPECT_DOUBLE_EQ(line.world.people.pace[sent] * line.world.people.speed[sent],
                   std::min(line.world.people.speed[sent], line.scenario.model.motion.close_up_speed_mps));
  line.put(sent, line.formation(1).slots[15].place);
  line.update();
  EXPECT_EQ(line.formation(1).slots[15].owner, sent);
}

TEST(CloseUp, a_rank_with_nobody_behind_it_stands_as_if_it_had_been_planned_without_the_lost) {
  Line line;
  line.world.line.formations[0].links[20].intact = false;
  line.lose(first_rope + 7);
  line.update_for(6);
  Scenario fewer = line.scenario;
  fewer.force.units[0].count = 30;
  const Formation planned = motion::make_lines(fewer).formations[0];
  const Formation& closed = line.formation(0);
  ASSERT_EQ(closed.slots.size(), 30U);
  ASSERT_EQ(closed.links.size(), 29U);
  for (std::size_t k = 0; k < 30; ++k) {
    EXPECT_EQ(closed.slots[k].place, planned.slots[k].place);
    EXPECT_EQ(closed.slots[k].owner, first_rope + k + (k >= 7 ? 1 : 0));
    EXPECT_EQ(line.world.line.slot_of[closed.slots[k].owner], static_cast<int>(k));
    EXPECT_EQ(line.world.people.mode[closed.slots[k].owner], Mode::hold);
    EXPECT_EQ(line.world.people.anchor_x[closed.slots[k].owner], planned.slots[k].place.x);
    if (k == 29) break;
    EXPECT_EQ(closed.links[k].rest_m, planned.links[k].rest_m);
    EXPECT_EQ(closed.links[k].intact, k != 6 && k != 19) << "new neighbours are not linked yet; a torn link stays torn";
  }
}

TEST(CloseUp, never_beyond_the_widest_spacing_so_that_the_rest_of_the_gap_is_left_to_a_reserve) {
  Line line;
  for (PersonId k = 0; k < 12; ++k) line.lose(first_rope + 3 + 2 * k);
  line.update_for(10);
  EXPECT_EQ(line.manned(0), 19);
  ASSERT_EQ(line.formation(0).slots.size(), 26U) << "22.4 m by 0.9 m are 24.9 gaps";
  for (const Link& link : line.formation(0).links) EXPECT_LE(link.rest_m, 0.9);
  record_value("M-V45c", "{} slots, {} empty", line.formation(0).slots.size(), empty_slots(line.world.line).size());
  EXPECT_EQ(empty_slots(line.world.line).size(), 7U);
}

TEST(CloseUp, a_line_that_may_not_keeps_its_gap) {
  Line line;
  line.scenario.model.motion.close_up_after_s = 0;
  line.lose(first_rope + 7);
  line.update_for(10);
  EXPECT_EQ(line.formation(0).slots.size(), 31U);
  EXPECT_EQ(empty_slots(line.world.line).size(), 1U);
}

TEST(CloseUp, a_unit_that_takes_its_line_again_has_the_slots_of_the_plan) {
  Line line;
  line.lose(first_rope + 7);
  line.update_for(4);
  line.order(OrderKind::withdraw, 0, 0);
  line.order(OrderKind::take_line, 0, 0);
  EXPECT_EQ(line.formation(0).slots.size(), 31U);
  EXPECT_EQ(line.formation(0).slots[7].successor, no_person);
  EXPECT_EQ(line.formation(0).slots[8].successor, first_rope + 8);
}

}  // namespace
}  // namespace sispam
