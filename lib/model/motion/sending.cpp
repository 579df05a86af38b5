// SPDX-License-Identifier: Apache-2.0
#include "model/motion/sending.hpp"

#include <string>

#include "model/injured.hpp"
#include "model/motion/formation.hpp"
#include "model/place.hpp"
#include "scenario/places.hpp"

namespace sispam::motion {
namespace {

constexpr double step_back_m = 1.5;  // who has nowhere to go

}  // namespace

Goal goal_at(const Ground& ground, const std::string& field, Vec2 at) {
  return {ground.field(field), static_cast<float>(at.x), static_cast<float>(at.y)};
}

bool can_go(const World& world, PersonId id) { return world.people.mode[id] != Mode::absent && !is_injured(world, id); }

std::size_t nearest_slot(const Formation& formation, Vec2 at) {
  std::size_t nearest = 0;
  for (std::size_t k = 1; k < formation.slots.size(); ++k) {
    if (length(formation.slots[k].place - at) < length(formation.slots[nearest].place - at)) nearest = k;
  }
  return nearest;
}

void head_for(World& world, PersonId id, const SlotPlace& to) {
  Slot& slot = world.line.formations[to.formation].slots[to.slot];
  slot.successor = id;
  slot.swap_after_ms = world.now_ms;
  world.line.formation_of[id] = static_cast<std::int32_t>(to.formation);
  world.line.slot_of[id] = static_cast<std::int32_t>(to.slot);
}

void send_to_line(const OrderScene& scene, PersonId id, Vec2 at) {
  const LineState& line = scene.world.line;
  const Formation& formation = line.formations[static_cast<std::size_t>(line.formation_of[id])];
  const std::string way = formation.fallen_back ? "fall_back:" : "unit:";
  const Goal goal = goal_at(scene.ground, way + scene.scenario.force.units[formation.unit].id, at);
  send(scene.world, id, goal, Gait::normal);
}

Vec2 behind(const Slot& slot) { return slot.place + step_back_m * slot.rear; }

void send_back(const OrderScene& scene, PersonId id, Vec2 otherwise) {
  const std::uint16_t u = unit_of(scene.scenario, id);
  const Unit& unit = scene.scenario.force.units[u];
  if (unit.withdraw_to.empty()) {
    send(scene.world, id, {-1, static_cast<float>(otherwise.x), static_cast<float>(otherwise.y)}, Gait::normal);
    return;
  }
  const auto number = static_cast<int>(id - first_of_units(scene.scenario)[u]);
  const Vec2 at = places_round(scene.ground, {unit.withdraw_to.front(), number + 1}).back();
  send(scene.world, id, goal_at(scene.ground, "withdraw:" + unit.id, at), Gait::normal);
}

}  // namespace sispam::motion
