// A gate held by a rope line, with shields to relieve it and a rank behind them: a world to move by hand.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/ground.hpp"
#include "model/motion/orders_out.hpp"
#include "model/motion/personnel.hpp"
#include "model/motion/watch.hpp"
#include "model/place.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam::testing {

inline Unit line_unit(const char* id, UnitRole role, const Polyline& line) {
  Unit unit;
  unit.id = id;
  unit.count = 31;
  unit.role = role;
  unit.line = line;
  return unit;
}

/// Street and yard with a fence between them, a gate in it, and an office in the yard with its entrance to the street.
inline Site gate_site() {
  Site site;
  site.walkable = {{"street", {{-50, 0}, {50, 0}, {50, 14}, {-50, 14}}},
                   {"yard", {{-40, -45}, {40, -45}, {40, 0}, {-40, 0}}}};
  site.walls = {{"office", {{-2, -18}, {-14, -18}, {-14, -36}, {14, -36}, {14, -18}, {2, -18}}}};
  site.fences = {{"west", {{-40, 0}, {-4, 0}}}, {"east", {{4, 0}, {40, 0}}}};
  site.openings = {{"gate", {{-4, 0}, {4, 0}}}, {"entrance", {{-2, -18}, {2, -18}}}};
  site.protected_area = {"office_hall", {{-14, -36}, {14, -36}, {14, -18}, {-14, -18}}, 2};
  return site;
}

inline Scenario gate_scenario() {
  const Polyline u_line{{-9, 0.3}, {-9, 2.5}, {9, 2.5}, {9, 0.3}};
  Scenario scenario;
  scenario.site = gate_site();
  Unit rope = line_unit("rope", UnitRole::rope_line, u_line);
  rope.levels = {Level::green};
  rope.withdraw_to = {{-26, -16}};
  Unit shields = line_unit("shields", UnitRole::shield_line, u_line);
  shields.levels = {Level::yellow, Level::red};
  shields.staged_line = {{12, -5}, {30, -5}};
  Unit second = line_unit("second", UnitRole::shield_line, {});
  second.behind = "shields";
  second.levels = {Level::yellow, Level::red};
  second.staged_line = {{12, -7}, {30, -7}};
  Unit talkers;
  talkers.id = "talkers";
  talkers.count = 10;
  talkers.role = UnitRole::negotiator;
  talkers.at = {{0, 5.5}};
  talkers.levels = {Level::green};
  talkers.withdraw_to = {{0, -9}};
  scenario.force.units = {rope, shields, second, talkers};
  scenario.force.declared_strength = 103;
  return scenario;
}

/// The ground of the plan, made once: its ways take longer than any of these tests.
inline const Ground& gate_ground() {
  static const Ground ground = make_ground(gate_scenario());
  return ground;
}

/// Numbers of its units.
namespace units {
inline constexpr std::uint16_t rope = 0, shields = 1, second = 2, talkers = 3;
}

/// Slots of a formation that somebody owns.
inline std::size_t owned(const Formation& formation) {
  return static_cast<std::size_t>(std::count_if(formation.slots.begin(), formation.slots.end(),
                                                [](const Slot& s) { return s.owner != no_person; }));
}

inline constexpr PersonId first_rope = 0, first_shield = 31, first_talker = 93, first_of_crowd = 103;

/// The world of the plan at the start, and a crowd of `crowd` people who are not there yet.
struct Gate {
  explicit Gate(std::size_t crowd = 0) : scenario(gate_scenario()), ground(gate_ground()) {
    world = alike(crowd);
    world.people = empty_people(first_of_crowd, crowd);
    world.people.opponent_force.assign(first_of_crowd + crowd, 0);
    world.care.row_of.assign(first_of_crowd + crowd, -1);
    make_personnel(scenario, ground, world, Random{1, 0});
  }

  void put(PersonId id, Vec2 at) {
    world.people.x[id] = at.x;
    world.people.y[id] = at.y;
    world.people.awake[id] = 1;  // as all who move are
    if (world.people.mode[id] == Mode::absent) world.people.mode[id] = Mode::stand;
  }
  Vec2 at(PersonId id) const { return {world.people.x[id], world.people.y[id]}; }

  void watch_for(double seconds) {
    for (int k = 0; k < static_cast<int>(seconds * 10 + 0.5); ++k) {
      world.now_ms += watch_ms;
      watch(scenario, ground, world, Random{1, 0});
    }
  }

  /// Steers a person by hand on a straight way at 1 m/s.
  void steer(PersonId id, Vec2 to) {
    const Vec2 from = at(id);
    const int steps = static_cast<int>(length(to - from) * 10) + 1;
    for (int k = 1; k <= steps; ++k) {
      put(id, from + (static_cast<double>(k) / steps) * (to - from));
      watch_for(0.1);
    }
  }

  void order(OrderKind kind, std::uint16_t unit, double over_s) {
    world.situation.orders.push_back({world.now_ms, kind, Level::yellow, unit, over_s});
    carry_out_orders(scenario, ground, world);
  }

  void update() { update_formations(scenario, ground, world); }

  HeldLine& line() { return world.line.lines[0]; }

  Scenario scenario;
  const Ground& ground;
  World world;
};

}  // namespace sispam::testing
