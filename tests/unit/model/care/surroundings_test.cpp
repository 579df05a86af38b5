// What people are exposed to where they are: contact, flight, vehicles, smoke, heat.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "core/maths.hpp"
#include "false_alarm.hpp"
#include "last_value.hpp"
#include "model/care/hazards.hpp"
#include "model/wbgt.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

/// People in the open, whom nothing harms but what a test turns on.
struct Outdoors : SmallWorld {
  using SmallWorld::SmallWorld;
  HazardParameters& hazard() { return scenario.model.hazard; }
  double injuries(PersonId first, PersonId past, Cause cause) const {
    double sum = 0;
    for (PersonId i = first; i < past; ++i) sum += world.care.hazards[static_cast<std::size_t>(cause)][i].number;
    return sum;
  }
  double injuries(Cause cause) const { return injuries(0, static_cast<PersonId>(world.people.count), cause); }
};

TEST(ContactHazard, follows_the_force_of_the_other_side_up_to_its_full_intensity) {
  Outdoors w(0, 900);
  w.hazard().contact_per_min = 6;
  for (PersonId i = 0; i < 300; ++i) w.world.people.opponent_force[i] = 125;
  for (PersonId i = 300; i < 600; ++i) w.world.people.opponent_force[i] = 2000;
  w.run_until(20);
  EXPECT_NEAR(w.injuries(0, 300, Cause::contact), 300, z_one_in_a_million * std::sqrt(300));
  EXPECT_NEAR(w.injuries(300, 600, Cause::contact), 600, z_one_in_a_million * std::sqrt(600));
  EXPECT_EQ(w.injuries(600, 900, Cause::contact), 0);
}

TEST(FlightHazard, acts_once_per_flight_on_the_fleeing_and_on_the_officer_near_him) {
  Outdoors w(2, 400);
  w.world.people.x[1] = 200;  // far from everybody
  w.hazard().running_demonstrator = 1;
  w.hazard().running_personnel = 0.5;
  w.run_until(2);
  EXPECT_EQ(w.injuries(Cause::running), 0);
  for (std::size_t k = 0; k < 200; ++k) w.world.crowd.behaviour[k] = Behaviour::fleeing;
  w.run_until(10);
  EXPECT_NEAR(w.injuries(2, 402, Cause::running), 200, z_one_in_a_million * std::sqrt(200));
  EXPECT_NEAR(w.injuries(0, 1, Cause::running), 100, z_one_in_a_million * std::sqrt(100));
  EXPECT_EQ(w.injuries(1, 2, Cause::running), 0);
}

TEST(VehicleHazard, acts_once_per_manoeuvre_on_the_nearest_of_each_side_in_reach) {
  Outdoors w(3, 3);
  w.hazard().vehicle_demonstrator = w.hazard().vehicle_personnel = 400;
  w.world.people.x = {90, 95, 150, 99, 101, 92};
  w.world.spray.cannons.resize(1);
  Cannon& cannon = w.world.spray.cannons[0];
  cannon.at = {94, 0};
  w.run_until(3);
  EXPECT_EQ(w.injuries(Cause::vehicle), 0) << "it stands";
  cannon.phase = CannonPhase::advancing;
  cannon.since_ms = 3500;
  w.run_until(30);
  EXPECT_NEAR(w.injuries(1, 2, Cause::vehicle), 400, z_one_in_a_million * 20);
  EXPECT_NEAR(w.injuries(5, 6, Cause::vehicle), 400, z_one_in_a_million * 20);
  EXPECT_EQ(w.injuries(Cause::vehicle), w.injuries(1, 2, Cause::vehicle) + w.injuries(5, 6, Cause::vehicle));
  cannon.since_ms = 31000;
  cannon.at = {120, 0};
  w.run_until(60);
  EXPECT_LT(w.injuries(Cause::vehicle), 1000) << "nobody within 10 m";
}

