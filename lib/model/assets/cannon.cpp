// SPDX-License-Identifier: Apache-2.0
#include "model/assets/cannon.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "model/injured.hpp"
#include "model/place.hpp"

namespace sispam::assets {
namespace {

constexpr double radian_per_degree = 0.017453292519943295;

/// Officers of the crew of cannon number `k`: first and one past the last.
std::pair<PersonId, PersonId> crew_of(const SprayContext& c, std::size_t k) {
  PersonId first = 0;
  for (const Unit& unit : c.scenario.force.units) {
    const auto last = first + static_cast<PersonId>(unit.count);
    if (unit.id == c.scenario.assets.water_cannons[k].crew) return {first, last};
    first = last;
  }
  return {0, 0};
}

/// Whoever of the crew is unhurt goes on board; false if nobody is.
bool board(const SprayContext& c, std::size_t k) {
  const auto [first, last] = crew_of(c, k);
  bool anybody = false;
  for (PersonId id = first; id < last; ++id) {
    if (c.world.people.mode[id] == Mode::absent || is_injured(c.world, id)) continue;
    take_off_ground(c.world, id);
    anybody = true;
  }
  return anybody;
}

bool wanted(const SprayContext& c) {
  const Situation& situation = c.world.situation;
  return situation.tactic(Tactic::water_display).active || situation.tactic(Tactic::water_spray).active;
}

/// A drive with people near may strike somebody: one unit of exposure for the nearest of each side.
void expose_bystanders(const SprayContext& c, const Cannon& cannon) {
  World& world = c.world;
  const double reach = c.parameters().manoeuvre_reach_m;
  std::array<PersonId, 2> nearest{no_person, no_person};
  std::array<double, 2> square{reach * reach, reach * reach};
  for (PersonId id = 0; id < world.people.count; ++id) {
    if (world.people.mode[id] == Mode::absent) continue;
    const auto side = static_cast<std::size_t>(world.people.side(id));
    const Vec2 to = c.position(id) - cannon.at;
    if (dot(to, to) >= square[side]) continue;
    square[side] = dot(to, to);
    nearest[side] = id;
  }
  if (nearest[static_cast<std::size_t>(Side::demonstrators)] == no_person) return;
  ++world.spray.manoeuvres;
  for (const PersonId id : nearest) {
    if (id != no_person) world.exposures.push_back({id, Cause::vehicle, 1, 0});
  }
}

/// One tick of a drive. Whether it is there.
bool approach(const SprayContext& c, Cannon& cannon, Vec2 goal) {
  const Vec2 way = goal - cannon.at;
  const double step = c.parameters().drive_mps * tick_s;
  if (length(way) > step) {
    cannon.at = cannon.at + step * unit(way);
    return false;
  }
  cannon.at = goal;
  expose_bystanders(c, cannon);
  return true;
}

/// Fills at the pace of the plan; a full tank ends it.
void refill(const SprayContext& c, std::size_t k) {
  Cannon& cannon = c.world.spray.cannons[k];
  const WaterCannon& plan = c.scenario.assets.water_cannons[k];
  const double poured = std::min(plan.tank_l - cannon.tank_l, plan.tank_l * tick_s / plan.refill_s);
  cannon.tank_l += poured;
  c.world.spray.refilled_l += poured;
  if (cannon.tank_l >= plan.tank_l) cannon.phase = wanted(c) ? CannonPhase::advancing : CannonPhase::waiting;
}

}  // namespace

void prepare(const SprayContext& c) {
  SprayState& spray = c.world.spray;
  if (!spray.cannons.empty()) return;
  for (const WaterCannon& plan : c.scenario.assets.water_cannons) {
    Cannon cannon;
    cannon.at = plan.at;
    cannon.tank_l = plan.tank_l;
    const double heading = plan.heading_deg * radian_per_degree;
    cannon.direction = {maths::cos(heading), maths::sin(heading)};
    spray.cannons.push_back(cannon);
  }
}

void drive(const SprayContext& c, std::size_t k) {
  Cannon& cannon = c.world.spray.cannons[k];
  const WaterCannon& plan = c.scenario.assets.water_cannons[k];
  switch (cannon.phase) {
    case CannonPhase::waiting:
      // after a refill the crew is on board still
      if (wanted(c) && (cannon.burst_since_ms >= 0 || board(c, k))) cannon.phase = CannonPhase::advancing;
      return;
    case CannonPhase::advancing:
      if (approach(c, cannon, plan.fire_at)) cannon.phase = CannonPhase::ready;
      return;
    case CannonPhase::ready:
      if (cannon.tank_l <= 0) cannon.phase = CannonPhase::retiring;
      return;
    case CannonPhase::retiring:
      if (approach(c, cannon, plan.at)) cannon.phase = CannonPhase::refilling;
      return;
    case CannonPhase::refilling:
      return refill(c, k);
  }
}

}  // namespace sispam::assets
