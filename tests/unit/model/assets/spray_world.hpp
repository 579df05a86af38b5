// A water cannon at the origin of open ground that points along the x axis, and people placed by hand before it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/assets/context.hpp"
#include "model/assets/stages.hpp"
#include "model/ground.hpp"
#include "model/make_world.hpp"
#include "model/world.hpp"

namespace sispam::test {

inline void add_unit(Scenario& scenario, const char* id, int count, UnitRole role) {
  Unit& unit = scenario.force.units.emplace_back();
  unit.id = id;
  unit.count = count;
  unit.role = role;
}

/// Open ground of 120 m x 40 m, the cannon at its place already, no reaction time, no error of the aim.
inline Scenario spray_scenario() {
  Scenario scenario;
  scenario.site.walkable.push_back({"field", {{-20, -20}, {100, -20}, {100, 20}, {-20, 20}}});
  add_unit(scenario, "crew", 1, UnitRole::water_cannon);
  WaterCannon& cannon = scenario.assets.water_cannons.emplace_back();
  cannon.id = "jet";
  cannon.crew = "crew";
  cannon.heading_deg = 0;
  scenario.model.assets.reaction_s = {Distribution::Kind::uniform, 0, 1e-9, 0};
  scenario.model.assets.aim_error_deg = 0;
  scenario.model.motion.sleep_after_s = 0.5;
  return scenario;
}

struct SprayWorld {
  Scenario scenario = spray_scenario();
  Ground ground = make_ground(scenario);
  World world;
  Random random{1, 0};

  /// The crew of one waits at (-3, 0); demonstrators stand where they are put, and push unless told otherwise.
  explicit SprayWorld(const std::vector<Vec2>& demonstrators, const std::vector<Vec2>& officers = {}) {
    const std::size_t personnel = 1 + officers.size();
    add_unit(scenario, "line", static_cast<int>(officers.size()), UnitRole::shield_line);
    resize_people(world.people, personnel, demonstrators.size());
    put(0, {-3, 0});
    for (std::size_t k = 0; k < officers.size(); ++k) put(static_cast<PersonId>(1 + k), officers[k]);
    for (std::size_t k = 0; k < demonstrators.size(); ++k) {
      put(static_cast<PersonId>(personnel + k), demonstrators[k]);
    }
    CrowdState& crowd = world.crowd;
    crowd.behaviour.assign(demonstrators.size(), Behaviour::pushing);
    crowd.water_s.assign(demonstrators.size(), 0);
    crowd.hit_ms.assign(demonstrators.size(), -1);
    crowd.soaked_ms.assign(demonstrators.size(), -1);
    crowd.hit_from.resize(demonstrators.size());
    order(Tactic::water_spray, true);
  }

  void put(PersonId id, Vec2 at) {
    People& people = world.people;
    people.x[id] = people.anchor_x[id] = at.x;
    people.y[id] = people.anchor_y[id] = at.y;
    people.mode[id] = Mode::stand;
    people.mass[id] = people.is_personnel(id) ? 80 : 62;
    people.radius[id] = people.is_personnel(id) ? 0.25 : 0.2;
  }
  void order(Tactic tactic, bool active) {
    world.situation.tactic_states[static_cast<std::size_t>(tactic)].active = active;
  }
  assets::SprayContext context() { return {scenario, ground, world, random}; }
  void tick() {
    world.now_ms += spray_ms;
    spray(scenario, ground, world, random);
  }
  void run_s(double seconds) {
    for (int k = 0; k < static_cast<int>(seconds * 10 + 0.5); ++k) tick();
  }
  const SprayState& state() const { return world.spray; }
};

}  // namespace sispam::test
