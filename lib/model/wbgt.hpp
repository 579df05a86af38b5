// How hot it is for somebody in the sun.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scenario/scenario.hpp"

namespace sispam {

/// Wet bulb globe temperature of a place in the sun [deg C] (docs/model/care.md eq. 10).
double wbgt_c(const Weather& weather);

}  // namespace sispam
