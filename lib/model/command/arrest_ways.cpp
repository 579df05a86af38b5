// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <string>

#include "model/command/arrest_parts.hpp"
#include "model/injured.hpp"
#include "model/place.hpp"

namespace sispam::arrests {
namespace {

constexpr double together_m = 4;   // a team that is spread wider has not gathered [m]; chosen
constexpr double spread_m = 3;     // the first waits when the last is this much farther from the target [m]; chosen
constexpr double guard_m = 2;      // who leads a held person away stays this close to him [m]; chosen
constexpr double arrived_m = 0.4;  // who is this near to his own place stays [m]; chosen
constexpr double home_m = 1.5;     // so near is home [m]; chosen

Goal straight_to(Vec2 at) { return {-1, static_cast<float>(at.x), static_cast<float>(at.y)}; }

/// Straight to it if it is in sight, else along a field that leads there.
Goal goal_to(const Scene& scene, PersonId id, Vec2 at, const std::string& field) {
  Goal goal = straight_to(at);
  if (!scene.ground.sees(scene.place(id), at)) goal.field = scene.ground.field(field);
  return goal;
}

/// Walks on with a new goal; who lies on the ground does not.
void walk(World& world, PersonId id, const Goal& goal) {
  People& people = world.people;
  if (people.mode[id] == Mode::fallen || people.mode[id] == Mode::absent) return;
  if (people.mode[id] != Mode::walk) return send(world, id, goal, Gait::pressing);
  people.goal[id] = goal;
  people.pressing[id] = 1;
}

void wait(const Scene& scene, PersonId id) { walk(scene.world, id, straight_to(scene.place(id))); }

double way_m(const Scene& scene, PersonId id) {
  const Vec2 at = scene.scenario.medical.detention.front();
  const double way = scene.ground.distance(scene.ground.field("detention"), scene.place(id));
  return std::isfinite(way) ? way : length(at - scene.place(id));
}

bool touches_others(const Scene& scene, PersonId id) {
  const People& people = scene.world.people;
  for (PersonId i = 0; i < people.personnel; ++i) {
    if (i == id || people.mode[i] == Mode::absent || people.passing[i] != 0) continue;
    if (scene.distance(i, id) < people.radius[i] + people.radius[id]) return true;
  }
  return false;
}

}  // namespace

std::vector<PersonId> able_members(const World& world, const ActionTeam& team) {
  std::vector<PersonId> able;
  for (const PersonId id : team.members) {
    const Mode mode = world.people.mode[id];
    if (mode != Mode::absent && mode != Mode::fallen && !is_injured(world, id)) able.push_back(id);
  }
  return able;
}

bool somebody_down(const World& world, const ActionTeam& team) {
  return std::any_of(team.members.begin(), team.members.end(),
                     [&](PersonId id) { return world.people.mode[id] == Mode::fallen && !is_injured(world, id); });
}

Vec2 middle_of(const Scene& scene, const ActionTeam& team) {
  const std::vector<PersonId> able = able_members(scene.world, team);
  Vec2 sum;
  for (const PersonId id : able) sum = sum + scene.place(id);
  return able.empty() ? sum : (1.0 / static_cast<double>(able.size())) * sum;
}

bool is_together(const Scene& scene, const ActionTeam& team) {
  const Vec2 middle = middle_of(scene, team);
  const std::vector<PersonId> able = able_members(scene.world, team);
  return std::all_of(able.begin(), able.end(),
                     [&](PersonId id) { return length(scene.place(id) - middle) <= together_m; });
}

void pass_through(const Scene& scene, const ActionTeam& team) {
  for (const PersonId id : able_members(scene.world, team)) scene.world.people.passing[id] = 1;
}

void walk_to_target(const Scene& scene, const ActionTeam& team) {
  const std::vector<PersonId> able = able_members(scene.world, team);
  const Vec2 at = scene.place(team.target);
  const std::uint16_t group = scene.world.crowd.group[scene.demonstrator(team.target)];
  double last_m = 0;
  for (const PersonId id : able) last_m = std::max(last_m, scene.distance(id, team.target));
  for (const PersonId id : able) {
    if (scene.distance(id, team.target) + spread_m < last_m) {
      wait(scene, id);
    } else {
      walk(scene.world, id, goal_to(scene, id, at, "assembly:" + scene.scenario.crowd.groups[group].id));
    }
  }
}

double way_to_detention_m(const Scene& scene, PersonId held) { return way_m(scene, held); }

void walk_to_detention(const Scene& scene, const ActionTeam& team) {
  const Vec2 at = scene.scenario.medical.detention.front();
  const double held_m = way_m(scene, team.held);
  const std::vector<PersonId> able = able_members(scene.world, team);
  const Vec2 held_at = scene.place(team.held);
  const auto is_close = [&](PersonId id) { return scene.distance(id, team.held) <= guard_m; };
  const auto is_ahead = [&](PersonId id) { return way_m(scene, id) < held_m; };
  const auto sees_him = [&](PersonId id) { return scene.ground.sees(scene.place(id), held_at); };
  const bool guarded = std::any_of(able.begin(), able.end(), is_close);
  const auto comes_to_him = [&](PersonId id) { return !is_ahead(id) || (!guarded && sees_him(id)); };
  for (const PersonId id : able) {
    if (is_close(id)) {
      walk(scene.world, id, goal_to(scene, id, at, "detention"));
    } else if (comes_to_him(id)) {
      walk(scene.world, id, goal_to(scene, id, held_at, "detention"));
    } else {
      wait(scene, id);
    }
  }
  // When all wait for him round a corner, he comes to them: else they would wait for each other.
  const bool is_awaited = !able.empty() && std::none_of(able.begin(), able.end(), comes_to_him);
  if (guarded || is_awaited) {
    walk(scene.world, team.held, goal_to(scene, team.held, at, "detention"));
  } else {
    wait(scene, team.held);
  }
}

bool walk_home(const Scene& scene, const ActionTeam& team) {
  const std::string field = "unit:" + scene.scenario.force.units[team.unit].id;
  bool all_home = true;
  for (std::size_t k = 0; k < team.members.size(); ++k) {
    const PersonId id = team.members[k];
    if (scene.world.people.mode[id] == Mode::absent || is_injured(scene.world, id)) continue;
    const double distance = length(scene.place(id) - team.homes[k]);
    if (distance > arrived_m) walk(scene.world, id, goal_to(scene, id, team.homes[k], field));
    if (distance > home_m) all_home = false;
  }
  return all_home;
}

void stop_passing(const Scene& scene, const ActionTeam& team) {
  for (std::size_t k = 0; k < team.members.size(); ++k) {
    const PersonId id = team.members[k];
    std::uint8_t& passes = scene.world.people.passing[id];
    if (passes == 0 || scene.world.people.mode[id] != Mode::stand) continue;
    if (!touches_others(scene, id)) {
      passes = 0;
    } else if (length(scene.place(id) - team.homes[k]) > arrived_m) {
      walk(scene.world, id, straight_to(team.homes[k]));
    }
  }
}

}  // namespace sispam::arrests