TEST(SmokeHazard, lasts_as_long_as_the_fire_and_reaches_no_farther_than_its_smoke) {
  Outdoors w(0, 400);
  w.hazard().smoke_demonstrator_per_min = 1;
  for (PersonId i = 200; i < 400; ++i) w.world.people.x[i] = 95.1;
  w.world.fires.push_back({{90, 0}, 60'000, 180'000});
  w.run_until(60);
  EXPECT_EQ(w.injuries(Cause::smoke), 0);
  w.run_until(600);
  EXPECT_NEAR(w.injuries(0, 200, Cause::smoke), 400, z_one_in_a_million * 20);
  EXPECT_EQ(w.injuries(200, 400, Cause::smoke), 0);
}

TEST(Wbgt, c_10_is_31_point_2_at_31_degrees_and_55_percent) {
  EXPECT_NEAR(wbgt_c({31, 55}), 31.2, 0.05);
  EXPECT_NEAR(wbgt_c({32, 51}), 31.6, 0.05);
  EXPECT_NEAR(wbgt_c({24, 87}), 27.7, 0.05);
}

/// Heat illnesses of one hour after the first half hour, of people who are hurt again and again.
double heat_of_an_hour(Outdoors& w) {
  w.hazard().heat_per_h = 1;
  w.run_until(1800);
  EXPECT_EQ(w.injuries(Cause::heat), 0);
  w.run_until(5400);
  return static_cast<double>(w.world.casualties.rows.size());
}

// N people, each ill at most once in the hour, at hazard h: N (1 - exp(-h)).
void expect_ill(double ill, double n, double hazard) {
  const double p = 1 - std::exp(-hazard);
  EXPECT_NEAR(ill, n * p, z_one_in_a_million * std::sqrt(n * p * (1 - p)) + 1);
}

constexpr double warm = 0.1;  // heat of the tests: brings the hazard of an hour to about one

TEST(HeatHazard, c_10_grows_with_temperature_after_half_an_hour) {
  Outdoors w(0, 2000);
  w.hazard().heat_exponent_per_c = warm;
  const double ill = heat_of_an_hour(w), hazard = std::exp(warm * (wbgt_c({31, 55}) - 28));
  record_value("C-10a", "{:.4f} for {:.4f}", ill / 2000, 1 - std::exp(-hazard));
  expect_ill(ill, 2000, hazard);
}

TEST(HeatHazard, is_worse_in_kit_and_without_water_and_better_with_relief) {
  Outdoors kitted(2000, 0), dry(0, 2000), relieved(0, 2000);
  Unit unit;
  unit.count = 2000;
  unit.role = UnitRole::riot_platoon;
  kitted.scenario.force.units.push_back(unit);
  dry.scenario.weather.drinking_water = DrinkingWater::none;
  relieved.scenario.weather.shade = Shade::relief;
  const double bare = std::exp(warm * (wbgt_c({31, 55}) - 28));
  for (Outdoors* w : {&kitted, &dry, &relieved}) w->hazard().heat_exponent_per_c = warm;
  expect_ill(heat_of_an_hour(kitted), 2000, bare * std::exp(warm * 4));
  expect_ill(heat_of_an_hour(dry), 2000, bare * 1.7);
  expect_ill(heat_of_an_hour(relieved), 2000, bare * 0.6);
}

TEST(HeatHazard, is_halved_for_twenty_minutes_after_a_jet) {
  Outdoors w(0, 2000);
  w.hazard().heat_exponent_per_c = 0;
  w.world.crowd.soaked_ms.assign(2000, 1'800'000);
  expect_ill(heat_of_an_hour(w), 2000, 0.5 / 3 + 2.0 / 3);
}

TEST(Illness, comes_at_its_rate_whatever_happens) {
  Outdoors w(1000, 1000);
  w.hazard().illness_per_h = 0.5;
  w.run_until(3600);
  expect_ill(static_cast<double>(w.world.casualties.rows.size()), 2000, 0.5);
}

}  // namespace
}  // namespace sispam::testing
