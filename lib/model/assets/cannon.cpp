// SPDX-License-Identifier: Apache-2.0
#include "model/assets/cannon.hpp"

#include <algorithm>
#include <utility>

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

void enter(const SprayContext& c, Cannon& cannon, CannonPhase phase) {
  cannon.phase = phase;
  cannon.since_ms = c.world.now_ms;
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
  return true;
}

/// Fills at the pace of the plan; a full tank ends it.
void refill(const SprayContext& c, std::size_t k) {
  Cannon& cannon = c.world.spray.cannons[k];
  const WaterCannon& plan = c.scenario.assets.water_cannons[k];
  const double poured = std::min(plan.tank_l - cannon.tank_l, plan.tank_l * tick_s / plan.refill_s);
  cannon.tank_l += poured;
  c.world.spray.refilled_l += poured;
  if (cannon.tank_l >= plan.tank_l) enter(c, cannon, wanted(c) ? CannonPhase::advancing : CannonPhase::waiting);
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
      if (wanted(c) && (cannon.burst_since_ms >= 0 || board(c, k))) enter(c, cannon, CannonPhase::advancing);
      return;
    case CannonPhase::advancing:
      if (approach(c, cannon, plan.fire_at)) enter(c, cannon, CannonPhase::ready);
      return;
    case CannonPhase::ready:
      if (cannon.tank_l <= 0) enter(c, cannon, CannonPhase::retiring);
      return;
    case CannonPhase::retiring:
      if (approach(c, cannon, plan.at)) enter(c, cannon, CannonPhase::refilling);
      return;
    case CannonPhase::refilling:
      return refill(c, k);
  }
}

}  // namespace sispam::assets
