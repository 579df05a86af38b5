// SPDX-License-Identifier: Apache-2.0
#include "model/command/tactics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "desk.hpp"
#include "false_alarm.hpp"
#include "last_value.hpp"
#include "model/command/requests.hpp"
#include "model/command/speech.hpp"
#include "model/command/stages.hpp"

namespace sispam {
namespace {

using testing::after_s;
using testing::at_least;
using testing::below;

using testing::z_one_in_a_million;

Rules spray_rules() { return testing::water_rules({.number = 2, .wait_s = 60}); }

struct Desk : testing::Desk {
  explicit Desk(const Rules& rules = spray_rules()) : testing::Desk(rules) {}
};

TEST(Tactics, begin_after_the_delay_of_their_authority_and_not_a_second_earlier) {
  Rules rules = spray_rules();
  rules.tactics.loudspeaker.authority = Authority::county;
  Desk desk(rules);
  desk.seconds(1);
  EXPECT_TRUE(desk.of(Tactic::loudspeaker).requested);
  desk.seconds(29);
  EXPECT_FALSE(desk.of(Tactic::loudspeaker).active);
  desk.seconds(1);
  EXPECT_TRUE(desk.of(Tactic::loudspeaker).active);
  EXPECT_FALSE(desk.of(Tactic::loudspeaker).requested);
  EXPECT_EQ(desk.of(Tactic::loudspeaker).since_ms, 31'000);
  EXPECT_EQ(desk.of(Tactic::loudspeaker).uses, 1U);
}

TEST(Tactics, without_a_start_are_never_used) {
  Rules rules = spray_rules();
  rules.tactics.water_spray.start = {};
  Desk desk(rules);
  desk.world.situation.level = Level::red;
  desk.see(Signal::pushing, 1000);
  desk.seconds(3600);
  EXPECT_EQ(desk.of(Tactic::water_spray).requests, 0U);
  EXPECT_EQ(desk.world.voice.warnings, 0U) << "nobody needs a warning";
  EXPECT_GT(desk.world.voice.spoken, 0U) << "requests are made all the same";
}

TEST(Tactics, wait_for_their_level_and_end_with_it) {
  Desk desk;
  desk.see(Signal::pushing, 50);
  desk.seconds(600);
  EXPECT_EQ(desk.of(Tactic::water_spray).requests, 0U);
  desk.world.situation.level = Level::yellow;
  desk.until_active(Tactic::water_spray);
  ASSERT_TRUE(desk.of(Tactic::water_spray).active);
  desk.world.situation.level = Level::green;
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).active);
  EXPECT_FALSE(desk.of(Tactic::water_spray).requested);
}

TEST(Tactics, the_jet_comes_after_its_warnings_and_the_time_to_obey) {
  Desk desk;
  desk.world.situation.level = Level::yellow;
  desk.see(Signal::pushing, 50);
  desk.until_active(Tactic::water_spray);
  ASSERT_TRUE(desk.of(Tactic::water_spray).active);
  ASSERT_EQ(desk.world.voice.warnings, 2U);
  EXPECT_EQ(desk.world.now_ms, desk.world.voice.last_warning_ms + 60'000);
}

TEST(Tactics, keep_within_the_longest_use_the_gap_and_the_total) {
  Desk desk;
  desk.world.situation.level = Level::yellow;
  desk.see(Signal::pushing, 50);
  desk.until_active(Tactic::water_spray);
  std::vector<int> on;  // lengths of bursts, and of the gaps between them [s]
  bool before = false;
  for (int k = 0; k < 200; ++k) {
    const bool now = desk.of(Tactic::water_spray).active;
    if (now != before || on.empty()) on.push_back(0);
    ++on.back();
    before = now;
    desk.seconds(1);
  }
  ASSERT_EQ(on.size(), 6U);
  on.pop_back();
  EXPECT_EQ(on, (std::vector<int>{10, 5, 10, 5, 5}));
  EXPECT_EQ(desk.of(Tactic::water_spray).active_s, 25);
  EXPECT_EQ(desk.of(Tactic::water_spray).uses, 3U);
  EXPECT_EQ(desk.of(Tactic::water_spray).requests, 1U) << "one authority covers its bursts";
}

TEST(Tactics, stop_when_their_stop_rule_holds_and_not_in_between) {
  Desk desk;
  desk.world.situation.level = Level::yellow;
  desk.see(Signal::pushing, 50);
  desk.until_active(Tactic::water_spray);
  desk.see(Signal::pushing, 10);
  desk.seconds(3);
  EXPECT_TRUE(desk.of(Tactic::water_spray).active) << "hysteresis: it began at 30 and stops below 10";
  desk.see(Signal::pushing, 9);
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).active);
  EXPECT_EQ(desk.of(Tactic::water_spray).active_s, 4);
}

