// SPDX-License-Identifier: Apache-2.0
#include "model/command/speech.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "model/command/negotiators.hpp"
#include "model/command/stages.hpp"
#include "model/command/tactics.hpp"
#include "rules_setup.hpp"

namespace sispam {
namespace {

using testing::at_least;

/// Three negotiators at y = 5 before a line at y = 2, two people at a loudspeaker, and two trusted people.
struct Square {
  Scenario scenario = testing::plain_command(1);
  World world = testing::alike(1);
  Random random{1, 0};
  std::vector<Speech> said;  // all so far

  Square() {
    testing::add_officers(scenario, world, 5, {0, 5});
    world.care.row_of.assign(6, -1);
    scenario.force.units.clear();
    add_unit("talkers", UnitRole::negotiator, 3);
    add_unit("speakers", UnitRole::loudspeaker, 2);
    Loudspeaker speaker;
    speaker.unit = "speakers";
    speaker.at = {0, -1};
    speaker.level_db_at_1m = 120;
    scenario.assets.loudspeakers.push_back(speaker);
    world.line.lines.resize(1);
    world.line.lines[0].polyline = {{-9, 2}, {9, 2}};
    world.line.lines[0].holder = 0;
    TacticRules& tactics = scenario.rules_of_engagement.tactics;
    for (TacticRule* rule : {&tactics.negotiate, &tactics.leader_appeal, &tactics.loudspeaker}) {
      rule->start.all = {at_least(Signal::crowd, 1)};
    }
    tactics.loudspeaker.gap_s = 60;
    tactics.leader_appeal.gap_s = 1e5;
    scenario.crowd.voices = {{"candidate", 0.7, 1.0, 300}, {"chief", 0.45, 1.0, 100}};
    scenario.model.command.microphone_gsd = 1;
    world.situation.observed[Signal::crowd] = 100;
  }
  void add_unit(const char* id, UnitRole role, int count) {
    Unit unit;
    unit.id = id;
    unit.role = role;
    unit.count = count;
    scenario.force.units.push_back(unit);
  }
  void seconds(int n) {
    for (int k = 0; k < n; ++k) {
      world.now_ms += command_ms;
      testing::forget_speeches(world);
      rules::run_tactics(scenario, world, random);
      const std::uint32_t before = world.voice.spoken;
      rules::talk(scenario, world, random);
      for (const Speech& speech : world.voice.speeches) {
        if (speech.number >= before) said.push_back(speech);
      }
    }
  }
  std::vector<Speech> of(SpeechKind kind) const {
    std::vector<Speech> found;
    for (const Speech& speech : said) {
      if (speech.kind == kind) found.push_back(speech);
    }
    return found;
  }
};

TEST(Talk, negotiators_talk_where_they_stand_before_the_line_without_a_break) {
  Square square;
  square.seconds(101);
  const auto talks = square.of(SpeechKind::dialogue);
  ASSERT_EQ(talks.size(), 10U);
  EXPECT_LT(length(talks[0].at - Vec2{0.6, 5}), 1e-9);
  for (std::size_t k = 1; k < talks.size(); ++k) EXPECT_EQ(talks[k].from_ms, talks[k - 1].until_ms);
  EXPECT_EQ(square.world.voice.dialogue_s, 100);
}

TEST(Talk, negotiators_behind_the_line_lying_or_walking_say_nothing) {
  Square square;
  square.world.people.y[0] = 1;
  square.world.people.mode[1] = Mode::fallen;
  square.world.people.mode[2] = Mode::walk;
  EXPECT_TRUE(rules::places_of_dialogue(square.scenario, square.world).empty());
  square.world.line.lines[0].holder = -1;
  EXPECT_EQ(rules::places_of_dialogue(square.scenario, square.world).size(), 1U) << "no line, no front";
}

TEST(Talk, negotiators_between_two_lines_that_are_held_say_nothing) {
  Square square;
  HeldLine ahead = square.world.line.lines[0];
  ahead.polyline = {{-9, 9}, {9, 9}};  // 4 m before them; the line behind them is nearer
  square.world.line.lines.push_back(ahead);
  EXPECT_TRUE(rules::places_of_dialogue(square.scenario, square.world).empty());
  for (PersonId id = 0; id < 3; ++id) square.world.people.y[id] = 10;
  EXPECT_EQ(rules::places_of_dialogue(square.scenario, square.world).size(), 1U) << "before both";
  for (PersonId id = 0; id < 3; ++id) square.world.people.y[id] = 5;
  square.world.line.lines[1].holder = -1;
  EXPECT_EQ(rules::places_of_dialogue(square.scenario, square.world).size(), 1U) << "nobody holds it";
}

TEST(Talk, negotiators_talk_before_one_of_two_fronts) {
  Square square;
  HeldLine back = square.world.line.lines[0];
  back.polyline = {{9, -15}, {-9, -15}};  // looks the other way, beyond the first line
  square.world.line.lines.push_back(back);
  EXPECT_EQ(rules::places_of_dialogue(square.scenario, square.world).size(), 1U);
  square.world.line.lines[1].polyline = {{40, 20}, {40, -20}};  // looks along a street, 40 m aside
  EXPECT_EQ(rules::places_of_dialogue(square.scenario, square.world).size(), 1U);
  square.world.line.lines[1].polyline = {{20, 20}, {20, -20}};
  EXPECT_TRUE(rules::places_of_dialogue(square.scenario, square.world).empty()) << "none between, and near";
}

TEST(Talk, requests_come_by_loudspeaker_with_the_gap_between_them) {
  Square square;
  square.scenario.crowd.voices.clear();
  square.seconds(300);
  const auto requests = square.of(SpeechKind::request);
  ASSERT_EQ(requests.size(), 4U);
  EXPECT_EQ(requests[0].at, (Vec2{0, -1}));
  EXPECT_EQ(requests[0].level_db_at_1m, 120);
  EXPECT_EQ(requests[1].from_ms, requests[0].until_ms + 60'000);
  EXPECT_TRUE(square.of(SpeechKind::warning).empty());
}

TEST(Talk, trusted_people_speak_one_after_the_other_each_when_he_is_there) {
  Square square;
  square.seconds(1000);
  const auto appeals = square.of(SpeechKind::appeal);
  ASSERT_EQ(appeals.size(), 2U);
  EXPECT_EQ(appeals[0].voice, 1) << "the chief is there first";
  EXPECT_GE(appeals[0].from_ms, 102'000);
  EXPECT_EQ(appeals[0].until_ms - appeals[0].from_ms, 180'000);
  EXPECT_EQ(appeals[1].voice, 0);
  EXPECT_GE(appeals[1].from_ms, 302'000);
  EXPECT_GE(appeals[1].from_ms, appeals[0].until_ms);
  EXPECT_EQ(square.world.voice.appeals, 2U);
  EXPECT_FALSE(square.world.situation.tactic(Tactic::leader_appeal).active) << "all have spoken";
}

TEST(Talk, uses_the_loudspeakers_for_one_thing_at_a_time) {
  Square square;
  square.seconds(2000);
  std::vector<Speech> loud;
  for (const Speech& speech : square.said) {
    if (speech.kind != SpeechKind::dialogue) loud.push_back(speech);
  }
  ASSERT_GT(loud.size(), 10U);
  for (std::size_t k = 1; k < loud.size(); ++k) EXPECT_GE(loud[k].from_ms, loud[k - 1].until_ms);
}

TEST(Talk, who_can_be_had_is_drawn_once_per_replicate_with_his_chance) {
  Square square;
  square.scenario.crowd.voices[0].available = 0.5;
  constexpr int n = 20000;
  std::ptrdiff_t had = 0;
  for (std::uint32_t k = 0; k < n; ++k) {
    const auto voices = rules::available_voices(square.scenario, Random{7, k});
    had += std::count(voices.begin(), voices.end(), 0);
    ASSERT_EQ(std::count(voices.begin(), voices.end(), 1), 1);
  }
  EXPECT_NEAR(static_cast<double>(had) / n, 0.5, 4.892 * 0.5 / std::sqrt(n));
}

TEST(Talk, stops_exactly_when_nobody_is_on_his_feet_to_speak) {
  Square square;
  for (PersonId id = 0; id < 5; ++id) square.world.people.mode[id] = Mode::fallen;
  square.seconds(3000);
  EXPECT_TRUE(square.said.empty());
  EXPECT_EQ(square.world.voice.spoken, 0U);
}

TEST(Talk, there_is_none_without_voices_negotiators_and_loudspeaker) {
  Square square;
  square.scenario.crowd.voices.clear();
  square.scenario.assets.loudspeakers.clear();
  square.scenario.force.units[0].role = UnitRole::observer;
  square.seconds(3000);
  EXPECT_TRUE(square.said.empty());
  for (const TacticState& state : square.world.situation.tactic_states) EXPECT_EQ(state.requests, 0U);
}

TEST(Talk, a_warning_that_is_cut_off_does_not_count) {
  Square square;
  square.scenario.crowd.voices.clear();
  square.scenario.assets.water_cannons.push_back({});
  TacticRule& spray = square.scenario.rules_of_engagement.tactics.water_spray;
  spray.start.all = {at_least(Signal::crowd, 1)};
  spray.warnings = 3;
  spray.authority = Authority::county;
  square.scenario.rules_of_engagement.tactics.loudspeaker.gap_s = 0;
  square.seconds(3);
  ASSERT_EQ(square.of(SpeechKind::warning).size(), 1U);
  square.world.people.mode[3] = square.world.people.mode[4] = Mode::fallen;
  square.seconds(60);
  EXPECT_EQ(square.world.voice.warnings, 0U);
  square.world.people.mode[3] = Mode::stand;
  square.seconds(60);
  EXPECT_EQ(square.world.voice.warnings, 3U);
}

/// A square whose rules receive a delegation for 300 s, in yellow, before many who push.
Square with_delegates() {
  Square square;
  TacticRule& rule = square.scenario.rules_of_engagement.tactics.receive_delegates;
  rule.authority = Authority::county;
  rule.start.any = {at_least(Signal::pushing, 5)};
  rule.after = {Tactic::negotiate};
  rule.burst_s = 300;
  square.scenario.model.command.delegates_ready_s = testing::after_s(40);
  square.world.situation.observed[Signal::pushing] = 10;
  return square;
}

std::size_t sights(const Square& square) {
  return static_cast<std::size_t>(
      std::count_if(square.world.incidents.begin(), square.world.incidents.end(),
                    [](const Incident& incident) { return incident.kind == IncidentKind::delegates_received; }));
}

TEST(Delegates, are_received_once_after_negotiators_talk_and_seen_where_these_stand) {
  Square square = with_delegates();
  const auto run = [&](int n) {
    for (int k = 0; k < n; ++k) {
      square.seconds(1);
      rules::receive_delegates(square.scenario, square.world);
    }
  };
  run(71);
  EXPECT_EQ(sights(square), 0U) << "30 s of decision, 40 s to get ready, negotiators first";
  run(1);
  ASSERT_EQ(sights(square), 1U);
  EXPECT_NEAR(square.world.incidents.front().at.y, 5, 1e-12);
  EXPECT_TRUE(square.world.situation.tactic(Tactic::receive_delegates).active);
  run(299);
  EXPECT_TRUE(square.world.situation.tactic(Tactic::receive_delegates).active);
  run(1000);
  EXPECT_FALSE(square.world.situation.tactic(Tactic::receive_delegates).active);
  EXPECT_EQ(sights(square), 1U) << "nobody is calmed twice by the same delegation";
  EXPECT_EQ(square.world.situation.tactic(Tactic::receive_delegates).requests, 1U);
}

TEST(Delegates, are_received_by_nobody_where_nobody_negotiates) {
  Square square = with_delegates();
  for (Unit& unit : square.scenario.force.units) {
    if (unit.role == UnitRole::negotiator) unit.role = UnitRole::observer;
  }
  square.scenario.rules_of_engagement.tactics.receive_delegates.after.clear();
  square.seconds(200);
  EXPECT_EQ(square.world.situation.tactic(Tactic::receive_delegates).requests, 0U);
}

TEST(Delegates, wait_while_negotiators_walk_or_stand_behind_the_line) {
  for (const bool walk : {true, false}) {
    Square square = with_delegates();
    const auto turn = [&](bool away) {
      for (PersonId id = 0; id < 3; ++id) {
        square.world.people.mode[id] = away && walk ? Mode::walk : Mode::stand;
        square.world.people.y[id] = away && !walk ? 1 : 5;
      }
    };
    square.seconds(50);
    ASSERT_TRUE(square.world.situation.tactic(Tactic::receive_delegates).requested);
    turn(true);
    EXPECT_FALSE(rules::can_use(square.scenario, square.world, Tactic::receive_delegates, square.random));
    square.seconds(100);
    EXPECT_EQ(square.world.situation.tactic(Tactic::receive_delegates).uses, 0U);
    turn(false);
    EXPECT_TRUE(rules::can_use(square.scenario, square.world, Tactic::receive_delegates, square.random));
    square.seconds(1);
    rules::receive_delegates(square.scenario, square.world);
    EXPECT_EQ(square.world.situation.tactic(Tactic::receive_delegates).uses, 1U);
    EXPECT_EQ(sights(square), 1U) << "its one use was not spent";
  }
}

TEST(MedicsForward, need_a_medic_on_his_feet_and_go_after_their_delay) {
  Square square;
  TacticRule& rule = square.scenario.rules_of_engagement.tactics.medics_forward;
  rule.start.any = {at_least(Signal::fallen, 1)};
  square.scenario.model.command.medics_ready_s = testing::after_s(90);
  square.world.situation.observed[Signal::fallen] = 2;
  square.seconds(100);
  EXPECT_EQ(square.world.situation.tactic(Tactic::medics_forward).requests, 0U) << "there is no medic";
  square.scenario.force.units[1].role = UnitRole::medic;
  square.seconds(90);
  EXPECT_FALSE(square.world.situation.tactic(Tactic::medics_forward).active);
  square.seconds(1);
  EXPECT_TRUE(square.world.situation.tactic(Tactic::medics_forward).active);
}

}  // namespace
}  // namespace sispam
