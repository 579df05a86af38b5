// C-19: preventable deterioration, told inside one replicate, against the same patients each treated alone. And laws
// that hold between runs: C-21 (units of time), C-22 (no disorder).
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "last_value.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

constexpr PersonId lonely_patients = 300;
constexpr double all_day_s = 1e6;

/// Everything random, nobody leaves or refuses, and health runs fast.
CareParameters quick_decline() {
  CareParameters p;
  p.leave_unseen_green = p.leave_unseen_yellow = p.refuse_green = p.refuse_yellow = 0;
  p.green_to_yellow_per_s = 0.005 / 60;
  p.yellow_to_red_per_s = 0.02 / 60;
  p.red_to_dead_per_s = 0.02 / 60;
  return p;
}

/// Patients at their places, each with luck of his own; the last person is none.
struct Field : SmallWorld {
  Field() : SmallWorld(0, lonely_patients + 1) {
    care() = quick_decline();
    scenario.medical.treaters = 4;
    scenario.medical.ambulances = 3;
    scenario.medical.hospitals = {{"full", {Distribution::Kind::lognormal_mean, 600, 0.4, 0}, 6, 1.0, 1.0},
                                  {"near", {Distribution::Kind::lognormal_mean, 720, 0.4, 0}, 6, 1.0}};
    for (PersonId i = 0; i < lonely_patients; ++i) world.people.x[i] = 20 + 100 * luck(i, 1);
  }
  double luck(PersonId i, std::uint16_t which) const { return random.uniform(Purpose::test, 9, i, which); }
  Triage class_of(PersonId i) const {
    const double u = luck(i, 2);
    return u < 0.5 ? Triage::green : u < 0.8 ? Triage::yellow : Triage::red;
  }
  std::int64_t hurt_ms(PersonId i) const { return 5000 * static_cast<std::int64_t>(i); }

  void hurt_at_his_time(PersonId i) {
    world.now_ms = hurt_ms(i);
    sispam::care(scenario, ground, world, random);
    hurt(i, class_of(i));
  }
  void work_until(double end_s) {
    while (seconds(world.now_ms) < end_s) {
      world.now_ms += 1000;
      sispam::care(scenario, ground, world, random);
    }
  }
};

/// What becomes of one patient when a team stands ready at the collection point and nobody else is hurt.
Casualty alone(PersonId i) {
  Field field;
  field.hurt_at_his_time(i);
  field.world.now_ms += static_cast<std::int64_t>(1000 * all_day_s);
  sispam::care(field.scenario, field.ground, field.world, field.random);
  return field.row(0);
}

