// Small worlds made by hand, so that a test knows every number in them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

#include "model/ground.hpp"
#include "model/make_world.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/stages.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::testing {

/// How many do that now.
inline auto heads(const World& world, Behaviour behaviour) {
  return std::count(world.crowd.behaviour.begin(), world.crowd.behaviour.end(), behaviour);
}

/// A scenario with one group of `count` people who come from the exit "west", on ground that is open everywhere, in
/// which no message is lost.
inline Scenario plain_scenario(int count) {
  Scenario scenario;
  scenario.clock.horizon_s = 7200;
  scenario.weather.air_temperature_c = 25;  // nobody suffers from heat
  scenario.model.command.message_lost = 0;
  scenario.site.exits.push_back({"west", {{-50, 0}, {-50, 14}}, ExitUse::anyone});
  scenario.site.protected_area = {"office", {{-5, -20}, {5, -20}, {5, -10}, {-5, -10}}, 2};
  Group group;
  group.id = "supporters";
  group.count = count;
  group.arrival.from = "west";
  group.assembly = {{-10, 4}, {10, 4}, {10, 14}, {-10, 14}};
  scenario.crowd.groups.push_back(group);
  return scenario;
}

/// Columns for `personnel` officers and `demonstrators` people, all absent.
inline People empty_people(std::size_t personnel, std::size_t demonstrators) {
  People people;
  resize_people(people, personnel, demonstrators);
  return people;
}

/// Everybody alike, calm, on a square grid `pitch_m` apart from (0, 5) on; no personnel.
inline World alike(std::size_t n, double pitch_m = 0.8) {
  World world;
  world.people = empty_people(0, n);
  CrowdState& crowd = world.crowd;
  crowd.group.assign(n, 0);
  crowd.role.assign(n, CrowdRole::ordinary);
  crowd.behaviour.assign(n, Behaviour::calm);
  crowd.arrives_ms.assign(n, 0);
  crowd.spot.assign(n, Vec2{});
  crowd.grievance.assign(n, 0.6);
  for (auto* column : {&crowd.legitimacy, &crowd.first_legitimacy}) column->assign(n, 0.45);
  crowd.risk_aversion.assign(n, 0.5);
  for (auto* column : {&crowd.expressiveness, &crowd.susceptibility}) column->assign(n, 1);
  crowd.camp.assign(n, 0);
  crowd.target.assign(n, Target::organiser);
  for (auto* column : {&crowd.saw_opponents, &crowd.was_violent}) column->assign(n, 0);
  for (auto* column :
       {&crowd.threshold_noise, &crowd.anger_at_rest, &crowd.identity, &crowd.burn_out, &crowd.habituation,
        &crowd.rumour_impulse, &crowd.hear_coordinator, &crowd.anger, &crowd.anger_around, &crowd.fear,
        &crowd.hear_orator, &crowd.hear_police, &crowd.hear_dialogue, &crowd.hear_trusted, &crowd.persuaded,
        &crowd.share_verbal, &crowd.share_pushing, &crowd.share_violent}) {
    column->assign(n, 0);
  }
  for (auto* column : {&crowd.exit, &crowd.warnings_understood, &crowd.warnings_present}) column->assign(n, 0);
  for (auto* column : {&crowd.hit_ms, &crowd.soaked_ms, &crowd.deterred_ms, &crowd.leaves_ms, &crowd.talked_ms,
                       &crowd.warned_ms, &crowd.emboldened_ms}) {
    column->assign(n, -1);
  }
  crowd.armed.assign(n, 0);
  crowd.water_s.assign(n, 0);
  crowd.hit_from.assign(n, Vec2{});
  crowd.leaves_after.assign(n, Manner::unprompted);
  std::size_t side = 1;
  while (side * side < n) ++side;
  for (std::size_t i = 0; i < n; ++i) {
    world.people.x[i] = pitch_m * static_cast<double>(i % side);
    world.people.y[i] = 5 + pitch_m * static_cast<double>(i / side);
    world.people.mode[i] = Mode::stand;
    crowd.spot[i] = {world.people.x[i], world.people.y[i]};
  }
  return world;
}

/// Puts `n` officers of one shield line into a world without personnel, side by side from `at` on, 0.6 m apart.
inline void add_officers(Scenario& scenario, World& world, std::size_t n, Vec2 at) {
  Unit unit;
  unit.id = "shields";
  unit.count = static_cast<int>(n);
  unit.role = UnitRole::shield_line;
  scenario.force.units.push_back(unit);
  const People crowd = world.people;
  world.people = empty_people(n, crowd.count);
  for (std::size_t i = 0; i < crowd.count; ++i) {
    world.people.x[n + i] = crowd.x[i];
    world.people.y[n + i] = crowd.y[i];
    world.people.mode[n + i] = crowd.mode[i];
  }
  for (std::size_t k = 0; k < n; ++k) {
    world.people.x[k] = at.x + 0.6 * static_cast<double>(k);
    world.people.y[k] = at.y;
    world.people.mode[k] = Mode::hold;
  }
}

/// A formation of one rank with slots at `places`.
inline Formation front_rank(std::uint16_t unit, const std::vector<Vec2>& places) {
  Formation formation;
  formation.unit = unit;
  formation.active = true;
  for (const Vec2 place : places) {
    Slot slot;
    slot.place = place;
    formation.slots.push_back(slot);
  }
  return formation;
}

/// Feeling and deciding, once a second.
inline void feel_a_second(const Scenario& scenario, const Ground&, World& world, const Random&) {
  feel_for(scenario, world, 1000);
}

inline void decide_a_second(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  decide_for({scenario, ground, random, 1000}, world);
}

/// Runs one stage once a second.
inline void run_stage(void (*stage)(const Scenario&, const Ground&, World&, const Random&), const Scenario& scenario,
                      World& world, int seconds) {
  const Ground ground;
  for (int k = 0; k < seconds; ++k) {
    world.now_ms += 1000;
    stage(scenario, ground, world, Random{1, 0});
  }
}

}  // namespace sispam::testing
