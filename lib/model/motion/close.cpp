// SPDX-License-Identifier: Apache-2.0
#include "model/motion/close.hpp"

#include <algorithm>
#include <cmath>

#include "model/motion/geometry.hpp"
#include "model/stages.hpp"

namespace sispam::motion {

namespace {

constexpr std::int64_t holds_ms = shortest_period_ms;  // other stages may change anything then [ms]
constexpr double faster = 1.5;           // than he is or wishes to be: who exceeds that ends the list [1]; chosen
constexpr double least_speed_mps = 0.4;  // who is slower does not [m/s]; chosen

/// How fast somebody may become before the list is made anew [m/s].
double most_speed(const People& people, PersonId i) {
  double squared = people.vx[i] * people.vx[i] + people.vy[i] * people.vy[i];
  if (people.mode[i] == Mode::walk) {
    squared = std::max(squared, people.want_x[i] * people.want_x[i] + people.want_y[i] * people.want_y[i]);
  }
  return least_speed_mps + faster * std::sqrt(squared);
}

void bound_ways(World& world) {
  CloseBy& close = world.motion.close;
  close.speed_squared.clear();
  for (const PersonId i : world.motion.awake) {
    const double speed = most_speed(world.people, i);
    close.ahead[i] = speed * (holds_ms / 1000.0);
    close.speed_squared.push_back(speed * speed);
  }
}

/// Without a branch, for who is close is as good as random.
void list_pairs(World& world) {
  const People& people = world.people;
  const double *x = people.x.data(), *y = people.y.data(), *radius = people.radius.data();
  CloseBy& close = world.motion.close;
  const double* ahead = close.ahead.data();
  close.pairs.resize(world.motion.pairs.size());
  std::size_t n = 0;
  for (const auto [a, b] : world.motion.pairs) {
    const double dx = x[a] - x[b], dy = y[a] - y[b], reach = radius[a] + radius[b] + ahead[a] + ahead[b];
    close.pairs[n] = {a, b};
    n += static_cast<std::size_t>(dx * dx + dy * dy < reach * reach);
  }
  close.pairs.resize(n);
}

void list_walls(const Ground& ground, World& world) {
  const People& people = world.people;
  MotionState& motion = world.motion;
  motion.close.walls.clear();
  for (std::uint32_t row = 0; row < motion.awake.size(); ++row) {
    const PersonId i = motion.awake[row];
    for (std::uint32_t k = motion.wall_first[row]; k < motion.wall_first[row + 1]; ++k) {
      const Vec2 at{people.x[i], people.y[i]};
      const Vec2 to = at - nearest_on(ground.segments[motion.walls[k]], at);
      const double reach = people.radius[i] + motion.close.ahead[i];
      if (dot(to, to) < reach * reach) motion.close.walls.push_back({row, motion.walls[k]});
    }
  }
}

}  // namespace

void list_close(const Ground& ground, World& world) {
  bound_ways(world);
  list_pairs(world);
  list_walls(ground, world);
  world.motion.close.until_ms = (world.now_ms / holds_ms + 1) * holds_ms;
}

}  // namespace sispam::motion
