// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "false_alarm.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

using testing::heads;
using testing::z_one_in_a_million;

World all(std::size_t n, Behaviour behaviour, double anger) {
  World world = testing::alike(n);
  for (std::size_t i = 0; i < n; ++i) {
    world.crowd.behaviour[i] = behaviour;
    world.crowd.anger[i] = anger;
  }
  return world;
}

TEST(Decide, nobody_ever_pushes_when_the_rate_of_pushing_is_zero) {
  Scenario scenario = testing::plain_scenario(400);
  scenario.model.mind.push_rate_per_s = 0;
  World world = all(400, Behaviour::verbal, 1.0);
  for (int k = 0; k < 2000; ++k) {
    testing::run_stage(testing::decide_a_second, scenario, world, 1);
    ASSERT_EQ(heads(world, Behaviour::pushing), 0);
  }
}

TEST(Decide, nobody_shouts_calms_down_or_leaves_when_that_rate_is_zero) {
  Scenario scenario = testing::plain_scenario(400);
  MindParameters& mind = scenario.model.mind;
  mind.verbal_rate_per_s = mind.leave_rate_per_s = 0;
  World calm = all(400, Behaviour::calm, 1.0);
  testing::run_stage(testing::decide_a_second, scenario, calm, 500);
  EXPECT_EQ(heads(calm, Behaviour::calm), 400);
  mind.calm_rate_per_s = 0;
  World verbal = all(400, Behaviour::verbal, 0.0);
  testing::run_stage(testing::decide_a_second, scenario, verbal, 500);
  EXPECT_EQ(heads(verbal, Behaviour::verbal), 400);
  mind.push_end_rate_per_s = mind.push_fatigue_rate_per_s = 0;
  World pushing = all(400, Behaviour::pushing, 0.0);
  testing::run_stage(testing::decide_a_second, scenario, pushing, 500);
  EXPECT_EQ(heads(pushing, Behaviour::pushing), 400);
}

TEST(Decide, people_begin_to_push_at_the_planned_rate) {
  constexpr int n = 4000;
  Scenario scenario = testing::plain_scenario(n);
  scenario.model.mind.leave_rate_per_s = 0;
  scenario.model.mind.push_fatigue_rate_per_s = 0;
  World world = all(n, Behaviour::verbal, 1.0);  // open ground, no line: distance 0, twice the rate
  testing::run_stage(testing::decide_a_second, scenario, world, 30);
  const double share = 1 - std::exp(-30 * 2.0 / 60);
  EXPECT_NEAR(static_cast<double>(heads(world, Behaviour::pushing)) / n, share,
              z_one_in_a_million * std::sqrt(share * (1 - share) / n));
}

TEST(Decide, a_second_change_may_use_the_rest_of_the_tick) {
  Scenario scenario = testing::plain_scenario(100);
  scenario.model.mind.verbal_rate_per_s = scenario.model.mind.push_rate_per_s = 1e6;
  World world = all(100, Behaviour::calm, 1.0);
  testing::run_stage(testing::decide_a_second, scenario, world, 1);
  EXPECT_EQ(heads(world, Behaviour::pushing), 100);
}

TEST(Decide, people_far_from_the_line_hardly_push) {
  constexpr int n = 1000;
  Scenario scenario = testing::plain_scenario(n);
  World near = all(n, Behaviour::verbal, 1.0);
  for (double& x : near.people.x) x = 0;
  for (double& y : near.people.y) y = 3;
  near.line.formations.push_back(testing::front_rank(0, {{-1, 3}, {1, 3}}));
  World far = near;
  for (double& y : far.people.y) y = 33;
  testing::run_stage(testing::decide_a_second, scenario, near, 10);
  testing::run_stage(testing::decide_a_second, scenario, far, 10);
  EXPECT_GT(heads(near, Behaviour::pushing), 150);  // expected 1000 (1 - exp(-10 x 2/60 exp(-1/4))) = 229, sd 13
  EXPECT_LE(heads(far, Behaviour::pushing), 4);     // expected 0.18: 5 or more with probability below 2e-6
}

TEST(Decide, only_lines_that_stand_count_for_the_distance) {
  constexpr int n = 1000;
  Scenario scenario = testing::plain_scenario(n);
  World world = all(n, Behaviour::verbal, 1.0);
  world.line.formations.push_back(testing::front_rank(0, {{0, 500}}));
  World without = world;
  without.line.formations[0].active = false;
  testing::run_stage(testing::decide_a_second, scenario, world, 10);
  testing::run_stage(testing::decide_a_second, scenario, without, 10);
  EXPECT_EQ(heads(world, Behaviour::pushing), 0);
  EXPECT_GT(heads(without, Behaviour::pushing), 100);
}

