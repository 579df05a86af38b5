// An open field with two action teams, and a crowd that a test brings near one by one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "model/command/stages.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam::testing {

/// Two teams of three at x = 0 and x = 10, and a crowd that stands far off at x = 100 until a test brings it near.
struct Field {
  Scenario scenario = plain_scenario(12);
  Ground ground;
  World world = alike(12);
  Random random{3, 0};

  Field() {
    Unit unit;
    unit.id = "team";
    unit.count = 6;
    unit.role = UnitRole::action_team;
    unit.teams = 2;
    scenario.force.units = {unit};
    scenario.medical.detention = {{0, -50}};
    add_officers(scenario, world, 6, {0, 0});
    scenario.force.units = {unit};
    for (PersonId i = 0; i < 6; ++i) put(i, {(i < 3 ? 0.0 : 10.0) + 0.1 * (i % 3), 0});
    for (std::size_t k = 0; k < 12; ++k) put(demonstrator(k), {100, 3.0 * static_cast<double>(k)});
    world.crowd.armed.assign(12, 0);
    world.care.row_of.assign(world.people.count, -1);
    order(true);
  }
  PersonId demonstrator(std::size_t k) const { return static_cast<PersonId>(world.people.personnel + k); }
  void put(PersonId id, Vec2 at) {
    world.people.x[id] = at.x;
    world.people.y[id] = at.y;
    world.people.mode[id] = Mode::stand;
  }
  void order(bool active) {
    world.situation.tactic_states[static_cast<std::size_t>(Tactic::action_team)].active = active;
  }
  /// Demonstrator `k` does this at that place.
  void place(std::size_t k, Vec2 at, Behaviour behaviour) {
    put(demonstrator(k), at);
    world.crowd.behaviour[k] = behaviour;
  }
  void run_for(double seconds) {
    for (int k = 0; k < static_cast<int>(2 * seconds + 0.5); ++k) {
      world.now_ms += arrest_ms;
      arrest(scenario, ground, world, random);
    }
  }
  ActionTeam& team(std::size_t t) { return world.team.teams.at(t); }
  std::size_t under_way() const {
    return static_cast<std::size_t>(
        std::count_if(world.team.teams.begin(), world.team.teams.end(), [](const ActionTeam& team) {
          return team.phase == TeamPhase::approaching || team.phase == TeamPhase::seizing;
        }));
  }
  std::size_t exposures(PersonId person, Cause cause) const {
    return static_cast<std::size_t>(
        std::count_if(world.exposures.begin(), world.exposures.end(),
                      [&](const Exposure& e) { return e.person == person && e.cause == cause; }));
  }
};

}  // namespace sispam::testing
