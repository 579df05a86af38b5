// Coordinators: who they are, what they pass on and to whom, and what their arrest costs. A second wave.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "model/mind/setup.hpp"
#include "model/mind/transitions.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

/// A coordinator beside negotiators whom he alone understands, and others of his group and of another one 8 m off.
struct Square {
  Scenario scenario = testing::plain_scenario(3);
  World world = testing::alike(3);

  Square() {
    scenario.crowd.groups.push_back(scenario.crowd.groups[0]);
    scenario.crowd.groups[1].id = "others";
    world.people.x = {0, 8, 8};
    world.people.y = {0, 0, 1};
    world.crowd.group = {0, 0, 1};
    world.crowd.role[0] = CrowdRole::coordinator;
    Speech dialogue;
    dialogue.kind = SpeechKind::dialogue;
    dialogue.level_db_at_1m = 78;
    dialogue.until_ms = 600'000;
    world.voice.speeches.push_back(dialogue);
  }
  void hear_for(int seconds) { testing::run_stage(hear, scenario, world, seconds); }
};

TEST(Coordinator, passes_on_to_his_group_what_he_has_understood_a_second_ago) {
  Square square;
  const CrowdState& crowd = square.world.crowd;
  square.hear_for(1);
  EXPECT_GT(crowd.hear_dialogue[0], 0.7);
  EXPECT_LT(crowd.hear_dialogue[1], 0.1) << "too far from the negotiators";
  EXPECT_EQ(crowd.hear_coordinator[1], 0);
  const double understood = crowd.hear_dialogue[0];
  square.hear_for(1);
  EXPECT_GT(crowd.hear_dialogue[0], 0.7) << "his own megaphone does not drown what is said to him";
  EXPECT_GT(crowd.hear_coordinator[1], 0.8 * 0.5 * understood * 0.95);
  EXPECT_LE(crowd.hear_coordinator[1], 0.8 * 0.5 * understood);
  EXPECT_EQ(crowd.hear_coordinator[2], 0) << "he speaks for his own group";
  EXPECT_EQ(crowd.talked_ms[1], 2000);
  square.scenario.model.mind.coordinator_trust = 0;
  square.hear_for(1);
  EXPECT_EQ(crowd.hear_coordinator[1], 0);
}

TEST(Coordinator, says_nothing_when_nobody_talks_with_him_or_he_goes_or_pushes) {
  for (const Behaviour behaviour : {Behaviour::dispersing, Behaviour::fleeing, Behaviour::arrested}) {
    Square square;
    square.hear_for(1);
    square.world.crowd.behaviour[0] = behaviour;
    square.hear_for(1);
    EXPECT_EQ(square.world.crowd.hear_coordinator[1], 0);
  }
  Square silent;
  silent.world.voice.speeches.clear();
  silent.hear_for(3);
  EXPECT_EQ(silent.world.crowd.hear_coordinator[1], 0);
}

TEST(Coordinator, once_arrested_leaves_a_group_that_talks_with_the_police_no_more) {
  Square square;
  square.world.people.x = {0, 1, 1};  // all three understand the negotiators
  square.hear_for(1);
  EXPECT_GT(square.world.crowd.hear_dialogue[1], 0.5);
  square.world.crowd.behaviour[0] = Behaviour::injured;  // in the arrest
  square.world.team.arrests.emplace_back().person = mind::person(square.world, 0);
  square.hear_for(1);
  EXPECT_EQ(square.world.crowd.hear_dialogue[1], 0);
  EXPECT_GT(square.world.crowd.hear_dialogue[2], 0.5) << "the other group has lost nobody";
}