TEST(Preventable, c_19_is_exactly_who_got_worse_but_would_not_have_alone) {
  Field field;
  field.world.people.x[lonely_patients] = 60;
  field.world.crowd.behaviour[lonely_patients] = Behaviour::pushing;  // a fight amid the way, for 10 minutes
  for (PersonId i = 0; i < lonely_patients; ++i) {
    field.work_until(seconds(field.hurt_ms(i)));
    if (field.world.now_ms >= 600'000) field.world.crowd.behaviour[lonely_patients] = Behaviour::calm;
    field.hurt_at_his_time(i);
  }
  field.work_until(20'000);
  int preventable = 0, others = 0, unspared = 0;
  for (PersonId i = 0; i < lonely_patients; ++i) {
    const Casualty& row = field.row(i);
    const Casualty ideal = alone(i);
    EXPECT_EQ(row.preventable, row.deteriorated > ideal.deteriorated) << i;
    preventable += row.preventable ? 1 : 0;
    others += row.deteriorated == 0 ? 1 : 0;
    unspared += !row.preventable && row.deteriorated > 0 ? 1 : 0;
  }
  record_value("C-19", "equal; {} preventable, {} that no care would have spared", preventable, unspared);
  EXPECT_GT(preventable, 50);
  EXPECT_GT(others, 20);
  EXPECT_GT(unspared, 5) << "some get worse however quick the help";
}

Distribution slower(Distribution d, double by) {
  d.a *= by;
  const bool scales = d.kind == Distribution::Kind::triangular || d.kind == Distribution::Kind::uniform;
  if (scales) d.b *= by;
  d.c *= by;
  return d;
}

/// All times twice as long, all rates and speeds half.
void slow_down(SmallWorld& w) {
  CareParameters& p = w.care();
  for (Distribution* d : {&p.discovery_rear_s, &p.discovery_crowd_s, &p.load_litter_s, &p.triage_s, &p.treat_red_s,
                          &p.treat_yellow_s, &p.treat_green_s, &p.ambulance_load_s, &p.handover_s, &p.bay_s}) {
    *d = slower(*d, 2);
  }
  for (Hospital& hospital : w.scenario.medical.hospitals) hospital.drive_s = slower(hospital.drive_s, 2);
  for (double* time : {&p.access_wait_s, &p.litter_reset_s, &p.divert_after_s}) *time *= 2;
  for (double* rate : {&p.walk_speed_mps, &p.carry_out_mps, &p.carry_in_mps, &p.green_to_yellow_per_s,
                       &p.yellow_to_red_per_s, &p.red_to_dead_per_s}) {
    *rate /= 2;
  }
}

TEST(Scaling, c_21_of_all_rates_by_one_half_makes_all_times_twice_as_long) {
  SmallWorld normal(20, 40), slow(20, 40);
  for (SmallWorld* w : {&normal, &slow}) {
    w->care() = CareParameters{};
    w->scenario.medical.treaters = 2;
  }
  slow_down(slow);
  for (PersonId i = 0; i < 60; ++i) {
    for (SmallWorld* w : {&normal, &slow}) {
      w->world.now_ms = (w == &slow ? 2 : 1) * 20'000 * static_cast<std::int64_t>(i);
      sispam::care(w->scenario, w->ground, w->world, w->random);
      w->hurt(i, static_cast<Triage>(i % 3));
    }
  }
  for (SmallWorld* w : {&normal, &slow}) {
    w->world.now_ms = 1'000'000'000;
    sispam::care(w->scenario, w->ground, w->world, w->random);
  }
  int in_hospital = 0;
  double farthest_ms = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    const Casualty &a = normal.row(i), &b = slow.row(i);
    EXPECT_EQ(a.care, b.care);
    for (const auto step :
         {&Casualty::discovered_ms, &Casualty::collected_ms, &Casualty::triaged_ms, &Casualty::treated_ms,
          &Casualty::stabilised_ms, &Casualty::hospital_ms, &Casualty::worsened_ms, &Casualty::died_ms}) {
      if (a.*step < 0) {
        EXPECT_EQ(b.*step, -1);
      } else {
        farthest_ms = std::max(farthest_ms, std::abs(static_cast<double>(b.*step - 2 * (a.*step))));
        EXPECT_NEAR(static_cast<double>(b.*step), static_cast<double>(2 * (a.*step)), 1.5) << i;
      }
    }
    in_hospital += a.hospital_ms >= 0 ? 1 : 0;
  }
  record_value("C-21", "within {} ms", farthest_ms);
  EXPECT_GT(in_hospital, 15);
}

TEST(NoDisorder, c_22_leaves_heat_and_illness_as_the_only_causes) {
  SmallWorld w(300, 500);
  w.scenario.model.hazard = HazardParameters{};
  w.scenario.model.hazard.heat_per_h *= 20;
  w.run_until(2 * 3600);
  int heat = 0, illness = 0;
  for (const Casualty& row : w.world.casualties.rows) {
    heat += row.cause == Cause::heat ? 1 : 0;
    illness += row.cause == Cause::illness ? 1 : 0;
  }
  EXPECT_GT(heat, 10);
  EXPECT_EQ(heat + illness, static_cast<int>(w.world.casualties.rows.size()));
}

}  // namespace
}  // namespace sispam::testing
