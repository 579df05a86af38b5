// Crowds made by hand for the benchmarks.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>

#include "model/make_world.hpp"
#include "model/place.hpp"

namespace sispam::bench {

inline constexpr double spacing_m = 0.5;  // 4 people per square metre at the start
inline constexpr int ranks = 10;          // as deep for any number, so that the load per person is the same
inline constexpr Random luck{1, 0};

/// A closed rectangle as wide as the front rank; its wall at y = 0 is the one that is pushed.
inline Scenario rectangle(int people) {
  Scenario scenario;
  const double width = spacing_m * people / ranks, depth = spacing_m * ranks;
  scenario.site.walkable.push_back({"room", {{0, 0}, {width, 0}, {width, depth}, {0, depth}}});
  scenario.medical.collection_point = {width / 2, depth / 2};
  scenario.model.motion.sleep_after_s = 0;
  return scenario;
}

/// Everybody on a square grid, pushing straight at the wall.
inline World pushing_crowd(const Scenario& scenario, int count) {
  World world;
  resize_people(world.people, 0, static_cast<std::size_t>(count));
  make_bodies(scenario.model.motion, world, luck);
  for (PersonId i = 0; i < world.people.count; ++i) {
    const double x = spacing_m * (i / ranks + 0.5), y = spacing_m * (i % ranks + 0.5);
    place_on_ground(world, i, x, y);
    world.people.mode[i] = Mode::push;
    world.people.goal[i] = {-1, static_cast<float>(x), -1000};
  }
  return world;
}

inline void count_steps(benchmark::State& state, std::uint64_t steps) {
  state.counters["person_steps_per_second"] =
      benchmark::Counter(static_cast<double>(steps), benchmark::Counter::kIsRate);
}

}  // namespace sispam::bench
