// Where walkers want to go and how fast, and who pushes.
//
// Refreshed every steering period, not every step: people look up a few times a second, and the wish is constant in
// between. Speed follows the free way ahead and direction turns away from who is near, as in the collision-free speed
// model (Tordeux, Chraibi, Seyfried 2016). In that alone people wait for each other before a door for good; so who is
// nearer to his goal waits for nobody behind him (docs/model/motion.md, the wish of a walker).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

/// Sets the wish of everybody who walks or pushes; who has arrived, or is stuck, stands still.
void steer(const MotionParameters& parameters, const Ground& ground, World& world);

/// Unit vector of the way to the person's goal; zero when there is none.
Vec2 way_to_goal(const Ground& ground, const People& people, PersonId i);

}  // namespace sispam::motion
