// What must hold between the lines units hold, those they fall back or advance to, and the rules that make them do so.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

#include "scenario/check.hpp"
#include "scenario/names.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr double tie_m = 1e-9;
constexpr int samples = 41;  // places of a line that are looked at

/// A key that gives a unit a second line, and the tactic that uses it.
struct SecondLine {
  std::string_view key;
  Polyline Unit::*line;
  Tactic tactic;
  bool (*is_on_its_side)(const Polyline& line, const Polyline& second);
  std::string_view wrong_side, never, nowhere, give, also;
};

/// Whether a point lies to the right of the nearest piece of a line; of all of them where several are as near.
bool lies_right_of(const Polyline& line, Vec2 point) {
  double least = std::numeric_limits<double>::infinity();
  bool right = false;
  for (std::size_t k = 0; k + 1 < line.size(); ++k) {
    const double distance = distance_to({line[k], line[k + 1]}, point);
    const bool beside = cross(line[k + 1] - line[k], point - line[k]) < -tie_m;
    if (distance < least - tie_m) {
      right = beside;
    } else if (distance <= least + tie_m) {
      right = right && beside;
    }
    least = std::min(least, distance);
  }
  return right;
}

bool lies_behind(const Polyline& line, const Polyline& second) { return is_behind(line, middle(second)); }

bool lies_before(const Polyline& line, const Polyline& second) {
  const std::vector<LinePlace> places = slots_along(second, samples);
  return second != line && std::none_of(places.begin(), places.end(),
                                        [&](const LinePlace& place) { return lies_right_of(line, place.at); });
}

const SecondLine fall_back{"fall_back_line",
                           &Unit::fall_back_line,
                           Tactic::withdraw,
                           lies_behind,
                           "does not lie behind its line (ground is given backwards)",
                           "has no effect (the rules never withdraw)",
                           "has no effect (no unit has a line to fall back to)",
                           "Give the units that hold a line a fall_back_line",
                           "falls back"};
const SecondLine advance{"advance_to",
                         &Unit::advance_to,
                         Tactic::advance,
                         lies_before,
                         "does not lie before its line (a crowd is driven forwards)",
                         "has no effect (the rules never advance)",
                         "has no effect (no unit has a line to advance to)",
                         "Give the units that hold a line advance_to",
                         "advances"};

Fault fault(const SecondLine& second, const Unit& unit, std::string message, std::string hint) {
  return {fmt::format("force.units.{}.{}", unit.id, second.key), std::move(message), std::move(hint)};
}

/// Faults of the unit alone; true if it has a line that it can leave.
bool check_key(const SecondLine& second, const Unit& unit, Faults& faults) {
  const std::string& followed = unit.behind.empty() ? unit.relieves : unit.behind;
  if (!followed.empty()) {
    faults.push_back(fault(second, unit,
                           fmt::format("has no effect with {}", unit.behind.empty() ? "relieves" : "behind"),
                           fmt::format("Write it at {}, which it follows", quoted(followed))));
  } else if (unit.line.empty()) {
    faults.push_back(fault(second, unit, "has no effect without line", {}));
  } else if (!forms_line(unit.role)) {
    faults.push_back(fault(second, unit, fmt::format("has no effect on {}", name_of(unit.role)), {}));
  } else if (!second.is_on_its_side(unit.line, unit.*second.line)) {
    faults.push_back(fault(second, unit, std::string(second.wrong_side), {}));
  } else {
    return true;
  }
  return false;
}

/// Who shares a line leaves it together, and nobody stands where others go.
void check_others(const SecondLine& second, const Scenario& scenario, const Unit& unit, Faults& faults) {
  const Polyline& mine = unit.*second.line;
  for (const Unit& other : scenario.force.units) {
    if (other.line == mine) {
      faults.push_back(
          fault(second, unit, fmt::format("is the line of {}", quoted(other.id)), "Give it a line of its own"));
    }
    if (&other == &unit || !forms_line(other.role) || other.line.empty()) continue;
    const bool together = other.line == unit.line, same = other.*second.line == mine;
    if (together && !same) {
      faults.push_back(fault(second, unit,
                             fmt::format("differs from that of {}, which holds the same line", quoted(other.id)),
                             "Give both the same"));
    }
    if (!together && same) {
      faults.push_back(
          fault(second, unit, fmt::format("{} from another line {} there too", quoted(other.id), second.also), {}));
    }
  }
}

void check_second_line(const SecondLine& second, const Scenario& scenario, Faults& faults) {
  const std::string tactic = fmt::format("rules_of_engagement.tactics.{}", name_of(second.tactic));
  const bool used = !scenario.rules_of_engagement.tactics.of(second.tactic).start.is_never();
  bool any = false;
  for (const Unit& unit : scenario.force.units) {
    if ((unit.*second.line).empty()) continue;
    any = true;
    if (!check_key(second, unit, faults)) continue;
    check_others(second, scenario, unit, faults);
    if (!used) faults.push_back(fault(second, unit, std::string(second.never), fmt::format("Give {} a start", tactic)));
  }
  if (used && !any) faults.push_back({tactic, std::string(second.nowhere), std::string(second.give)});
}

}  // namespace

Faults check_other_lines(const Scenario& scenario) {
  Faults faults;
  check_second_line(fall_back, scenario, faults);
  check_second_line(advance, scenario, faults);
  return faults;
}

}  // namespace sispam
