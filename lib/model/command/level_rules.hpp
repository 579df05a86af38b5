// Which situation level the rules ask for, given what commanders know, and when they may ask for it.
//
// Pure functions of observed values: the true state never enters. Levels after the Indonesian doctrine of green
// (orderly), yellow (disorderly) and red (law-breaking); thresholds and dwell times stand in the rules file
// (docs/model/command.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/situation.hpp"
#include "scenario/rules.hpp"

namespace sispam::rules {

/// Whether the condition of a rule holds.
bool holds(const Trigger& trigger, const Observed& observed);

/// Eq. 5: the level the rules ask for while `declared` holds; downwards one level at a time.
Level asked_level(const LevelRules& levels, Level declared, const Observed& observed);

/// Eq. 6: how long the rules must ask for `wanted` without a break before it is requested [s].
double dwell_s(const LevelRules& levels, Level declared, Level wanted);

}  // namespace sispam::rules
