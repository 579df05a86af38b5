// The one way to write a scenario down: every value, defaults included, in the order of the tables.
//
// Two scenarios with the same canonical text give the same results. The digest names results folders; it leaves out
// labels and `replicates`, so that a finished run can be extended and a typo in a title mended.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "scenario/scenario.hpp"

namespace sispam {

/// The whole scenario as YAML that loads to an equal scenario.
std::string canonical_yaml(const Scenario& scenario);

/// SHA-256, in hex, of the canonical text without title, stage, replicates and clock.start.
std::string digest(const Scenario& scenario);

}  // namespace sispam
