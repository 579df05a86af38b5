// A line gives ground: all its ranks go to the line to fall back to, slot for slot, and hold that one from then on.
//
// It is the order of a hand-over (an officer becomes the successor of a slot) without anybody who stays until he is
// relieved: links are let go at once, for nobody can hold two lines. Walking the whole line backwards arm in arm was
// rejected: it would have to turn round corners and pass gates narrower than itself.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "model/motion/sending.hpp"

namespace sispam::motion {

/// Everybody on the line of `unit`, of whichever unit, gives it up. Does nothing if it was given up before, or if the
/// plan has no line to fall back to.
void give_ground(const OrderScene& scene, std::uint16_t unit);

}  // namespace sispam::motion
