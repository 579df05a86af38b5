// Evacuations, and what may be set on fire: what names whom, and what would have no effect.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "core/maths.hpp"
#include "scenario/check.hpp"
#include "scenario/names.hpp"
#include "scenario/post.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

template <class Things>
std::vector<std::string> ids(const Things& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(thing.id);
  return names;
}

/// A unit that must exist and have that role.
struct Wanted {
  std::string path;
  const std::string& id;
  UnitRole role;
};

void check_unit(const Scenario& scenario, const Wanted& wanted, Faults& faults) {
  const Unit* unit = find_unit(scenario.force, wanted.id);
  if (unit != nullptr && unit->role == wanted.role) return;
  faults.push_back({wanted.path, fmt::format("{} is no unit of role {}", quoted(wanted.id), name_of(wanted.role)),
                    unit == nullptr ? did_you_mean(wanted.id, ids(scenario.force.units)) : std::string()});
}

void check_evacuation(const Scenario& scenario, const Evacuation& plan, Faults& faults) {
  const std::string path = "evacuations." + plan.id;
  check_unit(scenario, {path + ".unit", plan.unit, UnitRole::election_staff}, faults);
  if (!plan.escort.empty()) check_unit(scenario, {path + ".escort", plan.escort, UnitRole::evacuation}, faults);
  const auto& exits = scenario.site.exits;
  const auto is_it = [&](const Exit& exit) { return exit.id == plan.exit; };
  if (std::none_of(exits.begin(), exits.end(), is_it)) {
    faults.push_back(
        {path + ".exit", fmt::format("{} is no exit", quoted(plan.exit)), did_you_mean(plan.exit, ids(exits))});
  }
  if (plan.when != EvacuateWhen::at_time && plan.at_s != 0) {
    faults.push_back({path + ".at_s", fmt::format("has no effect when it is ordered at {}", name_of(plan.when)),
                      "Remove it, or write when: at_time"});
  }
  const auto& all = scenario.evacuations;
  const auto earlier = std::find_if(all.begin(), all.end(), [&](const Evacuation& e) { return e.unit == plan.unit; });
  if (earlier != all.end() && &*earlier != &plan) {
    faults.push_back({path + ".unit", fmt::format("{} brings out {} already", quoted(earlier->id), quoted(plan.unit)),
                      "One evacuation for each unit"});
  }
}

/// Whether somebody could stand within reach of a thing.
bool can_be_reached(const Terrain& terrain, Vec2 at, double reach_m) {
  constexpr int directions = 16;
  constexpr double step_m = 0.5, turn = 6.283185307179586;
  if (terrain.walkable(at)) return true;
  for (double away = step_m; away <= reach_m; away += step_m) {
    for (int k = 0; k < directions; ++k) {
      const double angle = turn * k / directions;
      if (terrain.walkable(at + away * Vec2{maths::cos(angle), maths::sin(angle)})) return true;
    }
  }
  return false;
}

}  // namespace

Faults check_evacuations(const Scenario& scenario) {
  Faults faults;
  for (const Evacuation& plan : scenario.evacuations) check_evacuation(scenario, plan, faults);
  const Terrain terrain(scenario.site);
  const double reach_m = scenario.model.hazard.light_reach_m;
  for (const Burnable& thing : scenario.site.burnables) {
    if (can_be_reached(terrain, thing.at, reach_m)) continue;
    faults.push_back(
        {"site.burnables." + thing.id + ".at",
         fmt::format("nobody can come within {} m of it (model.hazard.light_reach_m)", number_text(reach_m)),
         "Put it on the walkable ground or at its edge"});
  }
  const Weather& weather = scenario.weather;
  if (weather.dark_until_s < weather.dark_from_s ||
      (weather.dark_until_s == weather.dark_from_s && weather.dark_from_s != 0)) {
    faults.push_back({"weather.dark_until_s", "is not after dark_from_s", "Give both, or neither"});
  }
  return faults;
}

}  // namespace sispam
