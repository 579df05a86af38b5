// Who may use force must be able to talk: a plan with the means for force has somebody who negotiates.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check.hpp"
#include "scenario/names.hpp"

namespace sispam {

namespace {

constexpr int force = 4;  // from this stage on people are seized, driven or hit

/// Whether the plan has the people and things for that kind of force.
bool has_means(const Scenario& scenario, Tactic tactic) {
  const auto& units = scenario.force.units;
  const auto any = [&](auto wanted) { return std::any_of(units.begin(), units.end(), wanted); };
  switch (tactic) {
    case Tactic::water_spray:
      return !scenario.assets.water_cannons.empty();
    case Tactic::action_team:
      return any([](const Unit& unit) { return unit.role == UnitRole::action_team; });
    case Tactic::advance:
      return any([](const Unit& unit) { return !unit.advance_to.empty(); });
    default:
      return false;  // what the others do is no force, whatever a file calls it
  }
}

}  // namespace

Faults check_talk(const Scenario& scenario) {
  const auto& units = scenario.force.units;
  const auto negotiates = [](const Unit& unit) { return unit.role == UnitRole::negotiator; };
  if (std::any_of(units.begin(), units.end(), negotiates)) return {};
  for (int i = 0; i < tactics; ++i) {
    const auto tactic = static_cast<Tactic>(i);
    const TacticRule& rule = scenario.rules_of_engagement.tactics.of(tactic);
    if (rule.start.is_never() || rule.force_level < force || !has_means(scenario, tactic)) continue;
    return {{"force.units",
             fmt::format("has nobody who negotiates, but the means for {} (force is the last resort: talk comes first)",
                         name_of(tactic)),
             "Add a unit of role negotiator, or let the rules do without this tactic"}};
  }
  return {};
}

}  // namespace sispam
