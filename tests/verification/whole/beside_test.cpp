// E-T40 to E-T43: evacuation, two camps, fires and a second wave in whole replicates of the reference plan.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "last_value.hpp"
#include "measure/outcome_columns.hpp"
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

/// Two angry camps in the street, 10 m apart, who blame each other by what `organiser_share` leaves, and 40 people of
/// no camp who look on between them.
Scenario two_camps(double first_share, double second_share) {
  Scenario scenario = short_reference(60, 60);
  scenario.crowd.groups.resize(3, scenario.crowd.groups.front());
  for (Group& group : scenario.crowd.groups) {
    group.orators = 0;
    group.shares = {.pusher = 0.3, .provocateur = 0.5, .bystander = 0.1};
  }
  Group &first = scenario.crowd.groups[0], &second = scenario.crowd.groups[1], &neutral = scenario.crowd.groups[2];
  first.organiser_share = first_share;
  first.camp = "first";
  first.assembly = {{-40, 4}, {-30, 4}, {-30, 13}, {-40, 13}};
  second.id = "others";
  second.organiser_share = second_share;
  second.camp = "second";
  second.assembly = {{-20, 4}, {-10, 4}, {-10, 13}, {-20, 13}};
  second.arrival.from = "east";
  neutral.id = "onlookers";
  neutral.count = 40;
  neutral.shares = {.pusher = 0, .provocateur = 0, .bystander = 1};
  neutral.assembly = {{-30, 4}, {-20, 4}, {-20, 13}, {-30, 13}};
  scenario.assets.loudspeakers.clear();
  return scenario;
}

Vec2 place_of(const World& world, std::size_t k) {
  const std::size_t i = world.people.personnel + k;
  return {world.people.x[i], world.people.y[i]};
}

/// From `at` to the nearest on the ground who supports another camp than `k` [m].
double to_opponents_m(const World& world, std::size_t k, Vec2 at) {
  double least = 1e9;
  for (std::size_t other = 0; other < world.crowd.size(); ++other) {
    const std::uint16_t camp = world.crowd.camp[other];
    const bool there = world.people.mode[world.people.personnel + other] != Mode::absent;
    if (!there || camp == 0 || camp == world.crowd.camp[k]) continue;
    least = std::min(least, length(place_of(world, other) - at));
  }
  return least;
}

bool goes_for_opponents(const World& world, std::size_t k) {
  const Behaviour behaviour = world.crowd.behaviour[k];
  return world.crowd.target[k] == Target::opponents &&
         (behaviour == Behaviour::pushing || behaviour == Behaviour::violent);
}

/// Watches three replicates for who goes for whom, and where, and for whom clashes hurt.
class CampWatch {
 public:
  int clashes = 0;
  int aims = 0, astray = 0;          // people who chose opponents as their goal; of these, with none there
  int fights = 0, out_of_reach = 0;  // people who became violent against opponents; of these, with none in reach
  int hurt_of_no_camp = 0;           // by clashes
  int hurt_of_first_in_peace = 0;    // by clashes: people of the first camp who were never violent
  int hurt_of_first = 0, hurt_of_second = 0;

  explicit CampWatch(const Scenario& scenario) {
    const Ground ground = make_ground(scenario);
    const StopFlag never;
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
      before_.clear();
      rows_ = 0;
      const auto look = [&](const World& world) { see(world, scenario.model.mind.clash_reach_m); };
      const auto outcome = simulate(scenario, ground, ReplicateId{replicate}, Probe{.stop = never, .see = look});
      clashes += static_cast<int>(outcome.value().clashes);
    }
  }

 private:
  struct Before {
    bool aimed = false;
    Behaviour behaviour = Behaviour::coming;
  };
  std::vector<Before> before_;
  std::size_t rows_ = 0;  // of the table of casualties, seen so far

  void see(const World& world, double reach_m) {
    constexpr double step_m = 0.3;  // somebody may walk so far in the 0.1 s after he has decided
    before_.resize(world.crowd.size());
    for (std::size_t k = 0; k < world.crowd.size(); ++k) {
      const bool aims_now = goes_for_opponents(world, k);
      const Goal& goal = world.people.goal[world.people.personnel + k];
      if (aims_now && !before_[k].aimed) {
        ++aims;
        astray += to_opponents_m(world, k, {static_cast<double>(goal.x), static_cast<double>(goal.y)}) > step_m ? 1 : 0;
      }
      if (aims_now && before_[k].aimed && before_[k].behaviour == Behaviour::pushing &&
          world.crowd.behaviour[k] == Behaviour::violent) {
        ++fights;
        out_of_reach += to_opponents_m(world, k, place_of(world, k)) > reach_m + 2 * step_m ? 1 : 0;
      }
      before_[k] = {aims_now, world.crowd.behaviour[k]};
    }
    for (; rows_ < world.casualties.rows.size(); ++rows_) count(world, world.casualties.rows[rows_]);
  }

  void count(const World& world, const Casualty& casualty) {
    if (casualty.cause != Cause::clash) return;
    const std::size_t k = casualty.person - world.people.personnel;
    hurt_of_no_camp += world.crowd.camp[k] == 0 ? 1 : 0;
    hurt_of_first += world.crowd.camp[k] == 1 ? 1 : 0;
    hurt_of_second += world.crowd.camp[k] == 2 ? 1 : 0;
    hurt_of_first_in_peace += world.crowd.camp[k] == 1 && world.crowd.was_violent[k] == 0 ? 1 : 0;
  }
};

