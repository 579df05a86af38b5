// A line drives the crowd back: while the tactic is in force its slots go forward, and the officers with them.
//
// It is the slots that move: officers press as they do when they hold, with their holding force and nothing on top. So
// a crowd that stands against more than that stops the line, which waits until its front is near its slots again.
// Giving advancing officers a push of their own was rejected: an officer who holds and one who pushes would be two
// strengths, and nobody has measured either.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t advance_ms = 100;  // [ms]

/// Moves every held line that has somewhere to advance to, and keeps the books of whom it touches. Every 0.1 s.
void advance_lines(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
