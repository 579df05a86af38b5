// Places in standing lines that nobody holds: seen by command, filled by motion.
//
// While one unit relieves another, each has empty slots where the other stands; these are no gaps. So a slot is empty
// only if nobody of its rank holds, or heads for, a place near it, of whichever unit.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "model/world.hpp"

namespace sispam {

struct SlotPlace {
  std::size_t formation = 0;  // index into LineState::formations
  std::size_t slot = 0;       // in it
};

/// Whether another formation of the same rank has somebody near `place`.
inline bool held_by_others(const LineState& line, const Formation& mine, Vec2 place) {
  constexpr double near_m = 0.5;
  return std::any_of(line.formations.begin(), line.formations.end(), [&](const Formation& other) {
    if (&other == &mine || other.line != mine.line || other.rank != mine.rank) return false;
    return std::any_of(other.slots.begin(), other.slots.end(), [&](const Slot& slot) {
      const bool taken = slot.owner != no_person || slot.successor != no_person;
      return taken && length(slot.place - place) < near_m;
    });
  });
}

/// The empty slots of formations that stand, front ranks first.
inline std::vector<SlotPlace> empty_slots(const LineState& line) {
  std::vector<SlotPlace> empty;
  for (std::size_t f = 0; f < line.formations.size(); ++f) {
    const Formation& formation = line.formations[f];
    if (!formation.active) continue;
    for (std::size_t k = 0; k < formation.slots.size(); ++k) {
      const Slot& slot = formation.slots[k];
      if (slot.owner != no_person || slot.successor != no_person) continue;
      if (!held_by_others(line, formation, slot.place)) empty.push_back({f, k});
    }
  }
  std::stable_sort(empty.begin(), empty.end(), [&](const SlotPlace& a, const SlotPlace& b) {
    return line.formations[a.formation].rank < line.formations[b.formation].rank;
  });
  return empty;
}

}  // namespace sispam
