// What a scenario may say but hardly means: it can be simulated, and its reader should know.
//
// A fault ends a command, a doubt only warns: whoever tries out a short horizon need not rewrite the plan.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scenario/check.hpp"

namespace sispam {

/// Everything doubtful in a scenario without faults.
Faults doubts(const Scenario& scenario);

}  // namespace sispam
