// Where the ground is wet, and how slippery that makes it (docs/model/assets.md eq. 7, 8).
//
// Squares of 1 m: coarse, because water splashes, and nobody knows the ground to the decimetre. On a slope it runs off
// as a thin film; a depth-averaged flow with waves was rejected: a film of millimetres on a plane has none worth
// seeing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/assets/context.hpp"

namespace sispam::assets {

/// Pours `litres` on the ground round `at`.
void wet(const SprayContext& c, Vec2 at, double litres);
/// Eq. 7: a second of draining; then everybody's footing is set anew (eq. 8), and whose changed is woken.
void drain(const SprayContext& c);
/// Eq. 7a: a second of flow down the slope. Returns what ran off the edge of the squares [l].
double run_off(const SprayContext& c);
/// Wetness of the ground at `at`, 0 (dry) to 1.
double wetness(const SprayContext& c, Vec2 at);

}  // namespace sispam::assets
