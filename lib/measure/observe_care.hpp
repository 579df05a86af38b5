// The numbers of an Outcome that tell of the injured and their care.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/outcome.hpp"

namespace sispam {

/// Fills them in; `outcome.end_s` must be known.
void observe_care(const World& world, Outcome& outcome);

}  // namespace sispam
