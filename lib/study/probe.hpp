// What may look at a replicate while it runs: the wish to stop, and somebody who watches.
//
// Watching changes nothing: the World is handed out as const, and a watched replicate gives the same row. A list of
// watchers with interfaces was rejected: a function is enough.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "model/world.hpp"
#include "study/stop.hpp"

namespace sispam {

struct Probe {
  const StopFlag& stop;
  std::function<void(const World&)> see{};  // every 0.1 s of simulated time, at the start and at the end; may be empty
  std::function<void(std::size_t)> stage_done{};  // after every stage of every tick, with its index; may be empty
};

}  // namespace sispam
