// Puts the force on the ground at the start of a replicate: on its slots, on its staged line, or round its point.
//
// Places follow from the plan alone; nothing is drawn, so every replicate starts from the same order of battle.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/vec2.hpp"
#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Places all personnel and makes world.line. The columns of world.people exist already; bodies are drawn elsewhere.
void make_personnel(const Scenario&, const Ground&, World&, const Random&);

namespace motion {

/// People who wait together.
struct Gathering {
  Vec2 centre;  // [m]
  int count = 0;
  double pitch_m = 0.8;  // distance of their places on a square grid
};

/// Where the people of a unit stand that does not hold its line; `taken`: places of others.
std::vector<Vec2> waiting_places(const Ground& ground, const Unit& unit, const std::vector<Vec2>& taken);

/// The places of a gathering, nearest to its centre first: walkable, in sight of the centre and clear of `taken`.
std::vector<Vec2> places_round(const Ground& ground, const Gathering& gathering, const std::vector<Vec2>& taken = {});

}  // namespace motion
}  // namespace sispam
