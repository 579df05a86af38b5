// The stage in which water cannons drive, aim, spray and run dry. Equations and numbers: docs/model/assets.md.
//
// Once in 0.1 s it sets the force of each jet on each body; motion applies it in each of its steps until the next time.
// A chance of being knocked down per hit was rejected: who falls is decided by force and footing, as for any shove.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t spray_ms = 100;  // [ms]

/// Acts while Tactic::water_display or water_spray is active; the jet is off, exactly, while water_spray is not.
void spray(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
