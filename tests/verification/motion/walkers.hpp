// People who walk, with bodies as the model draws them: in a ring, or from a room through doors to an exit.
//
// There is no periodic ground, so the endless corridor of the fundamental diagram is a ring between two walls.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <utility>
#include <vector>

#include "model/place.hpp"
#include "setup.hpp"

namespace sispam::test {

/// Everything as shipped, but nobody sleeps: some tests move goals by hand, which wakes nobody.
inline Scenario walking() {
  Scenario scenario = fixed_wishes();
  scenario.model.motion.steering_ms = MotionParameters{}.steering_ms;
  return scenario;
}

/// Demonstrators at rest at these places, calm, with the bodies of replicate `replicate`.
inline World walkers(const Scenario& scenario, const std::vector<Vec2>& places, std::uint32_t replicate) {
  World world;
  resize_people(world.people, 0, places.size());
  world.crowd.behaviour.assign(places.size(), Behaviour::calm);
  make_bodies(scenario.model.motion, world, Random{1, replicate});
  for (PersonId i = 0; i < places.size(); ++i) place_on_ground(world, i, places[i].x, places[i].y);
  return world;
}

/// `count` places on a square grid in rows of `columns`, from `corner` on.
inline std::vector<Vec2> grid(int count, int columns, Vec2 corner, double pitch_m) {
  std::vector<Vec2> places;
  for (int k = 0; k < count; ++k) {
    places.push_back(corner + Vec2{pitch_m * (k % columns), pitch_m * static_cast<double>(k / columns)});
  }
  return places;
}

/// A corridor that closes in on itself.
struct Ring {
  double radius_m = 8, width_m = 1.8;
  int lanes = 4;  // of the start

  double length_m() const { return 2 * std::acos(-1) * radius_m; }
  double area_m2() const { return length_m() * width_m; }
  std::vector<Vec2> circle(double radius, int corners) const {
    std::vector<Vec2> points;
    for (int k = 0; k <= corners; ++k) {
      const double angle = 2 * std::acos(-1) * (k % corners) / corners;
      points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return points;
  }
  Ground ground() const {
    Scenario scenario;
    const double half = radius_m + width_m;
    scenario.site.walkable = {{"square", {{-half, -half}, {half, -half}, {half, half}, {-half, half}}}};
    scenario.site.walls = {{"inner", circle(radius_m - width_m / 2, 72)},
                           {"outer", circle(radius_m + width_m / 2, 72)}};
    return make_ground(scenario);
  }
  /// Evenly in each lane, a little out of step with each other.
  std::vector<Vec2> places(int count) const {
    std::vector<Vec2> all;
    for (int k = 0; k < count; ++k) {
      const int lane = k % lanes, in_lane = (count - lane + lanes - 1) / lanes;
      const double at = radius_m + width_m * ((lane + 0.5) / lanes - 0.5);
      const double angle = 2 * std::acos(-1) * (static_cast<double>(k / lanes) + 0.25 * lane) / in_lane;
      all.push_back({at * std::cos(angle), at * std::sin(angle)});
    }
    return all;
  }
};

/// Everybody's goal lies far off in the direction of the ring's next metre.
inline void send_round(World& world) {
  for (PersonId i = 0; i < world.people.count; ++i) {
    const Vec2 out{world.people.x[i], world.people.y[i]};
    const Vec2 way = unit(Vec2{-out.y, out.x} + (-0.5) * unit(out));
    world.people.goal[i] = {-1, static_cast<float>(out.x + 1e4 * way.x), static_cast<float>(out.y + 1e4 * way.y)};
  }
}

/// Mean speed along the ring once the start is forgotten [m/s].
inline double ring_speed(const Ring& ring, int count, std::uint32_t replicate) {
  const Scenario scenario = walking();
  const Ground ground = ring.ground();
  World world = walkers(scenario, ring.places(count), replicate);
  double sum = 0;
  int looks = 0;
  for (int tenth = 1; tenth <= 350; ++tenth) {
    send_round(world);
    run_for(scenario, ground, world, 10);
    if (tenth <= 250) continue;
    for (PersonId i = 0; i < world.people.count; ++i, ++looks) {
      const Vec2 out = unit({world.people.x[i], world.people.y[i]});
      sum += cross(out, {world.people.vx[i], world.people.vy[i]}) * ring.radius_m /
             length({world.people.x[i], world.people.y[i]});
    }
  }
  return sum / looks;
}

/// People who walk off the ground, and when each came past the lines that are watched.
struct Egress {
  Scenario scenario;
  Ground ground;
  World world;
  std::vector<std::vector<double>> passed;  // per line, in order of time [s]

  Egress(Scenario plan, const std::vector<Vec2>& places, std::uint32_t replicate)
      : scenario(std::move(plan)), ground(make_ground(scenario)), world(walkers(scenario, places, replicate)) {
    for (PersonId i = 0; i < world.people.count; ++i) send_to(i, 0);
  }
  /// The exit is walked to down its field; the point beyond it is far, so that nobody gives up before a crowded door.
  void send_to(PersonId id, std::size_t exit) {
    const int field = ground.field("exit:" + scenario.site.exits[exit].id);
    const Vec2 at = scenario.site.exits[exit].line.front();
    send(world, id, {field, static_cast<float>(at.x), static_cast<float>(at.y) - 1000}, Gait::normal);
  }
  bool empty() const {
    for (const Mode mode : world.people.mode) {
      if (mode != Mode::absent) return false;
    }
    return true;
  }
  /// Until everybody is below the last of the lines y = level, falling levels, or the time is over.
  void run(const std::vector<double>& levels, double seconds) {
    passed.assign(levels.size(), {});
    std::vector<std::size_t> next(world.people.count, 0);
    while (static_cast<double>(world.now_ms) < 1000 * seconds && !empty()) {
      run_for(scenario, ground, world, 5);
      for (PersonId i = 0; i < world.people.count; ++i) {
        while (next[i] < levels.size() && world.people.y[i] < levels[next[i]]) {
          passed[next[i]++].push_back(static_cast<double>(world.now_ms) / 1000);
        }
        if (next[i] == levels.size() && world.people.mode[i] != Mode::absent) take_off_ground(world, i);
      }
    }
  }
};

/// People per second between the first and the last of them [1/s].
inline double flow(const std::vector<double>& times) {
  return static_cast<double>(times.size() - 1) / (times.back() - times.front());
}

/// The longest time without anybody [s].
inline double longest_gap(const std::vector<double>& times) {
  double longest = 0;
  for (std::size_t k = 1; k < times.size(); ++k) longest = std::max(longest, times[k] - times[k - 1]);
  return longest;
}

}  // namespace sispam::test
