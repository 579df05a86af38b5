// Small worlds for the motion tests: people placed by hand on open ground or in a box.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/make_world.hpp"
#include "model/motion/move.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::test {

/// A body as the tests need it; demonstrators unless they are counted as personnel.
struct Body {
  Vec2 at;
  Mode mode = Mode::stand;
  Vec2 way{0, 0};  // direction of pushing or desired velocity of walking
  double force = 250;
  double radius = 0.25;
};

inline World world_of(const std::vector<Body>& bodies, std::size_t personnel = 0) {
  World world;
  resize_people(world.people, personnel, bodies.size() - personnel);
  world.crowd.behaviour.assign(bodies.size() - personnel, Behaviour::pushing);
  People& people = world.people;
  for (PersonId i = 0; i < bodies.size(); ++i) {
    const Body& body = bodies[i];
    people.x[i] = people.anchor_x[i] = body.at.x;
    people.y[i] = people.anchor_y[i] = body.at.y;
    people.mode[i] = body.mode;
    people.want_x[i] = body.way.x;
    people.want_y[i] = body.way.y;
    people.goal[i] = {-1, static_cast<float>(body.at.x + 1e4 * body.way.x),
                      static_cast<float>(body.at.y + 1e4 * body.way.y)};
    people.pressing[i] = 1;
    people.mass[i] = i < personnel ? 80 : 62;
    people.radius[i] = body.radius;
    people.speed[i] = 1.25;
    people.push_force[i] = people.hold_force[i] = body.force;
  }
  return world;
}

/// Parameters under which who pushes, and how hard, is fixed from outside: steering never comes, so modes and ways
/// stay; nobody tires, and nobody surges.
inline Scenario fixed_wishes() {
  Scenario scenario;
  scenario.model.motion.steering_ms = 1e9;
  scenario.model.motion.sleep_after_s = 0;
  scenario.model.motion.peak_force_ratio = 1;
  scenario.model.motion.surge_lean = 1;
  scenario.site.ground.friction_dry = 0.75;
  return scenario;
}

inline void run_for(const Scenario& scenario, const Ground& ground, World& world, int steps) {
  for (int k = 1; k <= steps; ++k) {
    world.now_ms += std::max<std::int64_t>(1, static_cast<std::int64_t>(scenario.model.motion.step_ms));
    move(scenario, ground, world, Random{});
  }
}

/// Net contact force on everybody awake: what the walls give [N].
inline Vec2 wall_force(const World& world) {
  Vec2 sum;
  for (const PersonId i : world.motion.awake) sum = sum + Vec2{world.motion.sums[i].fx, world.motion.sums[i].fy};
  return sum;
}

/// A walkable box [0, width] x [0, depth].
inline Ground box(double width, double depth) {
  Scenario scenario;
  scenario.site.walkable.push_back({"box", {{0, 0}, {width, 0}, {width, depth}, {0, depth}}});
  return make_ground(scenario);
}

}  // namespace sispam::test
