// Choices of the plan: who refuses, who is triaged twice, whom an ambulance takes, where it drives; types and regions.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "false_alarm.hpp"
#include "model/care/describe.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

/// How many of 2,000 green demonstrators refuse.
double refusals(CareBy care_by) {
  SmallWorld w(0, 2000);
  w.care().walk_green = 1;
  w.care().refuse_green = 0.3;
  w.scenario.medical.care_by = care_by;
  for (PersonId i = 0; i < 2000; ++i) w.hurt(i, Triage::green);
  w.run_until(151);
  return w.world.casualties.refused;
}

TEST(Refusing, follows_its_chance_and_is_rarer_where_the_health_service_gives_the_care) {
  EXPECT_NEAR(refusals(CareBy::police), 600, z_one_in_a_million * std::sqrt(2000 * 0.3 * 0.7) + 0.5);
  EXPECT_NEAR(refusals(CareBy::health_service), 200, z_one_in_a_million * std::sqrt(2000 * 0.1 * 0.9) + 0.5);
}

TEST(Refusing, sends_a_demonstrator_home_when_he_is_found_and_ends_his_row) {
  SmallWorld w(1, 2);
  w.care().refuse_green = w.care().refuse_yellow = 1;
  w.hurt(0, Triage::green);                          // an officer
  w.hurt(1, Triage::yellow);                         // lies
  w.world.crowd.behaviour[1] = Behaviour::arrested;  // person 2
  w.hurt(2, Triage::green);
  w.run_until(59);
  EXPECT_EQ(w.row(1).care, Care::undiscovered);
  w.run_until(5000);
  EXPECT_EQ(w.row(0).care, Care::discharged);
  EXPECT_EQ(w.row(1).care, Care::refused);
  EXPECT_EQ(w.row(1).collected_ms, -1);
  EXPECT_GE(w.row(1).discovered_ms, 0);
  EXPECT_EQ(w.world.crowd.behaviour[0], Behaviour::dispersing);
  EXPECT_EQ(w.world.people.up_at_ms[1], 60'000) << "he gets up";
  EXPECT_EQ(w.row(2).care, Care::discharged) << "the arrested never refuse";
  EXPECT_EQ(w.world.casualties.refused, 1u);
  w.hurt(1, Triage::red);
  EXPECT_EQ(w.world.casualties.rows.size(), 4u) << "hurt again he has a new row";
}

/// As many servers as needed everywhere, and treatment that takes no time: the way to hospital alone counts.
SmallWorld quick_post(std::size_t patients) {
  SmallWorld w(0, patients);
  w.care().discovery_crowd_s = w.care().load_litter_s = w.care().triage_s = constant(0);
  w.care().treat_red_s = w.care().treat_yellow_s = w.care().treat_green_s = constant(0);
  w.world.people.x.assign(w.world.people.count, 0);
  w.scenario.force.units[0].teams = 100;
  w.scenario.medical.triagers = w.scenario.medical.treaters = 100;
  return w;
}

TEST(SecondTriage, spares_the_ambulance_those_taken_for_worse_and_finds_those_taken_for_better) {
  for (const SecondTriage second : {SecondTriage::none, SecondTriage::before_loading}) {
    SmallWorld over = quick_post(1), under = quick_post(1);
    for (SmallWorld* w : {&over, &under}) {
      w->scenario.medical.policy.second_triage = second;
      w->care().second_triage_over = w->care().second_triage_under = 0;
    }
    over.care().triage_over = 1;
    under.care().triage_under = 1;
    over.hurt(0, Triage::green);
    under.hurt(0, Triage::yellow);
    for (SmallWorld* w : {&over, &under}) w->run_until(5000);
    const bool twice = second == SecondTriage::before_loading;
    EXPECT_EQ(over.row(0).tag, Triage::yellow);
    EXPECT_EQ(over.row(0).care, twice ? Care::discharged : Care::in_hospital);
    EXPECT_EQ(under.row(0).tag, Triage::green);
    EXPECT_EQ(under.row(0).care, twice ? Care::in_hospital : Care::discharged);
  }
}

TEST(Loading, takes_the_red_first_or_everybody_in_turn) {
  for (const Load load : {Load::red_first, Load::first_come}) {
    SmallWorld w = quick_post(4);
    w.scenario.medical.policy.load = load;
    const std::array<Triage, 4> classes{Triage::yellow, Triage::yellow, Triage::red, Triage::yellow};
    for (PersonId i = 0; i < 4; ++i) {
      w.hurt(i, classes.at(i));
      w.run_until(i + 1);
    }
    w.run_until(20'000);
    const bool in_turn = load == Load::first_come;
    EXPECT_EQ(w.row(1).hospital_ms < w.row(2).hospital_ms, in_turn);
    EXPECT_EQ(w.row(1).hospital_ms == w.row(3).hospital_ms, !in_turn) << "two yellow share, not across a red";
  }
}

TEST(Destination, is_the_first_of_the_plan_or_where_help_comes_soonest) {
  for (const Destination destination : {Destination::in_order, Destination::soonest}) {
    SmallWorld w = quick_post(1);
    w.scenario.medical.policy.destination = destination;
    w.scenario.medical.hospitals = {{"large", constant(3000), 6, 1.0}, {"near", constant(600), 6, 1.0}};
    w.hurt(0, Triage::red);
    w.run_until(5000);
    EXPECT_EQ(w.row(0).hospital, destination == Destination::soonest ? 1 : 0);
  }
}

TEST(FullHospital, sends_the_first_ambulance_on_and_gets_no_other) {
  SmallWorld w = quick_post(2);
  w.scenario.medical.hospitals = {{"near", constant(600), 6, 1.0, 1.0}, {"far", constant(2000), 6, 1.0, 0.0}};
  for (PersonId i = 0; i < 2; ++i) w.hurt(i, Triage::red);
  w.run_until(20'000);
  EXPECT_NEAR(seconds(w.row(0).hospital_ms), 180 + 600 + 2000, 0.001);
  EXPECT_EQ(w.row(0).hospital, 1);
  const double back_s = 180 + 600 + 2000 + 360 + 2000;
  EXPECT_NEAR(seconds(w.row(1).hospital_ms), back_s + 180 + 2000, 0.001);
  EXPECT_EQ(w.world.care.hospitals[0].promised, 0);
  EXPECT_EQ(w.row(1).care, Care::in_hospital);
}

TEST(FullHospital, keeps_patients_at_its_door_when_there_is_no_other) {
  SmallWorld w = quick_post(2);
  w.scenario.medical.hospitals = {{"near", constant(600), 6, 1.0, 1.0}};
  for (PersonId i = 0; i < 2; ++i) w.hurt(i, Triage::red);
  w.run_until(20'000);
  EXPECT_EQ(w.row(0).care, Care::awaits_bay);
  EXPECT_EQ(w.row(1).care, Care::awaits_ambulance) << "everybody knows now";
}

TEST(InjuryType, follows_the_cause_and_has_the_shares_of_the_table) {
  EXPECT_EQ(type_of_injury(Cause::heat, 0.5), InjuryType::heat);
  EXPECT_EQ(type_of_injury(Cause::smoke, 0.5), InjuryType::smoke);
  EXPECT_EQ(type_of_injury(Cause::crush, 0.5), InjuryType::compression);
  EXPECT_EQ(type_of_injury(Cause::sharp, 0.5), InjuryType::laceration);
  std::array<double, injury_types> share{};
  constexpr int n = 100'000;
  for (int k = 0; k < n; ++k) {
    share.at(static_cast<std::size_t>(type_of_injury(Cause::thrown, (k + 0.5) / n))) += 1.0 / n;
  }
  EXPECT_NEAR(share[static_cast<std::size_t>(InjuryType::contusion)], 0.5 / 0.88, 1e-4);
  EXPECT_NEAR(share[static_cast<std::size_t>(InjuryType::laceration)], 0.22 / 0.88, 1e-4);
  EXPECT_NEAR(share[static_cast<std::size_t>(InjuryType::fracture)], 0.12 / 0.88, 1e-4);
  EXPECT_NEAR(share[static_cast<std::size_t>(InjuryType::eye)], 0.04 / 0.88, 1e-4);
}

/// Share of heads among blows of all types.
double heads(Head head) {
  constexpr int n = 1000;
  double found = 0;
  for (int t = 0; t < n; ++t) {
    const InjuryType type = type_of_injury(Cause::strike, (t + 0.5) / n);
    for (int r = 0; r < n; ++r) found += region_of_injury(type, head, (r + 0.5) / n) == BodyRegion::head ? 1 : 0;
  }
  return found / n / n;
}

TEST(BodyRegion, is_the_head_in_the_share_of_the_table_and_less_often_under_a_helmet) {
  EXPECT_NEAR(heads(Head::bare), 0.45, 0.002);
  EXPECT_NEAR(heads(Head::helmet), 0.35, 0.002);
  EXPECT_EQ(region_of_injury(InjuryType::compression, Head::bare, 0.01), BodyRegion::trunk);
  EXPECT_EQ(region_of_injury(InjuryType::heat, Head::bare, 0.01), BodyRegion::whole_body);
}

TEST(InjuryType, of_a_casualty_is_drawn_from_his_own_address) {
  SmallWorld alone(0, 50), together(0, 50);
  for (PersonId i = 0; i < 50; ++i) together.hurt(i, Triage::green);
  alone.hurt(49, Triage::green);
  EXPECT_EQ(alone.row(0).type, together.row(49).type);
  EXPECT_EQ(alone.row(0).region, together.row(49).region);
  int contusions = 0;
  for (const Casualty& row : together.world.casualties.rows) contusions += row.type == InjuryType::contusion ? 1 : 0;
  EXPECT_GT(contusions, 10);
  EXPECT_LT(contusions, 45);
}

/// When somebody 8 m from the next officer is found [ms].
std::int64_t found_ms(bool forward) {
  SmallWorld w(1, 1);
  w.world.people.x = {0, 8};
  w.world.people.y = {0, 0};
  w.world.situation.tactic_states[static_cast<std::size_t>(Tactic::medics_forward)].active = forward;
  w.hurt(1, Triage::red);
  w.run_until(1000);
  return w.row(0).discovered_ms;
}

TEST(MedicsForward, find_those_hurt_within_ten_metres_as_soon_as_those_behind_the_line) {
  EXPECT_EQ(found_ms(false), 150'000);
  EXPECT_EQ(found_ms(true), 60'000);
}

}  // namespace
}  // namespace sispam::testing
