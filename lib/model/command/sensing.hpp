// What commanders get to know, late and not quite right.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/situation.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// A number that is reported, and which one it is.
struct Report {
  Signal signal = Signal::pushing;
  double true_value = 0;
};

/// Eq. 2: the number as it is reported; the error is drawn anew every 10 s, for each signal apart.
double reported(const CommandParameters& parameters, const Report& report, std::int64_t now_ms, const Random& random);

/// Eq. 1 to 4: records the true numbers, and returns what is known now.
Observed sense(const Scenario& scenario, World& world, const Random& random);

}  // namespace sispam::rules
