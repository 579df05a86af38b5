// The stage that keeps what the audit needs beside the moments of force themselves: who did what lately, who
// of an action team is alone, how long who stands in the front rank.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t force_watch_ms = 1000;  // [ms]

/// Shorter spells in the front rank are not kept [ms].
inline constexpr std::int64_t long_spell_ms = 30 * 60'000;

void watch_force(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
