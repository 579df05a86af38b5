// The World of one replicate before its first step.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Gives `people` that many rows, personnel first; everybody absent, awake and without load.
void resize_people(People& people, std::size_t personnel, std::size_t demonstrators);

/// Draws mass, radius, speed and strengths of everybody (docs/model/motion.md, bodies).
void make_bodies(const MotionParameters& parameters, World& world, const Random& random);

/// Everybody with his body, mind and place at time 0.
World make_world(const Scenario& scenario, const Ground& ground, const Random& random);

}  // namespace sispam