TEST(Tactics, an_authority_lapses_with_the_situation_it_was_given_for) {
  Desk desk;
  desk.world.situation.level = Level::yellow;
  desk.see(Signal::pushing, 50);
  desk.seconds(10);
  ASSERT_TRUE(desk.of(Tactic::water_spray).requested);
  desk.see(Signal::pushing, 5);
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::water_spray).requested);
  desk.seconds(3600);
  EXPECT_EQ(desk.of(Tactic::water_spray).uses, 0U);
}

TEST(Tactics, an_authority_lapses_with_its_time_if_the_start_is_no_longer_observed) {
  Desk desk;
  desk.world.situation.level = Level::yellow;
  desk.see(Signal::pushing, 50);
  desk.seconds(10);
  desk.see(Signal::pushing, 20);  // neither starts nor stops
  desk.seconds(615);
  ASSERT_TRUE(desk.of(Tactic::water_spray).requested);
  desk.seconds(10);
  EXPECT_FALSE(desk.of(Tactic::water_spray).requested) << "30 s of decision and 600 s are over";
}

TEST(Tactics, old_warnings_do_not_count) {
  Rules rules = spray_rules();
  rules.tactics.loudspeaker.gap_s = 500;
  Desk desk(rules);
  desk.world.situation.level = Level::yellow;
  desk.world.voice.warnings_ms = {-700'000, -650'000};
  desk.world.voice.warnings = 2;
  desk.world.voice.last_warning_ms = -650'000;
  desk.see(Signal::pushing, 50);
  desk.seconds(100);
  EXPECT_FALSE(desk.of(Tactic::water_spray).active);
  EXPECT_EQ(desk.world.voice.warnings, 3U) << "so it warns anew";
}

TEST(Tactics, go_on_warning_until_enough_people_have_understood) {
  Rules rules = spray_rules();
  rules.tactics.water_spray.understood = 0.8;
  Desk desk(rules);
  desk.world.situation.level = Level::yellow;
  desk.see(Signal::pushing, 50);
  desk.world.voice.warned_share = 0.79;
  desk.seconds(400);
  EXPECT_GT(desk.world.voice.warnings, 5U);
  EXPECT_EQ(desk.of(Tactic::water_spray).uses, 0U);
  desk.world.voice.warned_share = 0.8;
  desk.until_active(Tactic::water_spray);
  EXPECT_TRUE(desk.of(Tactic::water_spray).active);
}

TEST(Tactics, are_not_requested_by_a_plan_that_cannot_carry_them_out) {
  Desk desk;
  desk.scenario.assets.water_cannons.clear();
  desk.world.situation.level = Level::yellow;
  desk.see(Signal::pushing, 50);
  desk.seconds(100);
  EXPECT_EQ(desk.of(Tactic::water_spray).requests, 0U);
}

TEST(Tactics, ground_is_given_after_its_delays_by_a_line_that_has_another_behind_it_and_only_once) {
  Rules rules;
  rules.levels = testing::plain_levels();
  TacticRule& rule = rules.tactics.withdraw;
  rule.from_level = Level::yellow;
  rule.authority = Authority::county;
  rule.start.any = {at_least(Signal::pushing, 30)};
  rule.stop.all = {below(Signal::pushing, 10)};
  Desk desk(rules);
  desk.scenario.model.command.withdraw_ready_s = after_s(7);
  desk.world.situation.level = Level::yellow;
  desk.world.line.formations = {testing::front_rank(0, {{0, 0}})};
  desk.see(Signal::pushing, 50);
  desk.seconds(100);
  EXPECT_EQ(desk.of(Tactic::withdraw).requests, 0U) << "there is nowhere to fall back to";
  desk.world.line.formations[0].fall_back = 1;
  desk.seconds(37);
  EXPECT_FALSE(desk.of(Tactic::withdraw).active) << "30 s of decision, 7 s to get ready";
  desk.seconds(1);
  EXPECT_TRUE(desk.of(Tactic::withdraw).active);
  desk.world.line.formations[0].active = false;  // it has been given up
  desk.see(Signal::pushing, 5);
  desk.seconds(1);
  desk.see(Signal::pushing, 50);
  desk.seconds(100);
  EXPECT_EQ(desk.of(Tactic::withdraw).uses, 1U);
}

