// What people see and hear of, and what it does to them: events that calm, help that comes or not, answers to rumours.
// SPDX-License-Identifier: Apache-2.0
#include "model/mind/witness.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

World uneasy(std::size_t n) {
  World world = testing::alike(n);
  world.crowd.anger.assign(n, 0.4);
  world.crowd.identity.assign(n, 0.2);
  return world;
}

TEST(Witness, water_on_the_peaceful_unites_by_a_strength_that_may_be_below_zero) {
  Scenario scenario = testing::plain_scenario(1);
  const auto identity = [&] {
    World world = uneasy(1);
    world.incidents.push_back({IncidentKind::water_on_peaceful, mind::position(world, 0), 0});
    testing::run_stage(happen, scenario, world, 1);
    return world.crowd.identity[0];
  };
  EXPECT_NEAR(identity(), 1 - 0.8 * 0.75, 1e-12);
  scenario.model.mind.water_unites = -0.1;
  EXPECT_NEAR(identity(), 0.2 * 0.9, 1e-12);
}

TEST(Witness, results_and_rumours_lower_legitimacy_and_unite) {
  Scenario scenario = testing::plain_scenario(2);
  scenario.crowd.events = {{.id = "result", .anger_impulse = 0},
                           {.id = "rumour", .kind = EventKind::rumour, .anger_impulse = 0}};
  const auto after = [&](std::uint16_t event) {
    World world = uneasy(2);
    world.events = {{1000, event, 0}};
    testing::run_stage(happen, scenario, world, 1);
    return std::pair{world.crowd.legitimacy[0], world.crowd.identity[1]};
  };
  EXPECT_NEAR(after(0).first, 0.45 * 0.95, 1e-12);
  EXPECT_NEAR(after(0).second, 1 - 0.8 * 0.95, 1e-12);
  EXPECT_NEAR(after(1).first, 0.45 * 0.98, 1e-12);
  EXPECT_NEAR(after(1).second, 1 - 0.8 * 0.98, 1e-12);
}

TEST(Witness, a_pause_calms_stops_the_orators_and_calls_nobody_back) {
  Scenario scenario = testing::plain_scenario(2);
  scenario.crowd.events = {{.id = "prayer", .kind = EventKind::pause, .lasts_s = 30}};
  scenario.assets.loudspeakers.push_back({"pa", "supporters", {0, 5}, 200, {}});
  scenario.model.mind.orator_pauses_s = 0;
  scenario.model.mind.return_share = 1;
  World world = uneasy(2);
  world.crowd.role[0] = CrowdRole::orator;
  world.crowd.behaviour[1] = Behaviour::near;
  world.events = {{1000, 0, 0}};
  testing::run_stage(happen, scenario, world, 1);
  EXPECT_NEAR(world.crowd.anger[0], 0.4 * 0.9, 1e-12);
  EXPECT_EQ(world.crowd.behaviour[1], Behaviour::near);
  testing::run_stage(hear, scenario, world, 1);
  EXPECT_EQ(world.crowd.hear_orator[0], 0);
  testing::run_stage(hear, scenario, world, 29);
  EXPECT_GT(world.crowd.hear_orator[0], 0.7) << "31 s after it began";
}

TEST(Witness, a_pause_calms_alike_whatever_the_strength_of_incidents) {
  for (const double strength : {0.0, 0.5, 1.0, 2.0}) {
    Scenario scenario = testing::plain_scenario(2);
    scenario.crowd.events = {{.id = "prayer", .kind = EventKind::pause, .lasts_s = 30}};
    scenario.model.mind.incident_strength = strength;
    World world = uneasy(2);
    world.crowd.behaviour[1] = Behaviour::left;
    world.events = {{1000, 0, 0}};
    testing::run_stage(happen, scenario, world, 1);
    EXPECT_NEAR(world.crowd.anger[0], 0.4 * (1 - scenario.model.mind.pause_calms), 1e-12) << strength;
    EXPECT_EQ(world.crowd.anger[1], 0.4) << "has gone home";
  }
}

/// Anger after `kind` was to be seen at the origin, of one who stands `away_m` from it and was talked to `ago_ms`
/// before.
double anger_after(IncidentKind kind, double away_m, std::int64_t ago_ms) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = uneasy(1);
  world.people.x = {away_m};
  world.people.y = {0};
  world.now_ms = 60'000;
  world.incidents.push_back({kind, {0, 0}, world.now_ms});
  world.crowd.talked_ms[0] = ago_ms < 0 ? -1 : world.now_ms + 1000 - ago_ms;
  testing::run_stage(happen, scenario, world, 1);
  return world.crowd.anger[0];
}

