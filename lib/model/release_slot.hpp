// Taking an officer out of the line. Injury, care and command all do it, and none of them may include another.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"

namespace sispam {

/// `person` owns no slot and heads for none from now on. Does nothing for demonstrators and for officers without one.
inline void release_slot(World& world, PersonId person) {
  LineState& line = world.line;
  if (!world.people.is_personnel(person) || person >= line.slot_of.size()) return;
  if (line.formation_of[person] >= 0 && line.slot_of[person] >= 0) {
    Slot& slot = line.formations[line.formation_of[person]].slots[line.slot_of[person]];
    if (slot.owner == person) slot.owner = no_person;
    if (slot.successor == person) slot.successor = no_person;
  }
  line.formation_of[person] = -1;
  line.slot_of[person] = -1;
}

}  // namespace sispam