TEST(Tactics, a_line_advances_after_its_warning_and_until_it_is_there) {
  Rules rules;
  rules.levels = testing::plain_levels();
  TacticRule& rule = rules.tactics.advance;
  rule.force_level = 4;
  rule.authority = Authority::county;
  rule.start.any = {at_least(Signal::pushing, 30)};
  rule.warnings = 1;
  Desk desk(rules);
  desk.scenario.model.command.advance_ready_s = after_s(7);
  desk.world.line.formations = {testing::front_rank(0, {{0, 0}})};
  desk.world.line.lines = {{}};
  desk.see(Signal::pushing, 50);
  desk.seconds(100);
  EXPECT_EQ(desk.of(Tactic::advance).requests, 0U) << "there is nowhere to go";
  HeldLine& line = desk.world.line.lines.front();
  line.holder = 0;
  line.way = {{{0, 0}, {1, 0}}, {{0, 4}, {1, 4}}};
  desk.seconds(50);
  EXPECT_EQ(desk.of(Tactic::advance).requests, 1U);
  EXPECT_FALSE(desk.of(Tactic::advance).active) << "nobody has warned";
  desk.world.voice.warnings_ms = {desk.world.now_ms};
  desk.seconds(1);
  EXPECT_TRUE(desk.of(Tactic::advance).active);
  line.advanced = 1;
  desk.seconds(1);
  EXPECT_FALSE(desk.of(Tactic::advance).active);
  EXPECT_EQ(desk.of(Tactic::advance).uses, 1U);
  EXPECT_EQ(desk.world.force_log.records.at(0).end, ForceEnd::nothing_to_do);
}

/// The exit of the desk is 14 m wide and lets out 26.6 people a second.
TEST(Tactics, the_jet_waits_until_all_could_leave_in_time) {
  Rules rules = spray_rules();
  rules.tactics.water_spray.way_out_s = 10;
  Desk desk(rules);
  desk.world.situation.level = Level::yellow;
  desk.see(Signal::pushing, 50);
  desk.see(Signal::crowd, 267);
  desk.seconds(400);
  EXPECT_EQ(desk.of(Tactic::water_spray).uses, 0U);
  EXPECT_TRUE(desk.of(Tactic::water_spray).requested);
  desk.see(Signal::crowd, 266);
  desk.seconds(1);
  EXPECT_TRUE(desk.of(Tactic::water_spray).active);
  Desk walled(rules);
  walled.scenario.site.exits[0].use = ExitUse::force;
  walled.world.situation.level = Level::yellow;
  walled.see(Signal::pushing, 50);
  walled.seconds(600);
  EXPECT_EQ(walled.of(Tactic::water_spray).uses, 0U) << "an exit of the force is none for the crowd";
}

/// Sample median over requests 0..20,000 [s].
double median_delay_s(const Scenario& scenario, Tactic tactic) {
  std::vector<double> delays;
  const Authority authority = scenario.rules_of_engagement.tactics.of(tactic).authority;
  for (std::uint32_t k = 0; k < 20001; ++k) {
    const rules::Reply reply = rules::reply_to(scenario, tactic, {authority, k}, Random{4, 0});
    delays.push_back(reply.answer_s + reply.ready_s);
  }
  std::nth_element(delays.begin(), delays.begin() + 10000, delays.end());
  return delays[10000];
}

