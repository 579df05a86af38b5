// Forces of one step on everybody awake: bodies and walls, and the links of the line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

/// Sets fx, fy of everybody awake to the sum of his contacts, and adds to what motion measures (load, touch).
void contact_forces(const MotionParameters& parameters, const Ground& ground, World& world, double dt_s);

/// Adds tension between linked officers and contact of shields and ropes with demonstrators; breaks and re-forms links
/// (docs/model/motion.md eq. 6, 7).
void link_forces(const MotionParameters& parameters, World& world, double dt_s);

}  // namespace sispam::motion
