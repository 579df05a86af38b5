// What must hold for units that relieve others, and the rules that make them do so.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <string>
#include <vector>

#include "scenario/check.hpp"
#include "scenario/names.hpp"
#include "scenario/post.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

void add(const Unit& unit, std::string message, std::string hint, Faults& faults) {
  faults.push_back({"force.units." + unit.id + ".relieves", std::move(message), std::move(hint)});
}

/// Faults of the unit alone.
void check_unit(const Unit& unit, Faults& faults) {
  if (!forms_line(unit.role)) add(unit, fmt::format("has no effect on {}", name_of(unit.role)), {}, faults);
  if (!unit.line.empty() || !unit.behind.empty()) {
    add(unit, fmt::format("contradicts {}", unit.line.empty() ? "behind" : "line"),
        "It takes over the line of the other unit", faults);
  }
  if (!unit.levels.empty()) {
    faults.push_back({"force.units." + unit.id + ".levels", "has no effect with relieves",
                      "The rules say with the tactic relieve when it takes over"});
  }
  if (unit.staged_line.empty()) add(unit, "needs staged_line, where it waits", {}, faults);
}

/// Who changes places must find the same ranks, and somewhere to rest.
void check_other(const Scenario& scenario, const Unit& unit, const Unit& other, Faults& faults) {
  if (!other.relieves.empty()) {
    const std::string hint = other.relieves == unit.id ? "" : fmt::format("Write relieves: {}", other.relieves);
    return add(unit, fmt::format("{} relieves a unit itself", quoted(other.id)), hint, faults);
  }
  if (!forms_line(other.role) || post_of(scenario.force, other).head == nullptr) {
    return add(unit, fmt::format("{} holds no line", quoted(other.id)), {}, faults);
  }
  if (unit.ranks != other.ranks) {
    add(unit, fmt::format("it has ranks: {}, but {} has {}", unit.ranks, quoted(other.id), other.ranks),
        "Rank relieves rank: give both the same", faults);
  }
  for (const Unit* one : {&unit, &other}) {
    if (!one->withdraw_to.empty()) continue;
    add(unit, fmt::format("{} has nowhere to rest", quoted(one->id)), "Give it withdraw_to", faults);
  }
}

}  // namespace

Faults check_relief(const Scenario& scenario) {
  Faults faults;
  const bool used = !scenario.rules_of_engagement.tactics.relieve.start.is_never();
  bool any = false;
  std::vector<std::string> names;
  for (const Unit& unit : scenario.force.units) names.push_back(unit.id);
  for (const Unit& unit : scenario.force.units) {
    if (unit.relieves.empty()) continue;
    any = true;
    const Unit* other = find_unit(scenario.force, unit.relieves);
    check_unit(unit, faults);
    if (other == nullptr) {
      add(unit, fmt::format("{} is no unit", quoted(unit.relieves)), did_you_mean(unit.relieves, names), faults);
    } else {
      check_other(scenario, unit, *other, faults);
    }
    if (!used) {
      add(unit, "has no effect (the rules never relieve)", "Give rules_of_engagement.tactics.relieve a start", faults);
    }
  }
  if (used && !any) {
    faults.push_back({"rules_of_engagement.tactics.relieve", "has no effect (no unit relieves another)",
                      "Give a unit that waits relieves"});
  }
  return faults;
}

}  // namespace sispam
