// SPDX-License-Identifier: Apache-2.0
#include "model/mind/going.hpp"

#include <algorithm>
#include <limits>

#include "model/mind/geometry.hpp"
#include "model/mind/people_of.hpp"
#include "model/place.hpp"

namespace sispam::mind {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::int64_t force_ms = 600'000, talk_ms = 1'200'000;  // how long each counts; docs/model/overview.md

bool since(std::int64_t then_ms, std::int64_t now_ms, std::int64_t within_ms) {
  return then_ms >= 0 && now_ms - then_ms <= within_ms;
}

double way_to(const Ground& ground, const Exit& exit, Vec2 at) {
  const int field = ground.field("exit:" + exit.id);
  return field < 0 ? distance_to(exit.line, at) : ground.distance(field, at);
}

Vec2 first_steps(const Ground& ground, const Exit& exit, Vec2 at) {
  const int field = ground.field("exit:" + exit.id);
  return field < 0 ? point_along(exit.line, 0.5 * length_of(exit.line)) - at : ground.direction(field, at);
}

/// What he fears most; his own place if it is nothing.
Vec2 source_of_fear(const World& world, std::size_t i) {
  const Vec2 at = position(world, i);
  if (world.crowd.hit_ms[i] >= 0) return world.crowd.hit_from[i];
  Vec2 nearest = at;
  double least = infinite;
  for (const Formation& formation : world.line.formations) {
    if (!formation.active || formation.rank != 0) continue;
    for (const Slot& slot : formation.slots) {
      const double distance = length(slot.place - at);
      if (distance >= least) continue;
      least = distance;
      nearest = slot.place;
    }
  }
  return nearest;
}

}  // namespace

void note_leaving(World& world, std::size_t i) {
  CrowdState& crowd = world.crowd;
  const std::int64_t now = world.now_ms;
  crowd.leaves_ms[i] = now;
  crowd.leaves_after[i] = Manner::unprompted;
  if (since(crowd.talked_ms[i], now, talk_ms)) crowd.leaves_after[i] = Manner::after_talk;
  const std::int64_t last_ms = std::max({world.spray.last_force_ms, world.team.last_force_ms, world.line.pressed_ms});
  if (since(last_ms, now, force_ms)) crowd.leaves_after[i] = Manner::after_force;
}

std::uint16_t exit_away_from(const Scenario& scenario, const Ground& ground, Vec2 at, Vec2 source) {
  struct Choice {
    double way_m = infinite;
    std::uint16_t exit = 0;
  };
  Choice nearest, away;
  for (std::size_t e = 0; e < scenario.site.exits.size(); ++e) {
    const Exit& exit = scenario.site.exits[e];
    if (exit.use != ExitUse::anyone) continue;
    const Choice choice{way_to(ground, exit, at), static_cast<std::uint16_t>(e)};
    if (choice.way_m < nearest.way_m) nearest = choice;
    if (dot(first_steps(ground, exit, at), source - at) > 0) continue;
    if (choice.way_m < away.way_m) away = choice;
  }
  return away.way_m < infinite ? away.exit : nearest.exit;
}

void send_out(const Scenario& scenario, const Ground& ground, World& world, Goer goer) {
  const PersonId id = person(world, goer.i);
  send(world, id, goal_exit(ground, scenario.site.exits[world.crowd.exit[goer.i]], goer.along), Gait::normal);
  if (world.crowd.behaviour[goer.i] == Behaviour::fleeing) world.people.pace[id] = scenario.model.mind.flee_pace;
}

void take_flight(const Scenario& scenario, const Ground& ground, World& world, Goer goer) {
  const std::size_t i = goer.i;
  world.crowd.exit[i] = exit_away_from(scenario, ground, position(world, i), source_of_fear(world, i));
  send_out(scenario, ground, world, goer);
}

double way_out_m(const Scenario& scenario, const Ground& ground, const World& world, std::size_t i) {
  return way_to(ground, scenario.site.exits[world.crowd.exit[i]], position(world, i));
}

}  // namespace sispam::mind
