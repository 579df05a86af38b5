// `sispam version`: which program this is, for a person or (with --json) for a script.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"

namespace sispam {

/// Returns the exit code. Throws IoError.
int version(const GlobalOptions& options);

}  // namespace sispam
