// Two camps: whom one feels with, whom one goes for, when they come to blows.
// SPDX-License-Identifier: Apache-2.0
#include "model/mind/camps.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "false_alarm.hpp"
#include "model/mind/aims.hpp"
#include "model/mind/influence.hpp"
#include "model/mind/transitions.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

using testing::z_one_in_a_million;

Scenario two_camps() {
  Scenario scenario = testing::plain_scenario(10);
  scenario.crowd.groups.push_back(scenario.crowd.groups[0]);
  scenario.crowd.groups[1].id = "others";
  scenario.crowd.groups[0].camp = "first";
  scenario.crowd.groups[1].camp = "second";
  return scenario;
}

/// `own` people of the first camp at the origin and `others` of the second `away_m` to the east.
World camps(std::size_t own, std::size_t others, double away_m) {
  World world = testing::alike(own + others);
  for (std::size_t i = 0; i < own + others; ++i) {
    const bool second = i >= own;
    world.crowd.group[i] = second ? 1 : 0;
    world.crowd.camp[i] = second ? 2 : 1;
    world.people.x[i] = second ? away_m : 0;
    world.people.y[i] = 0;
  }
  return world;
}

TEST(Camps, are_numbered_by_name_and_opposed_when_both_are_named) {
  Scenario scenario = two_camps();
  scenario.crowd.groups.push_back(scenario.crowd.groups[0]);
  scenario.crowd.groups.push_back(scenario.crowd.groups[0]);
  scenario.crowd.groups[2].camp.clear();
  EXPECT_EQ(mind::camp_numbers(scenario.crowd), (std::vector<std::uint16_t>{1, 2, 0, 1}));
  EXPECT_TRUE(mind::are_opposed(1, 2));
  EXPECT_FALSE(mind::are_opposed(1, 1));
  EXPECT_FALSE(mind::are_opposed(0, 2));
}

TEST(Camps, do_not_take_over_each_others_anger) {
  const Scenario scenario = two_camps();
  World world = camps(2, 2, 1);
  world.crowd.anger = {0.2, 0.2, 0.9, 0.9};
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_NEAR(world.crowd.anger_around[0], 0.2, 1e-6);
  EXPECT_NEAR(world.crowd.anger_around[2], 0.9, 1e-6);
  EXPECT_NEAR(mind::mean_anger(world.crowd)[1], world.crowd.anger[0], 1e-12);
  EXPECT_NEAR(mind::mean_anger(world.crowd)[2], world.crowd.anger[2], 1e-12);
  world.crowd.camp.assign(4, 0);
  world.influence = Influence{};
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_GT(world.crowd.anger_around[0], 0.4) << "of no camp, they do";
}

TEST(Opponents, are_the_nearest_within_reach_who_are_seen) {
  Scenario scenario = two_camps();
  scenario.site.walkable = {{"ground", {{-60, -60}, {60, -60}, {60, 60}, {-60, 60}}}};
  const Ground open = make_ground(scenario);
  World world = camps(1, 2, 40);
  world.people.x[2] = 30;
  const MindParameters& p = scenario.model.mind;
  EXPECT_EQ(mind::nearest_opponent(p, open, world, 0), std::optional<std::size_t>(2));
  world.crowd.behaviour[2] = Behaviour::left;
  EXPECT_EQ(mind::nearest_opponent(p, open, world, 0), std::optional<std::size_t>(1));
  world.people.x[1] = 50.5;
  EXPECT_EQ(mind::nearest_opponent(p, open, world, 0), std::nullopt);
  world.people.x[1] = 40;
  scenario.site.obstacles = {{"vehicle", {{10, -5}, {12, -5}, {12, 5}, {10, 5}}}};
  const Ground screened = make_ground(scenario);
  EXPECT_EQ(mind::nearest_opponent(p, screened, world, 0), std::nullopt) << "a vehicle is a screen";
}

TEST(Opponents, who_come_into_sight_anger_once_the_more_they_are_blamed) {
  Scenario scenario = two_camps();
  scenario.crowd.groups[0].organiser_share = 0.5;
  World world = camps(1, 1, 60);
  testing::run_stage(happen, scenario, world, 3);
  EXPECT_EQ(world.crowd.identity[0], 0);
  world.people.x[1] = 49;
  testing::run_stage(happen, scenario, world, 5);
  EXPECT_NEAR(world.crowd.anger[0], 0.075, 1e-12);
  EXPECT_NEAR(world.crowd.fear[0], 0.05, 1e-12);
  EXPECT_NEAR(world.crowd.identity[0], 0.10, 1e-12);
  EXPECT_NEAR(world.crowd.anger[1], 0.15 * 0.2, 1e-12);
}

