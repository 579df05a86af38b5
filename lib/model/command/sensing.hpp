// What commanders get to know, late and not quite right.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/command/level_rules.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// Eq. 2: the count as it is reported; the error is drawn anew every 10 s.
int reported_count(const CommandParameters& parameters, int true_count, std::int64_t now_ms, const Random& random);

/// Eq. 1, 2: records the true number pushing, and returns what is known now.
Observed sense(const Scenario& scenario, World& world, const Random& random);

}  // namespace sispam::rules
