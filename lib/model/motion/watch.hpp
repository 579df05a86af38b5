// Watches the lines and the protected area and notes the events of the ladder, from first contact to entry.
//
// It only looks: nothing here moves anybody. A breach is counted from people who came on their own feet, not from a
// force above a threshold, because a line may bend or open without letting anybody through.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t watch_ms = 100;  // [ms]

/// Events E1-E9 of docs/model/motion.md. `breach_ms` is the first E5 of any line, whoever held it.
void watch(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
