// SPDX-License-Identifier: Apache-2.0
#include "model/motion/reinforce.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "line_world.hpp"
#include "model/empty_slots.hpp"
#include "model/release_slot.hpp"

namespace sispam {
namespace {

using testing::first_rope;
using testing::first_talker;
using testing::Gate;

using testing::units::talkers;  // ten people at (0, 5.5), who serve as the reserve here

void lose(Gate& gate, PersonId officer) {
  release_slot(gate.world, officer);
  gate.world.people.mode[officer] = Mode::absent;
  gate.update();
}

TEST(Reinforce, sends_the_nearest_of_the_reserve_into_an_empty_slot_and_he_holds_it) {
  Gate gate;
  lose(gate, first_rope + 15);
  ASSERT_EQ(empty_slots(gate.world.line).size(), 1U);
  gate.order(OrderKind::reinforce, talkers, 0);
  Slot& slot = gate.world.line.formations[0].slots[15];
  const PersonId sent = slot.successor;
  ASSERT_GE(sent, first_talker);
  for (PersonId other = first_talker; other < first_talker + 10; ++other) {
    EXPECT_LE(length(gate.at(sent) - slot.place), length(gate.at(other) - slot.place));
  }
  EXPECT_TRUE(empty_slots(gate.world.line).empty()) << "somebody heads for it";
  gate.update();
  EXPECT_EQ(gate.world.people.mode[sent], Mode::walk);
  gate.put(sent, slot.place);
  gate.update();
  EXPECT_EQ(slot.owner, sent);
  gate.update();
  EXPECT_EQ(gate.world.people.mode[sent], Mode::hold);
}

TEST(Reinforce, sends_nobody_twice_and_nobody_who_cannot_go) {
  Gate gate;
  for (PersonId k = 0; k < 12; ++k) lose(gate, first_rope + 2 * k);
  gate.world.people.mode[first_talker] = Mode::fallen;
  gate.order(OrderKind::reinforce, talkers, 0);
  gate.order(OrderKind::reinforce, talkers, 0);
  std::vector<PersonId> sent;
  for (const Slot& slot : gate.world.line.formations[0].slots) {
    if (slot.successor != no_person) sent.push_back(slot.successor);
  }
  EXPECT_EQ(sent.size(), 9U) << "ten people, one of whom lies on the ground";
  std::sort(sent.begin(), sent.end());
  EXPECT_EQ(std::adjacent_find(sent.begin(), sent.end()), sent.end());
  EXPECT_EQ(std::count(sent.begin(), sent.end(), first_talker), 0);
}

TEST(Reinforce, whoever_came_into_a_line_stays_when_his_own_unit_withdraws_and_when_that_of_the_line_does) {
  Gate gate;
  lose(gate, first_rope + 15);
  gate.order(OrderKind::reinforce, talkers, 0);
  const Slot& slot = gate.world.line.formations[0].slots[15];
  const PersonId sent = slot.successor;
  ASSERT_GE(sent, first_talker);
  gate.put(sent, slot.place);
  for (int twice = 0; twice < 2; ++twice) gate.update();
  ASSERT_EQ(gate.world.people.mode[sent], Mode::hold);
  gate.order(OrderKind::withdraw, talkers, 0);
  EXPECT_EQ(slot.owner, sent);
  for (PersonId id = first_talker; id < first_talker + 10; ++id) {
    EXPECT_EQ(gate.world.people.mode[id], id == sent ? Mode::hold : Mode::walk) << id;
  }
  gate.order(OrderKind::withdraw, testing::units::rope, 0);
  EXPECT_EQ(testing::owned(gate.world.line.formations[0]), 1U) << "the others leave their own unit's slots";
  EXPECT_EQ(gate.world.people.mode[first_rope + 3], Mode::walk);
  EXPECT_EQ(slot.owner, sent);
}

TEST(Reinforce, leaves_a_whole_line_and_a_line_nobody_holds_alone) {
  Gate gate;
  gate.order(OrderKind::reinforce, talkers, 0);
  for (const Formation& formation : gate.world.line.formations) {
    for (const Slot& slot : formation.slots) EXPECT_EQ(slot.successor, no_person);
  }
}

}  // namespace
}  // namespace sispam
