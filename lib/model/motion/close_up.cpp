// SPDX-License-Identifier: Apache-2.0
#include "model/motion/close_up.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "model/empty_slots.hpp"
#include "model/motion/formation.hpp"
#include "model/release_slot.hpp"
#include "scenario/terrain.hpp"

namespace sispam::motion {
namespace {

/// Notes since when each slot is empty; returns those that have been for long enough.
std::vector<SlotPlace> long_empty(World& world, double after_s) {
  const std::vector<SlotPlace> empty = empty_slots(world.line);
  std::vector<SlotPlace> due;
  for (std::size_t f = 0; f < world.line.formations.size(); ++f) {
    std::vector<Slot>& slots = world.line.formations[f].slots;
    for (std::size_t k = 0; k < slots.size(); ++k) {
      const auto is_this = [&](const SlotPlace& place) { return place.formation == f && place.slot == k; };
      if (std::none_of(empty.begin(), empty.end(), is_this)) slots[k].empty_since_ms = -1;
    }
  }
  for (const SlotPlace& place : empty) {
    Slot& slot = world.line.formations[place.formation].slots[place.slot];
    if (slot.empty_since_ms < 0) slot.empty_since_ms = world.now_ms;
    if (static_cast<double>(world.now_ms - slot.empty_since_ms) >= 1000 * after_s) due.push_back(place);
  }
  return due;
}

bool stands(const World& world, const Slot& slot) {
  return slot.owner != no_person && world.people.mode[slot.owner] == Mode::hold;
}

/// The first rank behind that one in which somebody stands; -1: none.
int rank_behind(const World& world, const Formation& mine) {
  int behind = -1;
  for (const Formation& other : world.line.formations) {
    if (other.line != mine.line || other.rank <= mine.rank || (behind >= 0 && other.rank >= behind)) continue;
    const auto stands_here = [&](const Slot& slot) { return stands(world, slot); };
    if (std::any_of(other.slots.begin(), other.slots.end(), stands_here)) behind = other.rank;
  }
  return behind;
}

/// Who stands in that rank nearest to a place; the first found if two are as near.
PersonId nearest_of_rank(const World& world, const Formation& mine, int rank, Vec2 place) {
  PersonId nearest = no_person;
  double best = std::numeric_limits<double>::infinity();
  for (const Formation& other : world.line.formations) {
    if (other.line != mine.line || other.rank != rank) continue;
    for (const Slot& slot : other.slots) {
      if (!stands(world, slot)) continue;
      const Vec2 way = Vec2{world.people.x[slot.owner], world.people.y[slot.owner]} - place;
      if (dot(way, way) >= best) continue;
      best = dot(way, way);
      nearest = slot.owner;
    }
  }
  return nearest;
}

void move_up(const OrderScene& scene, PersonId id, const SlotPlace& to) {
  World& world = scene.world;
  release_slot(world, id);
  head_for(world, id, to);
  send_to_line(scene, id, world.line.formations[to.formation].slots[to.slot].place);
  world.people.pace[id] = std::min(1.0, scene.scenario.model.motion.close_up_speed_mps / world.people.speed[id]);
}

/// Whether nobody of another unit holds, or heads for, the same rank: no hand-over goes on.
bool is_alone(const LineState& line, const Formation& mine) {
  return std::none_of(line.formations.begin(), line.formations.end(), [&](const Formation& other) {
    if (&other == &mine || other.line != mine.line || other.rank != mine.rank) return false;
    return std::any_of(other.slots.begin(), other.slots.end(),
                       [](const Slot& slot) { return slot.owner != no_person || slot.successor != no_person; });
  });
}

/// Takes the empty slots out, the first ones first, as far as the others then stand no farther apart than they may.
void close_rank(const OrderScene& scene, std::size_t f, const std::vector<std::size_t>& empty) {
  const std::vector<Slot>& slots = scene.world.line.formations[f].slots;
  const double whole_m = slots.back().along;
  std::vector<std::size_t> gone;
  for (const std::size_t k : empty) {
    const std::size_t left = slots.size() - gone.size() - 1;
    if (left < 2 || whole_m > widest_spacing_m * static_cast<double>(left - 1)) break;
    gone.push_back(k);
  }
  if (!gone.empty()) take_out_slots(scene.scenario, scene.world.line, f, gone);
}

}  // namespace

void close_up(const OrderScene& scene) {
  World& world = scene.world;
  const double after_s = scene.scenario.model.motion.close_up_after_s;
  if (after_s <= 0) return;
  std::vector<std::vector<std::size_t>> left(world.line.formations.size());
  for (const SlotPlace& empty : long_empty(world, after_s)) {
    const Formation& formation = world.line.formations[empty.formation];
    const int behind = rank_behind(world, formation);
    if (behind < 0) {
      left[empty.formation].push_back(empty.slot);
    } else {
      move_up(scene, nearest_of_rank(world, formation, behind, formation.slots[empty.slot].place), empty);
    }
  }
  for (std::size_t f = 0; f < left.size(); ++f) {
    if (!left[f].empty() && is_alone(world.line, world.line.formations[f])) close_rank(scene, f, left[f]);
  }
}

}  // namespace sispam::motion
