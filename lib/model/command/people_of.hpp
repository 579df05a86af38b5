// Who of a unit is on his feet: what tactics and talk need to know about the units that carry them out.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

#include "model/injured.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

inline bool on_feet(const World& world, PersonId id) {
  const Mode mode = world.people.mode[id];
  return mode != Mode::absent && mode != Mode::fallen && !is_injured(world, id);
}

/// Calls `use(unit, id)` for every officer of a unit for which `wanted` holds.
template <class Wanted, class Use>
void each_officer(const Scenario& scenario, const World& world, Wanted wanted, Use use) {
  PersonId first = 0;
  for (const Unit& unit : scenario.force.units) {
    const auto past = static_cast<PersonId>(first + static_cast<PersonId>(unit.count));
    for (PersonId id = first; wanted(unit) && id < past && id < world.people.personnel; ++id) use(unit, id);
    first = past;
  }
}

/// Whether the unit has its task at that level; without `levels` it always has.
inline bool has_task_at(const Unit& unit, Level level) {
  return unit.levels.empty() || std::find(unit.levels.begin(), unit.levels.end(), level) != unit.levels.end();
}

/// Whether the unit fills empty places of lines when the rules say so, at that level.
inline bool is_reserve_at(const Unit& unit, Level level) {
  const bool reserve = unit.role == UnitRole::reserve || unit.role == UnitRole::motorcycle_reserve;
  return reserve && has_task_at(unit, level);
}

/// How many people on their feet the units have for which `wanted` holds.
template <class Wanted>
std::size_t strength(const Scenario& scenario, const World& world, Wanted wanted) {
  std::size_t sum = 0;
  each_officer(scenario, world, wanted, [&](const Unit&, PersonId id) { sum += on_feet(world, id) ? 1 : 0; });
  return sum;
}

}  // namespace sispam::rules
