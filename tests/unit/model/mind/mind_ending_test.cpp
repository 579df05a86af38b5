// When a replicate is over, and who counts as gone, on worlds made by hand.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "model/stages.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

/// The last stage of a second: counting and ending.
void count_and_end(const Scenario& scenario, World& world, int seconds) {
  testing::run_stage(stages().back().run, scenario, world, seconds);
}

World gone(std::size_t n, Behaviour behaviour) {
  World world = testing::alike(n);
  world.crowd.behaviour.assign(n, behaviour);
  world.crowd.leaves_ms.assign(n, 0);
  return world;
}

TEST(Ending, begins_when_a_tenth_is_left_and_starts_anew_when_somebody_is_on_his_way) {
  const Scenario scenario = testing::plain_scenario(20);
  World world = gone(20, Behaviour::left);
  for (const std::size_t i : {0, 1, 2}) world.crowd.behaviour[i] = Behaviour::verbal;
  count_and_end(scenario, world, 1);
  EXPECT_EQ(world.tally.few_left_since_ms, -1) << "three of twenty are more than a tenth";
  world.crowd.behaviour[0] = Behaviour::arrested;
  count_and_end(scenario, world, 10);
  EXPECT_EQ(world.tally.few_left_since_ms, 2000);
  world.crowd.behaviour[5] = Behaviour::coming;
  count_and_end(scenario, world, 1);
  EXPECT_EQ(world.tally.few_left_since_ms, -1);
  EXPECT_EQ(world.tally.ended_ms, -1);
}

TEST(Ending, comes_five_minutes_after_the_last_has_gone_but_not_while_somebody_near_may_be_called_back) {
  Scenario scenario = testing::plain_scenario(4);
  scenario.crowd.events.push_back({.id = "result"});
  World world = gone(4, Behaviour::near);
  world.events = {{7'000'000, 0, 0}};
  count_and_end(scenario, world, 400);
  EXPECT_EQ(world.tally.few_left_since_ms, 1000);
  EXPECT_EQ(world.tally.ended_ms, -1) << "news may still come";
  world.events.clear();
  count_and_end(scenario, world, 1);
  EXPECT_EQ(world.tally.ended_ms, 401'000);
  World home = gone(4, Behaviour::left);
  home.events = {{7'000'000, 0, 0}};
  count_and_end(scenario, home, 400);
  EXPECT_EQ(home.tally.ended_ms, 301'000) << "nobody near to call back";
  World near = gone(4, Behaviour::near);
  near.events = {{7'000'000, 0, 0}};
  scenario.crowd.events[0].kind = EventKind::pause;
  count_and_end(scenario, near, 400);
  EXPECT_EQ(near.tally.ended_ms, 301'000) << "a pause calls nobody back";
}

TEST(Ending, waits_for_the_last_demonstrator_and_for_the_last_of_the_hurt) {
  const Scenario scenario = testing::plain_scenario(20);
  World world = gone(20, Behaviour::left);
  world.crowd.behaviour[0] = Behaviour::fleeing;
  count_and_end(scenario, world, 400);
  EXPECT_EQ(world.tally.ended_ms, -1);
  world.crowd.behaviour[0] = Behaviour::injured;
  world.casualties.rows.emplace_back();
  count_and_end(scenario, world, 1);
  EXPECT_EQ(world.tally.ended_ms, -1);
  world.casualties.rows[0].care = Care::in_hospital;
  count_and_end(scenario, world, 1);
  EXPECT_EQ(world.tally.ended_ms, 402'000);
}

TEST(Leavers, are_counted_by_manner_while_they_are_gone_and_the_angry_among_them_apart) {
  const Scenario scenario = testing::plain_scenario(6);
  World world = gone(6, Behaviour::left);
  world.crowd.behaviour = {Behaviour::left,       Behaviour::near,     Behaviour::near,
                           Behaviour::dispersing, Behaviour::arrested, Behaviour::left};
  world.crowd.leaves_after = {Manner::after_talk, Manner::after_force, Manner::after_force,
                              Manner::after_talk, Manner::after_force, Manner::unprompted};
  world.crowd.leaves_ms[5] = -1;  // brought to hospital: he did not go
  world.crowd.anger = {0.1, 0.9, 0.1, 0.9, 0.9, 0.9};
  world.crowd.was_violent = {1, 0, 1, 1, 1, 1};
  count_and_end(scenario, world, 2);
  EXPECT_EQ(world.tally.violent_leavers, 2);
  EXPECT_EQ(world.tally.leavers, (std::array<double, manners>{0, 1, 2}));
  EXPECT_EQ(world.tally.agitated_leavers, 1);
  world.crowd.behaviour[1] = Behaviour::coming;
  count_and_end(scenario, world, 1);
  EXPECT_EQ(world.tally.leavers, (std::array<double, manners>{0, 1, 1})) << "who comes back has not gone";
}

}  // namespace
}  // namespace sispam
