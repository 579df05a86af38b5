// The evacuate stage: a protected group is brought out of the site (docs/model/evacuation.md).
//
// The order follows from the plan alone (a time, a level, an entry), so that it needs no tactic. They walk with bodies
// like everybody else: whether they get out depends on who stands in their way.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t evacuate_ms = 1000;  // [ms]

/// Orders evacuations that are due, sends their people, lets them out, and says who of them intruders hold.
void evacuate(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
