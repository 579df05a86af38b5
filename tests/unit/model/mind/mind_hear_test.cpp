// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "last_value.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

Scenario with_orator(int count) {
  Scenario scenario = testing::plain_scenario(count);
  scenario.assets.loudspeakers.push_back(
      {.id = "pa", .group = "supporters", .at = {0, 5}, .level_db_at_1m = 115, .unit = {}});
  return scenario;
}

Speech speech(SpeechKind kind, double level_db, std::int64_t until_ms) {
  Speech made;
  made.kind = kind;
  made.at = {0, 5};
  made.level_db_at_1m = level_db;
  made.until_ms = until_ms;
  return made;
}

void hear_for(const Scenario& scenario, World& world, int seconds) {
  testing::run_stage(hear, scenario, world, seconds);
}

TEST(Hear, nobody_hears_an_orator_without_loudspeaker_or_before_he_has_come) {
  World world = testing::alike(4);
  world.crowd.role[0] = CrowdRole::orator;
  hear_for(testing::plain_scenario(4), world, 2);
  EXPECT_EQ(world.crowd.hear_orator[1], 0);
  const Scenario scenario = with_orator(4);
  hear_for(scenario, world, 1);
  EXPECT_GT(world.crowd.hear_orator[1], 0.7);
  world.crowd.behaviour[0] = Behaviour::left;
  hear_for(scenario, world, 1);
  EXPECT_EQ(world.crowd.hear_orator[1], 0);
}

TEST(Hear, an_orator_pauses_between_his_speeches) {
  const Scenario scenario = with_orator(2);
  World world = testing::alike(2);
  world.crowd.role[0] = CrowdRole::orator;
  int heard = 0;
  for (int second = 1; second <= 60; ++second) {
    hear_for(scenario, world, 1);
    heard += world.crowd.hear_orator[1] > 0 ? 1 : 0;
    EXPECT_EQ(world.crowd.hear_orator[1] > 0, (second - 1) % 30 < 20) << second;
  }
  EXPECT_EQ(heard, 40);
}

TEST(Hear, an_orator_speaks_only_while_he_stays_and_only_near_his_loudspeaker) {
  const Scenario scenario = with_orator(2);
  const auto is_heard = [&](Behaviour behaviour, double away_m) {
    World world = testing::alike(2);
    world.crowd.role[0] = CrowdRole::orator;
    world.crowd.behaviour[0] = behaviour;
    world.people.x[0] = away_m;
    hear_for(scenario, world, 1);
    return world.crowd.hear_orator[1] > 0;
  };
  for (const Behaviour behaviour : {Behaviour::calm, Behaviour::verbal, Behaviour::pushing, Behaviour::violent}) {
    EXPECT_TRUE(is_heard(behaviour, 14.9));
    EXPECT_FALSE(is_heard(behaviour, 15.1));
  }
  EXPECT_FALSE(is_heard(Behaviour::dispersing, 0));
  EXPECT_FALSE(is_heard(Behaviour::fleeing, 0));
}

TEST(Hear, who_walks_away_from_the_loudspeaker_hears_less) {
  const Scenario scenario = with_orator(2);
  World world = testing::alike(2);
  world.crowd.role[0] = CrowdRole::orator;
  hear_for(scenario, world, 1);
  const double near = world.crowd.hear_orator[1];
  world.people.x[1] = 1000;
  hear_for(scenario, world, 1);
  EXPECT_LT(world.crowd.hear_orator[1], 0.1 * near);
}

TEST(Hear, another_groups_loudspeaker_is_not_heard) {
  Scenario scenario = with_orator(2);
  scenario.assets.loudspeakers[0].group = "opponents";
  World world = testing::alike(2);
  world.crowd.role[0] = CrowdRole::orator;
  hear_for(scenario, world, 1);
  EXPECT_EQ(world.crowd.hear_orator[1], 0);
}

