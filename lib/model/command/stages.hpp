// The stages in which commanders see, judge and order, and in which action teams arrest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t command_ms = 1000;   // [ms]
inline constexpr std::int64_t arrest_ms = 500;     // [ms]
inline constexpr std::int64_t officers_ms = 1000;  // [ms]

/// Sense, estimate, apply the rules, order with delay, declare what is due, say what is to be said
/// (docs/model/command.md). Orders of units stay in world.situation.orders until motion carries them out.
void command(const Scenario&, const Ground&, World&, const Random&);

/// While the tactic action_team is active, ready teams go out and arrest (docs/model/arrest.md). Who is held is led
/// away whether it is or not.
void arrest(const Scenario&, const Ground&, World&, const Random&);

/// What officers feel, and the blows of those who lose their nerve (docs/model/command.md eq. 10 to 12). Reads the
/// exposures of this second, so it comes after fight and before injure.
void lose_nerve(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
