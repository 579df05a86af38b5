// Deterioration: clocks drawn once, their pace set by care.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "model/address.hpp"
#include "random/distributions.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

// 150 s until seen, a litter out and in over 90 m, triage, treatment of a yellow
constexpr double ideal_end_s = 150 + 90 / 1.4 + 35 + 90 / 1.2 + 30 + 720;
constexpr double slowed_ride_s = 0.3 * (180 + 720);  // what loading and drive take of the clock

double unit_clock(const SmallWorld& w, PersonId person, Triage from) {
  const std::uint32_t entity = draw_entity(w.world.people, person);
  return exponential(w.random.uniform(Purpose::health_clock, 1, entity, static_cast<std::uint16_t>(from)), 1);
}

// A yellow demonstrator whose clock runs out after `fires_s` untreated seconds.
SmallWorld yellow_who_gets_worse_after(double fires_s) {
  SmallWorld w(0, 2);
  w.care().yellow_to_red_per_s = unit_clock(w, 0, Triage::yellow) / fires_s;
  w.hurt(0, Triage::yellow);
  return w;
}

// Person 1 pushes beside the injured until `until_s`.
void let_bearers_wait(SmallWorld& w, double until_s) {
  w.world.crowd.behaviour[1] = Behaviour::pushing;
  w.run_until(until_s);
  w.world.crowd.behaviour[1] = Behaviour::calm;
}

TEST(Deterioration, goes_through_the_classes_at_the_pre_drawn_times_and_ends_in_death) {
  SmallWorld w(0, 1);
  w.scenario.force.units.clear();  // nobody comes
  w.care().green_to_yellow_per_s = 0.001;
  w.care().yellow_to_red_per_s = 0.002;
  w.care().red_to_dead_per_s = 0.004;
  w.hurt(0, Triage::green);
  const double yellow_s = unit_clock(w, 0, Triage::green) / 0.001;
  const double red_s = yellow_s + unit_clock(w, 0, Triage::yellow) / 0.002;
  const double dead_s = red_s + unit_clock(w, 0, Triage::red) / 0.004;
  w.run_until(std::floor(yellow_s));
  EXPECT_EQ(w.row(0).now, Triage::green);
  w.run_until(std::ceil(yellow_s));
  EXPECT_EQ(w.row(0).now, Triage::yellow);
  EXPECT_EQ(w.world.people.mode[0], Mode::fallen);
  w.run_until(std::ceil(red_s));
  EXPECT_EQ(w.row(0).now, Triage::red);
  w.run_until(std::ceil(dead_s));
  EXPECT_EQ(w.row(0).now, Triage::black);
  EXPECT_EQ(w.row(0).care, Care::dead);
  EXPECT_NEAR(seconds(w.row(0).died_ms), dead_s, 0.001);
  EXPECT_EQ(w.row(0).at_injury, Triage::green);
}

TEST(Deterioration, slows_down_once_stabilised_and_stops_in_hospital) {
  SmallWorld w(0, 1);
  const double at_end_of_treatment = 0.7, waits_s = 180 + 720;  // loading and drive, at 0.3 of the pace
  const double clock = unit_clock(w, 0, Triage::yellow);
  // at the end of treatment 70 % of the clock is spent; on the ride 0.7 x 0.3 x 900 / 1074.3 = 17.6 % more: it holds
  w.care().yellow_to_red_per_s = at_end_of_treatment * clock / ideal_end_s;
  ASSERT_LT(at_end_of_treatment * (1 + 0.3 * waits_s / ideal_end_s), 1);
  ASSERT_GT(at_end_of_treatment * (1 + waits_s / ideal_end_s), 1);  // unstabilised it would not hold
  w.hurt(0, Triage::yellow);
  w.run_until(100000);
  EXPECT_EQ(w.row(0).care, Care::in_hospital);
  EXPECT_EQ(w.row(0).now, Triage::yellow);
}

TEST(Deterioration, of_a_stabilised_patient_comes_when_the_rest_of_the_clock_is_used_at_the_slower_pace) {
  SmallWorld w(0, 1);
  w.scenario.medical.ambulances = 0;
  const double clock = unit_clock(w, 0, Triage::yellow);
  w.care().yellow_to_red_per_s = 0.7 * clock / ideal_end_s;
  w.hurt(0, Triage::yellow);
  const double red_s = ideal_end_s + 0.3 * ideal_end_s / 0.7 / 0.3;
  w.run_until(std::floor(red_s));
  EXPECT_EQ(w.row(0).now, Triage::yellow);
  w.run_until(std::ceil(red_s));
  EXPECT_EQ(w.row(0).now, Triage::red);
  EXPECT_TRUE(w.row(0).preventable) << "an ambulance that stood ready would have brought him to a bay before";
}

