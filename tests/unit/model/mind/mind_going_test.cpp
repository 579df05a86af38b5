// Flight, going home, staying near and coming back, and what a jet does to the will.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "false_alarm.hpp"
#include "last_value.hpp"
#include "model/mind/going.hpp"
#include "model/mind/jet.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

using testing::heads;
using testing::z_one_in_a_million;

/// Exits to the west, to the east and, for the force only, in the middle.
Scenario three_exits(int count) {
  Scenario scenario = testing::plain_scenario(count);
  scenario.site.exits.push_back({"east", {{50, 0}, {50, 14}}, ExitUse::anyone});
  scenario.site.exits.push_back({"rear", {{0, 20}, {2, 20}}, ExitUse::force});
  return scenario;
}

/// `n` people in the middle between the exits, all doing the same.
World all(std::size_t n, Behaviour behaviour) {
  World world = testing::alike(n);
  for (std::size_t i = 0; i < n; ++i) {
    world.people.x[i] = 0;
    world.people.y[i] = 7;
    world.crowd.behaviour[i] = behaviour;
  }
  return world;
}

TEST(Flight, takes_the_frightened_whatever_they_did_and_nobody_below_the_threshold) {
  const Scenario scenario = three_exits(400);
  World calm = all(400, Behaviour::violent);
  calm.crowd.fear.assign(400, 0.59);  // times 1/2 + 1/2
  testing::run_stage(testing::decide_a_second, scenario, calm, 100);
  EXPECT_EQ(heads(calm, Behaviour::fleeing), 0);
  std::vector<double> shares;
  for (const Behaviour behaviour : {Behaviour::calm, Behaviour::verbal, Behaviour::pushing, Behaviour::violent}) {
    World world = all(400, behaviour);
    world.crowd.fear.assign(400, 0.9);
    testing::run_stage(testing::decide_a_second, scenario, world, 10);
    const double share = 1 - std::exp(-10 * 0.2);
    shares.push_back(static_cast<double>(heads(world, Behaviour::fleeing)) / 400);
    EXPECT_NEAR(shares.back(), share, z_one_in_a_million * std::sqrt(share * (1 - share) / 400));
  }
  record_value("E-T28a", "{}; {}", listed(shares, "{:.3f}"), heads(calm, Behaviour::fleeing));
}

TEST(Flight, leads_away_from_the_jet_to_an_exit_open_to_all_at_a_run) {
  const Scenario scenario = three_exits(1);
  World world = all(1, Behaviour::calm);
  world.people.x[0] = -10;  // nearer to the west
  world.crowd.fear = {1};
  world.crowd.risk_aversion = {1};
  world.crowd.hit_ms = {0};
  world.crowd.deterred_ms = {0};
  world.crowd.hit_from = {Vec2{-20, 7}};
  testing::run_stage(testing::decide_a_second, scenario, world, 30);
  ASSERT_EQ(world.crowd.behaviour[0], Behaviour::fleeing);
  EXPECT_EQ(world.crowd.exit[0], 1);
  EXPECT_EQ(world.people.goal[0].x, 50);
  EXPECT_EQ(world.people.pace[0], scenario.model.mind.flee_pace);
  EXPECT_EQ(mind::exit_away_from(scenario, {}, {-10, 7}, {0, 7}), 0) << "nothing in the way: the nearest";
  EXPECT_EQ(mind::exit_away_from(scenario, {}, {0.5, 19}, {0.5, 7}), 1) << "not the one for the force, though nearest";
  Scenario one = testing::plain_scenario(1);
  EXPECT_EQ(mind::exit_away_from(one, {}, {-10, 7}, {-20, 7}), 0) << "the only one there is";
}

TEST(Leaving, is_faster_the_more_a_trusted_voice_or_a_negotiator_is_understood_and_the_calmer_people_are) {
  constexpr int n = 4000;
  const Scenario scenario = three_exits(n);
  const auto share_after = [&](double trusted, double dialogue, double anger) {
    World world = all(n, Behaviour::calm);
    world.crowd.persuaded.assign(n, trusted);
    world.crowd.hear_dialogue.assign(n, dialogue);
    world.crowd.anger.assign(n, anger);
    testing::run_stage(testing::decide_a_second, scenario, world, 600);
    return 1 - static_cast<double>(heads(world, Behaviour::calm)) / n;
  };
  std::vector<std::string> found;
  const auto expect = [&](double share, double factor) {
    const double exact = 1 - std::exp(-600.0 / 5400 * factor);
    found.push_back(fmt::format("{:.3f} for {:.3f}", share, exact));
    EXPECT_NEAR(share, exact, z_one_in_a_million * std::sqrt(exact * (1 - exact) / n));
  };
  expect(share_after(0, 0, 0.2), 1);
  expect(share_after(0.5, 0, 0.2), 1 + 20 * 0.5 * 0.8);
  expect(share_after(0, 0.8, 0.2), 1 + 4 * 0.8 * 0.45 * 0.8);
  expect(share_after(0.5, 0.8, 0.0), 1 + 20 * 0.5 + 4 * 0.8 * 0.45);
  record_value("E-T28b", "{}", listed(found));
}

