// Who is so close that he may touch somebody or something within a tenth of a second.
//
// The lists of neighbours hold for half a second, so they reach far: most of their pairs do not touch. What is left of
// them for the next steps is looked through at every step. Nothing in reach is missed: everybody's way is bounded by a
// speed, and who gets faster than that ends the list.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"

namespace sispam::motion {

/// Makes MotionState::close anew, all but its links (list_held_links); after the lists and all steering, before
/// contacts.
void list_close(const Ground& ground, World& world);

}  // namespace sispam::motion
