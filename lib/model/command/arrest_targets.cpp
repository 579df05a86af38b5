// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "model/address.hpp"
#include "model/command/arrest_parts.hpp"
#include "model/injured.hpp"

namespace sispam::arrests {
namespace {

constexpr std::int64_t weapons_ms = 10'000;  // officers look out for weapons this often [ms]
constexpr std::uint16_t weapon_draw = 0;     // at Purpose::arrest, in the numbers of the demonstrator

bool stands(const World& world, PersonId id) {
  const Mode mode = world.people.mode[id];
  return mode != Mode::absent && mode != Mode::fallen && !is_injured(world, id);
}

/// Whether an officer is near enough to make out what somebody does or carries, `by_day_m` in daylight.
bool officer_sees(const Scene& scene, PersonId demonstrator, double by_day_m) {
  const Vec2 at = scene.place(demonstrator);
  const double reach_m = scene.dark() ? scene.parameters().night_sight * by_day_m : by_day_m;
  for (PersonId i = 0; i < scene.world.people.personnel; ++i) {
    const Vec2 way = scene.place(i) - at;
    if (dot(way, way) > reach_m * reach_m || !stands(scene.world, i)) continue;
    if (scene.ground.sees(scene.place(i), at)) return true;
  }
  return false;
}

bool is_taken(const World& world, PersonId demonstrator) {
  return std::any_of(world.team.teams.begin(), world.team.teams.end(),
                     [&](const ActionTeam& team) { return team.target == demonstrator || team.held == demonstrator; });
}

/// Calls `visit` for everybody at large.
template <class Visit>
void for_crowd(const World& world, Visit visit) {
  for (auto i = static_cast<PersonId>(world.people.personnel); i < world.people.count; ++i) {
    if (is_at_large(world, i)) visit(i);
  }
}

}  // namespace

bool is_at_large(const World& world, PersonId demonstrator) {
  switch (world.crowd.behaviour[demonstrator - world.people.personnel]) {
    case Behaviour::calm:
    case Behaviour::verbal:
    case Behaviour::pushing:
    case Behaviour::violent:
    case Behaviour::dispersing:
    case Behaviour::fleeing:
      return world.people.mode[demonstrator] != Mode::absent;
    default:
      return false;
  }
}

bool is_wanted(const World& world, PersonId demonstrator) {
  const std::size_t k = demonstrator - world.people.personnel;
  const Behaviour behaviour = world.crowd.behaviour[k];
  if (behaviour == Behaviour::violent || world.team.weapon_seen[k] != 0 || is_intruder(world.watch, k)) return true;
  return world.crowd.role[k] == CrowdRole::provocateur && behaviour == Behaviour::pushing;
}

void look_for_weapons(const Scene& scene) {
  World& world = scene.world;
  if (world.now_ms % weapons_ms != 0) return;
  const auto tick = static_cast<std::uint32_t>(world.now_ms / weapons_ms);
  for_crowd(world, [&](PersonId i) {
    const std::size_t k = scene.demonstrator(i);
    if (world.crowd.armed[k] == 0 || world.team.weapon_seen[k] != 0) return;
    const double u = scene.random.uniform(Purpose::arrest, tick, demonstrator_entity(k), weapon_draw);
    if (u >= scene.parameters().weapon_seen) return;
    if (officer_sees(scene, i, scene.parameters().weapon_sight_m)) world.team.weapon_seen[k] = 1;
  });
}

bool is_seen(const Scene& scene, PersonId demonstrator) {
  return officer_sees(scene, demonstrator, scene.parameters().sight_m);
}

PersonId choose_target(const Scene& scene, const ActionTeam& team) {
  const World& world = scene.world;
  const Vec2 here = middle_of(scene, team);
  PersonId target = no_person;
  double best = std::numeric_limits<double>::infinity();
  for_crowd(world, [&](PersonId i) {
    const double distance = length(scene.place(i) - here);
    if (distance >= best || !is_wanted(world, i) || is_taken(world, i) || !is_seen(scene, i)) return;
    best = distance;
    target = i;
  });
  return target;
}

PersonId neighbour_of(const Scene& scene, PersonId target, double reach_m) {
  PersonId nearest = no_person;
  double best = reach_m;
  for_crowd(scene.world, [&](PersonId i) {
    const double distance = scene.distance(i, target);
    if (i == target || distance >= best) return;
    best = distance;
    nearest = i;
  });
  return nearest;
}

double local_ratio(const Scene& scene, const ActionTeam& team) {
  const World& world = scene.world;
  const double reach_m = scene.parameters().ratio_reach_m;
  double active = 0;
  for_crowd(world, [&](PersonId i) {
    const Behaviour behaviour = world.crowd.behaviour[scene.demonstrator(i)];
    const bool acts = behaviour == Behaviour::pushing || behaviour == Behaviour::violent;
    if (acts && scene.distance(i, team.target) <= reach_m) ++active;
  });
  auto officers = static_cast<double>(able_members(world, team).size());
  for (PersonId i = 0; i < world.people.personnel; ++i) {
    if (!stands(world, i) || scene.distance(i, team.target) > reach_m) continue;
    if (std::find(team.members.begin(), team.members.end(), i) == team.members.end()) ++officers;
  }
  return officers > 0 ? active / officers : std::numeric_limits<double>::infinity();
}

}  // namespace sispam::arrests
