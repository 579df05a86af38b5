// `sispam replay`: one replicate again, to see what happened in it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"

namespace sispam {

/// Returns the exit code. Throws InputError, IoError and MismatchError.
int replay(const ReplayOptions& options);

}  // namespace sispam
