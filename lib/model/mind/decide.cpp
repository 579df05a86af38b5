// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "model/address.hpp"
#include "model/mind/aims.hpp"
#include "model/mind/geometry.hpp"
#include "model/mind/going.hpp"
#include "model/mind/jet.hpp"
#include "model/mind/mood.hpp"
#include "model/mind/occasion.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/stages.hpp"
#include "model/mind/transitions.hpp"
#include "model/place.hpp"

namespace sispam {
namespace {

constexpr std::uint16_t most_changes = 4;  // of one person in one tick

/// What every decision of one tick needs.
struct Tick {
  const Scenario& scenario;
  const Ground& ground;
  const Random& random;
  std::uint32_t number = 0;
  double period_s = 1;        // [s]
  double leave_factor = 1;    // of the hour, on going home without being called
  std::vector<Vec2> slots{};  // the front of every line that stands [m]
  int protected_field = -1;   // what people push towards when no line stands

  mind::AimScene aim() const { return {scenario, ground, random, number}; }
};

Tick make_tick(Tick tick, const World& world, std::int64_t period_ms) {
  tick.number = static_cast<std::uint32_t>(world.now_ms / period_ms);
  tick.period_s = static_cast<double>(period_ms) / 1000;
  tick.leave_factor = mind::leave_factor_of_the_hour(tick.scenario, world);
  for (const Formation& formation : world.line.formations) {
    if (!formation.active || formation.rank != 0) continue;
    for (const Slot& slot : formation.slots) tick.slots.push_back(slot.place);
  }
  tick.protected_field = tick.ground.field("protected:" + tick.scenario.site.protected_area.id);
  return tick;
}

/// The way to the protected area, or a fence or gate that may fail before it [m].
double distance_without_line(const Tick& tick, const World& world, Vec2 at) {
  if (tick.protected_field < 0) return 0;
  double least = tick.ground.distance(tick.protected_field, at);
  for (const Section& section : world.barriers.sections) {
    if (section.failed_ms < 0) least = std::min(least, mind::distance_to({section.place.a, section.place.b}, at));
  }
  return least;
}

/// How far somebody at `at` is from what he would push against [m].
double distance_to_obstacle(const Tick& tick, const World& world, Vec2 at) {
  if (tick.slots.empty()) return distance_without_line(tick, world, at);
  double least = std::numeric_limits<double>::infinity();
  for (const Vec2 slot : tick.slots) least = std::min(least, dot(slot - at, slot - at));
  return std::sqrt(least);
}

bool may_decide(const World& world, std::size_t i) {
  const Behaviour behaviour = world.crowd.behaviour[i];
  const Mode mode = world.people.mode[mind::person(world, i)];
  return (behaviour == Behaviour::calm || behaviour == Behaviour::verbal || mind::is_active(behaviour)) &&
         mode != Mode::fallen && mode != Mode::absent;
}

/// What he brings to the first decision of the tick.
mind::Impetus impetus_for(const Tick& tick, const World& world, std::size_t i) {
  const MindParameters& parameters = tick.scenario.model.mind;
  mind::Impetus impetus = mind::impetus_of(parameters, world.crowd, i);
  impetus.leave_factor += tick.leave_factor - 1;
  if (world.now_ms < world.crowd.emboldened_ms[i]) impetus.drive_violent += parameters.emboldened_by;
  mind::look_for_opponents(tick.aim(), world, i, impetus);
  return impetus;
}

/// How far he is from what he would push against, if he wants to push [m].
double distance_that_matters(const Tick& tick, const World& world, std::size_t i, const mind::Impetus& impetus) {
  const bool wants_to_push = mind::push_gate(tick.scenario.model.mind, impetus) > 0;
  return wants_to_push ? distance_to_obstacle(tick, world, mind::position(world, i)) : 0;
}

/// The behaviour of demonstrator `i` at the end of the tick. Neighbours count as they were at its start.
Behaviour after_tick(const Tick& tick, const World& world, std::size_t i, mind::Impetus impetus) {
  const MindParameters& parameters = tick.scenario.model.mind;
  double left_s = tick.period_s;
  for (std::uint16_t draw = 0; draw < most_changes; ++draw) {
    const double distance = distance_that_matters(tick, world, i, impetus);
    if (mind::violence_gate(parameters, impetus) > 0) impetus.occasion = mind::occasion_for(parameters, world, i);
    const mind::Rates rates = mind::rates_of(parameters, impetus, distance);
    if (rates.sum() <= 0) break;
    const double u = tick.random.uniform(Purpose::transition, tick.number, demonstrator_entity(i), draw);
    const auto change = mind::next_change(rates, impetus.behaviour, u, left_s);
    if (!change) break;
    impetus.behaviour = change->to;
    left_s -= change->after_s;
  }
  return impetus.behaviour;
}

void go(const Tick& tick, World& world, std::size_t i) {
  const double along = 0.1 + 0.8 * tick.random.uniform(Purpose::place, 1, demonstrator_entity(i));
  mind::note_leaving(world, i);
  if (world.crowd.behaviour[i] == Behaviour::fleeing) {
    mind::take_flight(tick.scenario, tick.ground, world, {i, along});
  } else {
    mind::send_out(tick.scenario, tick.ground, world, {i, along});
  }
}

void go_to_own_place(const Tick& tick, World& world, std::size_t i) {
  send(world, mind::person(world, i), mind::goal_own_place(tick.scenario, tick.ground, world, i), Gait::normal);
}

/// The feet follow the mind. `before` is what he brought to the tick.
void act(const Tick& tick, World& world, std::size_t i, const mind::Impetus& before) {
  const Behaviour now = world.crowd.behaviour[i];
  if (now == Behaviour::violent) world.crowd.was_violent[i] = 1;
  if (mind::is_active(now)) {
    if (mind::is_active(before.behaviour)) return mind::follow_aim(tick.aim(), world, i);
    mind::take_aim(tick.aim(), world, {i, before, distance_that_matters(tick, world, i, before)});
  } else if (now == before.behaviour) {
    return;
  } else if (now == Behaviour::dispersing || now == Behaviour::fleeing) {
    go(tick, world, i);
  } else if (mind::is_active(before.behaviour)) {
    go_to_own_place(tick, world, i);
  }
}

void draw_back(const Tick& tick, World& world, std::size_t i) {
  if (mind::is_active(world.crowd.behaviour[i])) world.crowd.behaviour[i] = Behaviour::verbal;
  const Vec2 to = mind::retreat_of(tick.scenario.model.mind, tick.ground, world, i);
  send(world, mind::person(world, i), {-1, static_cast<float>(to.x), static_cast<float>(to.y)}, Gait::normal);
}

/// What a jet made of him. Whether he decides on anything else in this tick.
bool heed_jet(const Tick& tick, World& world, std::size_t i) {
  switch (mind::after_jet(tick.scenario.model.mind, world, tick.random, i)) {
    case mind::AfterJet::nothing:
      return true;
    case mind::AfterJet::retreat:
      draw_back(tick, world, i);
      return false;
    case mind::AfterJet::come_back:
      go_to_own_place(tick, world, i);
      return false;
    case mind::AfterJet::go_home:
      world.crowd.behaviour[i] = Behaviour::dispersing;
      go(tick, world, i);
      return false;
  }
  return true;
}

}  // namespace

void decide_for(const DecideSetting& setting, World& world) {
  const Tick tick = make_tick({setting.scenario, setting.ground, setting.random}, world, setting.period_ms);
  for (const std::uint32_t i : mind::who_is_here(world.crowd)) {
    if (!may_decide(world, i) || !heed_jet(tick, world, i)) continue;
    const mind::Impetus impetus = impetus_for(tick, world, i);
    world.crowd.behaviour[i] = after_tick(tick, world, i, impetus);
    act(tick, world, i, impetus);
  }
}

}  // namespace sispam
