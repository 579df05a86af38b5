// Bringing a protected group out: how far each evacuation of the plan has come.
//
// Only the evacuate stage writes it. Those who are brought out are personnel of role election_staff: they have bodies,
// may be hurt and are cared for like everybody else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.hpp"

namespace sispam {

/// One of scenario.evacuations, under the same number.
struct EvacuationRun {
  PersonId first = 0, end = 0;   // who is brought out: [first, end)
  std::int64_t ordered_ms = -1;  // -1: not yet [ms]
  std::int64_t starts_ms = -1;   // when they set out; -1: not ordered [ms]
  std::int64_t done_ms = -1;     // when the last of them who could walk was out; -1: not yet [ms]
  bool under_way = false;        // they have been sent
  std::uint32_t out = 0;         // brought out [persons]
  double held_s = 0;             // person-seconds in which intruders held some of them [s]
};

struct EvacuationState {
  std::vector<EvacuationRun> runs;
  std::vector<std::uint8_t> held;      // per personnel: 1 while intruders hold him
  std::vector<std::uint8_t> was_held;  // per personnel: 1 once they have
};

}  // namespace sispam
