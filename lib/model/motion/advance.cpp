// SPDX-License-Identifier: Apache-2.0
#include "model/motion/advance.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "model/advancing.hpp"
#include "model/force_exposure.hpp"
#include "model/motion/formation.hpp"
#include "model/place.hpp"
#include "scenario/terrain.hpp"

namespace sispam {
namespace {

constexpr double patience_share = 0.1;  // the line waits for more than this share of its front; chosen
constexpr double touch_m = 1;           // who feels an opponent so near to the line feels the line [m]; chosen
constexpr double dt_s = advance_ms / 1000.0;

Vec2 place_of(const World& world, PersonId id) { return {world.people.x[id], world.people.y[id]}; }

/// Whether too many of the front are held up behind their slots, lie on the ground or are still on their way.
bool must_wait(const World& world, const HeldLine& line, double lag_m) {
  const int front = world.line.formations[static_cast<std::size_t>(line.holder)].rank;
  std::size_t held_up = 0, all = 0;
  for (const Formation& formation : world.line.formations) {
    if (&world.line.lines[formation.line] != &line || formation.rank != front) continue;
    for (const Slot& slot : formation.slots) {
      if (slot.owner == no_person) continue;
      ++all;
      const bool holds = world.people.mode[slot.owner] == Mode::hold;
      if (!holds || dot(place_of(world, slot.owner) - slot.place, slot.rear) > lag_m) ++held_up;
    }
  }
  return static_cast<double>(held_up) > patience_share * static_cast<double>(all);
}

/// The point that an officer's feet pull towards goes along with his slot.
void shift_anchor(World& world, const Slot& slot, Vec2 before) {
  const PersonId id = slot.owner;
  if (id == no_person || world.people.mode[id] != Mode::hold) return;
  People& people = world.people;
  const Vec2 off = Vec2{people.anchor_x[id], people.anchor_y[id]} - before;
  people.anchor_x[id] = slot.place.x + off.x;
  people.anchor_y[id] = slot.place.y + off.y;
  if (people.awake[id] == 0) wake(world, id);
}

void go_forward(const Scenario& scenario, World& world, HeldLine& line) {
  const double whole_m = longest_m(line.way);
  line.advanced = std::min(1.0, line.advanced + scenario.model.motion.advance_speed_mps * dt_s / whole_m);
  line.polyline = line_on(line.way, line.advanced);
  world.tally.ground_gained_m = std::max(world.tally.ground_gained_m, line.advanced * whole_m);
  for (Formation& formation : world.line.formations) {
    if (&world.line.lines[formation.line] != &line) continue;
    const std::vector<Slot> before = formation.slots;
    motion::follow_line(scenario, world.line, formation);
    for (std::size_t k = 0; k < before.size(); ++k) shift_anchor(world, formation.slots[k], before[k].place);
  }
}

/// Whom the line touches: that is force, whatever it achieves.
void book(const Scenario& scenario, World& world, const HeldLine& line) {
  std::vector<PersonId> driven;
  for (std::size_t k = 0; k < world.crowd.size(); ++k) {
    const auto id = static_cast<PersonId>(world.people.personnel + k);
    const bool touched = world.people.mode[id] != Mode::absent && world.people.opponent_force[id] > 0;
    if (!touched || distance_to(line.polyline, place_of(world, id)) > touch_m) continue;
    world.tally.pressed_s[static_cast<std::size_t>(world.crowd.behaviour[k])] += dt_s;
    world.line.pressed_ms = world.now_ms;
    driven.push_back(id);
  }
  force_log::drive(scenario, world, driven, dt_s);
}

}  // namespace

void advance_lines(const Scenario& scenario, const Ground&, World& world, const Random&) {
  if (!world.situation.tactic(Tactic::advance).active) return;
  for (HeldLine& line : world.line.lines) {
    if (!can_advance(line)) continue;
    book(scenario, world, line);
    if (must_wait(world, line, scenario.model.motion.advance_lag_m)) {
      world.tally.advance_waited_s += dt_s;
    } else {
      go_forward(scenario, world, line);
    }
  }
}

}  // namespace sispam
