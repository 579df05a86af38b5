// Which situation level the rules ask for, given what commanders know, and when they may ask for it.
//
// Pure functions of observed values: the true state never enters. Levels after the Indonesian doctrine of green
// (orderly), yellow (disorderly) and red (law-breaking); thresholds and dwell times are assumptions
// (docs/model/command.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/situation.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// What commanders know.
struct Observed {
  int pushing = 0;              // [persons]
  bool breach = false;          // a line is breached and not restored
  bool serious_injury = false;  // somebody badly hurt has been found
};

/// Eq. 3: the level the rules ask for while `declared` holds; downwards one level at a time.
Level asked_level(const CommandParameters& parameters, Level declared, const Observed& observed);

/// Eq. 4: how long the rules must ask for `wanted` without a break before it is requested [s].
double dwell_s(const CommandParameters& parameters, Level declared, Level wanted);

}  // namespace sispam::rules
