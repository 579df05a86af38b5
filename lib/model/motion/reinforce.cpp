// SPDX-License-Identifier: Apache-2.0
#include "model/motion/reinforce.hpp"

#include <algorithm>
#include <vector>

#include "model/empty_slots.hpp"
#include "model/injured.hpp"
#include "model/motion/formation.hpp"
#include "model/motion/sending.hpp"

namespace sispam::motion {
namespace {

bool is_free(const World& world, PersonId id) {
  const Mode mode = world.people.mode[id];
  return mode != Mode::absent && mode != Mode::fallen && !is_injured(world, id) && world.line.formation_of[id] < 0;
}

/// Takes the nearest of `free` out of it; the lower id if two are as near.
PersonId take_nearest(const World& world, std::vector<PersonId>& free, Vec2 place) {
  const auto square = [&](PersonId id) {
    const Vec2 way = Vec2{world.people.x[id], world.people.y[id]} - place;
    return dot(way, way);
  };
  const auto nearest =
      std::min_element(free.begin(), free.end(), [&](PersonId a, PersonId b) { return square(a) < square(b); });
  const PersonId id = *nearest;
  free.erase(nearest);
  return id;
}

}  // namespace

void fill_empty_slots(const Scenario& scenario, World& world, std::uint16_t unit) {
  const std::vector<PersonId> first = first_of_units(scenario);
  std::vector<PersonId> free;
  for (PersonId id = first[unit]; id < first[unit + 1U]; ++id) {
    if (is_free(world, id)) free.push_back(id);
  }
  for (const SlotPlace& empty : empty_slots(world.line)) {
    if (free.empty()) return;
    const Vec2 place = world.line.formations[empty.formation].slots[empty.slot].place;
    const PersonId id = take_nearest(world, free, place);
    head_for(world, id, empty);
  }
}

}  // namespace sispam::motion
