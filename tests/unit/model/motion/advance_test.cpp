// A line that drives the crowd back: where its slots go, when it waits, and what is watched meanwhile.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/advance.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "last_value.hpp"
#include "model/mind/going.hpp"
#include "model/motion/give_ground.hpp"
#include "model/motion/watch_geometry.hpp"
#include "model/release_slot.hpp"
#include "unit/model/motion/line_world.hpp"

namespace sispam {
namespace {

using testing::first_of_crowd;
using testing::first_rope;
using testing::first_shield;
using testing::Gate;

using testing::units::rope;
using testing::units::second;
using testing::units::shields;
const Polyline forward{{-9, 4.3}, {-9, 6.5}, {9, 6.5}, {9, 4.3}};  // 4 m before the line

/// The gate, with a place in the street to which its line may advance.
struct Advance : Gate {
  explicit Advance(std::size_t crowd = 0, const Polyline& to = forward) : Gate(crowd) {
    for (Unit* unit : {&scenario.force.units[rope], &scenario.force.units[shields]}) unit->advance_to = to;
    make_personnel(scenario, ground, world, Random{1, 0});
    tactic().active = true;
  }

  TacticState& tactic() { return world.situation.tactic_states[static_cast<std::size_t>(Tactic::advance)]; }
  Formation& formation(std::size_t number) { return world.line.formations[number]; }
  double y(std::size_t slot) { return formation(rope).slots[slot].place.y; }