TEST(Tactics, have_the_planned_median_of_each_part_of_their_delay) {
  // The logarithm of a sample median of a lognormal has the standard error ln(gsd) sqrt(pi / 2 / n).
  const auto bound = [](double gsd) { return z_one_in_a_million * std::log(gsd) * std::sqrt(M_PI / 2 / 20001); };
  Scenario scenario = testing::plain_command(1);
  scenario.rules_of_engagement.tactics.water_spray.authority = Authority::platoon;
  const CommandParameters standard;
  CommandParameters& p = scenario.model.command;
  p.water_ready_s = standard.water_ready_s;
  const double water_s = median_delay_s(scenario, Tactic::water_spray);
  EXPECT_NEAR(std::log(water_s / 30), 0, bound(1.5));
  p.water_ready_s = testing::at_once;
  p.platoon_decision_s = standard.platoon_decision_s;
  const double platoon_s = median_delay_s(scenario, Tactic::water_spray);
  EXPECT_NEAR(std::log(platoon_s / 10), 0, bound(1.8));
  p.platoon_decision_s = testing::at_once;
  p.action_team_ready_s = standard.action_team_ready_s;
  const double team_s = median_delay_s(scenario, Tactic::action_team);
  record_value("E-T38", "{:.2f}, {:.2f}, {:.2f} s", platoon_s, water_s, team_s);
  EXPECT_NEAR(std::log(team_s / 60), 0, bound(1.8));
}

/// Signals that jump about at random, now and then.
void shake(Desk& desk, Draws& draws) {
  const double u = draws.uniform();
  if (u < 0.02) desk.see(Signal::pushing, 100 * draws.uniform());
  if (u > 0.98) desk.see(Signal::violent, 5 * draws.uniform());
  if (u > 0.50 && u < 0.51) desk.world.situation.level = static_cast<Level>(index(draws.uniform(), 3));
  if (u > 0.60 && u < 0.62) desk.world.voice.warned_share = draws.uniform();
  if (u > 0.70 && u < 0.705) desk.world.people.mode[0] = draws.uniform() < 0.3 ? Mode::fallen : Mode::hold;
}

/// What must be true of a jet that begins now.
void expect_lawful(const Desk& desk, const TacticState& before) {
  const World& world = desk.world;
  const Rules& rules = desk.scenario.rules_of_engagement;
  const TacticRule& rule = rules.tactics.water_spray;
  const auto& ends_ms = world.voice.warnings_ms;
  const auto fresh = std::count_if(ends_ms.begin(), ends_ms.end(),
                                   [&](std::int64_t end_ms) { return world.now_ms - end_ms <= 600'000; });
  EXPECT_TRUE(before.requested);
  EXPECT_GE(world.now_ms, before.due_ms);
  EXPECT_LT(world.now_ms, before.expires_ms);
  EXPECT_GE(fresh, rule.warnings);
  EXPECT_GE(world.voice.warned_share, rule.understood);
  EXPECT_GE(world.now_ms - world.voice.last_warning_ms, 60'000);
  EXPECT_GE(world.situation.level, rule.from_level);
  EXPECT_GE(world.situation.observed[Signal::pushing], 30);
  EXPECT_GT(world.situation.tactic(Tactic::loudspeaker).uses, 0U);
  EXPECT_LT(before.active_s, rule.total_s);
}

TEST(Tactics, never_begin_without_what_they_need_whatever_is_observed) {
  int began = 0;
  for (std::uint32_t history = 0; history < 200; ++history) {
    Rules rules = spray_rules();
    rules.tactics.water_spray.understood = 0.3;
    rules.tactics.water_spray.total_s = 60;
    Desk desk(rules);
    desk.scenario.model.command.county_decision_s = {Distribution::Kind::lognormal_median, 60, 1.8, 0};
    desk.random = Random{5, history};
    for (int k = 0; k < 2000; ++k) {
      Draws draws(Random{6, history}, Purpose::test, static_cast<std::uint32_t>(k), 0);
      shake(desk, draws);
      const TacticState before = desk.of(Tactic::water_spray);
      desk.world.now_ms += command_ms;
      testing::forget_speeches(desk.world);
      rules::run_tactics(desk.scenario, desk.world, desk.random);
      const TacticState& now = desk.of(Tactic::water_spray);
      if (now.active && !before.active) {
        ++began;
        expect_lawful(desk, before);
      }
      EXPECT_TRUE(!now.active || desk.world.now_ms - now.since_ms <= 10'000);
      EXPECT_LE(now.active_s, 60);
      if (::testing::Test::HasFailure()) FAIL() << "history " << history << ", second " << k;
      rules::talk(desk.scenario, desk.world, desk.random);
    }
  }
  EXPECT_GT(began, 200) << "or the test shows nothing";
}

}  // namespace
}  // namespace sispam
