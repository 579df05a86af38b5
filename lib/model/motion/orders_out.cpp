// SPDX-License-Identifier: Apache-2.0
#include "model/motion/orders_out.hpp"

#include <algorithm>
#include <vector>

#include "model/motion/close_up.hpp"
#include "model/motion/formation.hpp"
#include "model/motion/give_ground.hpp"
#include "model/motion/reinforce.hpp"
#include "model/motion/sending.hpp"
#include "model/place.hpp"
#include "model/release_slot.hpp"
#include "scenario/places.hpp"
#include "scenario/post.hpp"

namespace sispam {
namespace {

using motion::can_go;
using motion::nearest_slot;
using motion::OrderScene;
using motion::send_back;
using motion::send_to_line;

constexpr double wait_behind_m = 0.7;  // a successor waits this far behind his slot
constexpr double near_m = 0.4;         // and is there when this near
constexpr double on_slot_m = 0.3;      // who owns a slot and is this near holds it
constexpr double stand_share = 0.8;    // of the ranks in front must stand before the next comes up

Vec2 position(const World& world, PersonId id) { return {world.people.x[id], world.people.y[id]}; }

/// Behind the slot and half a spacing aside, towards the middle of the line.
Vec2 waiting_point(const Formation& formation, std::size_t k) {
  const Slot& slot = formation.slots[k];
  const std::size_t n = formation.slots.size();
  Vec2 aside;
  if (n > 1) aside = 0.5 * (formation.slots[2 * k < n ? k + 1 : k - 1].place - slot.place);
  return slot.place + wait_behind_m * slot.rear + aside;
}

void send_to_slot(const OrderScene& scene, PersonId id) {
  const Formation& formation = scene.world.line.formations[scene.world.line.formation_of[id]];
  send_to_line(scene, id, waiting_point(formation, static_cast<std::size_t>(scene.world.line.slot_of[id])));
}

/// Whether the officers of that formation have their task there now.
bool is_in_use(const LineState& line, const Formation& formation) { return line.lines[formation.line].in_use; }

bool is_nobodys(const Slot& slot) { return slot.owner == no_person && slot.successor == no_person; }

/// Who is on his way to relieve the tired turns back when another unit is ordered to take over the same rank: else he
/// would relieve that one.
void call_off_reliefs(const OrderScene& scene, const Formation& mine) {
  const auto& units = scene.scenario.force.units;
  const auto is_relief = [&](const Unit& unit) {
    return std::any_of(units.begin(), units.end(), [&](const Unit& other) { return change_places(unit, other); });
  };
  for (const Formation& other : scene.world.line.formations) {
    const Unit& unit = units[other.unit];
    const bool foreign = other.unit != mine.unit && !change_places(unit, units[mine.unit]);
    if (!foreign || other.line != mine.line || other.rank != mine.rank || !is_relief(unit)) continue;
    for (const Slot& slot : other.slots) {
      const PersonId id = slot.successor;
      if (id == no_person) continue;
      release_slot(scene.world, id);
      if (scene.world.people.mode[id] != Mode::fallen) send_back(scene, id, position(scene.world, id));
    }
  }
}

void take_line(const OrderScene& scene, const Order& order) {
  LineState& line = scene.world.line;
  PersonId id = motion::first_of_units(scene.scenario)[order.unit];
  for (std::size_t f = 0; f < line.formations.size(); ++f) {
    Formation& formation = line.formations[f];
    if (formation.unit != order.unit || !is_in_use(line, formation)) continue;
    call_off_reliefs(scene, formation);
    if (std::all_of(formation.slots.begin(), formation.slots.end(), is_nobodys)) {
      motion::plan_anew(scene.scenario, line, formation);
    }
    const std::size_t n = motion::planned_slots(scene.scenario, formation);
    for (std::size_t k = 0; k < n; ++k, ++id) {
      if (line.formation_of[id] >= 0 || !can_go(scene.world, id)) continue;
      if (k >= formation.slots.size() || !is_nobodys(formation.slots[k])) continue;  // the rank has closed up
      const double share = static_cast<double>(k) / static_cast<double>(n);
      motion::head_for(scene.world, id, {f, k});
      formation.slots[k].swap_after_ms += static_cast<std::int64_t>(order.over_s * 1000 * share);
    }
  }
}

/// Whether he stands in the line of another unit, which would have a gap without him.
bool helps_out(const LineState& line, PersonId id, std::uint16_t unit) {
  return motion::owns_slot(line, id) && line.formations[static_cast<std::size_t>(line.formation_of[id])].unit != unit;
}

void withdraw(const OrderScene& scene, const Order& order) {
  if (scene.scenario.force.units[order.unit].withdraw_to.empty()) return;
  const std::vector<PersonId> first = motion::first_of_units(scene.scenario);
  for (PersonId id = first[order.unit]; id < first[order.unit + 1U]; ++id) {
    if (!can_go(scene.world, id) || helps_out(scene.world.line, id, order.unit)) continue;
    release_slot(scene.world, id);
    send_back(scene, id, position(scene.world, id));
  }
}

/// Everybody of the unit goes back to where it stood at first.
void take_place(const OrderScene& scene, const Order& order) {
  const Unit& unit = scene.scenario.force.units[order.unit];
  const std::vector<Vec2> places = waiting_places(scene.ground, unit, {});
  const PersonId first = motion::first_of_units(scene.scenario)[order.unit];
  for (std::size_t k = 0; k < places.size(); ++k) {
    const auto id = static_cast<PersonId>(first + k);
    if (can_go(scene.world, id))
      send(scene.world, id, motion::goal_at(scene.ground, "unit:" + unit.id, places[k]), Gait::normal);
  }
}

/// Everybody of another unit in the same rank who is nearest to slot `k` of formation `f` goes.
void relieve(const OrderScene& scene, std::size_t f, std::size_t k) {
  const Formation& mine = scene.world.line.formations[f];
  for (Formation& other : scene.world.line.formations) {
    if (other.unit == mine.unit || other.line != mine.line || other.rank != mine.rank) continue;
    for (Slot& slot : other.slots) {
      const PersonId relieved = slot.owner;
      if (relieved == no_person || nearest_slot(mine, slot.place) != k) continue;
      release_slot(scene.world, relieved);
      if (can_go(scene.world, relieved) && scene.world.people.mode[relieved] != Mode::fallen) {
        send_back(scene, relieved, motion::behind(slot));
      }
    }
  }
}

void stand_on_slot(World& world, const Slot& slot) {
  world.people.mode[slot.owner] = Mode::hold;
  world.people.anchor_x[slot.owner] = slot.place.x;
  world.people.anchor_y[slot.owner] = slot.place.y;
  wake(world, slot.owner);
}

/// The last step to the slot is walked, so that who takes it over lets the relieved past him.
void step_up(World& world, const Slot& slot) {
  send(world, slot.owner, {-1, static_cast<float>(slot.place.x), static_cast<float>(slot.place.y)}, Gait::normal);
}

/// Who holds a slot that moved when the rank closed up goes along, linked and facing the crowd.
void side_step(const OrderScene& scene, const Slot& slot) {
  People& people = scene.world.people;
  const PersonId id = slot.owner;
  const Vec2 to = slot.place - Vec2{people.anchor_x[id], people.anchor_y[id]};
  const double far_m = length(to);
  if (far_m <= 0) return;
  const double step_m = scene.scenario.model.motion.close_up_speed_mps * static_cast<double>(formations_ms) / 1000;
  const Vec2 next = step_m < far_m ? slot.place - (1 - step_m / far_m) * to : slot.place;
  people.anchor_x[id] = next.x;
  people.anchor_y[id] = next.y;
  wake(scene.world, id);
}

/// Releases owners and successors who are hurt or gone; who got up again takes his slot again.
void check_owner(const OrderScene& scene, Slot& slot) {
  World& world = scene.world;
  for (const PersonId id : {slot.owner, slot.successor}) {
    if (id != no_person && !can_go(world, id)) release_slot(world, id);
  }
  if (slot.owner == no_person) return;
  const Mode mode = world.people.mode[slot.owner];
  if (mode == Mode::hold) side_step(scene, slot);
  if (mode == Mode::hold || mode == Mode::fallen) return;
  if (length(position(world, slot.owner) - slot.place) < on_slot_m) {
    stand_on_slot(world, slot);
  } else if (mode != Mode::walk) {
    step_up(world, slot);
  }
}

/// Whether a rank may come up: the ranks before it stand, but for a few. Else those behind would block the way of those
/// in front.
bool may_come_up(const World& world, const Formation& formation) {
  std::size_t stand = 0, all = 0;
  for (const Formation& other : world.line.formations) {
    if (other.line != formation.line || other.rank >= formation.rank) continue;
    for (const Slot& slot : other.slots) {
      if (slot.successor != no_person) ++all;
      if (slot.successor == no_person && slot.owner != no_person) ++all, ++stand;
    }
  }
  return static_cast<double>(stand) >= stand_share * static_cast<double>(all);
}

void check_successor(const OrderScene& scene, std::size_t f, std::size_t k) {
  Formation& formation = scene.world.line.formations[f];
  Slot& slot = formation.slots[k];
  const PersonId id = slot.successor;
  if (id == no_person || scene.world.people.mode[id] == Mode::fallen) return;
  const Vec2 at = position(scene.world, id);
  const bool there = length(at - waiting_point(formation, k)) < near_m || length(at - slot.place) < near_m;
  if (!there) {
    if (scene.world.people.mode[id] != Mode::walk && may_come_up(scene.world, formation)) send_to_slot(scene, id);
    return;
  }
  if (scene.world.now_ms < slot.swap_after_ms) return;
  relieve(scene, f, k);
  slot.owner = id;
  slot.successor = no_person;
  step_up(scene.world, slot);
}

std::size_t owners(const Formation& formation) {
  return static_cast<std::size_t>(std::count_if(formation.slots.begin(), formation.slots.end(),
                                                [](const Slot& slot) { return slot.owner != no_person; }));
}

/// The first rank that is manned, and in it the formation with most officers.
int holder_of(const LineState& line, std::size_t number) {
  int holder = -1;
  for (std::size_t f = 0; f < line.formations.size(); ++f) {
    const Formation& formation = line.formations[f];
    if (formation.line != number || !formation.active) continue;
    if (holder >= 0) {
      const Formation& best = line.formations[static_cast<std::size_t>(holder)];
      if (formation.rank > best.rank) continue;
      if (formation.rank == best.rank && owners(formation) <= owners(best)) continue;
    }
    holder = static_cast<int>(f);
  }
  return holder;
}

}  // namespace

void carry_out_orders(const Scenario& scenario, const Ground& ground, World& world) {
  std::vector<Order> due;
  for (const Order& order : world.situation.orders) {
    if (order.kind != OrderKind::set_level && order.due_ms <= world.now_ms) due.push_back(order);
  }
  std::erase_if(world.situation.orders,
                [&](const Order& order) { return order.kind != OrderKind::set_level && order.due_ms <= world.now_ms; });
  const OrderScene scene{scenario, ground, world};
  for (const Order& order : due) {
    if (order.kind == OrderKind::take_line) take_line(scene, order);
    if (order.kind == OrderKind::withdraw) withdraw(scene, order);
    if (order.kind == OrderKind::take_place) take_place(scene, order);
    if (order.kind == OrderKind::fall_back) motion::give_ground(scene, order.unit);
    if (order.kind == OrderKind::reinforce) motion::fill_empty_slots(scenario, world, order.unit);
  }
}

void update_formations(const Scenario& scenario, const Ground& ground, World& world) {
  LineState& line = world.line;
  const OrderScene scene{scenario, ground, world};
  for (std::size_t f = 0; f < line.formations.size(); ++f) {
    for (std::size_t k = 0; k < line.formations[f].slots.size(); ++k) {
      check_owner(scene, line.formations[f].slots[k]);
      check_successor(scene, f, k);
    }
  }
  motion::close_up(scene);
  for (Formation& formation : line.formations) {
    formation.active = owners(formation) > 0;
    for (Link& link : formation.links) {
      const bool manned =
          formation.slots[link.left].owner != no_person && formation.slots[link.right].owner != no_person;
      if (!manned) link.intact = false;
    }
  }
  for (std::size_t k = 0; k < line.lines.size(); ++k) line.lines[k].holder = holder_of(line, k);
}

}  // namespace sispam
