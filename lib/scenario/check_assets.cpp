// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check.hpp"
#include "scenario/names.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr double vehicle_room_m = 1.0;  // half the width of a vehicle [m]

void check_crew(const Scenario& scenario, const WaterCannon& cannon, Faults& faults) {
  const std::string path = "assets.water_cannons." + cannon.id + ".crew";
  const auto& units = scenario.force.units;
  const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.id == cannon.crew; });
  if (unit == units.end()) {
    std::vector<std::string> names;
    for (const Unit& other : units) names.push_back(other.id);
    faults.push_back({path, fmt::format("{} is no unit", quoted(cannon.crew)), did_you_mean(cannon.crew, names)});
  } else if (unit->role != UnitRole::water_cannon) {
    faults.push_back({path, fmt::format("{} has the role {}, not water_cannon", quoted(unit->id), name_of(unit->role)),
                      "Give the crew the role water_cannon"});
  }
  for (const WaterCannon& other : scenario.assets.water_cannons) {
    if (&other == &cannon) break;
    if (other.crew == cannon.crew) {
      faults.push_back({path, fmt::format("{} has the same crew", quoted(other.id)), "One crew for each vehicle"});
    }
  }
}

void check_place(const Terrain& terrain, const WaterCannon& cannon, std::string_view key, Faults& faults) {
  const Vec2 place = key == "at" ? cannon.at : cannon.fire_at;
  if (terrain.has_room(place, vehicle_room_m)) return;
  faults.push_back(
      {fmt::format("assets.water_cannons.{}.{}", cannon.id, key),
       fmt::format("no vehicle can stand there (outside the ground, or nearer than {} m to a wall, fence or obstacle)",
                   vehicle_room_m),
       {}});
}

}  // namespace

Faults check_assets(const Scenario& scenario) {
  Faults faults;
  const Terrain terrain(scenario.site);
  for (const WaterCannon& cannon : scenario.assets.water_cannons) {
    const std::string path = "assets.water_cannons." + cannon.id;
    check_crew(scenario, cannon, faults);
    check_place(terrain, cannon, "at", faults);
    check_place(terrain, cannon, "fire_at", faults);
    if (terrain.is_cut(cannon.at, cannon.fire_at)) {
      faults.push_back({path + ".fire_at", "a wall or fence lies on the straight way there", {}});
    }
  }
  return faults;
}

}  // namespace sispam
