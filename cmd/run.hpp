// `sispam run`: one scenario, many replicates, one results folder. The same command again goes on where it stopped.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"

namespace sispam {

/// Returns the exit code. Throws InputError, IoError and MismatchError.
int run(const RunOptions& options);

}  // namespace sispam
