// A World by hand for tests of injury and care: some people on an open field, a post at the origin, and nothing random
// unless a test turns it on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/care/context.hpp"
#include "model/care/hurt.hpp"
#include "model/care/stages.hpp"
#include "model/make_world.hpp"

namespace sispam::testing {

/// [s]
inline double seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }

inline Distribution constant(double value) { return {Distribution::Kind::constant, value, 0, 0}; }

/// All parameters of care made certain: nobody walks, leaves, refuses, errs or gets worse.
inline CareParameters certain_care() {
  CareParameters p;
  p.discovery_rear_s = constant(60);
  p.discovery_crowd_s = constant(150);
  p.walk_green = p.walk_yellow = p.leave_unseen_green = p.leave_unseen_yellow = p.refuse_green = p.refuse_yellow = 0;
  p.load_litter_s = constant(35);
  p.triage_s = constant(30);
  p.triage_over = p.triage_under = 0;
  p.treat_red_s = constant(1200);
  p.treat_yellow_s = constant(720);
  p.treat_green_s = constant(300);
  p.ambulance_load_s = constant(180);
  p.handover_s = constant(360);
  p.bay_s = constant(3600);
  p.green_to_yellow_per_s = p.yellow_to_red_per_s = p.red_to_dead_per_s = 0;
  return p;
}

/// Nobody is hurt by anything but falls and crush.
inline HazardParameters no_hazards() {
  HazardParameters p;
  p.violence_cv = 0;
  for (double* rate : {&p.contact_per_min,
                       &p.jet_far_per_s,
                       &p.jet_near_per_s,
                       &p.jet_close_per_s,
                       &p.jet_personnel_per_s,
                       &p.thrown_short,
                       &p.thrown_kitted,
                       &p.thrown_bare,
                       &p.strike_demonstrator,
                       &p.strike_personnel,
                       &p.arrest_demonstrator,
                       &p.arrest_personnel,
                       &p.sharp_attack,
                       &p.running_demonstrator,
                       &p.running_personnel,
                       &p.vehicle_demonstrator,
                       &p.vehicle_personnel,
                       &p.smoke_demonstrator_per_min,
                       &p.smoke_personnel_per_min,
                       &p.clash_injury,
                       &p.burn_lighting,
                       &p.burn_per_min,
                       &p.illness_per_h,
                       &p.heat_per_h}) {
    *rate = 0;
  }
  return p;
}

inline People people_on_a_field(std::size_t personnel, std::size_t demonstrators) {
  People people;
  resize_people(people, personnel, demonstrators);
  people.mode.assign(people.count, Mode::stand);
  people.x.assign(people.count, 90);
  return people;
}

struct SmallWorld {
  Scenario scenario;
  Ground ground;
  World world;
  Random random{11, 0};

  SmallWorld(std::size_t personnel, std::size_t demonstrators) {
    scenario.model.care = certain_care();
    scenario.model.hazard = no_hazards();
    Unit bearers;
    bearers.id = "bearers";
    bearers.role = UnitRole::stretcher;
    scenario.force.units.push_back(bearers);
    scenario.medical.treaters = 1;
    scenario.medical.ambulances = 1;
    scenario.medical.hospitals.push_back({"near", constant(720), 6, 1.0});
    world.people = people_on_a_field(personnel, demonstrators);
    world.crowd.behaviour.assign(demonstrators, Behaviour::calm);
    world.crowd.soaked_ms.assign(demonstrators, -1);
    world.crowd.target.assign(demonstrators, Target::organiser);
    world.crowd.camp.assign(demonstrators, 0);
    world.crowd.armed.assign(demonstrators, 0);
    world.line.slot_of.assign(personnel, -1);
    world.line.formation_of.assign(personnel, -1);
  }

  CareParameters& care() { return scenario.model.care; }
  InjuryParameters& injury() { return scenario.model.injury; }
  Casualty& row(std::size_t i) { return world.casualties.rows.at(i); }
  CareContext context() { return {scenario, ground, world, random}; }

  /// Hurts a person now.
  void hurt(PersonId person, Triage how) {
    prepare(context());
    sispam::hurt(context(), person, Cause::fall, how);
  }

  /// Lets the stages work once a second until `end_s`.
  void run_until(double end_s) {
    while (seconds(world.now_ms) < end_s) {
      world.now_ms += 1000;
      injure(scenario, ground, world, random);
      sispam::care(scenario, ground, world, random);
    }
  }
};

/// A busy post with everything random: forty of both sides hurt, one every half minute.
inline SmallWorld busy_post(std::uint32_t replicate, int ambulances, const CareParameters& care = {}) {
  SmallWorld w(20, 20);
  w.random.replicate = replicate;
  w.care() = care;
  w.scenario.force.units[0].teams = 2;
  w.scenario.medical = {{0, 0}, 1, 6, ambulances, {}};
  w.scenario.medical.hospitals = {{"near", {Distribution::Kind::lognormal_mean, 720, 0.4, 0}, 6, 0.9},
                                  {"far", {Distribution::Kind::lognormal_mean, 3600, 0.3, 0}, 10, 1.0}};
  for (PersonId i = 0; i < 40; ++i) {
    w.run_until(30.0 * i);
    const double u = w.random.uniform(Purpose::test, 0, i);
    w.hurt(i, u < 0.6 ? Triage::green : u < 0.85 ? Triage::yellow : u < 0.97 ? Triage::red : Triage::black);
  }
  return w;
}

}  // namespace sispam::testing
