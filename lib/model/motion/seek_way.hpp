// The way of those who look for gaps: to the protected area, with crossing a line at its present cost.
//
// Only cells near the lines whose way crosses one are made anew; all others keep the distance of the ground, which is
// exact for them whatever the line does. Marching over the whole ground each time was rejected: it takes ten times as
// long and changes nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

/// Makes world.seek.way anew if the lines, or what they cost, have changed.
void renew_seek_way(const Scenario& scenario, const Ground& ground, World& world);

/// Where demonstrator `i`, who presses forward, turns instead of his plain way: to the gap he has noticed, or down the
/// way of those who look for gaps. Zero when he takes the plain way.
Vec2 own_way(const Ground& ground, const World& world, PersonId i);

}  // namespace sispam::motion
