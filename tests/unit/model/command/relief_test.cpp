// Tired lines: what is known of them, and who takes over from whom.
// SPDX-License-Identifier: Apache-2.0
#include "model/command/relief.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/command/orders.hpp"
#include "model/command/sensing.hpp"
#include "model/command/tactics.hpp"
#include "model/release_slot.hpp"
#include "unit/model/motion/line_world.hpp"

namespace sispam {
namespace {

using testing::first_rope;
using testing::first_shield;
using testing::Gate;

using testing::units::rope;
using testing::units::second;
using testing::units::shields;

/// The gate, where the shields relieve the rope instead of taking over in yellow, and nobody stands behind them.
struct Relief : Gate {
  Relief() {
    Unit& unit = scenario.force.units[shields];
    unit.line.clear();
    unit.levels.clear();
    unit.relieves = "rope";
    unit.withdraw_to = {{25, -20}};
    scenario.force.units[second].behind = "rope";
    make_personnel(scenario, ground, world, Random{1, 0});
    std::fill(world.people.freshness.begin(), world.people.freshness.end(), 1.0);
    scenario.model.command.count_error = 0;
    scenario.model.command.hand_over_s = {Distribution::Kind::constant, 0, 0, 0};
  }

  void tire(PersonId first, int count, double freshness) {
    for (int k = 0; k < count; ++k) world.people.freshness[first + static_cast<PersonId>(k)] = freshness;
  }
  /// The tactic comes into force now, and its orders are carried out.
  void relieve() {
    TacticState& state = world.situation.tactic_states[static_cast<std::size_t>(Tactic::relieve)];
    state.active = true;
    state.since_ms = world.now_ms;
    rules::relieve(scenario, world, Random{1, 0});
    carry_out_orders(scenario, ground, world);
  }
  /// Whoever heads for a slot comes there.
  void arrive() {
    for (int twice = 0; twice < 3; ++twice) {
      for (Formation& f : world.line.formations) {
        for (const Slot& slot : f.slots) {
          for (const PersonId id : {slot.owner, slot.successor}) {
            if (id != no_person) put(id, slot.place);
          }
        }
      }
      update();
    }
  }
  int owned(std::uint16_t unit) const {
    int count = 0;
    for (const Formation& f : world.line.formations) {
      if (f.unit != unit) continue;
      count += static_cast<int>(
          std::count_if(f.slots.begin(), f.slots.end(), [](const Slot& slot) { return slot.owner != no_person; }));
    }
    return count;
  }
};

TEST(Relief, waits_at_the_start_and_has_the_slots_of_the_unit_it_relieves) {
  Relief gate;
  EXPECT_EQ(gate.owned(rope), 31);
  EXPECT_EQ(gate.owned(shields), 0);
  EXPECT_NEAR(gate.at(first_shield).y, -5, 1e-9) << "on its staged line";
  const Formation &mine = gate.world.line.formations[shields], &theirs = gate.world.line.formations[rope];
  EXPECT_EQ(mine.line, theirs.line);
  EXPECT_EQ(mine.rank, theirs.rank);
  EXPECT_EQ(mine.slots[7].place, theirs.slots[7].place);
}

TEST(Relief, the_share_that_is_tired_is_of_those_who_hold_the_line_that_is_most_tired) {
  Relief gate;
  const CommandParameters& p = gate.scenario.model.command;
  EXPECT_EQ(rules::tired_share(p, gate.world), 0);
  gate.tire(first_rope, 10, 0.29);
  gate.tire(first_rope + 10, 10, 0.3);
  gate.tire(first_shield, 31, 0);
  EXPECT_DOUBLE_EQ(rules::tired_share(p, gate.world), 10.0 / 31);
  EXPECT_DOUBLE_EQ(rules::sense(gate.scenario, gate.world, Random{1, 0})[Signal::tired], 10.0 / 31);
  gate.world.people.mode[first_rope] = Mode::fallen;
  EXPECT_DOUBLE_EQ(rules::tired_share(p, gate.world), 9.0 / 30);
}

TEST(Relief, is_possible_only_by_a_fresher_unit_that_is_free) {
  Relief gate;
  EXPECT_TRUE(rules::reliefs(gate.scenario, gate.world).empty()) << "both are rested";
  EXPECT_FALSE(rules::can_use(gate.scenario, gate.world, Tactic::relieve, Random{1, 0}));
  gate.tire(first_rope, 31, 0.2);
  EXPECT_EQ(rules::reliefs(gate.scenario, gate.world), std::vector<std::uint16_t>{shields});
  EXPECT_TRUE(rules::can_use(gate.scenario, gate.world, Tactic::relieve, Random{1, 0}));
  gate.tire(first_shield, 31, 0.1);
  EXPECT_TRUE(rules::reliefs(gate.scenario, gate.world).empty());
  gate.tire(first_shield, 31, 1);
  for (PersonId k = 0; k < 31; ++k) gate.world.people.mode[first_shield + k] = Mode::absent;
  EXPECT_TRUE(rules::reliefs(gate.scenario, gate.world).empty());
}

TEST(Relief, the_rested_take_over_slot_by_slot_and_the_tired_go_to_rest) {
  Relief gate;
  gate.tire(first_rope, 31, 0.2);
  gate.relieve();
  EXPECT_EQ(gate.owned(rope), 31) << "nobody leaves before his relief stands behind him";
  EXPECT_EQ(gate.world.line.formations[shields].slots[3].successor, first_shield + 3);
  EXPECT_TRUE(rules::reliefs(gate.scenario, gate.world).empty()) << "one at a time";
  gate.put(first_shield + 3, gate.world.line.formations[rope].slots[3].place);
  gate.update();
  EXPECT_EQ(gate.owned(rope), 30);
  EXPECT_NEAR(gate.world.people.goal[first_rope + 3].x, -26, 4) << "to where his unit withdraws";
  gate.arrive();
  EXPECT_EQ(gate.owned(rope), 0);
  EXPECT_EQ(gate.owned(shields), 31);
}

TEST(Relief, goes_back_when_the_others_are_tired_and_the_first_have_rested) {
  Relief gate;
  gate.tire(first_rope, 31, 0.2);
  gate.relieve();
  gate.arrive();
  gate.tire(first_shield, 31, 0.1);
  gate.relieve();
  gate.arrive();
  EXPECT_EQ(gate.owned(rope), 31);
  EXPECT_EQ(gate.owned(shields), 0);
}

TEST(Relief, is_ordered_once_when_the_tactic_comes_into_force) {
  Relief gate;
  gate.tire(first_rope, 31, 0.2);
  TacticState& state = gate.world.situation.tactic_states[static_cast<std::size_t>(Tactic::relieve)];
  rules::relieve(gate.scenario, gate.world, Random{1, 0});
  EXPECT_TRUE(gate.world.situation.orders.empty());
  state.active = true;
  state.since_ms = gate.world.now_ms = 5000;
  rules::relieve(gate.scenario, gate.world, Random{1, 0});
  ASSERT_EQ(gate.world.situation.orders.size(), 1U);
  EXPECT_EQ(gate.world.situation.orders[0].kind, OrderKind::take_line);
  EXPECT_EQ(gate.world.situation.orders[0].unit, shields);
  gate.world.now_ms += 1000;
  rules::relieve(gate.scenario, gate.world, Random{1, 0});
  EXPECT_EQ(gate.world.situation.orders.size(), 1U);
}

TEST(Relief, a_few_who_were_not_relieved_do_not_keep_the_others_from_it) {
  Relief gate;
  gate.tire(first_rope, 31, 0.2);
  gate.relieve();
  release_slot(gate.world, first_shield + 3);  // hurt on his way
  gate.world.people.mode[first_shield + 3] = Mode::absent;
  gate.arrive();
  ASSERT_EQ(gate.owned(rope), 1);
  gate.tire(first_shield, 31, 0.1);
  EXPECT_EQ(rules::reliefs(gate.scenario, gate.world), std::vector<std::uint16_t>{rope});
}

/// A third unit of shields takes over the line of the rope at another level.
struct Change : Relief {
  static constexpr std::uint16_t others = 2;
  Change() {
    Unit& unit = scenario.force.units[others];
    unit.behind.clear();
    unit.line = scenario.force.units[rope].line;
    make_personnel(scenario, ground, world, Random{1, 0});
    tire(first_rope, 31, 0.2);
  }
};

TEST(Relief, is_called_off_when_another_unit_is_ordered_to_take_over_the_line) {
  Change gate;
  gate.relieve();
  gate.order(OrderKind::take_line, Change::others, 0);
  EXPECT_EQ(gate.world.line.formations[shields].slots[3].successor, no_person);
  EXPECT_NEAR(gate.world.people.goal[first_shield + 3].x, 25, 4) << "back";
  gate.arrive();
  EXPECT_EQ(gate.owned(Change::others), 31);
  EXPECT_EQ(gate.owned(shields) + gate.owned(rope), 0);
}

TEST(Relief, waits_while_another_unit_takes_over) {
  Change gate;
  gate.order(OrderKind::take_line, Change::others, 0);
  EXPECT_TRUE(rules::reliefs(gate.scenario, gate.world).empty());
}

TEST(Relief, whoever_was_relieved_stays_at_rest_when_his_level_is_declared) {
  Relief gate;
  gate.tire(first_rope, 31, 0.2);
  gate.scenario.force.units[rope].levels = {Level::green, Level::yellow};
  gate.relieve();
  gate.arrive();
  gate.world.situation.orders = {
      {.due_ms = 0, .kind = OrderKind::set_level, .level = Level::yellow, .unit = 0, .over_s = 0}};
  rules::declare_due(gate.scenario, gate.world, Random{1, 0});
  const auto& orders = gate.world.situation.orders;
  EXPECT_TRUE(std::none_of(orders.begin(), orders.end(), [](const Order& order) {
    return order.kind == OrderKind::take_line && order.unit == rope;
  })) << "his relief holds the line";
}

}  // namespace
}  // namespace sispam
