// How much of his force a person gives: what he has left, and whether those round him surge (docs/model/motion.md eq.
// 5a).
//
// One law for pushers and officers alike, solved exactly over each period. Who rests recovers, asleep or not; but what
// somebody asleep does is the same all the time, and the law is exact however time is cut, so sleepers are asked every
// two seconds, and when they wake: for what they did until then, and then for what they do now.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/parameters.hpp"

namespace sispam::motion {

/// The freshness after `dt_s` of an effort in [0, 1] (eq. 5b, solved).
double fresh_after(const MotionParameters& parameters, double freshness, double effort, double dt_s);

/// Brings the freshness of all who are awake up to date, and sets the effort of those who push or hold; once a second
/// also of those who sleep. To be called every `measure_ms`.
void tire_and_recover(const MotionParameters& parameters, World& world, const Random& random);

}  // namespace sispam::motion
