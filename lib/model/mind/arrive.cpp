// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <vector>

#include "model/mind/geometry.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/stages.hpp"
#include "model/place.hpp"

namespace sispam {
namespace {

using mind::person;

constexpr double spacing_m = 0.6;   // between people who enter side by side or behind each other
constexpr double distance_m = 0.5;  // least distance of the centres of two bodies
constexpr double gone_m = 1.0;      // who is this near to his exit has left
constexpr int deepest_row = 40;

/// Places where people appear: rows behind each other, inwards from the exit line.
struct Entry {
  Polyline line;
  Vec2 inward;
  std::vector<Vec2> taken;  // everybody near the exit [m]
};

bool open(const Ground& ground, Vec2 at) { return ground.free.empty() || ground.walkable(at); }

Entry make_entry(const Ground& ground, const World& world, const Exit& exit) {
  Entry entry{exit.line, left_of(mind::course_of(exit.line)), {}};
  const Vec2 middle = mind::point_along(exit.line, 0.5 * mind::length_of(exit.line));
  if (!open(ground, middle + spacing_m * entry.inward)) entry.inward = -1.0 * entry.inward;
  for (PersonId id = 0; id < world.people.count; ++id) {
    const Vec2 at{world.people.x[id], world.people.y[id]};
    if (world.people.mode[id] == Mode::absent) continue;
    if (mind::distance_to(exit.line, at) < (deepest_row + 1) * spacing_m) entry.taken.push_back(at);
  }
  return entry;
}

bool is_free(const Entry& entry, const Ground& ground, Vec2 at) {
  return open(ground, at) && std::none_of(entry.taken.begin(), entry.taken.end(),
                                          [&](Vec2 other) { return length(other - at) < distance_m; });
}

/// The first free place, row by row; none when the entrance is full.
std::optional<Vec2> free_place(const Entry& entry, const Ground& ground) {
  const double width = mind::length_of(entry.line);
  for (int row = 0; row < deepest_row; ++row) {
    const Vec2 inwards = ((row + 0.5) * spacing_m) * entry.inward;
    double along = std::min(0.5 * spacing_m, 0.5 * width);
    do {
      const Vec2 at = mind::point_along(entry.line, along) + inwards;
      if (is_free(entry, ground, at)) return at;
      along += spacing_m;
    } while (along <= width - 0.5 * spacing_m);
  }
  return std::nullopt;
}

void enter(const Scenario& scenario, const Ground& ground, World& world, std::uint16_t group) {
  CrowdState& crowd = world.crowd;
  std::optional<Entry> entry;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (crowd.group[i] != group || crowd.behaviour[i] != Behaviour::coming || crowd.arrives_ms[i] > world.now_ms) {
      continue;
    }
    if (!entry) entry = make_entry(ground, world, mind::exit_of(scenario, scenario.crowd.groups[group]));
    const std::optional<Vec2> at = free_place(*entry, ground);
    if (!at) return;  // the entrance is full: the rest waits outside
    entry->taken.push_back(*at);
    place_on_ground(world, person(world, i), at->x, at->y);
    send(world, person(world, i), mind::goal_own_place(scenario, ground, world, i), Gait::normal);
    crowd.behaviour[i] = Behaviour::calm;
  }
}

bool on_his_feet(Mode mode) { return mode == Mode::walk || mode == Mode::push || mode == Mode::stand; }

/// Somebody on his way home who stands, because he was stuck or got up hurt, sets out (again).
void set_out(const Scenario& scenario, const Ground& ground, World& world, std::size_t i) {
  constexpr std::size_t lanes = 8;  // spread over the exit
  const double along = static_cast<double>(i % lanes + 1) / (lanes + 1);
  const Group& group = scenario.crowd.groups[world.crowd.group[i]];
  send(world, person(world, i), mind::goal_exit(scenario, ground, group, along), Gait::normal);
}

void leave(const Scenario& scenario, const Ground& ground, World& world, std::uint16_t group) {
  CrowdState& crowd = world.crowd;
  const Exit& exit = mind::exit_of(scenario, scenario.crowd.groups[group]);
  const int field = ground.field("exit:" + exit.id);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const PersonId id = person(world, i);
    if (crowd.group[i] != group || crowd.behaviour[i] != Behaviour::dispersing || !on_his_feet(world.people.mode[id])) {
      continue;
    }
    const Vec2 at = mind::position(world, i);
    const double distance = field < 0 ? mind::distance_to(exit.line, at) : ground.distance(field, at);
    if (distance >= gone_m) {
      if (world.people.mode[id] == Mode::stand) set_out(scenario, ground, world, i);
      continue;
    }
    crowd.behaviour[i] = Behaviour::left;
    take_off_ground(world, id);
  }
}

}  // namespace

void arrive(const Scenario& scenario, const Ground& ground, World& world, const Random&) {
  for (std::size_t g = 0; g < scenario.crowd.groups.size(); ++g) {
    leave(scenario, ground, world, static_cast<std::uint16_t>(g));
    enter(scenario, ground, world, static_cast<std::uint16_t>(g));
  }
}

}  // namespace sispam
