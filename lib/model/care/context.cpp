// SPDX-License-Identifier: Apache-2.0
#include "model/care/context.hpp"

#include <cmath>
#include <utility>

#include "model/address.hpp"
#include "model/care/hazards.hpp"

namespace sispam {
namespace {

constexpr std::uint32_t first_hospital_entity = 0xFFFF0000;  // no person has it, and no patient tick 0

void make_teams(const CareContext& c) {
  CareState& state = c.world.care;
  const auto& units = c.scenario.force.units;
  for (std::size_t u = 0; u < units.size(); ++u) {
    if (units[u].role != UnitRole::stretcher) continue;
    const bool has_place = !units[u].at.empty() || !units[u].staged_line.empty();
    const BearerTeam team{has_place ? static_cast<std::int32_t>(u) : -1, 0, false};
    for (int t = 0; t < units[u].teams; ++t) state.teams.push_back(team);
  }
  state.bearers = Station(static_cast<int>(state.teams.size()));
}

/// Roles that wear helmet, shield or pads.
bool wears_kit(UnitRole role) {
  switch (role) {
    case UnitRole::shield_line:
    case UnitRole::riot_platoon:
    case UnitRole::motorcycle_reserve:
    case UnitRole::action_team:
    case UnitRole::reserve:
    case UnitRole::fence_guard:
      return true;
    default:
      return false;
  }
}

void make_hazards(const CareContext& c) {
  CareState& state = c.world.care;
  const World& world = c.world;
  for (auto& clocks : state.hazards) clocks.assign(world.people.count, {});
  state.outdoors_s.assign(world.people.count, 0);
  state.fleeing.assign(world.crowd.size(), 0);
  state.kitted.assign(world.people.personnel, 0);
  state.violence = violence_of(c.scenario.model.hazard, c.random);
  std::size_t id = 0;
  for (const Unit& unit : c.scenario.force.units) {
    for (int k = 0; k < unit.count && id < world.people.personnel; ++k, ++id) {
      state.kitted[id] = wears_kit(unit.role) ? 1 : 0;
    }
  }
}

void make_hospitals(const CareContext& c) {
  std::uint32_t entity = first_hospital_entity;
  for (const Hospital& hospital : c.scenario.medical.hospitals) {
    HospitalState state;
    state.open = c.random.uniform(Purpose::care, 0, entity) < hospital.open;
    state.full = c.random.uniform(Purpose::care, 0, entity, 1) < hospital.full;
    state.bays = Station(state.full ? 0 : hospital.bays);
    c.world.care.hospitals.push_back(std::move(state));
    ++entity;
  }
}

void make_posts(const CareContext& c) {
  const Medical& medical = c.scenario.medical;
  auto& posts = c.world.care.posts;
  posts.push_back({Station(medical.triagers), Station(medical.treaters)});
  for (const CollectionPoint& point : medical.further_points) {
    posts.push_back({Station(point.triagers), Station(point.treaters)});
  }
}

}  // namespace

double draw(const CareContext& c, std::uint32_t row, CareDraw what) {
  const std::uint32_t entity = draw_entity(c.world.people, c.casualty(row).person);
  return c.random.uniform(Purpose::care, c.patient(row).number, entity, static_cast<std::uint16_t>(what));
}

void prepare(const CareContext& c) {
  CareState& state = c.world.care;
  if (state.ready) return;
  state.ready = true;
  const std::size_t n = c.world.people.count;
  state.row_of.assign(n, -1);
  state.falls.assign(n, 0);
  state.injuries.assign(n, 0);
  state.tolerance.assign(n, 0);
  state.crush_level.assign(n, 0);
  state.ambulances = Station(c.scenario.medical.ambulances);
  make_hazards(c);
  make_teams(c);
  make_posts(c);
  make_hospitals(c);
}

std::int64_t to_ms(double at_s) { return std::llround(at_s * 1000); }

}  // namespace sispam
