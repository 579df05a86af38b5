// Going home, fleeing, and what went before: the way off the ground (docs/model/escalation.md, "Going and coming
// back").
//
// What went before somebody's leaving is noted when he sets out, because an ending is told by why people went, not by
// what was done last before they reached the exit.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// Notes when demonstrator `i` sets out to go, and what went before.
void note_leaving(World& world, std::size_t i);

/// The nearest exit open to all to which the first steps from `at` do not lead towards `source`; if there is none, the
/// nearest of all.
std::uint16_t exit_away_from(const Scenario& scenario, const Ground& ground, Vec2 at, Vec2 source);

/// Who goes, and to which point of his exit.
struct Goer {
  std::size_t i = 0;   // demonstrator number
  double along = 0.5;  // share of the exit line from its first end, in [0, 1]
};

/// Sends him to his exit; at a run if he flees.
void send_out(const Scenario& scenario, const Ground& ground, World& world, Goer goer);

/// He flees from what he fears most: the jet that struck him, else the nearest officer of the front rank.
void take_flight(const Scenario& scenario, const Ground& ground, World& world, Goer goer);

/// How far he still has to his exit [m].
double way_out_m(const Scenario& scenario, const Ground& ground, const World& world, std::size_t i);

}  // namespace sispam::mind
