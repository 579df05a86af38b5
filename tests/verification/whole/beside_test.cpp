// E-T40 to E-T43: evacuation, two parties, fires and a second wave in whole replicates of the reference plan.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "last_value.hpp"
#include "model/make_world.hpp"
#include "model/stages.hpp"
#include "verification/whole/setup.hpp"

namespace sispam::test {
namespace {

/// The short reference plan with eight clerks in the office who are brought out through the rear exit at 20 s.
Scenario with_clerks(int people) {
  Scenario scenario = short_reference(people);
  Unit clerks;
  clerks.id = "clerks";
  clerks.count = 8;
  clerks.role = UnitRole::election_staff;
  clerks.at = {{0, -30}};
  scenario.force.units.push_back(clerks);
  Evacuation plan;
  plan.id = "out";
  plan.unit = "clerks";
  plan.escort = "evacuation";
  plan.exit = "rear";
  plan.when = EvacuateWhen::at_time;
  plan.at_s = 20;
  plan.ready_s = {Distribution::Kind::constant, 10, 0, 0};
  scenario.evacuations = {plan};
  return scenario;
}

TEST(SlowBeside, e_t40_staff_walk_out_unhurt_when_nobody_is_in_their_way) {
  const Scenario scenario = with_clerks(0);
  const Ground ground = make_ground(scenario);
  const Outcome outcome = outcome_of(scenario, ground, 0);
  EXPECT_EQ(outcome.staff, 8);
  EXPECT_EQ(outcome.staff_out, 8);
  EXPECT_EQ(outcome.staff_injured + outcome.staff_held, 0);
  EXPECT_EQ(outcome.evacuation_ordered_s, 20);
  // the slowest of eight walks at 1.25 - 2 x 0.15 m/s or more, the fastest alone at 1.55 m/s or less
  const double way_m = ground.distance(ground.field("exit:rear"), {0, -30});
  record_value("E-T40", "{} of 8, after {:.0f} s for {:.1f} m", outcome.staff_out, outcome.evacuation_done_s - 30,
               way_m);
  EXPECT_GT(outcome.evacuation_done_s, 30 + way_m / 1.55);
  EXPECT_LT(outcome.evacuation_done_s, 30 + way_m / 0.85);
}

TEST(SlowBeside, e_t40a_staff_whom_nobody_brings_out_stay_and_those_brought_out_early_are_spared) {
  Scenario scenario = with_clerks(150);
  scenario.crowd.groups.front().shares = {.pusher = 0.5, .provocateur = 0.4, .bystander = 0};
  scenario.force.units.erase(
      std::remove_if(scenario.force.units.begin(), scenario.force.units.end(),
                     [](const Unit& unit) { return forms_line(unit.role) || stands_in_rows(unit.role); }),
      scenario.force.units.end());
  Scenario late = scenario;
  late.evacuations[0].when = EvacuateWhen::entered;
  late.evacuations[0].escort.clear();
  const Ground ground = make_ground(scenario);
  double early_held = 0, late_held = 0;
  for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
    const Outcome early = outcome_of(scenario, ground, replicate), entered = outcome_of(late, ground, replicate);
    EXPECT_EQ(early.staff_out, 8);
    early_held += early.staff_held;
    late_held += entered.staff_held;
    if (entered.office_entered > 0) {
      EXPECT_GE(entered.evacuation_ordered_s, entered.first_s[7]);
    } else {
      EXPECT_TRUE(std::isnan(entered.evacuation_ordered_s));
    }
  }
  record_value("E-T40a", "{}; {} of 24", early_held, late_held);
  EXPECT_EQ(early_held, 0);
  EXPECT_GT(late_held, 0) << "a crowd that comes in must meet them";
}

/// Two angry camps in the street, 10 m apart, who blame each other.
Scenario two_camps(double organiser_share) {
  Scenario scenario = short_reference(60, 60);
  Group& first = scenario.crowd.groups.front();
  first.organiser_share = organiser_share;
  first.party = "first";
  first.orators = 0;
  first.shares = {.pusher = 0.3, .provocateur = 0.5, .bystander = 0.1};
  Group second = first;
  second.id = "others";
  second.party = "second";
  first.assembly = {{-40, 4}, {-30, 4}, {-30, 13}, {-40, 13}};
  second.assembly = {{-20, 4}, {-10, 4}, {-10, 13}, {-20, 13}};
  second.arrival.from = "east";
  scenario.crowd.groups.push_back(second);
  scenario.assets.loudspeakers.clear();
  return scenario;
}

double hurt_in_clashes(const Outcome& outcome) {
  double sum = 0;
  for (const double n : outcome.injuries[1][static_cast<int>(Cause::clash)]) sum += n;
  return sum;
}

TEST(SlowBeside, e_t41_two_parties_that_blame_each_other_come_to_blows_and_both_are_hurt) {
  const Scenario hostile = two_camps(0), tolerant = two_camps(1);
  const Ground ground = make_ground(hostile);
  double clashes = 0, hurt = 0, tolerant_clashes = 0;
  for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
    const Outcome outcome = outcome_of(hostile, ground, replicate);
    clashes += outcome.clashes;
    hurt += hurt_in_clashes(outcome);
    const Outcome none = outcome_of(tolerant, ground, replicate);
    tolerant_clashes += none.clashes;
    EXPECT_EQ(none.clashes, 0);
    EXPECT_EQ(hurt_in_clashes(none), 0);
  }
  record_value("E-T41", "{} clashes, {} hurt; {}", clashes, hurt, tolerant_clashes);
  EXPECT_GT(clashes, 10);
  EXPECT_GT(hurt, 0);
}

