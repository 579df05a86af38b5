// `sispam replay`: one replicate again, to see what happened in it.
//
// Nothing heavy is stored by a run; this simulates the replicate anew, watches it, writes what it saw to
// DIR/replay/K/ and holds its row against the stored one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"

namespace sispam {

/// Returns the exit code. Throws InputError, IoError and MismatchError.
int replay(const ReplayOptions& options);

}  // namespace sispam
