// SPDX-License-Identifier: Apache-2.0
#include "model/command/negotiators.hpp"

#include <algorithm>
#include <limits>

#include "model/command/people_of.hpp"
#include "scenario/terrain.hpp"

namespace sispam::rules {
namespace {

constexpr double one_front_m = 30;  // a line farther off is another front, to whoever is behind it [m]; chosen

/// The nearest place of a line.
struct Nearest {
  double distance = std::numeric_limits<double>::infinity();  // [m]
  bool in_front = true;
  bool beside = false;  // it is an end of a piece
  Vec2 foot;            // [m]
};

/// Looks whether a piece of a line is nearer. Its officers look to the left of its direction.
void look_at_piece(Vec2 a, Vec2 b, Vec2 at, Nearest& nearest) {
  const Vec2 way = b - a;
  const double square = dot(way, way);
  const double share = square > 0 ? std::clamp(dot(at - a, way) / square, 0.0, 1.0) : 0;
  const Vec2 foot = a + share * way;
  const double distance = length(at - foot);
  if (distance < nearest.distance) nearest = {distance, cross(way, at - a) > 0, share <= 0 || share >= 1, foot};
}

Nearest nearest_of(const HeldLine& line, Vec2 at) {
  Nearest nearest;
  for (std::size_t k = 0; k + 1 < line.polyline.size(); ++k) {
    look_at_piece(line.polyline[k], line.polyline[k + 1], at, nearest);
  }
  return nearest;
}

/// Whether another line that is held stands on the way between two places.
bool is_between(const World& world, const HeldLine& beyond, Vec2 from, Vec2 to) {
  return std::any_of(world.line.lines.begin(), world.line.lines.end(), [&](const HeldLine& line) {
    if (line.holder < 0 || &line == &beyond) return false;
    for (std::size_t k = 0; k + 1 < line.polyline.size(); ++k) {
      if (segments_meet(line.polyline[k], line.polyline[k + 1], from, to)) return true;
    }
    return false;
  });
}

/// On the crowd's side of the nearest line that is held, and right behind no other; without a line, everywhere.
bool is_in_front(const World& world, Vec2 at) {
  Nearest nearest_of_all;
  for (const HeldLine& line : world.line.lines) {
    if (line.holder < 0) continue;
    const Nearest nearest = nearest_of(line, at);
    const bool is_behind = !nearest.in_front && !nearest.beside && nearest.distance <= one_front_m;
    if (is_behind && !is_between(world, line, at, nearest.foot)) return false;
    if (nearest.distance < nearest_of_all.distance) nearest_of_all = nearest;
  }
  return nearest_of_all.in_front;
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
