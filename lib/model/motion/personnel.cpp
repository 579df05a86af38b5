// SPDX-License-Identifier: Apache-2.0
#include "model/motion/personnel.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "model/motion/formation.hpp"
#include "model/motion/orders_out.hpp"
#include "model/place.hpp"
#include "scenario/places.hpp"

namespace sispam {
namespace {

bool on_duty_in_green(const Unit& unit) {
  return unit.levels.empty() || std::find(unit.levels.begin(), unit.levels.end(), Level::green) != unit.levels.end();
}

void put_standing(World& world, PersonId id, Vec2 at) {
  People& people = world.people;
  place_on_ground(world, id, at.x, at.y);
  people.mode[id] = Mode::stand;
  people.anchor_x[id] = at.x;
  people.anchor_y[id] = at.y;
}

/// Puts unit `u` on its slots; false if it has none.
bool man_slots(const Scenario& scenario, World& world, std::uint16_t u, PersonId first) {
  const Unit& unit = scenario.force.units[u];
  if (!on_duty_in_green(unit) || !unit.relieves.empty()) return false;
  PersonId id = first;
  auto& formations = world.line.formations;
  for (std::size_t f = 0; f < formations.size(); ++f) {
    if (formations[f].unit != u || formations[f].fallen_back) continue;
    for (std::size_t k = 0; k < formations[f].slots.size(); ++k, ++id) {
      Slot& slot = formations[f].slots[k];
      put_standing(world, id, slot.place);
      world.people.mode[id] = Mode::hold;
      slot.owner = id;
      world.line.formation_of[id] = static_cast<std::int32_t>(f);
      world.line.slot_of[id] = static_cast<std::int32_t>(k);
    }
    for (Link& link : formations[f].links) link.intact = true;
  }
  return id != first;
}

}  // namespace

void make_personnel(const Scenario& scenario, const Ground& ground, World& world, const Random&) {
  const auto& units = scenario.force.units;
  const std::vector<PersonId> first = motion::first_of_units(scenario);
  require(first.back() == world.people.personnel, "every officer of the plan has a body");
  world.line = motion::make_lines(scenario);
  world.line.formation_of.assign(world.people.personnel, -1);
  world.line.slot_of.assign(world.people.personnel, -1);
  std::vector<std::uint8_t> placed(units.size(), 0);
  for (std::size_t u = 0; u < units.size(); ++u) {
    placed[u] = man_slots(scenario, world, static_cast<std::uint16_t>(u), first[u]) ? 1 : 0;
  }
  std::vector<Vec2> taken;
  for (const Formation& formation : world.line.formations) {
    for (const Slot& slot : formation.slots) taken.push_back(slot.place);
  }
  for (std::size_t u = 0; u < units.size(); ++u) {
    if (placed[u] != 0 || units[u].count == 0) continue;
    const std::vector<Vec2> places = waiting_places(ground, units[u], taken);
    for (std::size_t k = 0; k < places.size(); ++k) put_standing(world, first[u] + static_cast<PersonId>(k), places[k]);
    taken.insert(taken.end(), places.begin(), places.end());
  }
  update_formations(scenario, ground, world);
}

}  // namespace sispam
