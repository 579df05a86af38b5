// SPDX-License-Identifier: Apache-2.0
#include "model/command/negotiators.hpp"

#include <algorithm>
#include <limits>

#include "model/command/people_of.hpp"

namespace sispam::rules {
namespace {

struct Nearest {
  double distance = std::numeric_limits<double>::infinity();  // [m]
  bool in_front = true;
};

/// Looks whether a piece of a line is nearer. Its officers look to the left of its direction.
void look_at_piece(Vec2 a, Vec2 b, Vec2 at, Nearest& nearest) {
  const Vec2 way = b - a;
  const double square = dot(way, way);
  const double share = square > 0 ? std::clamp(dot(at - a, way) / square, 0.0, 1.0) : 0;
  const double distance = length(at - (a + share * way));
  if (distance < nearest.distance) nearest = {distance, cross(way, at - a) > 0};
}

bool is_in_front_of(const HeldLine& line, Vec2 at) {
  Nearest nearest;
  for (std::size_t k = 0; k + 1 < line.polyline.size(); ++k) {
    look_at_piece(line.polyline[k], line.polyline[k + 1], at, nearest);
  }
  return nearest.in_front;
}

/// On the crowd's side of every line that is held; without one, everywhere.
bool is_in_front(const World& world, Vec2 at) {
  return std::all_of(world.line.lines.begin(), world.line.lines.end(),
                     [&](const HeldLine& line) { return line.holder < 0 || is_in_front_of(line, at); });
}

}  // namespace

std::vector<Vec2> places_of_dialogue(const Scenario& scenario, const World& world) {
  std::vector<Vec2> places;
  const Unit* last = nullptr;
  double talkers = 0;
  const auto talks = [](const Unit& unit) { return unit.role == UnitRole::negotiator; };
  each_officer(scenario, world, talks, [&](const Unit& unit, PersonId id) {
    const Vec2 at{world.people.x[id], world.people.y[id]};
    const Mode mode = world.people.mode[id];
    if ((mode != Mode::stand && mode != Mode::hold) || !on_feet(world, id) || !is_in_front(world, at)) return;
    if (&unit != last) {
      places.push_back({});
      talkers = 0;
      last = &unit;
    }
    ++talkers;
    places.back() = places.back() + (1 / talkers) * (at - places.back());
  });
  return places;
}

void receive_delegates(const Scenario& scenario, World& world) {
  const TacticState& state = world.situation.tactic(Tactic::receive_delegates);
  if (!state.active || state.since_ms != world.now_ms || state.uses > 1) return;
  for (const Vec2 at : places_of_dialogue(scenario, world)) {
    world.incidents.push_back({IncidentKind::delegates_received, at, world.now_ms});
  }
}

}  // namespace sispam::rules
