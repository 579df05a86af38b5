// On which side of a line somebody is, how deep behind it, and whether a step crossed it.
//
// Distances are signed from the front rank's polyline; ranks behind are level sets of that distance. A closed polygon
// of "behind" was rejected: a line that ends at nothing has no such polygon.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "model/watch_state.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

/// Where a point lies with respect to a line.
struct LineSide {
  double behind_m = 0;      // signed distance, positive to the rear [m]
  bool beyond_end = false;  // the nearest point is an end of the line: then from the chord of the ends
};

/// What is asked of a line for everybody near it.
LineShape shape_of(const Polyline& line);

LineSide side_of(const LineShape& line, Vec2 at);

/// Crossings of the line on the straight way: +1 to the rear, -1 to the front, 0 none or there and back.
int crossings(const Polyline& line, Vec2 from, Vec2 to);

/// Whether both points are before every piece of the line, thought to go on for ever: then the way between them crosses
/// nothing, and neither is behind.
bool stays_in_front(const Polyline& line, Vec2 from, Vec2 to);

/// Where a point would be if it had gone along with the nearest place of a line that moved, point for point.
Vec2 carried(const Polyline& before, const Polyline& now, Vec2 at);

/// The smallest box round `points`, widened by `margin_m`.
Box box_round(const std::vector<Vec2>& points, double margin_m);

/// The smallest box that holds both.
constexpr Box box_of_both(const Box& a, const Box& b) {
  return {{std::min(a.low.x, b.low.x), std::min(a.low.y, b.low.y)},
          {std::max(a.high.x, b.high.x), std::max(a.high.y, b.high.y)}};
}

constexpr bool in_box(const Box& box, Vec2 at) {
  return at.x >= box.low.x && at.x <= box.high.x && at.y >= box.low.y && at.y <= box.high.y;
}

/// Distance from the piece a-b [m].
double distance_from_piece(Vec2 a, Vec2 b, Vec2 at);

}  // namespace sispam::motion
