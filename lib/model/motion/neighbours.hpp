// Who is awake and who is near whom.
//
// Most people stand still most of the time. Somebody is active while he walks, pushes or has moved in the last moments;
// everybody within reach of an active person who moves is awake as well; the rest sleep: they keep their place and the
// forces on them, and cost nothing. The rules read the state alone, never the history of the lists, so a run is the
// same whatever made the lists stale.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

inline constexpr double quiet_speed = 0.001;    // slower is at rest [m/s]; chosen
inline constexpr double sight_m = 1.6;          // how far ahead of their own skin walkers look [m]; chosen
inline constexpr double wall_sight_m = 0.3;     // the same towards walls [m]; chosen
inline constexpr std::int64_t relist_ms = 500;  // lists are made anew at least this often [ms]; chosen

/// Makes the awake set and its lists anew if they may no longer hold. Returns whether it did.
bool refresh_lists(const MotionParameters& parameters, const Ground& ground, World& world);

}  // namespace sispam::motion
