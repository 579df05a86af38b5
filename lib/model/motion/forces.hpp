// Forces of one step on everybody awake: bodies and walls, and the links of the line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/motion/scene.hpp"

namespace sispam::motion {

/// Sets fx, fy of everybody awake to the sum of his contacts, and adds to what motion measures (load, touch).
void contact_forces(const Scene& scene);

/// Lists the links that link_forces looks at, and who may touch them; after all others are listed.
void list_links(const MotionParameters& parameters, World& world);

/// Of those links it lists the ones that both officers hold, and who is close before them; after it is listed who is
/// close, and whenever others than the move stage had their turn.
void list_held_links(const MotionParameters& parameters, World& world);

/// Adds tension between linked officers and contact of shields and ropes with demonstrators; breaks and re-forms links
/// (docs/model/motion.md eq. 6, 7).
void link_forces(const Scene& scene);

}  // namespace sispam::motion