TEST(Witness, delegates_who_are_received_calm_those_who_see_it_and_those_who_are_told_while_it_happens) {
  constexpr IncidentKind received = IncidentKind::delegates_received;
  const double calmed = 0.4 * 0.85;
  EXPECT_NEAR(anger_after(received, 24.9, -1), calmed, 1e-12);
  EXPECT_NEAR(anger_after(received, 25.1, -1), 0.4, 1e-12) << "too far to see, and nobody tells him";
  EXPECT_NEAR(anger_after(received, 25.1, 1000), calmed, 1e-12) << "a negotiator or coordinator is talking to him";
  EXPECT_NEAR(anger_after(received, 25.1, 2000), 0.4, 1e-12) << "they talked before";
  EXPECT_NEAR(anger_after(received, 5, 1000), calmed, 1e-12) << "and nobody is calmed twice";
  EXPECT_NEAR(anger_after(IncidentKind::wrong_arrest, 25.1, 1000), 0.4, 1e-12) << "of nothing else do they tell";
}

TEST(Witness, delegates_who_are_received_before_two_units_calm_nobody_twice) {
  const Scenario scenario = testing::plain_scenario(3);
  World world = uneasy(3);
  world.people.x = {10, 40, 90};  // sees both, sees only the second, is only told
  world.people.y = {0, 0, 0};
  world.now_ms = 60'000;
  world.incidents.push_back({IncidentKind::delegates_received, {0, 0}, world.now_ms});
  world.incidents.push_back({IncidentKind::delegates_received, {20, 0}, world.now_ms});
  world.crowd.talked_ms[2] = world.now_ms;
  testing::run_stage(happen, scenario, world, 1);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(world.crowd.anger[i], 0.4 * 0.85, 1e-12) << i;
}

/// Anger, legitimacy and identity of somebody who sees a demonstrator hurt 10 s after the start, to whom help comes or
/// not, after so long.
struct Seen {
  double anger = 0, legitimacy = 0, identity = 0;
};

