// SPDX-License-Identifier: Apache-2.0
#include "model/mind/deterrence.hpp"

#include "core/maths.hpp"
#include "model/guarding.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double moved_m = 0.5;
constexpr std::int64_t look_ms = 2000;
constexpr Vec2 nowhere{1e9, 1e9};  // who cannot act deters nobody

/// Where each of the personnel deters; `nowhere` for those who do not.
std::vector<Vec2> deterring(const Scenario& scenario, const World& world) {
  const People& people = world.people;
  std::vector<Vec2> places(people.personnel, nowhere);
  for (const PersonId id : able_guards(scenario, world)) places[id] = {people.x[id], people.y[id]};
  return places;
}

bool any_moved(const std::vector<Vec2>& now, const std::vector<Vec2>& then) {
  if (now.size() != then.size()) return true;
  for (std::size_t k = 0; k < now.size(); ++k) {
    const Vec2 way = now[k] - then[k];
    if (dot(way, way) > moved_m * moved_m) return true;
  }
  return false;
}

}  // namespace

double perceived_risk(const MindParameters& parameters, double officers, double pushing) {
  return 1 - maths::exp(-parameters.deterrence * officers / (1 + pushing));
}

bool refresh_officers(const Scenario& scenario, World& world, Recount recount) {
  if (recount == Recount::when_moved && world.now_ms % look_ms != 0) return false;
  std::vector<Vec2> places = deterring(scenario, world);
  Influence& influence = world.influence;
  if (recount == Recount::when_moved && !any_moved(places, influence.officers_at)) return false;
  influence.officers_at = places;
  std::erase(places, nowhere);
  const double reach2 = scenario.model.mind.deterrence_radius_m * scenario.model.mind.deterrence_radius_m;
  influence.officers_near.assign(world.crowd.size(), 0);
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    if (!takes_part(world.crowd.behaviour[i])) continue;
    const Vec2 at = position(world, i);
    int near = 0;
    for (const Vec2 place : places) near += dot(place - at, place - at) < reach2 ? 1 : 0;
    influence.officers_near[i] = static_cast<std::uint16_t>(near);
  }
  return true;
}

void update_arrest_risk(const MindParameters& parameters, World& world) {
  Influence& influence = world.influence;
  const CrowdState& crowd = world.crowd;
  std::vector<Vec2> pushing;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (is_active(crowd.behaviour[i])) pushing.push_back(position(world, i));
  }
  const double reach2 = parameters.deterrence_radius_m * parameters.deterrence_radius_m;
  influence.arrest_risk.assign(crowd.size(), 0);
  influence.active_near.assign(crowd.size(), 0);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (influence.officers_near[i] == 0 || !takes_part(crowd.behaviour[i])) continue;
    const Vec2 at = position(world, i);
    int near = is_active(crowd.behaviour[i]) ? -1 : 0;  // himself
    for (const Vec2 other : pushing) near += dot(other - at, other - at) < reach2 ? 1 : 0;
    influence.active_near[i] = static_cast<std::uint16_t>(near);
    influence.arrest_risk[i] = perceived_risk(parameters, influence.officers_near[i], near);
  }
}

}  // namespace sispam::mind
