// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/error.hpp"
#include "model/place.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

World all_coming(std::size_t n) {
  World world = testing::alike(n);
  for (std::size_t i = 0; i < n; ++i) {
    world.crowd.behaviour[i] = Behaviour::coming;
    world.people.mode[i] = Mode::absent;
    world.crowd.arrives_ms[i] = i < n / 2 ? 5000 : 9000;
  }
  return world;
}

TEST(Arrive, lets_in_only_those_whose_time_has_come_without_overlap) {
  const Scenario scenario = testing::plain_scenario(80);
  World world = all_coming(80);
  testing::run_stage(arrive, scenario, world, 5);
  for (std::size_t i = 0; i < 80; ++i) {
    EXPECT_EQ(world.crowd.behaviour[i], i < 40 ? Behaviour::calm : Behaviour::coming);
    EXPECT_EQ(world.people.mode[i], i < 40 ? Mode::walk : Mode::absent);
    EXPECT_EQ(world.people.awake[i], i < 40 ? 1 : 0);
  }
  testing::run_stage(arrive, scenario, world, 4);
  for (std::size_t i = 0; i < 80; ++i) {
    EXPECT_EQ(world.crowd.behaviour[i], Behaviour::calm);
    for (std::size_t j = 0; j < i; ++j) EXPECT_GE(length(mind::position(world, i) - mind::position(world, j)), 0.5);
  }
  const std::set<PersonId> told(world.motion.changed.begin(), world.motion.changed.end());
  EXPECT_EQ(told.size(), 80U) << "the move stage learns of everybody";
}

TEST(Arrive, sends_people_to_their_own_place) {
  const Scenario scenario = testing::plain_scenario(4);
  World world = all_coming(4);
  world.crowd.spot[1] = {3, 7};
  testing::run_stage(arrive, scenario, world, 5);
  EXPECT_EQ(world.people.goal[1].x, 3);
  EXPECT_EQ(world.people.goal[1].y, 7);
}

TEST(Arrive, keeps_people_waiting_outside_while_the_entrance_is_full) {
  Scenario scenario = testing::plain_scenario(60);
  scenario.site.exits[0].line = {{-50, 0}, {-50, 0.6}};  // one abreast, 40 rows
  World world = all_coming(60);
  testing::run_stage(arrive, scenario, world, 20);
  EXPECT_EQ(std::count(world.crowd.behaviour.begin(), world.crowd.behaviour.end(), Behaviour::coming), 20);
}

TEST(Arrive, those_who_have_left_take_no_room_at_the_entrance) {
  Scenario scenario = testing::plain_scenario(60);
  scenario.site.exits[0].line = {{-50, 0}, {-50, 0.6}};
  World world = all_coming(60);
  for (std::size_t i = 0; i < 30; ++i) {
    world.crowd.behaviour[i] = Behaviour::left;
    world.people.x[i] = -50.3 + 0.6 * static_cast<double>(i) - 18;
    world.people.y[i] = 0.3;
  }
  testing::run_stage(arrive, scenario, world, 9);
  EXPECT_EQ(std::count(world.crowd.behaviour.begin(), world.crowd.behaviour.end(), Behaviour::calm), 30);
}

TEST(Arrive, lets_those_go_who_reach_their_exit_and_nobody_else) {
  const Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  world.crowd.behaviour = {Behaviour::dispersing, Behaviour::dispersing, Behaviour::calm, Behaviour::dispersing};
  world.people.x = {-49.5, -48, -49.5, -49.5};
  world.people.mode[3] = Mode::fallen;
  testing::run_stage(arrive, scenario, world, 1);
  EXPECT_EQ(world.crowd.behaviour[0], Behaviour::left);
  EXPECT_EQ(world.people.mode[0], Mode::absent);
  EXPECT_EQ(world.crowd.behaviour[1], Behaviour::dispersing);
  EXPECT_EQ(world.crowd.behaviour[2], Behaviour::calm);
  EXPECT_EQ(world.crowd.behaviour[3], Behaviour::dispersing) << "who lies on the ground does not walk out";
}

/// `n` people at an exit of 2 m, where four leave in a second.
struct Crush {
  explicit Crush(std::size_t n) : scenario(testing::plain_scenario(static_cast<int>(n))), world(testing::alike(n)) {
    scenario.site.exits[0].line = {{-50, 0}, {-50, 2}};
    scenario.model.motion.exit_flow_per_m_s = 2;
    for (std::size_t i = 0; i < n; ++i) {
      world.people.x[i] = -49.1 - 0.02 * static_cast<double>(i);
      world.people.y[i] = 1;
    }
  }
  void go() { std::fill(world.crowd.behaviour.begin(), world.crowd.behaviour.end(), Behaviour::dispersing); }
  std::ptrdiff_t left_after(int seconds) {
    testing::run_stage(arrive, scenario, world, seconds);
    return std::count(world.crowd.behaviour.begin(), world.crowd.behaviour.end(), Behaviour::left);
  }

  Scenario scenario;
  World world;
};

TEST(Arrive, lets_no_more_out_than_pass_the_exit_and_the_nearest_first) {
  Crush crush(20);
  crush.scenario.model.mind.stay_near_share = 0;
  crush.go();
  EXPECT_EQ(crush.left_after(1), 4);
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(crush.world.crowd.behaviour[i] == Behaviour::left, i >= 16) << i;
  EXPECT_EQ(crush.left_after(3), 16);
  EXPECT_EQ(crush.left_after(1), 20);
}

TEST(Arrive, keeps_fractions_of_a_person_for_the_next_second) {
  Crush crush(20);
  crush.scenario.model.mind.stay_near_share = 0;
  crush.scenario.model.motion.exit_flow_per_m_s = 0.375;
  crush.go();
  EXPECT_EQ(crush.left_after(1), 0);
  EXPECT_EQ(crush.left_after(7), 6) << "0.75 a second";
}

TEST(Arrive, an_idle_exit_saves_no_more_than_one_person) {
  Crush crush(20);
  crush.scenario.model.mind.stay_near_share = 0;
  EXPECT_EQ(crush.left_after(100), 0);
  crush.go();
  EXPECT_EQ(crush.left_after(1), 5);
}

TEST(Arrive, opens_the_line_for_those_alone_who_go_home_from_behind_it) {
  const Scenario scenario = testing::plain_scenario(3);
  World world = testing::alike(3);
  for (std::size_t i = 0; i < 3; ++i) world.crowd.behaviour[i] = Behaviour::dispersing;
  world.crowd.behaviour[2] = Behaviour::pushing;
  world.watch.tracked.assign(3, 1);
  world.watch.entrants.resize(3);
  world.watch.lines.resize(1);
  world.watch.lines[0].crossers.resize(3);
  world.watch.lines[0].crossers[1].crossed = world.watch.lines[0].crossers[2].crossed = true;
  testing::run_stage(arrive, scenario, world, 1);
  EXPECT_EQ(world.people.passing, (std::vector<std::uint8_t>{0, 1, 0}));
  world.watch.lines[0].crossers[1].crossed = false;
  testing::run_stage(arrive, scenario, world, 1);
  EXPECT_EQ(world.people.passing[1], 0) << "he is out";
}

TEST(Arrive, is_a_bug_without_the_exit) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.site.exits.clear();
  World world = all_coming(1);
  EXPECT_THROW(testing::run_stage(arrive, scenario, world, 9), Bug);
}

}  // namespace
}  // namespace sispam