  /// Somebody has ordered it, as a use of force.
  void begin_record() {
    ForceRecord record;
    record.tactic = Tactic::advance;
    record.force_level = 4;
    record.request = 1;
    record.fate = ForceFate::used;
    record.began_ms = world.now_ms;
    world.force_log.records.push_back(record);
  }
  /// The slots alone; officers stay where they are.
  void slots_for(double seconds) {
    for (int k = 0; k < static_cast<int>(seconds * 10 + 0.5); ++k) {
      world.now_ms += advance_ms;
      advance_lines(scenario, ground, world, Random{1, 0});
    }
  }
  /// Everybody of the line goes along.
  void line_for(double seconds) {
    for (int k = 0; k < static_cast<int>(seconds * 10 + 0.5); ++k) {
      slots_for(0.1);
      for (Formation& f : world.line.formations) {
        for (const Slot& slot : f.slots) {
          if (slot.owner != no_person) put(slot.owner, slot.place);
        }
      }
      watch(scenario, ground, world, Random{1, 0});
    }
  }
  /// So many of the front are that far behind their slots.
  void hold_up(std::size_t many, double behind_m) {
    for (std::size_t k = 0; k < many; ++k) {
      const Slot& slot = formation(rope).slots[10 + k];
      put(slot.owner, slot.place + behind_m * slot.rear);
    }
  }
};

TEST(AdvanceLine, goes_forward_at_its_speed_slot_for_slot_with_its_links) {
  Advance line;
  const Formation before = line.formation(rope);
  line.line_for(10);
  const Formation& now = line.formation(rope);
  for (std::size_t k = 0; k < now.slots.size(); ++k) {
    EXPECT_NEAR(now.slots[k].place.x, before.slots[k].place.x, 1e-9);
    EXPECT_NEAR(now.slots[k].place.y, before.slots[k].place.y + 3, 1e-9) << "10 s at 0.3 m/s";
    EXPECT_EQ(now.slots[k].owner, before.slots[k].owner);
    EXPECT_NEAR(line.world.people.anchor_y[now.slots[k].owner], now.slots[k].place.y, 1e-9);
  }
  for (std::size_t k = 0; k < now.links.size(); ++k) {
    EXPECT_TRUE(now.links[k].intact);
    EXPECT_NEAR(now.links[k].rest_m, before.links[k].rest_m, 1e-9);
  }
  record_value("M-V46d", "{:.6f} m", now.slots[15].place.y - before.slots[15].place.y);
  EXPECT_NEAR(line.line().polyline[1].y, 5.5, 1e-9) << "the watched line goes along";
  EXPECT_NEAR(line.world.tally.ground_gained_m, 3, 1e-9);
  EXPECT_EQ(line.world.tally.advance_waited_s, 0);
}

TEST(AdvanceLine, stands_still_without_the_tactic_and_never_goes_back) {
  Advance line;
  line.tactic().active = false;
  line.slots_for(5);
  EXPECT_DOUBLE_EQ(line.y(15), 2.5);
  line.tactic().active = true;
  line.line_for(5);
  const double reached = line.y(15);
  EXPECT_NEAR(reached, 4, 1e-9);
  line.tactic().active = false;
  line.line_for(20);
  EXPECT_EQ(line.y(15), reached);
}

TEST(AdvanceLine, stops_where_the_plan_says) {
  Advance line;
  line.line_for(30);
  EXPECT_EQ(line.line().polyline, forward);
  EXPECT_EQ(line.line().advanced, 1);
  EXPECT_EQ(line.y(15), 6.5);
}

TEST(AdvanceLine, waits_for_more_than_a_tenth_of_its_front) {
  Advance line;
  line.hold_up(3, 0.6);
  line.slots_for(0.1);
  const double with_three = line.y(15);
  EXPECT_NEAR(with_three, 2.53, 1e-9) << "3 of 31 are no tenth";
  line.hold_up(4, 0.6);
  line.slots_for(1);
  record_value("M-V46e", "goes on by {:.2f} m; {:.2f} m", with_three - 2.5, line.y(15) - with_three);
  EXPECT_NEAR(line.y(15), 2.53, 1e-9);
  EXPECT_NEAR(line.world.tally.advance_waited_s, 1, 1e-9);
  line.hold_up(4, 0.4);
  line.slots_for(0.1);
  EXPECT_NEAR(line.y(15), 2.56, 1e-9);
}

TEST(AdvanceLine, waits_for_those_on_the_ground_and_on_their_way_but_not_for_who_is_ahead) {
  Advance line;
  line.hold_up(10, -0.8);
  line.slots_for(0.1);
  EXPECT_GT(line.y(15), 2.5);
  const double reached = line.y(15);
  for (const PersonId id : {first_rope + 1, first_rope + 2}) line.world.people.mode[id] = Mode::fallen;
  for (const PersonId id : {first_rope + 3, first_rope + 4}) line.world.people.mode[id] = Mode::walk;
  line.slots_for(1);
  EXPECT_EQ(line.y(15), reached);
}

TEST(AdvanceLine, of_which_nobody_is_left_or_which_was_given_up_stays) {
  Advance empty;
  for (PersonId k = 0; k < 31; ++k) {
    release_slot(empty.world, first_rope + k);
    empty.world.people.mode[first_rope + k] = Mode::absent;
  }
  empty.update();
  empty.slots_for(1);
  EXPECT_EQ(empty.line().advanced, 0);
  Advance given_up;
  given_up.line().in_use = false;
  given_up.slots_for(1);
  EXPECT_EQ(given_up.line().advanced, 0);
}

TEST(AdvanceLine, takes_all_ranks_along_also_those_nobody_stands_in_yet) {
  Advance line;
  line.line_for(5);
  EXPECT_NEAR(line.formation(shields).slots[15].place.y, 4, 1e-9);
  EXPECT_NEAR(line.formation(second).slots[15].place.y, 3.4, 1e-9);
  line.order(OrderKind::take_line, shields, 0);
  EXPECT_NEAR(line.formation(shields).slots[15].place.y, 4, 1e-9) << "slots of the plan, where the line is now";
  EXPECT_EQ(line.formation(shields).slots[15].successor, first_shield + 15);
}

TEST(AdvanceLine, that_closes_up_does_so_where_it_is) {
  Advance line;
  line.line_for(5);
  release_slot(line.world, first_rope + 15);
  line.world.people.mode[first_rope + 15] = Mode::absent;
  for (int k = 0; k < 4; ++k) {
    line.world.now_ms += formations_ms;
    line.update();
  }
  ASSERT_EQ(line.formation(rope).slots.size(), 30U);
  EXPECT_NEAR(line.y(15), 4, 1e-9);
  line.line_for(1);
  EXPECT_NEAR(line.y(15), 4.3, 1e-9);
}

TEST(AdvanceLine, bends_while_it_goes_to_a_line_of_another_shape) {
  Advance line(0, {{-11, 6}, {11, 6}});
  line.line_for(60);
  const Formation& now = line.formation(rope);
  EXPECT_NEAR(now.slots.front().place.x, -11, 1e-9);
  for (const Slot& slot : now.slots) EXPECT_NEAR(slot.place.y, 6, 1e-9);
  for (const Link& link : now.links) EXPECT_NEAR(link.rest_m, 22.0 / 30, 1e-9) << "links follow";
}

TEST(AdvanceLine, books_whom_it_touches_and_counts_as_force) {
  Advance line(3);
  for (PersonId k = 0; k < 3; ++k) line.put(first_of_crowd + k, {2.0 * k, k == 2 ? 9.0 : 3.0});
  line.world.crowd.behaviour = {Behaviour::calm, Behaviour::violent, Behaviour::calm};
  for (PersonId k = 0; k < 3; ++k) line.world.people.opponent_force[first_of_crowd + k] = 20;
  line.begin_record();
  line.slots_for(0.5);
  const auto& pressed = line.world.tally.pressed_s;
  EXPECT_NEAR(pressed[static_cast<std::size_t>(Behaviour::calm)], 0.5, 1e-9) << "who is far off is touched by others";
  EXPECT_NEAR(pressed[static_cast<std::size_t>(Behaviour::violent)], 0.5, 1e-9);
  EXPECT_EQ(line.world.line.pressed_ms, 500);
  const ForceRecord& record = line.world.force_log.records.front();
  EXPECT_NEAR(record.exposed_s[static_cast<std::size_t>(Exposed::calm)], 0.5, 1e-9) << "the record says the same";
  EXPECT_NEAR(record.exposed_s[static_cast<std::size_t>(Exposed::violent)], 0.5, 1e-9);
  mind::note_leaving(line.world, 0);
  EXPECT_EQ(line.world.crowd.leaves_after[0], Manner::after_force);
}

TEST(AdvanceLine, that_nobody_ordered_is_force_without_a_record) {
  Advance line(1);
  line.put(first_of_crowd, {0, 3});
  line.world.people.opponent_force[first_of_crowd] = 20;
  line.slots_for(0.5);
  EXPECT_NEAR(line.world.force_log.unrecorded_s, 0.5, 1e-9);
}

TEST(AdvanceLine, counts_who_stands_behind_it_when_it_has_passed_and_not_who_goes_along) {
  Advance line(2);
  line.put(first_of_crowd, {0.3, 3});
  line.put(first_of_crowd + 1, {3, 9});
  line.watch_for(0.5);
  line.line_for(12);
  EXPECT_EQ(line.world.line.penetrations, 1U);
  EXPECT_TRUE(line.world.watch.lines[0].crossers[0].crossed);
  EXPECT_FALSE(line.world.watch.lines[0].crossers[1].crossed);
}

TEST(AdvanceLine, looks_for_crossings_as_its_officers_see_them) {
  const Polyline before{{0, 0}, {4, 0}}, now{{0, 1}, {4, 3}};
  EXPECT_EQ(motion::carried(before, now, {0, 5}), (Vec2{0, 6}));
  EXPECT_EQ(motion::carried(before, now, {2, -1}), (Vec2{2, 1}));
  EXPECT_EQ(motion::carried(before, now, {9, 0}), (Vec2{9, 3})) << "beyond its end, with that end";
}

TEST(AdvanceLine, ends_when_ground_is_given) {
  Advance line;
  for (Unit* unit : {&line.scenario.force.units[rope], &line.scenario.force.units[shields]}) {
    unit->fall_back_line = {{-9, -15.5}, {9, -15.5}};
  }
  make_personnel(line.scenario, line.ground, line.world, Random{1, 0});
  line.line_for(3);
  line.order(OrderKind::fall_back, rope, 0);
  line.update();
  const double reached = line.line().advanced;
  line.slots_for(5);
  EXPECT_EQ(line.line().advanced, reached);
  EXPECT_TRUE(line.world.line.lines[1].way.from.empty()) << "the line behind goes nowhere";
}

}  // namespace
}  // namespace sispam
