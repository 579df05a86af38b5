// What a scenario may say but hardly means: it can be simulated, and its reader should know.
//
// A fault ends a command, a doubt only warns: whoever tries out a short horizon need not rewrite the plan.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "scenario/check.hpp"

namespace sispam {

/// Whether the file gives the value at that path itself.
using IsWritten = std::function<bool(const std::string& path)>;

/// Everything doubtful in a scenario without faults.
Faults doubts(const Scenario& scenario, const IsWritten& is_written);

}  // namespace sispam
