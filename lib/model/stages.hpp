// The table of contents of the model: which stage runs when, in which order.
//
// The loop, the profile and the docs walk this table. A stage reads and writes the World and calls no other stage. Time
// in World is an integer number of milliseconds and means the end of the tick that is being computed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

struct Stage {
  std::string_view name;
  std::int64_t period_ms;  // [ms]; 0: every motion step
  void (*run)(const Scenario&, const Ground&, World&, const Random&);
};

inline constexpr std::size_t stage_count = 25;
inline constexpr std::int64_t shortest_period_ms = 100;  // every period is a multiple of it [ms]
/// All stages in their order within a tick.
const std::array<Stage, stage_count>& stages();

/// What stays the same through a replicate.
struct Setting {
  const Scenario& scenario;
  const Ground& ground;
  const Random& random;
};

/// The ground as it is now: without the fences that failed in this replicate.
inline const Ground& ground_now(const Ground& ground, const World& world) {
  return world.barriers.ground != nullptr ? *world.barriers.ground : ground;
}

/// One tick. `after` is called after each stage that ran, with its index in `stages()`: a profiler.
template <class After>
void step(const Setting& setting, World& world, After&& after) {
  world.now_ms += static_cast<std::int64_t>(setting.scenario.model.motion.step_ms);
  const auto& table = stages();
  const bool only_steps = world.now_ms % shortest_period_ms != 0;
  for (std::size_t s = 0; s < table.size(); ++s) {
    if (table[s].period_ms != 0 && (only_steps || world.now_ms % table[s].period_ms != 0)) continue;
    table[s].run(setting.scenario, ground_now(setting.ground, world), world, setting.random);
    after(s);
  }
}

/// Whether nothing more can happen: the horizon is reached, or the crowd is gone and everybody hurt is cared for.
bool is_over(const Scenario& scenario, const World& world);

}  // namespace sispam
