// Small questions about demonstrators that several stages ask.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

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

/// Numbers of all who take part, in order.
inline std::vector<std::uint32_t> who_is_here(const CrowdState& crowd) { return all_who(crowd, takes_part); }

/// Whether he would shout on his own wherever he is: his anger alone is above the threshold (escalation.md eq. 10).
inline bool is_agitated(const MindParameters& parameters, const CrowdState& crowd, std::size_t i) {
  return crowd.anger[i] * (0.6 + 0.4 * crowd.grievance[i]) > parameters.threshold_verbal;
}

/// Person id of demonstrator number `i`.
inline PersonId person(const World& world, std::size_t i) { return static_cast<PersonId>(world.people.personnel + i); }

/// Where demonstrator number `i` is [m].
inline Vec2 position(const World& world, std::size_t i) {
  const PersonId id = person(world, i);
  return {world.people.x[id], world.people.y[id]};
}

/// Whether somebody who does this has gone: home, or out of sight but within reach, or into custody.
constexpr bool is_gone(Behaviour behaviour) {
  return behaviour == Behaviour::left || behaviour == Behaviour::near || behaviour == Behaviour::arrested;
}

/// Whether somebody who does this does what is forbidden.
constexpr bool is_active(Behaviour behaviour) {
  return behaviour == Behaviour::pushing || behaviour == Behaviour::violent;
}

/// Whether somebody who does this shouts.
constexpr bool is_loud(Behaviour behaviour) {
  return behaviour == Behaviour::verbal || behaviour == Behaviour::pushing || behaviour == Behaviour::violent;
}

/// The exit a group comes from, as an index into scenario.site.exits; a Bug if the scenario has none of that name.
std::uint16_t exit_number(const Scenario& scenario, const Group& group);

/// The way to the own place in the assembly.
Goal goal_own_place(const Scenario& scenario, const Ground& ground, const World& world, std::size_t i);
/// The way to the protected area.
Goal goal_protected(const Scenario& scenario, const Ground& ground);
/// The way out, to the point a share `along` in [0, 1] of the exit line from its first end.
Goal goal_exit(const Ground& ground, const Exit& exit, double along);

}  // namespace sispam::mind
