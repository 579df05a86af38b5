// E-T32: with the same luck, more trust in who appeals never keeps more people, and more grievance never makes fewer
// push, in at least 95 of 100 pairs.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "last_value.hpp"
#include "model/mind/setup.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

constexpr int paired_people = 100;
constexpr int seconds = 1500;
constexpr int pairs = 100;

Scenario restless() {
  Scenario scenario = testing::plain_scenario(paired_people);
  scenario.crowd.groups[0].arrival.half_arrived_s = 60;
  scenario.crowd.groups[0].arrival.spread_s = 20;
  scenario.crowd.events.push_back({.id = "result", .at_s = 300, .jitter_s = 60, .anger_impulse = 0.5});
  scenario.crowd.voices = {{.id = "candidate", .trust = 0.5}};
  return scenario;
}

/// Stands in for motion: who walks is there at once.
void jump(World& world) {
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    const PersonId id = mind::person(world, i);
    if (world.people.mode[id] != Mode::walk) continue;
    world.people.x[id] = static_cast<double>(world.people.goal[id].x);
    world.people.y[id] = static_cast<double>(world.people.goal[id].y);
    world.people.mode[id] = world.people.pressing[id] ? Mode::push : Mode::stand;
  }
}

/// The crowd after its course; the candidate speaks from 600 s to the end.
World after_course(const Scenario& scenario, std::uint32_t replicate) {
  World world;
  world.people = testing::empty_people(0, paired_people);
  const Ground ground;
  const Random random{32, replicate};
  make_crowd(scenario, ground, world, random);
  Speech appeal;
  appeal.kind = SpeechKind::appeal;
  appeal.at = {0, 3};
  appeal.level_db_at_1m = 115;
  appeal.from_ms = 600'000;
  appeal.until_ms = seconds * 1000;
  world.voice.speeches.push_back(appeal);
  for (int half = 1; half <= 2 * seconds; ++half) {
    world.now_ms = 500 * half;
    const bool whole = half % 2 == 0;
    if (whole) arrive(scenario, ground, world, random);
    if (whole) happen(scenario, ground, world, random);
    if (whole) hear(scenario, ground, world, random);
    testing::feel_a_second(scenario, ground, world, random);
    testing::decide_a_second(scenario, ground, world, random);
    jump(world);
    if (whole) count(scenario, ground, world, random);
  }
  return world;
}

int gone(const World& world) {
  int n = 0;
  for (const std::int64_t leaves_ms : world.crowd.leaves_ms) n += leaves_ms >= 0 ? 1 : 0;
  return n;
}

double pushing_min(const World& world) { return world.tally.person_min[static_cast<std::size_t>(Behaviour::pushing)]; }

TEST(SlowPairs, more_trust_in_an_appeal_does_not_keep_more_people_there) {
  Scenario little = restless(), much = restless();
  little.crowd.voices[0].trust = 0.2;
  much.crowd.voices[0].trust = 0.8;
  int right = 0;
  double difference = 0;
  for (std::uint32_t k = 0; k < pairs; ++k) {
    const int with_little = gone(after_course(little, k)), with_much = gone(after_course(much, k));
    right += with_much >= with_little ? 1 : 0;
    difference += with_much - with_little;
  }
  record_value("E-T32", "{} of {} pairs; on average {:.1f} people more", right, pairs, difference / pairs);
  EXPECT_GE(right, 95);
  EXPECT_GT(difference / pairs, 1) << "the appeal must act at all";
}

TEST(SlowPairs, more_grievance_does_not_make_fewer_people_push) {
  Scenario little = restless(), much = restless();
  little.crowd.groups[0].grievance.beta_mean = 0.5;
  much.crowd.groups[0].grievance.beta_mean = 0.7;
  int right = 0;
  double difference = 0;
  for (std::uint32_t k = 0; k < pairs; ++k) {
    const double with_little = pushing_min(after_course(little, k)), with_much = pushing_min(after_course(much, k));
    right += with_much >= with_little ? 1 : 0;
    difference += with_much - with_little;
  }
  record_value("E-T32a", "{} of {} pairs; on average {:.1f} min more", right, pairs, difference / pairs);
  EXPECT_GE(right, 95);
  EXPECT_GT(difference / pairs, 1) << "grievance must act at all";
}

}  // namespace
}  // namespace sispam
