// Who of the personnel guards: stands against a crowd, and so deters it and is fought by its violent few.
//
// Minds ask whom one fears and care asks whom one fights; both must get the same answer, and neither room may include
// the other. A parameter was rejected: the roles are part of what the words of a plan mean.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "model/injured.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Roles whose people guard or arrest; medics, talkers, observers and crews do neither (assumption).
constexpr bool guards(UnitRole role) {
  switch (role) {
    case UnitRole::rope_line:
    case UnitRole::shield_line:
    case UnitRole::riot_platoon:
    case UnitRole::motorcycle_reserve:
    case UnitRole::action_team:
    case UnitRole::reserve:
    case UnitRole::inner_guard:
    case UnitRole::fence_guard:
      return true;
    default:
      return false;
  }
}

/// Whether an officer can act: on the ground, on his feet and unhurt.
inline bool is_able(const World& world, PersonId id) {
  const Mode mode = world.people.mode[id];
  return mode != Mode::absent && mode != Mode::fallen && !is_injured(world, id);
}

/// All able people of units that `counts(role)`, in order of id.
template <class Counts>
std::vector<PersonId> able_people(const Scenario& scenario, const World& world, Counts counts) {
  std::vector<PersonId> able;
  PersonId id = 0;
  for (const Unit& unit : scenario.force.units) {
    for (int k = 0; k < unit.count && id < world.people.personnel; ++k, ++id) {
      if (counts(unit.role) && is_able(world, id)) able.push_back(id);
    }
  }
  return able;
}

/// All who guard and are able, in order of id.
inline std::vector<PersonId> able_guards(const Scenario& scenario, const World& world) {
  return able_people(scenario, world, guards);
}

/// All whom violent people attack: who guards, and election staff.
inline std::vector<PersonId> able_opponents(const Scenario& scenario, const World& world) {
  return able_people(scenario, world, [](UnitRole role) { return guards(role) || role == UnitRole::election_staff; });
}

}  // namespace sispam
