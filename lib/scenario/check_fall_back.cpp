// What must hold between the lines units fall back to, the lines they hold, and the rules that make them do so.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check.hpp"
#include "scenario/names.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

void add(const Unit& unit, std::string message, std::string hint, Faults& faults) {
  faults.push_back({"force.units." + unit.id + ".fall_back_line", std::move(message), std::move(hint)});
}

/// Faults of the unit alone; true if it has a line that can be given up.
bool check_key(const Unit& unit, Faults& faults) {
  if (!unit.behind.empty()) {
    add(unit, "has no effect with behind", fmt::format("Write it at {}, which it follows", quoted(unit.behind)),
        faults);
  } else if (unit.line.empty()) {
    add(unit, "has no effect without line", {}, faults);
  } else if (unit.role == UnitRole::fence_guard) {
    add(unit, fmt::format("has no effect on {}", name_of(unit.role)), {}, faults);
  } else if (!is_behind(unit.line, middle(unit.fall_back_line))) {
    add(unit, "does not lie behind its line (ground is given backwards)", {}, faults);
  } else {
    return true;
  }
  return false;
}

/// Who shares a line gives it up together, and nobody stands where others fall back to.
void check_others(const Scenario& scenario, const Unit& unit, Faults& faults) {
  for (const Unit& other : scenario.force.units) {
    if (other.line == unit.fall_back_line) {
      add(unit, fmt::format("is the line of {}", quoted(other.id)), "Give it a line of its own", faults);
    }
    if (&other == &unit || other.line.empty() || other.role == UnitRole::fence_guard) continue;
    const bool together = other.line == unit.line, same = other.fall_back_line == unit.fall_back_line;
    if (together && !same) {
      add(unit, fmt::format("differs from that of {}, which holds the same line", quoted(other.id)),
          "Give both the same", faults);
    }
    if (!together && same) {
      add(unit, fmt::format("{} from another line falls back there too", quoted(other.id)), {}, faults);
    }
  }
}

}  // namespace

Faults check_fall_back(const Scenario& scenario) {
  Faults faults;
  const bool withdraws = !scenario.rules_of_engagement.tactics.withdraw.start.is_never();
  bool any = false;
  for (const Unit& unit : scenario.force.units) {
    if (unit.fall_back_line.empty()) continue;
    any = true;
    if (!check_key(unit, faults)) continue;
    check_others(scenario, unit, faults);
    if (!withdraws) {
      add(unit, "has no effect (the rules never withdraw)", "Give rules_of_engagement.tactics.withdraw a start",
          faults);
    }
  }
  if (withdraws && !any) {
    faults.push_back({"rules_of_engagement.tactics.withdraw", "has no effect (no unit has a line to fall back to)",
                      "Give the units that hold a line a fall_back_line"});
  }
  return faults;
}

}  // namespace sispam
