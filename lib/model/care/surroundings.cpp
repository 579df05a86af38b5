// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/maths.hpp"
#include "model/care/body.hpp"
#include "model/care/hazards.hpp"
#include "model/injured.hpp"
#include "model/wbgt.hpp"

namespace sispam {
namespace {

constexpr float minutes_per_s = 1.0F / 60;
constexpr double chased_m = 10;           // an officer this near to one who takes to flight is at risk [m]; assumption
constexpr std::int64_t heat_ms = 10'000;  // between two looks at heat [ms]
constexpr double heat_reference_c = 28;   // [deg C] ISO 7243:2017, moderate work
constexpr double light_clothing_c = 0;    // a demonstrator wears what suits the weather [K]

Vec2 place_of(const World& world, PersonId person) { return {world.people.x[person], world.people.y[person]}; }

/// Everybody whom somebody of the other side presses.
void expose_to_contact(const CareContext& c) {
  const People& people = c.world.people;
  const auto full = static_cast<float>(c.scenario.model.hazard.contact_force_n);
  for (PersonId i = 0; i < people.count; ++i) {
    if (people.opponent_force[i] <= 0 || people.mode[i] == Mode::absent) continue;
    expose(c, {i, Cause::contact, minutes_per_s * std::min(1.0F, people.opponent_force[i] / full)});
  }
}

/// Everybody who takes to flight, and the officer nearest to him; once per flight.
void expose_to_flight(const CareContext& c) {
  World& world = c.world;
  for (std::size_t k = 0; k < world.crowd.size(); ++k) {
    const bool flees = world.crowd.behaviour[k] == Behaviour::fleeing;
    const bool fresh = flees && world.care.fleeing[k] == 0;
    world.care.fleeing[k] = flees ? 1 : 0;
    if (!fresh) continue;
    const auto id = static_cast<PersonId>(world.people.personnel + k);
    const PersonId officer = nearest_of(world, Side::personnel, {place_of(world, id), chased_m});
    expose(c, {id, Cause::running, 1});
    if (officer != no_person) expose(c, {officer, Cause::running, 1});
  }
}

/// The nearest of each side to a water cannon that moves; once per manoeuvre.
void expose_to_vehicles(const CareContext& c) {
  World& world = c.world;
  world.care.manoeuvres_ms.resize(world.spray.cannons.size(), {-1, -1});
  for (std::size_t k = 0; k < world.spray.cannons.size(); ++k) {
    const Cannon& cannon = world.spray.cannons[k];
    if (!is_driving(cannon)) continue;
    for (const Side side : {Side::personnel, Side::demonstrators}) {
      std::int64_t& counted_ms = world.care.manoeuvres_ms[k][static_cast<std::size_t>(side)];
      if (counted_ms == cannon.since_ms) continue;
      const PersonId near = nearest_of(world, side, {cannon.at, c.scenario.model.hazard.vehicle_reach_m});
      if (near == no_person) continue;
      counted_ms = cannon.since_ms;
      expose(c, {near, Cause::vehicle, 1});
    }
  }
}

/// Everybody near a fire breathes its smoke; who is beside it may be burnt.
void expose_to_fires(const CareContext& c) {
  const World& world = c.world;
  const HazardParameters& p = c.scenario.model.hazard;
  const double reach_m = p.smoke_reach_m;
  const auto burn = static_cast<float>(p.burn_per_min) * minutes_per_s;
  for (const Fire& fire : world.fires) {
    if (world.now_ms <= fire.from_ms || world.now_ms > fire.until_ms) continue;
    for (PersonId i = 0; i < world.people.count; ++i) {
      const Vec2 way = place_of(world, i) - fire.at;
      if (dot(way, way) <= reach_m * reach_m) expose(c, {i, Cause::smoke, minutes_per_s});
      if (dot(way, way) <= p.burn_reach_m * p.burn_reach_m) expose(c, {i, Cause::burn, burn});
    }
  }
}

double heat_factor(const CareContext& c, double clothing_c) {
  const HazardParameters& p = c.scenario.model.hazard;
  const Weather& weather = c.scenario.weather;
  const double water = weather.drinking_water == DrinkingWater::none ? p.heat_without_water : 1;
  const double shade = weather.shade == Shade::relief ? p.heat_with_relief : 1;
  return water * shade * maths::exp(p.heat_exponent_per_c * (wbgt_c(weather) + clothing_c - heat_reference_c));
}

bool is_soaked(const CareContext& c, PersonId person) {
  const World& world = c.world;
  if (world.people.is_personnel(person)) return false;
  const std::int64_t soaked_ms = world.crowd.soaked_ms[person - world.people.personnel];
  return soaked_ms >= 0 && static_cast<double>(world.now_ms - soaked_ms) <= 1000 * c.scenario.model.hazard.soaked_s;
}

}  // namespace

void expose_to_surroundings(const CareContext& c) {
  expose_to_contact(c);
  expose_to_flight(c);
  expose_to_vehicles(c);
  expose_to_fires(c);
}

void expose_to_heat(const CareContext& c) {
  World& world = c.world;
  const HazardParameters& p = c.scenario.model.hazard;
  if (world.now_ms % heat_ms != 0) return;
  const double kitted = heat_factor(c, p.heat_kit_c), dressed = heat_factor(c, p.heat_dress_c),
               demonstrator = heat_factor(c, light_clothing_c);
  const double hours = heat_ms / 3'600'000.0;
  for (PersonId i = 0; i < world.people.count; ++i) {
    if (world.people.mode[i] == Mode::absent || is_injured(world, i)) continue;
    float& outdoors_s = world.care.outdoors_s[i];
    outdoors_s += heat_ms / 1000.0F;
    expose(c, {i, Cause::illness, static_cast<float>(hours)});
    if (static_cast<double>(outdoors_s) <= p.heat_after_s) continue;
    const double factor = !world.people.is_personnel(i) ? demonstrator : world.care.kitted[i] != 0 ? kitted : dressed;
    expose(c, {i, Cause::heat, static_cast<float>(hours * factor * (is_soaked(c, i) ? p.heat_soaked : 1))});
  }
}

}  // namespace sispam
