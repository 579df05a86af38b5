// What a water jet does to the will of those it strikes: they draw back and do not push for a while.
//
// The spray stage says who was hit and from where (CrowdState::hit_ms, hit_from); pushing people over is mechanics and
// happens in motion. Whether they come back or go home is drawn; so is the pause. All of it is assumed: nobody has
// measured it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// What the jet asks of somebody in this tick.
enum class AfterJet : std::uint8_t { nothing, retreat, come_back, go_home };

/// Begins and ends the pause of demonstrator `i`, who is on his feet and has not set out to go.
AfterJet after_jet(const MindParameters& parameters, World& world, const Random& random, std::size_t i);

/// Where he draws back to: away from the jet, as far as he can see a way and at most `hit_retreat_m` [m].
Vec2 retreat_of(const MindParameters& parameters, const Ground& ground, const World& world, std::size_t i);

}  // namespace sispam::mind