TEST(Hear, a_loud_crowd_drowns_a_voice) {
  const Scenario scenario = testing::plain_scenario(400);
  World world = testing::alike(400);
  world.voice.speeches = {speech(SpeechKind::dialogue, 82, 60'000)};
  hear_for(scenario, world, 1);
  const double calm = world.crowd.hear_dialogue[0];
  EXPECT_GT(calm, 0.75);
  for (Behaviour& behaviour : world.crowd.behaviour) behaviour = Behaviour::verbal;
  hear_for(scenario, world, 1);
  EXPECT_LT(world.crowd.hear_dialogue[0], 0.5 * calm);
}

TEST(Hear, the_orator_and_the_police_speaking_at_once_drown_each_other) {
  const Scenario scenario = with_orator(2);
  World world = testing::alike(2);
  world.crowd.role[0] = CrowdRole::orator;
  hear_for(scenario, world, 1);
  const double alone = world.crowd.hear_orator[1];
  world.voice.speeches = {speech(SpeechKind::request, 115, 60'000)};
  hear_for(scenario, world, 1);
  EXPECT_LT(world.crowd.hear_orator[1], 0.3 * alone);
  // Equal levels from one place: 0 dB above the noise, 3 dB below half.
  EXPECT_NEAR(world.crowd.hear_police[1], 0.8 / (1 + std::exp(3 / 2.5)), 1e-4);
}

TEST(Hear, fills_the_column_of_each_kind_of_speech_while_it_lasts) {
  Scenario scenario = testing::plain_scenario(2);
  scenario.crowd.voices = {{.id = "a", .trust = 0.2}, {.id = "b", .trust = 0.7}};
  World world = testing::alike(2);
  Speech appeal = speech(SpeechKind::appeal, 150, 2000);
  appeal.voice = 1;
  world.voice.speeches = {appeal};
  hear_for(scenario, world, 1);
  EXPECT_NEAR(world.crowd.hear_trusted[0], 0.8 * 0.7, 1e-6);
  EXPECT_EQ(world.crowd.hear_police[0] + world.crowd.hear_dialogue[0], 0);
  EXPECT_EQ(world.crowd.talked_ms[0], 1000);
  hear_for(scenario, world, 1);
  EXPECT_NEAR(world.crowd.hear_trusted[0], 0.8 * 0.7, 1e-6) << "to its end";
  EXPECT_TRUE(world.voice.speeches.empty());
  hear_for(scenario, world, 1);
  EXPECT_EQ(world.crowd.hear_trusted[0], 0);
  EXPECT_EQ(world.crowd.talked_ms[0], 2000);
  EXPECT_EQ(world.voice.warnings, 0U) << "only a warning is one";
}

TEST(Hear, notes_talk_with_those_alone_who_understand_a_tenth_of_it) {
  const Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  world.people.x = {0, 60};
  world.voice.speeches = {speech(SpeechKind::dialogue, 90, 60'000)};
  hear_for(scenario, world, 1);
  EXPECT_EQ(world.crowd.talked_ms, (std::vector<std::int64_t>{1000, -1}));
}

TEST(Hear, lets_an_appeal_fade_in_those_who_understood_it) {
  Scenario scenario = testing::plain_scenario(2);
  scenario.crowd.voices = {{.id = "a", .trust = 0.7}};
  World world = testing::alike(2);
  world.crowd.behaviour[1] = Behaviour::left;
  world.voice.speeches = {speech(SpeechKind::appeal, 150, 2000)};
  hear_for(scenario, world, 2);
  EXPECT_NEAR(world.crowd.persuaded[0], 0.8 * 0.7, 1e-6);
  hear_for(scenario, world, 300);
  EXPECT_NEAR(world.crowd.persuaded[0], 0.8 * 0.7 * std::exp(-300.0 / 600), 1e-6);
  EXPECT_EQ(world.crowd.persuaded[1], 0) << "he was not there";
  scenario.model.mind.appeal_fades_s = 0;
  hear_for(scenario, world, 1);
  EXPECT_EQ(world.crowd.persuaded[0], 0) << "0: only while it is said";
}

TEST(Hear, of_two_who_appeal_at_once_the_best_counts) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.crowd.voices = {{.id = "a", .trust = 0.2}, {.id = "b", .trust = 0.7}};
  World world = testing::alike(1);
  Speech near = speech(SpeechKind::appeal, 150, 2000), far = near;
  far.voice = 1;
  far.number = 1;
  far.at = {0, 50};
  world.voice.speeches = {near, far};
  hear_for(scenario, world, 1);
  EXPECT_NEAR(world.crowd.hear_trusted[0], 0.8 * 0.2, 1e-4);
}

TEST(Warnings, are_counted_once_each_at_their_end_and_not_before) {
  const Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  world.crowd.behaviour[3] = Behaviour::left;
  world.voice.speeches = {speech(SpeechKind::warning, 160, 15'000)};
  hear_for(scenario, world, 14);
  EXPECT_EQ(world.voice.warnings, 0U);
  EXPECT_EQ(world.voice.last_warning_ms, -1);
  EXPECT_EQ(world.voice.warned_share, 0);
  hear_for(scenario, world, 10);
  EXPECT_EQ(world.voice.warnings, 1U);
  EXPECT_EQ(world.voice.last_warning_ms, 15'000);
  EXPECT_EQ(world.voice.warned_share, 1);
  EXPECT_EQ(world.crowd.warnings_understood, (std::vector<std::uint16_t>{1, 1, 1, 0}));
  EXPECT_EQ(world.crowd.warnings_present, (std::vector<std::uint16_t>{1, 1, 1, 0}));
}

TEST(Warnings, through_two_loudspeakers_are_one_and_better_understood) {
  Scenario scenario = testing::plain_scenario(200);
  scenario.model.mind.message_level_sd_db = 0;
  scenario.model.mind.background_noise_db = 80;
  World one = testing::alike(200, 0.0);
  Speech warning = speech(SpeechKind::warning, 83, 15'000);
  one.voice.speeches = {warning};
  World two = one;
  warning.at = {0, 5.5};
  two.voice.speeches.push_back(warning);
  hear_for(scenario, one, 20);
  hear_for(scenario, two, 20);
  EXPECT_EQ(two.voice.warnings, 1U);
  EXPECT_EQ(two.voice.warned_present, 200U);
  EXPECT_GT(two.voice.warned_understood, one.voice.warned_understood + 20) << "3 dB more: 0.77 instead of 0.5";
}

TEST(Warnings, that_nobody_can_hear_are_given_but_not_understood) {
  const Scenario scenario = testing::plain_scenario(100);
  World world = testing::alike(100);
  for (Behaviour& behaviour : world.crowd.behaviour) behaviour = Behaviour::verbal;
  world.voice.speeches = {speech(SpeechKind::warning, 40, 15'000)};
  hear_for(scenario, world, 20);
  EXPECT_EQ(world.voice.warnings, 1U);
  EXPECT_EQ(world.voice.warned_present, 100U);
  EXPECT_EQ(world.voice.warned_understood, 0U);
}

TEST(Warnings, understood_by_chance_are_understood_by_the_planned_share) {
  constexpr int n = 4000;
  Scenario scenario = testing::plain_scenario(n);
  scenario.model.mind.message_level_sd_db = 0;
  scenario.model.mind.background_noise_db = 80;
  World world = testing::alike(n, 0.0);  // all at the loudspeaker
  world.voice.speeches = {speech(SpeechKind::warning, 84, 10'000)};
  hear_for(scenario, world, 10);
  const double share = 1 / (1 + std::exp(-1 / 2.5));  // 4 dB above the noise
  const double understood = static_cast<double>(world.voice.warned_understood) / n;
  record_value("E-T24a", "{:.3f}", understood);
  EXPECT_NEAR(understood, share, 4.892 * std::sqrt(share * (1 - share) / n));  // binomial, 1e-6
}

TEST(Warnings, count_those_before_the_line_only) {
  const Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  world.people.x = {0, 200};
  world.people.y = {5, 5};
  world.line.formations.push_back(testing::front_rank(0, {{-1, 0}, {1, 0}}));
  world.voice.speeches = {speech(SpeechKind::warning, 100, 5000)};
  hear_for(scenario, world, 5);
  EXPECT_EQ(world.crowd.warnings_understood, (std::vector<std::uint16_t>{1, 0}));
  EXPECT_EQ(world.voice.warned_share, 1);
  world.people.x[1] = 1;
  hear_for(scenario, world, 1);
  EXPECT_EQ(world.voice.warned_share, 0.5) << "a newcomer has not heard it";
  hear_for(scenario, world, 599);
  EXPECT_EQ(world.voice.warned_share, 0.5);
  hear_for(scenario, world, 1);
  EXPECT_EQ(world.voice.warned_share, 0) << "it is too old to count";
}

TEST(Warnings, books_balance_over_many_messages_while_people_come_and_go) {
  constexpr std::size_t n = 60;
  const Scenario scenario = testing::plain_scenario(n);
  World world = testing::alike(n);
  const Random random{11, 0};
  std::uint32_t said = 0;
  for (int second = 1; second <= 1200; ++second) {
    const auto tick = static_cast<std::uint32_t>(second);
    if (second % 25 == 1) {
      Speech warning = speech(SpeechKind::warning, 85, world.now_ms + 7500 + 1000 * (second % 9));
      warning.from_ms = world.now_ms;
      warning.number = said++;
      world.voice.speeches.push_back(warning);
    }
    const auto i = static_cast<std::size_t>(random.uniform(Purpose::test, tick, 0) * n);
    world.crowd.behaviour[i] = second % 2 == 0 ? Behaviour::left : Behaviour::verbal;
    hear_for(scenario, world, 1);
  }
  hear_for(scenario, world, 30);
  EXPECT_EQ(world.voice.warnings, said);
  EXPECT_TRUE(world.voice.speeches.empty());
  std::uint64_t present = 0, understood = 0;
  for (std::size_t i = 0; i < n; ++i) {
    EXPECT_LE(world.crowd.warnings_understood[i], world.crowd.warnings_present[i]);
    EXPECT_LE(world.crowd.warnings_present[i], said);
    present += world.crowd.warnings_present[i];
    understood += world.crowd.warnings_understood[i];
  }
  EXPECT_EQ(world.voice.warned_present, present);
  EXPECT_EQ(world.voice.warned_understood, understood);
  EXPECT_GT(understood, 0U);
  EXPECT_LT(understood, present);
}

}  // namespace
}  // namespace sispam
