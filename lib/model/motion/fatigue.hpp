// How much of his force a person gives: what he has left, and whether those round him surge (docs/model/motion.md eq.
// 5a).
//
// One law for pushers and officers alike, solved exactly over each period; it goes over everybody, asleep or not, since
// who rests recovers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/parameters.hpp"

namespace sispam::motion {

/// The freshness after `dt_s` of an effort in [0, 1] (eq. 5b, solved).
double fresh_after(const MotionParameters& parameters, double freshness, double effort, double dt_s);

/// Brings everybody's freshness up to date for the last `dt_s`, and sets the effort of those who push or hold.
void tire_and_recover(const MotionParameters& parameters, World& world, const Random& random, double dt_s);

}  // namespace sispam::motion
