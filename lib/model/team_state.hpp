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
  TeamPhase phase = TeamPhase::ready;
  PersonId target = no_person;  // whom it goes for
  PersonId held = no_person;    // whom it leads away
  std::int64_t since_ms = 0;    // in this phase [ms]
  std::uint32_t attempts = 0;   // part of the address of its draws
};

struct Arrest {
  PersonId person = no_person;
  bool right = true;              // he was violent, provoked or carried a weapon
  std::int64_t at_ms = 0;         // seized [ms]
  std::int64_t detained_ms = -1;  // at the place of detention [ms]; -1: not yet
};

struct TeamState {
  std::vector<ActionTeam> teams;
  std::vector<Arrest> arrests;
  std::uint32_t broken_off = 0;     // approaches given up
  std::int64_t last_force_ms = -1;  // last seizure [ms]; -1: never
};

}  // namespace sispam
