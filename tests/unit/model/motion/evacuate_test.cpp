// When an evacuation is ordered, whether its people get out, and who is held.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/evacuate.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "model/make_world.hpp"

namespace sispam {
namespace {

/// Two clerks at the origin and two escorts beside them, an exit 20 m to the east, one demonstrator far off.
struct Office {
  Scenario scenario;
  Ground ground;
  World world;

  Office() {
    scenario.site.exits = {{"rear", {{20, -2}, {20, 2}}, ExitUse::force}};
    scenario.force.units.resize(2);
    scenario.force.units[0].id = "clerks";
    scenario.force.units[0].role = UnitRole::election_staff;
    scenario.force.units[1].id = "escort";
    scenario.force.units[1].role = UnitRole::evacuation;
    for (Unit& unit : scenario.force.units) unit.count = 2;
    Evacuation plan;
    plan.id = "out";
    plan.unit = "clerks";
    plan.escort = "escort";
    plan.exit = "rear";
    plan.when = EvacuateWhen::at_time;
    plan.at_s = 10;
    plan.ready_s = {Distribution::Kind::constant, 30, 0, 0};
    scenario.evacuations = {plan};
    resize_people(world.people, 4, 1);
    for (PersonId i = 0; i < 5; ++i) world.people.mode[i] = Mode::stand;
    world.people.x[4] = 100;
    world.crowd.behaviour = {Behaviour::violent};
    world.watch.tracked.assign(1, 1);
    world.watch.entrants.resize(1);
  }
  const EvacuationRun& run() const { return world.evacuation.runs.at(0); }
  void run_for(int seconds) {
    for (int k = 0; k < seconds; ++k) {
      world.now_ms += evacuate_ms;
      evacuate(scenario, ground, world, Random{1, 0});
    }
  }
  /// Stands in for motion.
  void walk_there() {
    for (PersonId i = 0; i < 4; ++i) {
      if (world.people.mode[i] == Mode::walk) world.people.x[i] = 20;
    }
  }
  void intrude(Vec2 at) {
    world.people.x[4] = at.x;
    world.people.y[4] = at.y;
    world.watch.entrants[0].entered = true;
  }
};

TEST(Evacuation, is_ordered_at_its_time_and_begins_when_all_are_ready) {
  Office office;
  office.run_for(9);
  EXPECT_EQ(office.run().ordered_ms, -1);
  office.run_for(1);
  EXPECT_EQ(office.run().ordered_ms, 10'000);
  EXPECT_EQ(office.run().starts_ms, 40'000);
  office.run_for(29);
  EXPECT_EQ(office.world.people.mode[0], Mode::stand);
  office.run_for(1);
  for (const PersonId i : {0, 1, 2, 3}) {
    EXPECT_EQ(office.world.people.mode[i], Mode::walk) << "clerks and escort";
    EXPECT_EQ(office.world.people.goal[i].x, 20);
    EXPECT_EQ(office.world.people.passing[i], 1) << "the line lets them through";
  }
}

TEST(Evacuation, is_ordered_by_a_level_or_an_entry) {
  for (const EvacuateWhen when : {EvacuateWhen::yellow, EvacuateWhen::red, EvacuateWhen::entered}) {
    Office office;
    office.scenario.evacuations[0].when = when;
    office.world.situation.level = when == EvacuateWhen::red ? Level::yellow : Level::green;
    office.run_for(60);
    EXPECT_EQ(office.run().ordered_ms, -1);
    office.world.situation.level = when == EvacuateWhen::yellow ? Level::yellow : Level::red;
    if (when == EvacuateWhen::entered) office.world.line.entered_ms = 60'500;
    office.run_for(1);
    EXPECT_EQ(office.run().ordered_ms, 61'000);
  }
}

TEST(Evacuation, takes_off_the_ground_who_reaches_the_exit_and_is_done_with_the_last) {
  Office office;
  office.run_for(41);
  office.world.people.x[0] = 19.1;
  office.run_for(1);
  EXPECT_EQ(office.run().out, 1U);
  EXPECT_EQ(office.world.people.mode[0], Mode::absent);
  EXPECT_EQ(office.run().done_ms, -1);
  office.walk_there();
  office.run_for(1);
  EXPECT_EQ(office.run().out, 2U);
  EXPECT_EQ(office.run().done_ms, 43'000);
  EXPECT_NE(office.world.people.mode[2], Mode::absent) << "the escort stays";
}

TEST(Evacuation, leaves_the_hurt_to_care_and_waits_for_who_has_fallen) {
  Office office;
  office.world.care.row_of.assign(5, -1);
  office.run_for(41);
  office.world.care.row_of[0] = 0;
  office.world.casualties.rows.emplace_back().person = 0;
  office.world.people.mode[1] = Mode::fallen;
  office.run_for(5);
  EXPECT_EQ(office.run().out, 0U);
  EXPECT_EQ(office.run().done_ms, -1);
  office.world.people.mode[1] = Mode::stand;
  office.run_for(1);
  EXPECT_EQ(office.world.people.mode[1], Mode::walk) << "he sets out again";
  office.walk_there();
  office.run_for(1);
  EXPECT_EQ(office.run().out, 1U);
  EXPECT_EQ(office.run().done_ms, 48'000) << "who lies hurt is brought out by others";
}

TEST(Evacuation, people_whom_an_intruder_stands_over_are_held_until_he_goes_or_somebody_comes) {
  Office office;
  office.scenario.evacuations[0].escort.clear();
  for (const PersonId i : {2, 3}) office.world.people.x[i] = 50;
  office.run_for(41);
  office.intrude({1.5, 0});
  office.run_for(10);
  EXPECT_EQ(office.world.people.mode[0], Mode::stand);
  EXPECT_EQ(office.world.evacuation.held[0], 1);
  EXPECT_EQ(office.run().held_s, 20) << "two people for ten seconds";
  office.world.people.x[2] = 2;
  office.world.people.mode[2] = Mode::fallen;
  office.run_for(1);
  EXPECT_EQ(office.world.evacuation.held[0], 1) << "who lies helps nobody";
  office.world.people.mode[2] = Mode::stand;
  office.run_for(1);
  EXPECT_EQ(office.world.people.mode[0], Mode::walk) << "somebody of the force is beside them";
  office.world.people.x[2] = 50;
  office.run_for(1);
  EXPECT_EQ(office.world.evacuation.held[0], 1);
  office.world.crowd.behaviour[0] = Behaviour::fleeing;
  office.run_for(1);
  EXPECT_EQ(office.world.evacuation.held[0], 0);
  EXPECT_EQ(office.world.evacuation.was_held[0], 1);
  EXPECT_EQ(office.run().held_s, 24);
}

TEST(Evacuation, nobody_is_held_by_who_has_not_come_in) {
  Office office;
  for (const PersonId i : {2, 3}) office.world.people.x[i] = 50;
  office.intrude({1.5, 0});
  office.world.watch.entrants[0].entered = false;
  office.run_for(60);
  EXPECT_EQ(office.run().held_s, 0);
}

TEST(Evacuation, luck_is_its_own_whatever_happens_before) {
  Office early, late;
  for (Office* office : {&early, &late}) {
    office->scenario.evacuations[0].ready_s = {Distribution::Kind::lognormal_median, 60, 1.8, 0};
  }
  late.scenario.evacuations[0].at_s = 100;
  early.run_for(11);
  late.run_for(101);
  EXPECT_EQ(early.run().starts_ms - early.run().ordered_ms, late.run().starts_ms - late.run().ordered_ms);
}

}  // namespace
}  // namespace sispam