TEST(SlowBeside, e_t41_two_camps_that_blame_each_other_come_to_blows_and_both_are_hurt_and_nobody_else) {
  const CampWatch seen(two_camps(0, 0));
  record_value("E-T41", "{} clashes, {} hurt; {}; {} aims, {} fights", seen.clashes,
               seen.hurt_of_first + seen.hurt_of_second, seen.hurt_of_no_camp, seen.aims, seen.fights);
  EXPECT_GT(seen.clashes, 100);
  EXPECT_GT(seen.hurt_of_first, 5);
  EXPECT_GT(seen.hurt_of_second, 5);
  EXPECT_EQ(seen.hurt_of_no_camp, 0) << "onlookers stand between them";
  EXPECT_GT(seen.aims, 30);
  EXPECT_EQ(seen.astray, 0) << "who goes for opponents goes to where one is";
  EXPECT_GT(seen.fights, 10);
  EXPECT_EQ(seen.out_of_reach, 0);
}

TEST(SlowBeside, e_t41a_of_one_camp_that_attacks_only_those_who_fight_are_hurt_and_of_the_other_anybody) {
  const CampWatch seen(two_camps(0, 1));
  record_value("E-T41a", "{} clashes; {}", seen.clashes, seen.hurt_of_first_in_peace + seen.hurt_of_no_camp);
  EXPECT_GT(seen.clashes, 50);
  EXPECT_GT(seen.hurt_of_second, 5);
  EXPECT_EQ(seen.hurt_of_first_in_peace + seen.hurt_of_no_camp, 0) << "nobody strikes his own, or those of no camp";
}

TEST(SlowBeside, e_t41b_camps_that_blame_the_organiser_leave_each_other_alone) {
  const CampWatch seen(two_camps(1, 1));
  EXPECT_EQ(seen.aims + seen.clashes + seen.hurt_of_first + seen.hurt_of_second + seen.hurt_of_no_camp, 0);
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

/// Of a plan with neither camps nor burnables nor evacuations, and of one whose only camp has no opponents.
TEST(SlowBeside, e_t43_a_plan_that_uses_none_of_it_has_none_of_it_however_violent_its_crowd) {
  Scenario plain = short_reference(150);
  plain.crowd.groups.front().shares = {.pusher = 0.5, .provocateur = 0.4, .bystander = 0};
  Scenario one_camp = plain;
  one_camp.crowd.groups.front().camp = "only";
  one_camp.crowd.groups.front().organiser_share = 0;
  double attacks = 0;
  for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
    const Outcome outcome = outcome_of(plain, reference_ground(), replicate);
    attacks += outcome.objects_thrown + outcome.blows;
    EXPECT_EQ(outcome.clashes + outcome.fires + outcome.burning_min + outcome.staff + outcome.staff_held_s, 0);
    for (const Cause cause : {Cause::clash, Cause::burn}) {
      for (const double n : outcome.injuries[1][static_cast<std::size_t>(cause)]) EXPECT_EQ(n, 0);
    }
    EXPECT_TRUE(std::isnan(outcome.first_fire_s));
    EXPECT_TRUE(std::isnan(outcome.evacuation_ordered_s));
    EXPECT_EQ(encode(outcome), encode(outcome_of(one_camp, reference_ground(), replicate))) << "a camp alone is none";
  }
  record_value("E-T43", "none; the same; {} attacks", attacks);
  EXPECT_GT(attacks, 50) << "they go for the force instead";
}

}  // namespace
}  // namespace sispam::test
