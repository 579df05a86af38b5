// Small questions about demonstrators that several stages ask.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/vec2.hpp"
#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// Whether somebody who does this is on the ground, feels and is felt by others.
constexpr bool takes_part(Behaviour behaviour) {
  return behaviour == Behaviour::calm || behaviour == Behaviour::verbal || behaviour == Behaviour::pushing ||
         behaviour == Behaviour::violent || behaviour == Behaviour::dispersing || behaviour == Behaviour::fleeing;
}

/// Person id of demonstrator number `i`.
inline PersonId person(const World& world, std::size_t i) { return static_cast<PersonId>(world.people.personnel + i); }

/// Where demonstrator number `i` is [m].
inline Vec2 position(const World& world, std::size_t i) {
  const PersonId id = person(world, i);
  return {world.people.x[id], world.people.y[id]};
}

/// The exit a group comes from and goes to; a Bug if the scenario has none of that name.
const Exit& exit_of(const Scenario& scenario, const Group& group);

/// The way to the own place in the assembly.
Goal goal_own_place(const Scenario& scenario, const Ground& ground, const World& world, std::size_t i);
/// The way to the protected area.
Goal goal_protected(const Scenario& scenario, const Ground& ground);
/// The way out, to the point a share `along` in [0, 1] of the exit line from its first end.
Goal goal_exit(const Scenario& scenario, const Ground& ground, const Group& group, double along);

}  // namespace sispam::mind
