// SPDX-License-Identifier: Apache-2.0
#include "model/motion/formation.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "scenario/post.hpp"
#include "scenario/terrain.hpp"

namespace sispam::motion {
namespace {

constexpr double ring_m = 0.5;          // ends nearer than this make a ring
constexpr double sharpest_turn = -0.8;  // cosine: beyond, a mitre would run away

Vec2 rear_of(Vec2 a, Vec2 b) { return -1.0 * left_of(unit(b - a)); }

/// To the rear at `along`, blended over `reach_m` to both sides.
Vec2 blended_rear(const Polyline& line, double along, double reach_m) {
  Vec2 sum;
  double start = 0;
  for (std::size_t k = 0; k + 1 < line.size(); ++k) {
    const double end = start + length(line[k + 1] - line[k]);
    const double covered = std::min(end, along + reach_m) - std::max(start, along - reach_m);
    if (covered > 0) sum = sum + covered * rear_of(line[k], line[k + 1]);
    start = end;
  }
  return unit(sum);
}

std::vector<Slot> make_slots(const Polyline& line, int count) {
  const double whole = length_of(line);
  const double spacing = count > 1 ? whole / (count - 1) : whole;
  std::vector<Slot> slots;
  for (const LinePlace& place : slots_along(line, count)) {
    Slot slot;
    slot.place = place.at;
    slot.along = count > 1 ? spacing * static_cast<double>(slots.size()) : whole / 2;
    slot.rear = blended_rear(line, slot.along, spacing / 2);
    slots.push_back(slot);
  }
  return slots;
}

std::vector<Link> make_links(const std::vector<Slot>& slots) {
  std::vector<Link> links;
  for (std::uint32_t k = 0; k + 1 < slots.size(); ++k) {
    Link link;
    link.left = k;
    link.right = k + 1;
    link.rest_m = length(slots[k + 1].place - slots[k].place);
    link.intact = false;
    links.push_back(link);
  }
  return links;
}

std::uint16_t line_number(LineState& state, const Polyline& polyline) {
  for (std::size_t k = 0; k < state.lines.size(); ++k) {
    if (state.lines[k].polyline == polyline) return static_cast<std::uint16_t>(k);
  }
  HeldLine line;
  line.polyline = polyline;
  state.lines.push_back(line);
  return static_cast<std::uint16_t>(state.lines.size() - 1);
}

std::vector<Slot> places_of(const Scenario& scenario, const Formation& formation, const Polyline& line) {
  const double depth_m = formation.rank * scenario.model.motion.rank_distance_m;
  return make_slots(moved_to_rear(line, depth_m), static_cast<int>(formation.slots.size()));
}

/// Gives the formation, whose line, rank and number of slots are known, its places there.
void take_places(const Scenario& scenario, const LineState& state, Formation& formation) {
  formation.slots = places_of(scenario, formation, state.lines[formation.line].polyline);
  formation.links = make_links(formation.slots);
}

void stand_on(const Scenario& scenario, LineState& state, Formation& formation, const Polyline& line) {
  formation.line = line_number(state, line);
  take_places(scenario, state, formation);
}

/// Every formation whose line can be given up gets a second one on the line to fall back to, slot for slot.
void add_fall_back_lines(const Scenario& scenario, LineState& state) {
  const std::size_t all = state.formations.size();
  for (std::size_t f = 0; f < all; ++f) {
    const Post post = post_of(scenario.force, scenario.force.units[state.formations[f].unit]);
    if (post.head->fall_back_line.empty()) continue;
    Formation formation = state.formations[f];
    formation.fallen_back = true;
    stand_on(scenario, state, formation, post.head->fall_back_line);
    state.lines[formation.line].in_use = false;
    state.formations[f].fall_back = static_cast<int>(state.formations.size());
    state.formations.push_back(std::move(formation));
  }
}

/// Gives each line that can advance its way. Its points are those of the way from then on.
void add_ways(const Scenario& scenario, LineState& state) {
  for (const Formation& formation : state.formations) {
    const Unit* head = post_of(scenario.force, scenario.force.units[formation.unit]).head;
    HeldLine& line = state.lines[formation.line];
    if (formation.fallen_back || head->advance_to.empty() || !line.way.from.empty()) continue;
    line.way = line_way(line.polyline, head->advance_to);
    line.polyline = line.way.from;
  }
}

}  // namespace

std::vector<PersonId> first_of_units(const Scenario& scenario) {
  std::vector<PersonId> first{0};
  for (const Unit& unit : scenario.force.units) first.push_back(first.back() + static_cast<PersonId>(unit.count));
  return first;
}

std::uint16_t unit_of(const Scenario& scenario, PersonId officer) {
  std::uint16_t number = 0;
  PersonId past = 0;
  for (const Unit& unit : scenario.force.units) {
    past += static_cast<PersonId>(unit.count);
    if (officer < past) return number;
    ++number;
  }
  throw Bug("every officer belongs to a unit");
}

bool is_ring(const Polyline& line) { return line.size() > 2 && length(line.back() - line.front()) < ring_m; }

Polyline moved_to_rear(const Polyline& line, double depth_m) {
  const std::size_t n = line.size();
  const bool ring = is_ring(line);
  Polyline moved(n);
  for (std::size_t k = 0; k < n; ++k) {
    const bool first = k == 0, last = k + 1 == n;
    const Vec2 after =
        last ? (ring ? rear_of(line[0], line[1]) : rear_of(line[n - 2], line[n - 1])) : rear_of(line[k], line[k + 1]);
    const Vec2 before = first ? (ring ? rear_of(line[n - 2], line[n - 1]) : after) : rear_of(line[k - 1], line[k]);
    const double stretch = depth_m / (1 + std::max(sharpest_turn, dot(before, after)));
    moved[k] = line[k] + stretch * (before + after);
  }
  for (std::size_t k = 0; k + 1 < n; ++k) {  // a piece too short for the depth turns round: then it has no length
    if (dot(moved[k + 1] - moved[k], line[k + 1] - line[k]) < 0) {
      moved[k] = moved[k + 1] = 0.5 * (moved[k] + moved[k + 1]);
    }
  }
  return moved;
}

LineState make_lines(const Scenario& scenario) {
  LineState state;
  const auto& units = scenario.force.units;
  for (std::size_t u = 0; u < units.size(); ++u) {
    const Post post = post_of(scenario.force, units[u]);
    if (post.head == nullptr || !forms_line(units[u].role)) continue;
    const int per_rank = (units[u].count + units[u].ranks - 1) / units[u].ranks;
    for (int k = 0; k < units[u].ranks && k * per_rank < units[u].count; ++k) {
      Formation formation;
      formation.unit = static_cast<std::uint16_t>(u);
      formation.rank = post.ranks_before + k;
      formation.rope = units[u].role == UnitRole::rope_line;
      formation.slots.resize(static_cast<std::size_t>(std::min(per_rank, units[u].count - k * per_rank)));
      stand_on(scenario, state, formation, post.head->line);
      state.formations.push_back(std::move(formation));
    }
  }
  add_fall_back_lines(scenario, state);
  add_ways(scenario, state);
  return state;
}

void take_out_slots(const Scenario& scenario, LineState& state, std::size_t number,
                    const std::vector<std::size_t>& gone) {
  Formation& formation = state.formations[number];
  const std::vector<Slot> old = formation.slots;
  const std::vector<Link> old_links = formation.links;
  std::vector<std::size_t> stay;
  for (std::size_t k = 0; k < old.size(); ++k) {
    if (!std::binary_search(gone.begin(), gone.end(), k)) stay.push_back(k);
  }
  formation.slots.resize(stay.size());
  formation.slots = places_of(scenario, formation, state.lines[formation.line].polyline);
  formation.links = make_links(formation.slots);
  for (std::size_t k = 0; k < stay.size(); ++k) {
    Slot& slot = formation.slots[k];
    const Slot& before = old[stay[k]];
    slot.owner = before.owner;
    slot.successor = before.successor;
    slot.swap_after_ms = before.swap_after_ms;
    slot.empty_since_ms = before.empty_since_ms;
    for (const PersonId id : {slot.owner, slot.successor}) {
      if (id != no_person) state.slot_of[id] = static_cast<std::int32_t>(k);
    }
    if (k > 0 && stay[k] == stay[k - 1] + 1) formation.links[k - 1].intact = old_links[stay[k - 1]].intact;
  }
}

bool owns_slot(const LineState& state, PersonId officer) {
  if (officer >= state.slot_of.size() || state.slot_of[officer] < 0 || state.formation_of[officer] < 0) return false;
  return state.formations[state.formation_of[officer]].slots[state.slot_of[officer]].owner == officer;
}

std::size_t planned_slots(const Scenario& scenario, const Formation& formation) {
  const Unit& unit = scenario.force.units[formation.unit];
  const int per_rank = (unit.count + unit.ranks - 1) / unit.ranks;
  const int before = (formation.rank - post_of(scenario.force, unit).ranks_before) * per_rank;
  return static_cast<std::size_t>(std::min(per_rank, unit.count - before));
}

void plan_anew(const Scenario& scenario, const LineState& state, Formation& formation) {
  formation.slots.resize(planned_slots(scenario, formation));
  take_places(scenario, state, formation);
}

void follow_line(const Scenario& scenario, const LineState& state, Formation& formation) {
  const std::vector<Slot> places = places_of(scenario, formation, state.lines[formation.line].polyline);
  for (std::size_t k = 0; k < places.size(); ++k) {
    formation.slots[k].place = places[k].place;
    formation.slots[k].rear = places[k].rear;
    formation.slots[k].along = places[k].along;
  }
  for (Link& link : formation.links) {
    link.rest_m = length(places[link.right].place - places[link.left].place);
  }
}

}  // namespace sispam::motion
