// Whom somebody goes for who pushes or is violent: the organiser, or the other camp (docs/model/escalation.md eq. 18).
//
// Chosen once, when he begins to push, and kept until he stops or no opponent is left to go for. Choosing anew every
// second was rejected: people would run to and fro between two enemies.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "model/ground.hpp"
#include "model/mind/transitions.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// Everything the choice needs; `tick` is part of the address of its draw.
struct AimScene {
  const Scenario& scenario;
  const Ground& ground;
  const Random& random;
  std::uint32_t tick = 0;
};

/// Notes in `impetus` what opponents near demonstrator `i` mean for his next decision. Nothing for who has no camp.
void look_for_opponents(const AimScene& scene, const World& world, std::size_t i, Impetus& impetus);

/// Somebody who has begun to push.
struct Beginner {
  std::size_t i = 0;       // demonstrator number
  const Impetus& impetus;  // with which he began
  double distance_m = 0;   // from what he would push against
};
/// Chooses his target and sends him there.
void take_aim(const AimScene& scene, World& world, const Beginner& who);

/// He goes on: follows his opponents, or turns to the organiser when there are none to go for.
void follow_aim(const AimScene& scene, World& world, std::size_t i);

}  // namespace sispam::mind
