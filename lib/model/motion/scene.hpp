// What every part of a motion step needs: the laws, the ground, the people, and how long the step is.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/parameters.hpp"

namespace sispam::motion {

struct Scene {
  const MotionParameters& parameters;
  const Ground& ground;
  World& world;
  double dt_s;  // [s]
};

}  // namespace sispam::motion