TEST(Preventable, is_getting_worse_before_the_real_hospital_when_the_clock_would_have_held_to_the_ideal_one) {
  SmallWorld w = yellow_who_gets_worse_after(ideal_end_s + slowed_ride_s + 30);
  let_bearers_wait(w, 3000);
  w.run_until(6000);
  EXPECT_EQ(w.row(0).now, Triage::red);
  EXPECT_TRUE(w.row(0).preventable);
}

TEST(Preventable, is_not_what_the_quickest_care_would_not_have_spared) {
  SmallWorld w = yellow_who_gets_worse_after(ideal_end_s - 100);
  let_bearers_wait(w, 3000);
  w.run_until(6000);
  EXPECT_EQ(w.row(0).now, Triage::red);
  EXPECT_FALSE(w.row(0).preventable);
}

TEST(Preventable, never_befalls_a_patient_who_waited_for_nothing) {
  SmallWorld w = yellow_who_gets_worse_after(ideal_end_s + 100);
  w.run_until(6000);
  EXPECT_EQ(w.row(0).now, Triage::red) << "on the ride";
  EXPECT_GT(w.row(0).worsened_ms, w.row(0).departed_ms);
  EXPECT_FALSE(w.row(0).preventable);
}

TEST(Preventable, is_getting_worse_while_the_only_ambulance_is_away) {
  SmallWorld w(0, 2);
  w.scenario.force.units[0].teams = w.scenario.medical.treaters = w.scenario.medical.triagers = 2;
  w.care().treat_red_s = constant(600);  // so the red leaves first
  const double clock = unit_clock(w, 0, Triage::yellow);
  w.care().yellow_to_red_per_s = clock / (ideal_end_s + slowed_ride_s + 30);
  w.hurt(0, Triage::yellow);
  w.hurt(1, Triage::red);
  w.run_until(20000);
  EXPECT_GT(w.row(0).worsened_ms, w.row(0).stabilised_ms);
  EXPECT_LT(w.row(0).worsened_ms, w.row(0).departed_ms);
  EXPECT_TRUE(w.row(0).preventable);
}

TEST(Death, in_treatment_frees_the_treater_for_the_next_patient) {
  SmallWorld w(0, 2);
  w.scenario.force.units[0].teams = 2;
  const double treated_s = ideal_end_s - 720, dies_s = treated_s + 60;  // red: same way, same triage
  w.care().red_to_dead_per_s = unit_clock(w, 0, Triage::red) / dies_s;
  w.hurt(0, Triage::red);
  w.hurt(1, Triage::yellow);
  w.run_until(2000);
  EXPECT_EQ(w.row(0).care, Care::dead);
  EXPECT_NEAR(seconds(w.row(1).treated_ms), dies_s, 0.001);
}

TEST(Death, before_the_bearers_come_leaves_the_body_and_frees_the_team) {
  SmallWorld w(0, 2);
  const double reached_s = 150 + 90 / 1.4;
  w.care().red_to_dead_per_s = unit_clock(w, 0, Triage::red) / (reached_s - 10);
  w.hurt(0, Triage::red);
  w.hurt(1, Triage::green);
  w.run_until(2000);
  EXPECT_EQ(w.row(0).care, Care::dead);
  EXPECT_EQ(w.world.people.mode[0], Mode::fallen);
  // the team walks back empty, turns round, and brings the other
  EXPECT_NEAR(seconds(w.row(1).collected_ms), 150 + 3 * 90 / 1.4 + 35 + 90 / 1.2, 0.001);
}

TEST(Death, on_the_spot_needs_no_care) {
  SmallWorld w(1, 0);
  w.hurt(0, Triage::black);
  w.run_until(2000);
  EXPECT_EQ(w.row(0).care, Care::dead);
  EXPECT_EQ(w.row(0).died_ms, 0);
  EXPECT_EQ(w.row(0).collected_ms, -1);
}

}  // namespace
}  // namespace sispam::testing