TEST(Leaving, remembers_whether_force_or_talk_came_before) {
  World world = all(1, Behaviour::calm);
  world.now_ms = 2'000'000;
  const auto manner = [&] {
    mind::note_leaving(world, 0);
    return world.crowd.leaves_after[0];
  };
  EXPECT_EQ(manner(), Manner::unprompted);
  EXPECT_EQ(world.crowd.leaves_ms[0], 2'000'000);
  world.crowd.talked_ms[0] = 2'000'000 - 1'200'001;
  EXPECT_EQ(manner(), Manner::unprompted) << "too long ago";
  world.crowd.talked_ms[0] += 1;
  EXPECT_EQ(manner(), Manner::after_talk);
  world.spray.last_force_ms = 2'000'000 - 600'001;
  EXPECT_EQ(manner(), Manner::after_talk);
  world.spray.last_force_ms += 1;
  EXPECT_EQ(manner(), Manner::after_force) << "force counts before talk";
  world.spray.last_force_ms = -1;
  world.team.last_force_ms = 1'999'000;
  EXPECT_EQ(manner(), Manner::after_force) << "a seizure is force too";
}

/// `n` people within a metre of the exit they run to.
World at_the_exit(std::size_t n) {
  World world = all(n, Behaviour::fleeing);
  for (double& x : world.people.x) x = -49.5;
  return world;
}

TEST(Near, is_where_most_of_those_who_leave_stay_but_not_the_hurt) {
  constexpr std::size_t n = 2000;
  Scenario scenario = three_exits(n);
  scenario.model.motion.exit_flow_per_m_s = 1e6;  // all at once
  World world = at_the_exit(n);
  world.care.row_of.assign(n, -1);
  testing::run_stage(arrive, scenario, world, 1);
  EXPECT_EQ(heads(world, Behaviour::near) + heads(world, Behaviour::left), static_cast<long>(n));
  record_value("E-T28c", "{:.3f}", static_cast<double>(heads(world, Behaviour::near)) / n);
  EXPECT_NEAR(static_cast<double>(heads(world, Behaviour::near)) / n, 0.6,
              z_one_in_a_million * std::sqrt(0.24 / static_cast<double>(n)));
  EXPECT_EQ(world.people.mode[0], Mode::absent);
  World hurt = at_the_exit(n);
  hurt.care.row_of.assign(n, 0);
  testing::run_stage(arrive, scenario, hurt, 1);
  EXPECT_EQ(heads(hurt, Behaviour::near), 0);
}

TEST(Return, happens_on_news_to_the_planned_share_through_their_exit_as_people_who_shout) {
  constexpr std::size_t n = 2000;
  Scenario scenario = three_exits(n);
  scenario.site.exits[1].line = {{50, 0}, {50, 400}};
  scenario.crowd.events.push_back({.id = "rumour", .kind = EventKind::rumour, .anger_impulse = 0});
  World world = all(n, Behaviour::near);
  for (Mode& mode : world.people.mode) mode = Mode::absent;
  world.crowd.exit.assign(n, 1);
  world.crowd.leaves_ms.assign(n, 5);
  world.crowd.leaves_after.assign(n, Manner::after_force);
  world.events = {{1000, 0, 0}};
  testing::run_stage(happen, scenario, world, 1);
  const auto called = heads(world, Behaviour::coming);
  record_value("E-T28c", "{:.3f}", static_cast<double>(called) / n);
  EXPECT_NEAR(static_cast<double>(called) / n, 0.3, z_one_in_a_million * std::sqrt(0.21 / static_cast<double>(n)));
  EXPECT_EQ(heads(world, Behaviour::near), static_cast<long>(n) - called);
  testing::run_stage(arrive, scenario, world, 300);
  EXPECT_GT(heads(world, Behaviour::verbal), called / 3);
  EXPECT_LT(heads(world, Behaviour::verbal), 2 * called / 3) << "not all at once";
  testing::run_stage(arrive, scenario, world, 301);
  EXPECT_EQ(heads(world, Behaviour::verbal), called);
  for (std::size_t i = 0; i < n; ++i) {
    if (world.crowd.behaviour[i] != Behaviour::verbal) continue;
    EXPECT_GT(std::abs(world.people.x[i]), 20);
    EXPECT_EQ(world.crowd.leaves_ms[i], -1);
    EXPECT_EQ(world.crowd.leaves_after[i], Manner::unprompted);
  }
}

