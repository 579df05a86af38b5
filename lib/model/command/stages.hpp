// The stage in which commanders see, judge and order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t command_ms = 1000;  // [ms]

/// Sense, estimate, apply the rules, order with delay, declare what is due, say what is to be said
/// (docs/model/command.md). Orders of units stay in world.situation.orders until motion carries them out.
void command(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
