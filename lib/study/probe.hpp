// What may look at a replicate while it runs: the wish to stop, and somebody who watches.
//
// Watching changes nothing: the World is handed out as const, and a watched replicate gives the same row. A list of
// watchers with interfaces was rejected: a function is enough.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "model/world.hpp"
#include "study/stop.hpp"

namespace sispam {

/// Of so many seconds of simulated time one is timed: a look at the clock after every stage of all would take 2 % of a
/// replicate. A prime, so that stages with any period are met.
inline constexpr std::int64_t timed_every = 7;

struct Probe {
  const StopFlag& stop;
  std::function<void(const World&)> see{};  // every 0.1 s of simulated time, at the start and at the end; may be empty
  // Before the ticks of every `timed_every`th second, and after each stage of them with its index; both may be empty.
  std::function<void()> timed_tick{};
  std::function<void(std::size_t)> stage_done{};
};

}  // namespace sispam