TEST(Return, happens_to_nobody_when_its_share_is_zero_and_to_nobody_who_went_home) {
  Scenario scenario = three_exits(200);
  scenario.crowd.events.push_back({.id = "result", .anger_impulse = 0.3});
  World home = all(200, Behaviour::left);
  home.events = {{1000, 0, 0}};
  testing::run_stage(happen, scenario, home, 1);
  EXPECT_EQ(heads(home, Behaviour::left), 200);
  scenario.model.mind.return_share = 0;
  World near = all(200, Behaviour::near);
  near.events = {{1000, 0, 0}};
  testing::run_stage(happen, scenario, near, 1);
  EXPECT_EQ(heads(near, Behaviour::near), 200);
}

/// Verbal people who would push at once, if they may, and never tire or leave.
Scenario eager(int count) {
  Scenario scenario = three_exits(count);
  MindParameters& mind = scenario.model.mind;
  mind.push_rate_per_s = 1e6;
  mind.push_fatigue_rate_per_s = mind.push_end_rate_per_s = mind.leave_rate_per_s = mind.violent_rate_per_s = 0;
  mind.hit_pause_s = {Distribution::Kind::constant, 30, 0, 0};
  return scenario;
}

TEST(Jet, whom_it_struck_draws_back_and_does_not_push_until_the_pause_is_over) {
  Scenario scenario = eager(1);
  scenario.model.mind.hit_return_share = 1;
  World world = all(1, Behaviour::pushing);
  world.crowd.anger = {1};
  world.crowd.spot = {Vec2{3, 8}};
  world.crowd.hit_ms = {400};
  world.crowd.hit_from = {Vec2{0, -10}};
  testing::run_stage(testing::decide_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.behaviour[0], Behaviour::verbal);
  EXPECT_EQ(world.people.goal[0].x, 0);
  EXPECT_EQ(world.people.goal[0].y, 7 + 12) << "away from the jet";
  EXPECT_EQ(world.people.pressing[0], 0);
  testing::run_stage(testing::decide_a_second, scenario, world, 29);
  EXPECT_EQ(world.crowd.behaviour[0], Behaviour::verbal) << "29.6 s after the hit";
  testing::run_stage(testing::decide_a_second, scenario, world, 1);
  EXPECT_EQ(world.people.goal[0].x, 3) << "he comes back";
  EXPECT_EQ(world.crowd.hit_ms[0], -1);
  testing::run_stage(testing::decide_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.behaviour[0], Behaviour::pushing);
}

TEST(Jet, another_hit_begins_the_pause_anew) {
  const Scenario scenario = eager(1);
  World world = all(1, Behaviour::verbal);
  world.crowd.anger = {1};
  world.crowd.hit_ms = {400};
  testing::run_stage(testing::decide_a_second, scenario, world, 20);
  world.crowd.hit_ms = {world.now_ms};
  testing::run_stage(testing::decide_a_second, scenario, world, 29);
  EXPECT_EQ(world.crowd.behaviour[0], Behaviour::verbal);
  EXPECT_GE(world.crowd.deterred_ms[0], 0);
}

TEST(Jet, some_go_home_after_it_and_the_others_come_back_by_the_planned_share) {
  constexpr std::size_t n = 2000;
  const Scenario scenario = eager(n);
  World world = all(n, Behaviour::verbal);
  world.crowd.hit_ms.assign(n, 400);
  testing::run_stage(testing::decide_a_second, scenario, world, 31);
  const double back = 1 - static_cast<double>(heads(world, Behaviour::dispersing)) / n;
  record_value("E-T28e", "{:.3f}", back);
  EXPECT_NEAR(back, 0.7, z_one_in_a_million * std::sqrt(0.21 / static_cast<double>(n)));
}

TEST(Jet, pauses_are_spread_as_planned) {
  constexpr std::size_t n = 2000;
  Scenario scenario = eager(n);
  scenario.model.mind.hit_pause_s = MindParameters{}.hit_pause_s;
  World world = all(n, Behaviour::verbal);
  world.crowd.hit_ms.assign(n, 500);
  testing::run_stage(testing::decide_a_second, scenario, world, 20);
  const auto waiting = [&] {
    return std::count_if(world.crowd.deterred_ms.begin(), world.crowd.deterred_ms.end(), [](auto t) { return t >= 0; });
  };
  EXPECT_EQ(waiting(), static_cast<long>(n)) << "nobody before 20 s";
  testing::run_stage(testing::decide_a_second, scenario, world, 20);
  record_value("E-T28e", "{:.3f} after 40 s", 1 - static_cast<double>(waiting()) / n);
  EXPECT_NEAR(static_cast<double>(waiting()) / n, 0.5 + 0.0125,  // 39.5 of 20 to 60 s
              z_one_in_a_million * std::sqrt(0.25 / static_cast<double>(n)));
  testing::run_stage(testing::decide_a_second, scenario, world, 21);
  EXPECT_EQ(waiting(), 0) << "everybody after 60 s";
}

}  // namespace
}  // namespace sispam