TEST(SlowBeside, e_t42_a_heap_of_tyres_in_the_way_of_the_violent_is_lit_and_put_out_when_a_crew_can_reach_it) {
  Scenario scenario = short_reference(150);
  scenario.crowd.groups.front().shares = {.pusher = 0.5, .provocateur = 0.4, .bystander = 0};
  scenario.site.burnables = {{"tyres", {0, 5}, 600}};
  scenario.model.hazard.light_interval_s = 20;
  scenario.model.assets.hose_safe_m = 0;
  scenario.model.assets.hose_m = 60;
  scenario.model.assets.fire_turn_out_s = scenario.model.assets.put_out_s = {Distribution::Kind::constant, 30, 0, 0};
  Scenario without_crew = scenario;
  std::erase_if(without_crew.force.units, [](const Unit& unit) { return unit.role == UnitRole::fire_service; });
  const Ground& ground = reference_ground();
  double fires = 0, put_out = 0;
  for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
    const Outcome outcome = outcome_of(scenario, ground, replicate);
    fires += outcome.fires;
    put_out += outcome.fires_put_out;
    EXPECT_LE(outcome.fires, 1);
    if (outcome.fires_put_out > 0) {
      EXPECT_NEAR(outcome.burning_min, 1, 2.1 / 60);
    }
    EXPECT_EQ(outcome_of(without_crew, ground, replicate).fires_put_out, 0);
  }
  record_value("E-T42", "lit in {} of 3 runs, put out in {}", fires, put_out);
  EXPECT_GT(fires, 0);
  EXPECT_GT(put_out, 0);
}

TEST(SlowBeside, e_t43_a_plan_that_uses_none_of_it_has_none_of_it) {
  const Outcome outcome = outcome_of(short_reference(150), reference_ground(), 0);
  EXPECT_EQ(outcome.clashes + outcome.fires + outcome.staff + outcome.staff_held_s, 0);
  EXPECT_EQ(hurt_in_clashes(outcome), 0);
  EXPECT_TRUE(std::isnan(outcome.first_fire_s));
  EXPECT_TRUE(std::isnan(outcome.evacuation_ordered_s));
}

}  // namespace
}  // namespace sispam::test