TEST(Aims, draw_by_line_and_by_opponents_in_the_planned_shares) {
  const MindParameters p;
  mind::Impetus impetus{.behaviour = Behaviour::verbal, .drive_push = 5};
  const double alone = mind::rates_of(p, impetus, 4).up;
  EXPECT_NEAR(alone, p.push_rate_per_s * 2 * std::exp(-1.0), 1e-12);
  impetus.opponent_share = 0.2;
  EXPECT_NEAR(mind::rates_of(p, impetus, 4).up, 0.8 * alone + 0.2 * p.push_rate_per_s, 1e-12);
  EXPECT_NEAR(mind::rates_of(p, impetus, 1000).up, 0.2 * p.push_rate_per_s, 1e-12) << "far from any line";
}

TEST(Aims, are_chosen_by_chance_when_somebody_begins_to_push_and_his_feet_follow) {
  Scenario scenario = two_camps();
  scenario.crowd.groups[0].organiser_share = 0.5;
  constexpr std::size_t n = 2000;
  World world = camps(n, 1, 20);
  for (std::size_t i = 0; i < n; ++i) {
    world.crowd.behaviour[i] = Behaviour::verbal;
    world.crowd.anger[i] = 1;
    world.crowd.anger_at_rest[i] = 1;
  }
  scenario.model.mind.push_rate_per_s = 1e6;
  scenario.model.mind.push_fatigue_rate_per_s = 0;
  scenario.model.mind.violent_rate_per_s = scenario.model.mind.clash_rate_per_s = 0;
  testing::run_stage(testing::decide_a_second, scenario, world, 1);
  std::size_t at_opponents = 0;
  for (std::size_t i = 0; i < n; ++i) {
    ASSERT_EQ(world.crowd.behaviour[i], Behaviour::pushing);
    const Goal& goal = world.people.goal[i];
    if (world.crowd.target[i] == Target::opponents) {
      ++at_opponents;
      EXPECT_EQ(goal.x, 20);
    } else {
      EXPECT_EQ(goal.y, -15) << "the middle of the office";
    }
  }
  // no line and no field: 2 exp(0) for the organiser, 1 for opponents
  const double share = 0.5 / (0.5 * 2 + 0.5);
  EXPECT_NEAR(static_cast<double>(at_opponents) / n, share, z_one_in_a_million * std::sqrt(share * (1 - share) / n));
}

TEST(Aims, follow_opponents_and_turn_to_the_organiser_when_none_is_left) {
  const Scenario scenario = two_camps();
  World world = camps(1, 1, 20);
  world.crowd.behaviour[0] = Behaviour::pushing;
  world.crowd.anger = world.crowd.anger_at_rest = {1, 0};
  world.crowd.target[0] = Target::opponents;
  const mind::AimScene scene{scenario, Ground{}, Random{1, 0}, 1};
  mind::follow_aim(scene, world, 0);
  EXPECT_EQ(world.people.goal[0].x, 20);
  world.people.x[1] = 20.5;
  mind::follow_aim(scene, world, 0);
  EXPECT_EQ(world.people.goal[0].x, 20) << "half a metre changes nothing";
  world.people.x[1] = 25;
  mind::follow_aim(scene, world, 0);
  EXPECT_EQ(world.people.goal[0].x, 25);
  world.crowd.behaviour[1] = Behaviour::fleeing;
  mind::follow_aim(scene, world, 0);
  EXPECT_EQ(world.crowd.target[0], Target::opponents) << "who flees is still there";
  world.crowd.behaviour[1] = Behaviour::left;
  mind::follow_aim(scene, world, 0);
  EXPECT_EQ(world.crowd.target[0], Target::organiser);
  EXPECT_EQ(world.people.goal[0].y, -15);
}

TEST(Clash, is_the_more_likely_the_more_of_ones_own_are_near_and_needs_opponents_in_reach) {
  const Scenario scenario = two_camps();
  const auto clash = [&](std::size_t own, std::size_t others, double away_m) {
    World world = camps(own, others, away_m);
    world.crowd.behaviour[0] = Behaviour::pushing;
    world.crowd.target[0] = Target::opponents;
    mind::Impetus impetus = mind::impetus_of(scenario.model.mind, world.crowd, 0);
    mind::look_for_opponents({scenario, Ground{}, Random{1, 0}, 1}, world, 0, impetus);
    return impetus.clash;
  };
  EXPECT_NEAR(clash(4, 4, 2.9), 1, 1e-12);
  EXPECT_NEAR(clash(8, 2, 2.9), 2, 1e-12);
  EXPECT_NEAR(clash(1, 4, 2.9), 0.5, 1e-12);
  EXPECT_EQ(clash(4, 4, 3.1), 0) << "out of reach";
  const MindParameters& p = scenario.model.mind;
  mind::Impetus impetus{.behaviour = Behaviour::pushing, .drive_violent = 5, .clash = 2, .target = Target::opponents};
  EXPECT_NEAR(mind::rates_of(p, impetus, 0).up, 2 * p.clash_rate_per_s, 1e-12);
  impetus.clash = 0;
  EXPECT_EQ(mind::rates_of(p, impetus, 0).up, 0);
}

}  // namespace
}  // namespace sispam
