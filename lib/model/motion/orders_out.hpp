// Carries out what command ordered: officers take a line slot by slot, and those they relieve withdraw.
//
// Nobody leaves a slot before the man who takes it over stands behind him, so an order alone never opens a gap. A
// strength factor during the exchange was rejected: what weakens the line is bodies and links not yet in place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t formations_ms = 500;  // [ms]

/// Consumes the orders of units that are due. After command, once a second.
void carry_out_orders(const Scenario&, const Ground&, World&);

/// Lets those who have arrived take their slots, releases whom they relieve, and finds who holds each line.
void update_formations(const Scenario&, const Ground&, World&);

}  // namespace sispam
