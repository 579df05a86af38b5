// Puts the force on the ground at the start of a replicate: on its slots, on its staged line, or round its point.
//
// Places follow from the plan alone; nothing is drawn, so every replicate starts from the same order of battle.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Places all personnel and makes world.line. The columns of world.people exist already; bodies are drawn elsewhere.
void make_personnel(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
