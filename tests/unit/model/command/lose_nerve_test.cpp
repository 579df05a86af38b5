// E-C10: officers lose their nerve as often as the model says, and only those who are angry and out of contact.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "false_alarm.hpp"
#include "last_value.hpp"
#include "model/command/stages.hpp"
#include "rules_setup.hpp"

namespace sispam {
namespace {

using testing::z_one_in_a_million;

/// Officers in a row, each with one demonstrator at arm's length before him.
struct Row {
  Scenario scenario;
  World world;

  explicit Row(std::size_t n = 1) : scenario(testing::plain_command(static_cast<int>(n))), world(testing::alike(n)) {
    testing::add_officers(scenario, world, n, {0, 0});
    world.care.row_of.assign(2 * n, -1);
    for (std::size_t k = 0; k < n; ++k) {
      world.people.x[k] = world.people.x[n + k] = 10.0 * static_cast<double>(k);
      world.people.y[k] = 0;
      world.people.y[n + k] = 0.8;
      world.people.radius[k] = world.people.radius[n + k] = 0.25;
    }
    scenario.model.command.message_lost = 1;  // nobody hears anything
  }
  void feel(double anger, double fear) {
    second();
    world.officers.anger.assign(world.people.personnel, anger);
    world.officers.fear.assign(world.people.personnel, fear);
  }
  void second() {
    world.exposures.clear();
    testing::run_stage(lose_nerve, scenario, world, 1);
  }
  std::size_t blows() const { return world.force_log.unordered_blows.size(); }
};

/// With constant feelings, each second is one draw of the rate of eq. 12.
double blows_in(Row& row, int seconds, double anger, double fear) {
  row.scenario.model.officers.anger_fades_s = row.scenario.model.officers.fear_fades_s = 1e12;
  row.feel(anger, fear);
  const std::size_t before = row.blows();
  for (int k = 0; k < seconds; ++k) row.second();
  return static_cast<double>(row.blows() - before);
}

TEST(LoseNerve, e_c10_strikes_at_the_planned_rate_when_anger_and_fear_are_far_above_the_threshold) {
  Row row(50);
  row.scenario.model.officers.unordered_force_per_s = 0.01;
  const double n = 50 * 2000, p = 1 - std::exp(-0.01);
  const auto blows = static_cast<double>(blows_in(row, 2000, 0.9, 0.5));
  record_value("E-C10", "{}", blows);
  EXPECT_NEAR(blows, n * p, z_one_in_a_million * std::sqrt(n * p * (1 - p)));
}

TEST(LoseNerve, e_c10_strikes_half_as_often_half_way_up_the_ramp_and_in_half_contact) {
  Row row(50);
  row.scenario.model.officers.unordered_force_per_s = 0.01;
  row.scenario.model.command.message_lost = 0.5;
  const double n = 50 * 4000, p = 1 - std::exp(-0.0025);
  const auto blows = static_cast<double>(blows_in(row, 4000, 0.9, 0.25));
  record_value("E-C10", "{}", blows);
  EXPECT_NEAR(blows, n * p, z_one_in_a_million * std::sqrt(n * p * (1 - p)));
}

TEST(LoseNerve, e_c10a_nobody_strikes_below_the_threshold_or_in_full_contact) {
  Row calm(20);
  calm.scenario.model.officers.unordered_force_per_s = 1;
  EXPECT_EQ(blows_in(calm, 500, 0.7, 0.3), 0);
  Row led(20);
  led.scenario.model.officers.unordered_force_per_s = 1;
  led.scenario.model.command.message_lost = 0;
  EXPECT_EQ(blows_in(led, 500, 0.9, 0.9), 0);
}

TEST(LoseNerve, e_c10a_command_reaches_an_officer_less_when_nobody_relieves_him) {
  Row row(1);
  row.scenario.model.command.message_lost = 0;
  row.scenario.model.officers.unordered_force_per_s = 1;
  row.scenario.model.officers.out_of_contact_after_s = 100;
  row.world.line.formations.push_back(testing::front_rank(0, {{0, 0}}));
  row.world.line.formations[0].slots[0].owner = 0;
  EXPECT_EQ(blows_in(row, 98, 0.9, 0.9), 0) << "100 s are in contact";
  EXPECT_GT(blows_in(row, 300, 0.9, 0.9), 100) << "and after 200 s nothing is left of it";
  row.world.line.formations[0].slots[0].owner = no_person;
  row.second();
  EXPECT_EQ(blows_in(row, 50, 0.9, 0.9), 0) << "who was relieved hears his commander again";
}

TEST(LoseNerve, an_attack_and_a_colleague_who_is_hurt_in_sight_move_officers_and_the_feelings_fade) {
  Row row(3);
  row.world.people.x[2] = 100;  // out of sight
  row.second();
  row.world.exposures = {{0, Cause::thrown, 1}, {3, Cause::thrown, 1}};
  Casualty hurt;
  hurt.person = 1;
  hurt.cause = Cause::thrown;
  hurt.place = {10, 0};
  row.world.casualties.rows.push_back(hurt);
  testing::run_stage(lose_nerve, row.scenario, row.world, 1);
  const OfficerState& state = row.world.officers;
  EXPECT_NEAR(state.anger[0], 1 - 0.9 * 0.8, 1e-12);
  EXPECT_NEAR(state.fear[0], 1 - 0.9 * 0.95, 1e-12);
  EXPECT_EQ(state.anger[1], 0) << "his own injury is no sight";
  EXPECT_EQ(state.anger[2], 0) << "he saw nothing";
  for (int k = 0; k < 900; ++k) row.second();
  EXPECT_NEAR(state.anger[0], 0.28 * std::exp(-1), 1e-9) << "and nobody is hurt a second time by the same row";
}

TEST(LoseNerve, heat_stroke_of_a_colleague_angers_nobody) {
  Row row(2);
  row.second();
  Casualty ill;
  ill.person = 1;
  ill.cause = Cause::heat;
  row.world.casualties.rows.push_back(ill);
  row.second();
  EXPECT_EQ(row.world.officers.anger[0], 0);
}

/// An officer who strikes in any case, and what comes of it.
struct Blow : Row {
  Blow() { scenario.model.officers.unordered_force_per_s = 1e6; }
  std::size_t after() {
    feel(0.9, 0.9);
    second();
    return blows();
  }
};

TEST(LoseNerve, e_c11_a_blow_is_an_exposure_a_sight_and_a_line_in_the_log) {
  Blow row;
  ASSERT_EQ(row.after(), 1U);
  const UnorderedBlow& blow = row.world.force_log.unordered_blows.front();
  EXPECT_EQ(blow.officer, 0U);
  EXPECT_EQ(blow.struck, 1U);
  EXPECT_EQ(blow.threat, 0);
  ASSERT_EQ(row.world.exposures.size(), 1U);
  EXPECT_EQ(row.world.exposures[0].person, 1U);
  EXPECT_EQ(row.world.exposures[0].cause, Cause::strike);
  ASSERT_EQ(row.world.incidents.size(), 1U);
  EXPECT_EQ(row.world.incidents[0].kind, IncidentKind::unordered_blow);
}

TEST(LoseNerve, nobody_strikes_whom_he_cannot_reach_or_who_attacks_him_at_that_moment) {
  Blow far;
  far.world.people.y[1] = 1.1;
  EXPECT_EQ(far.after(), 0U);
  Blow attacked;
  attacked.world.crowd.behaviour[0] = Behaviour::violent;
  EXPECT_EQ(attacked.after(), 0U) << "that is self-defence, and counted as blows";
}

TEST(LoseNerve, nobody_strikes_who_is_down_or_hurt_or_does_not_guard) {
  Blow down;
  down.world.people.mode[0] = Mode::fallen;
  EXPECT_EQ(down.after(), 0U);
  Blow medic;
  medic.scenario.force.units[0].role = UnitRole::medic;
  EXPECT_EQ(medic.after(), 0U);
}

}  // namespace
}  // namespace sispam