TEST(Decide, sends_pushers_to_the_protected_area_and_those_who_stop_back_to_their_place) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.model.mind.push_rate_per_s = 1e6;
  scenario.model.mind.push_fatigue_rate_per_s = 0;
  World world = all(1, Behaviour::verbal, 1.0);
  world.crowd.spot[0] = {3, 8};
  testing::run_stage(testing::decide_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.behaviour[0], Behaviour::pushing);
  EXPECT_EQ(world.people.mode[0], Mode::walk);
  EXPECT_EQ(world.people.pressing[0], 1);
  EXPECT_EQ(world.people.goal[0].x, 0);
  EXPECT_EQ(world.people.goal[0].y, -15);
  EXPECT_EQ(world.people.awake[0], 1);
  scenario.model.mind.push_fatigue_rate_per_s = 1e6;
  world.crowd.anger[0] = 0.4;  // stays verbal: above 0.3 - 0.12, below 0.55
  testing::run_stage(testing::decide_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.behaviour[0], Behaviour::verbal);
  EXPECT_EQ(world.people.pressing[0], 0);
  EXPECT_EQ(world.people.goal[0].x, 3);
  EXPECT_EQ(world.people.goal[0].y, 8);
}

TEST(Decide, sends_those_who_leave_to_the_exit_they_came_from) {
  Scenario scenario = testing::plain_scenario(20);
  scenario.model.mind.leave_rate_per_s = 1e6;
  World world = all(20, Behaviour::calm, 0.0);
  testing::run_stage(testing::decide_a_second, scenario, world, 1);
  EXPECT_EQ(heads(world, Behaviour::dispersing), 20);
  for (const Goal& goal : world.people.goal) {
    EXPECT_EQ(goal.x, -50);
    EXPECT_GE(goal.y, 1.4F);
    EXPECT_LE(goal.y, 12.6F);
  }
  EXPECT_NE(world.people.goal[0].y, world.people.goal[1].y);
}

TEST(Decide, passes_over_the_injured_the_fallen_and_those_not_there) {
  Scenario scenario = testing::plain_scenario(4);
  scenario.model.mind.push_rate_per_s = 1e6;
  World world = all(4, Behaviour::verbal, 1.0);
  world.people.mode[0] = Mode::fallen;
  world.crowd.behaviour[1] = Behaviour::injured;
  world.crowd.behaviour[2] = Behaviour::coming;
  testing::run_stage(testing::decide_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.behaviour[0], Behaviour::verbal);
  EXPECT_EQ(world.crowd.behaviour[1], Behaviour::injured);
  EXPECT_EQ(world.crowd.behaviour[2], Behaviour::coming);
  EXPECT_EQ(world.crowd.behaviour[3], Behaviour::pushing);
}

TEST(Decide, does_not_depend_on_the_strength_of_the_force) {
  Scenario scenario = testing::plain_scenario(100);
  World alone = all(100, Behaviour::verbal, 0.8);
  World guarded = alone;
  Scenario guarded_scenario = scenario;
  testing::add_officers(guarded_scenario, guarded, 30, {0, -40});
  testing::run_stage(testing::decide_a_second, scenario, alone, 50);
  testing::run_stage(testing::decide_a_second, guarded_scenario, guarded, 50);
  EXPECT_EQ(alone.crowd.behaviour, guarded.crowd.behaviour);
}

TEST(Count, adds_person_minutes_peaks_and_bins) {
  const Scenario scenario = testing::plain_scenario(6);
  World world = all(6, Behaviour::calm, 0.0);
  world.crowd.behaviour[0] = Behaviour::pushing;
  testing::run_stage(count, scenario, world, 300);
  world.crowd.behaviour[1] = Behaviour::pushing;
  world.situation.level = Level::yellow;
  testing::run_stage(count, scenario, world, 60);
  const auto pushing = static_cast<std::size_t>(Behaviour::pushing);
  EXPECT_NEAR(world.tally.person_min[pushing], 5 + 2, 1e-9);
  EXPECT_EQ(world.tally.peak[pushing], 2);
  ASSERT_EQ(world.tally.bins.size(), 2U);
  EXPECT_NEAR(world.tally.bins[0].person_min[pushing], 5, 1e-9);
  EXPECT_NEAR(world.tally.bins[1].person_min[pushing], 2, 1e-9);
  EXPECT_EQ(world.tally.bins[0].level, 0);
  EXPECT_EQ(world.tally.bins[1].level, 1);
}

}  // namespace
}  // namespace sispam