TEST(Coordinator, calms_as_a_trusted_voice_does_and_makes_people_go_home_as_negotiators_do) {
  const Scenario scenario = testing::plain_scenario(1);
  const MindParameters& p = scenario.model.mind;
  const auto calmed = [&](double coordinator, double trusted) {
    World world = testing::alike(1);
    world.crowd.anger = {0.6};
    world.crowd.hear_coordinator = {coordinator};
    world.crowd.hear_trusted = {trusted};
    testing::run_stage(testing::feel_a_second, scenario, world, 1);
    return world.crowd.anger[0];
  };
  EXPECT_NEAR(calmed(0.4, 0), calmed(0, 0.4), 1e-15);
  EXPECT_LT(calmed(0.4, 0), calmed(0, 0));
  World world = testing::alike(1);
  world.crowd.anger = {0.25};
  world.crowd.hear_coordinator = {0.4};
  EXPECT_NEAR(mind::impetus_of(p, world.crowd, 0).leave_factor, 1 + 4 * 0.4 * 0.75, 1e-12);
}

TEST(Coordinator, neither_pushes_nor_goes_home_on_his_own) {
  const MindParameters p;
  const mind::Impetus furious{.behaviour = Behaviour::verbal, .role = CrowdRole::coordinator, .drive_push = 5};
  EXPECT_EQ(mind::push_gate(p, furious), 0);
  EXPECT_EQ(mind::rates_of(p, furious, 0).leave, 0);
}

TEST(MakeCrowd, lets_orators_and_then_coordinators_come_first) {
  Scenario scenario = testing::plain_scenario(100);
  scenario.crowd.groups[0].orators = 2;
  World before;
  before.people = testing::empty_people(0, 100);
  make_crowd(scenario, Ground{}, before, Random{1, 0});
  scenario.crowd.groups[0].coordinators = 3;
  World world;
  world.people = testing::empty_people(0, 100);
  make_crowd(scenario, Ground{}, world, Random{1, 0});
  for (const std::size_t i : {0, 1}) EXPECT_EQ(world.crowd.role[i], CrowdRole::orator);
  for (const std::size_t i : {2, 3, 4}) EXPECT_EQ(world.crowd.role[i], CrowdRole::coordinator);
  EXPECT_EQ(std::count(world.crowd.role.begin(), world.crowd.role.end(), CrowdRole::coordinator), 3);
  EXPECT_TRUE(std::equal(world.crowd.role.begin() + 5, world.crowd.role.end(), before.crowd.role.begin() + 5));
  EXPECT_EQ(world.crowd.grievance, before.crowd.grievance) << "the others are who they were";
}

TEST(SecondWave, comes_in_the_planned_share_of_replicates_and_changes_nobody_else) {
  Scenario scenario = testing::plain_scenario(20);
  scenario.crowd.groups.push_back(scenario.crowd.groups[0]);
  scenario.crowd.groups[1].id = "late";
  scenario.crowd.groups[1].arrival.chance = 0.3;
  int came = 0;
  constexpr int n = 2000;
  for (std::uint32_t replicate = 0; replicate < n; ++replicate) {
    const int people = mind::people_who_come(scenario, 1, Random{4, replicate});
    EXPECT_EQ(mind::people_who_come(scenario, 0, Random{4, replicate}), 20);
    EXPECT_TRUE(people == 0 || people == 20);
    came += people == 20 ? 1 : 0;
  }
  EXPECT_NEAR(came / static_cast<double>(n), 0.3, 4.892 * std::sqrt(0.21 / n));  // 1e-6
  const Ground ground;
  for (std::uint32_t replicate = 0; replicate < 10; ++replicate) {
    const Random random{4, replicate};
    const std::size_t late = static_cast<std::size_t>(mind::people_who_come(scenario, 1, random));
    World world;
    world.people = testing::empty_people(0, 20 + late);
    make_crowd(scenario, ground, world, random);
    Scenario alone = scenario;
    alone.crowd.groups.pop_back();
    World first;
    first.people = testing::empty_people(0, 20);
    make_crowd(alone, ground, first, random);
    EXPECT_EQ(world.crowd.size(), 20 + late);
    EXPECT_TRUE(std::equal(first.crowd.grievance.begin(), first.crowd.grievance.end(), world.crowd.grievance.begin()));
  }
}

}  // namespace
}  // namespace sispam
