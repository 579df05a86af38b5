// The move stage: one step of everybody awake (docs/model/motion.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t measure_ms = 100;  // [ms]

/// One step of model.motion.step_ms: lists, steering, contacts, links, feet, places. Semi-implicit Euler.
void move(const Scenario&, const Ground&, World&, const Random&);

/// Every 0.1 s: mean loads and crush dose, falls and rising, once a second the load on the line and the density.
void measure_motion(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
