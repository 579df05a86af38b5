// A line that lost officers fills their places from the rank behind, or closes up.
//
// Both come without an order: they are drill. A rank with nobody behind it spaces its slots anew over those who are
// left, as long as they do not stand farther apart than a plan may have them; beyond that the gap stays for a reserve.
// Closing up by walking from slot to slot was rejected: who walks is not linked, and the line would be open meanwhile.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/motion/sending.hpp"

namespace sispam::motion {

/// Every 0.5 s, for slots that have been empty for longer than close_up_after_s.
void close_up(const OrderScene& scene);

}  // namespace sispam::motion
