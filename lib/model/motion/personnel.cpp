// SPDX-License-Identifier: Apache-2.0
#include "model/motion/personnel.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "model/motion/formation.hpp"
#include "model/motion/orders_out.hpp"
#include "model/place.hpp"
#include "scenario/terrain.hpp"

namespace sispam {
namespace {

constexpr double pitch_m = 0.8;        // between the rows of people who wait
constexpr double mingling_m = 2.5;     // between observers, who mingle with the crowd
constexpr double closest_row_m = 0.6;  // nearer than this in one row, they stand in several
constexpr double clear_m = 0.55;       // between two people placed by different units
constexpr int widest_ring = 25;        // rings of the grid round a point

bool on_duty_in_green(const Unit& unit) {
  return unit.levels.empty() || std::find(unit.levels.begin(), unit.levels.end(), Level::green) != unit.levels.end();
}

bool is_clear(const std::vector<Vec2>& taken, Vec2 at) {
  return std::none_of(taken.begin(), taken.end(), [&](Vec2 other) {
    const Vec2 d = other - at;
    return dot(d, d) < clear_m * clear_m;
  });
}

/// The points of the square ring number `ring`, nearest first; ties in order of row and column.
std::vector<Vec2> ring_of(int ring, double pitch) {
  std::vector<std::pair<int, Vec2>> points;
  for (int row = -ring; row <= ring; ++row) {
    for (int column = -ring; column <= ring; ++column) {
      if (std::max(std::abs(row), std::abs(column)) != ring) continue;
      points.emplace_back(row * row + column * column, Vec2{pitch * column, pitch * row});
    }
  }
  std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Vec2> offsets;
  for (const auto& [square, offset] : points) offsets.push_back(offset);
  return offsets;
}

void put_standing(World& world, PersonId id, Vec2 at) {
  People& people = world.people;
  place_on_ground(world, id, at.x, at.y);
  people.mode[id] = Mode::stand;
  people.anchor_x[id] = at.x;
  people.anchor_y[id] = at.y;
}

/// Rows on a line, evenly spaced, the next row 0.8 m to the right of the one before.
std::vector<Vec2> rows_along(const Polyline& line, int count, int least_rows) {
  const int fit = static_cast<int>(length_of(line) / closest_row_m) + 1;
  const int rows = std::max(least_rows, (count + fit - 1) / fit);
  const int per_row = (count + rows - 1) / rows;
  std::vector<Vec2> places;
  for (int row = 0; row * per_row < count; ++row) {
    for (const LinePlace& place : slots_along(line, std::min(per_row, count - row * per_row))) {
      places.push_back(place.at + (pitch_m * row) * place.right);
    }
  }
  return places;
}

/// Puts unit `u` on its slots; false if it has none.
bool man_slots(const Scenario& scenario, World& world, std::uint16_t u, PersonId first) {
  if (!on_duty_in_green(scenario.force.units[u])) return false;
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

namespace motion {

std::vector<Vec2> waiting_places(const Ground& ground, const Unit& unit, const std::vector<Vec2>& taken) {
  if (!unit.at.empty()) {
    const bool mingles = unit.role == UnitRole::observer;
    Gathering gathering{unit.at.front(), unit.count};
    if (mingles) gathering.pitch_m = mingling_m;
    return places_round(ground, gathering, taken);
  }
  const bool guards = unit.staged_line.empty();
  const Polyline& line = guards ? unit.line : unit.staged_line;
  require(line.size() >= 2, "a unit that does not hold its line has a place to wait");
  return rows_along(line, unit.count, guards ? unit.ranks : 1);
}

std::vector<Vec2> places_round(const Ground& ground, const Gathering& gathering, const std::vector<Vec2>& taken) {
  std::vector<Vec2> places;
  const auto wanted = static_cast<std::size_t>(gathering.count);
  for (int ring = 0; ring <= widest_ring && places.size() < wanted; ++ring) {
    for (const Vec2 offset : ring_of(ring, gathering.pitch_m)) {
      const Vec2 at = gathering.centre + offset;
      if (places.size() == wanted) break;
      if (ground.walkable(at) && ground.sees(gathering.centre, at) && is_clear(taken, at)) places.push_back(at);
    }
  }
  require(places.size() == wanted, "there is room for a unit round its point");
  return places;
}

}  // namespace motion

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
    const std::vector<Vec2> places = motion::waiting_places(ground, units[u], taken);
    for (std::size_t k = 0; k < places.size(); ++k) put_standing(world, first[u] + static_cast<PersonId>(k), places[k]);
    taken.insert(taken.end(), places.begin(), places.end());
  }
  update_formations(scenario, ground, world);
}

}  // namespace sispam
