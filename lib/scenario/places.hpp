// Where people stand who have no place of their own: units that wait, and the crowd in its assembly.
//
// Places follow from plan and ground alone; nothing is drawn. The checks of a plan and the model share them, so that a
// plan that is accepted has room for everybody.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "core/vec2.hpp"
#include "scenario/ground.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// People who wait together.
struct Gathering {
  Vec2 centre;  // [m]
  int count = 0;
  double pitch_m = 0.8;  // distance of their places on a square grid
};

/// A unit that waits round its point.
Gathering gathering_of(const Unit& unit);
/// The places of a unit that waits in rows along its staged line, or guards its line in rows.
std::vector<Vec2> waiting_rows(const Unit& unit);
/// Where the people of a unit stand that does not hold its line; `taken`: places of others.
std::vector<Vec2> waiting_places(const Ground& ground, const Unit& unit, const std::vector<Vec2>& taken);

/// The places of a gathering, nearest to its centre first: walkable, in sight of the centre and clear of `taken`.
std::vector<Vec2> places_round(const Ground& ground, const Gathering& gathering, const std::vector<Vec2>& taken = {});
/// The same, but as many as there are.
std::vector<Vec2> room_round(const Ground& ground, const Gathering& gathering, const std::vector<Vec2>& taken = {});

/// At least `count` places in an assembly, on the widest square grid that has room for all; when not even the narrowest
/// has, because a draw brought more people than the plan says, the crowd spills over the polygon.
std::vector<Vec2> places_for(const Ground& ground, const Polygon& assembly, int count);
/// How many places the narrowest grid has in an assembly.
std::size_t most_places(const Ground& ground, const Polygon& assembly);

}  // namespace sispam