Seen after_injury(Care care, int seconds, Triage how = Triage::yellow) {
  const Scenario scenario = testing::plain_scenario(2);
  World world = uneasy(2);
  Casualty casualty;
  casualty.person = 1;
  casualty.at_injury = casualty.now = how;
  casualty.place = mind::position(world, 0);
  casualty.injured_ms = 10'000;
  casualty.care = care;
  world.casualties.rows.push_back(casualty);
  world.crowd.behaviour[1] = Behaviour::injured;
  if (how != Triage::green) world.incidents.push_back({IncidentKind::demonstrator_injured, casualty.place, 10'000});
  world.now_ms = 10'000;
  testing::run_stage(happen, scenario, world, seconds);
  return {world.crowd.anger[0], world.crowd.legitimacy[0], world.crowd.identity[0]};
}

TEST(Help, that_does_not_come_in_time_doubles_what_an_injury_does_to_those_who_saw_it) {
  const Seen at_once = after_injury(Care::undiscovered, 119), late = after_injury(Care::awaits_bearers, 200);
  EXPECT_NEAR(at_once.anger, 1 - 0.6 * 0.9, 1e-12);
  EXPECT_NEAR(at_once.legitimacy, 0.45 * 0.95, 1e-12);
  EXPECT_NEAR(late.anger, 1 - 0.6 * 0.8, 1e-12);
  EXPECT_NEAR(late.legitimacy, 0.45 * 0.9, 1e-12);
  EXPECT_NEAR(late.identity, 1 - 0.8 * 0.85, 1e-12);
  const Seen helped = after_injury(Care::carried, 200);
  EXPECT_EQ(helped.anger, at_once.anger);
  EXPECT_EQ(helped.identity, at_once.identity);
  EXPECT_EQ(after_injury(Care::undiscovered, 200, Triage::green).anger, 0.4) << "a scratch moves nobody";
}

TEST(Damage, a_fence_that_fails_and_a_fire_are_seen_once) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = uneasy(1);
  Section section;
  section.place = {{-1, 5}, {1, 5}};
  section.failed_ms = 2500;
  world.barriers.sections.push_back(section);
  world.fires.push_back({{0, 5}, 5000, 9000});
  testing::run_stage(happen, scenario, world, 2);
  EXPECT_EQ(world.crowd.anger[0], 0.4);
  testing::run_stage(happen, scenario, world, 2);
  EXPECT_NEAR(world.crowd.anger[0], 1 - 0.6 * 0.95, 1e-12);
  EXPECT_NEAR(world.crowd.fear[0], 0.1, 1e-12);
  testing::run_stage(happen, scenario, world, 20);
  EXPECT_NEAR(world.crowd.anger[0], 1 - 0.6 * 0.95 * 0.95, 1e-12);
  EXPECT_NEAR(world.crowd.identity[0], 1 - 0.8 * 0.95 * 0.95, 1e-12);
}

TEST(SteppedBack, emboldens_those_beside_it_for_a_minute) {
  const Scenario scenario = testing::plain_scenario(2);
  World world = uneasy(2);
  world.people.x = {0, 6};
  world.people.y = {0, 0};
  world.incidents.push_back({IncidentKind::line_stepped_back, {0, 0}, 0});
  testing::run_stage(happen, scenario, world, 1);
  EXPECT_EQ(world.crowd.emboldened_ms[0], 61'000);
  EXPECT_EQ(world.crowd.emboldened_ms[1], -1);
}

TEST(SteppedBack, makes_violence_easier_while_it_lasts) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.model.mind.violent_rate_per_s = 1e6;
  scenario.model.mind.push_fatigue_rate_per_s = 0;
  const auto violent_at = [&](std::int64_t emboldened_ms) {
    World world = testing::alike(1);
    world.crowd.behaviour = {Behaviour::pushing};
    world.crowd.anger = {0.75 / 0.84};  // drive 0.75: 0.05 below the threshold, 0.05 above it when emboldened
    world.crowd.burn_out = world.crowd.anger_at_rest = world.crowd.anger;
    world.crowd.emboldened_ms = {emboldened_ms};
    testing::run_stage(testing::decide_a_second, scenario, world, 1);
    return world.crowd.was_violent[0] != 0;
  };
  EXPECT_TRUE(violent_at(2000));
  EXPECT_FALSE(violent_at(1000)) << "over";
  EXPECT_FALSE(violent_at(-1));
}

/// Anger after a rumour of strength J and, `later_s` later, an official answer that all understand.
double after_answer(SpeechKind kind, int later_s, double level_db) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.crowd.events = {{.id = "rumour", .kind = EventKind::rumour, .anger_impulse = 0.5}};
  scenario.crowd.voices = {{.id = "chair"}};
  World world = uneasy(1);
  world.events = {{1000, 0, 0}};
  testing::run_stage(happen, scenario, world, 1);
  world.now_ms = (1 + later_s) * 1000;
  Speech answer;
  answer.kind = kind;
  answer.at = mind::position(world, 0);
  answer.level_db_at_1m = level_db;
  answer.from_ms = world.now_ms;
  answer.until_ms = world.now_ms + 5000;
  answer.understood_s.assign(1, 0);
  world.voice.speeches.push_back(answer);
  testing::run_stage(hear, scenario, world, 3);
  return world.crowd.anger[0];
}

TEST(Answer, corrects_a_rumour_once_when_it_is_understood_in_time) {
  const double uncorrected = after_answer(SpeechKind::request, 400, 200);
  const double j = 1 - (1 - uncorrected) / 0.6;
  EXPECT_GT(j, 0.01);
  const double corrected = 1 - 0.6 * (1 - 0.3 * j);
  EXPECT_NEAR(after_answer(SpeechKind::request, 200, 200), corrected, 1e-12);
  EXPECT_NEAR(after_answer(SpeechKind::dialogue, 200, 200), corrected, 1e-12);
  EXPECT_NEAR(after_answer(SpeechKind::appeal, 200, 200), corrected, 1e-12);
  EXPECT_EQ(after_answer(SpeechKind::warning, 200, 200), uncorrected) << "a warning answers nothing";
  EXPECT_EQ(after_answer(SpeechKind::request, 200, 60), uncorrected) << "nobody understood it";
}

TEST(Answer, of_a_later_rumour_leaves_one_that_is_long_past) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.crowd.events = {{.id = "rumour", .kind = EventKind::rumour, .anger_impulse = 0.5}};
  World world = uneasy(1);
  world.events = {{1000, 0, 0}, {400'000, 0, 1}};
  testing::run_stage(happen, scenario, world, 1);
  const double first = world.crowd.rumour_impulse[0];
  world.now_ms = 399'000;
  const double before = world.crowd.anger[0];
  testing::run_stage(happen, scenario, world, 1);
  const double second = 1 - (1 - world.crowd.anger[0]) / (1 - before);
  EXPECT_NEAR(world.crowd.rumour_impulse[0], second, 1e-12);
  EXPECT_GT(std::abs(first - second), 1e-6);
}

}  // namespace
}  // namespace sispam
