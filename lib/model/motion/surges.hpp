// When the pushers of one place give all they have (docs/model/motion.md, Surges).
//
// A two-state Markov process per square of ground, with all its chance addressed by the square and the number of the
// change. So neither who stands there nor in what order people are looked at moves anybody's luck. A process per person
// was rejected: people who push at random moments average out, and a crowd that pushes in time does not.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vec2.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/parameters.hpp"

namespace sispam::motion {

/// Whether the pushers at that place surge now.
bool surges(const MotionParameters& parameters, World& world, const Random& random, Vec2 at);

}  // namespace sispam::motion
