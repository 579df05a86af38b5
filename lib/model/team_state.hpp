// Action teams and those they arrested.
//
// An arrest is a process in space: a team sees somebody, goes there, is many enough or turns back, seizes him and leads
// him away. Only the arrest stage writes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "core/vec2.hpp"

namespace sispam {

enum class TeamPhase : std::uint8_t { ready, approaching, seizing, escorting, returning };

struct ActionTeam {
  std::uint16_t unit = 0;  // index into scenario.force.units
  std::vector<PersonId> members;
  std::vector<Vec2> homes;  // where each of them waits [m]
  TeamPhase phase = TeamPhase::ready;
  PersonId target = no_person;  // whom it goes for
  PersonId held = no_person;    // whom it leads away
  std::int64_t since_ms = 0;    // in this phase [ms]
  std::uint32_t attempts = 0;   // approaches so far; part of the address of its draws
};

struct Arrest {
  PersonId person = no_person;
  std::uint16_t unit = 0;         // whose team; index into scenario.force.units
  bool right = true;              // he was violent, provoked or carried a weapon
  Vec2 place;                     // where he was seized [m]
  std::int64_t at_ms = 0;         // seized [ms]
  std::int64_t detained_ms = -1;  // at the place of detention [ms]; -1: not yet
};

struct TeamState {
  bool ready = false;  // the teams of the plan have been told off
  std::vector<ActionTeam> teams;
  std::vector<Arrest> arrests;
  std::vector<std::uint8_t> weapon_seen;  // per demonstrator: officers know that he is armed
  std::uint32_t approaches = 0;           // begun: arrests, broken off, or under way
  std::uint32_t seizures = 0;             // tried
  std::uint32_t broken_off = 0;           // approaches given up, and seizures that failed
  std::int64_t last_force_ms = -1;        // last seizure [ms]; -1: never
};

}  // namespace sispam
