// Where the ground is wet, and how slippery that makes it (docs/model/assets.md eq. 7, 8).
//
// Squares of 1 m: coarse, because water splashes, and nobody knows the ground to the decimetre. Water stays where it
// falls until it drains; flow down a slope is not modelled.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/assets/context.hpp"

namespace sispam::assets {

/// Pours `litres` on the ground round `at`.
void wet(const SprayContext& c, Vec2 at, double litres);
/// Eq. 7: a second of draining; then everybody's footing is set anew (eq. 8), and whose changed is woken.
void drain(const SprayContext& c);
/// Wetness of the ground at `at`, 0 (dry) to 1.
double wetness(const SprayContext& c, Vec2 at);

}  // namespace sispam::assets
