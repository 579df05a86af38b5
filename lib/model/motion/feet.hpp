// The force a person's feet can give, by what he does (docs/model/motion.md eq. 5), and what it does to him.
//
// Every mode has a budget: what the person can or will exert, and never more than the ground's friction carries. That
// cap is what makes a line yield and a crowd's push saturate; in the social force model it is hidden and unbounded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

inline constexpr double gravity = 9.81;  // [m/s2]

/// Asks everybody awake what his feet do. Holds until others than the move stage had their turn, or he steers.
void ask_feet(const Scenario& scenario, World& world, double dt_s);

/// Velocity the person's own feet intend, against which a shove is measured [m/s].
Vec2 intended_velocity(const MotionParameters& parameters, const People& people, PersonId i);

}  // namespace sispam::motion
