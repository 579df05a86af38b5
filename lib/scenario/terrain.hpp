// Plane geometry for the checks of a plan: where is ground, how near is a wall, where do the slots of a line lie?
//
// Exact enough to judge single places (centimetres). Ways and room are judged on the ground the model walks on
// (scenario/ground.hpp), which is made from this.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/vec2.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Officers of a rank stand no farther apart: beyond, a gap counts as open [m]; assumption.
inline constexpr double widest_spacing_m = 0.9;

/// Area of a polygon; positive when its corners run counter-clockwise [m2].
double signed_area(const Polygon& polygon);
/// Mean of its corners.
Vec2 middle(const std::vector<Vec2>& points);
/// Whether two straight pieces, a to b and c to d, cross or touch.
bool segments_meet(Vec2 a, Vec2 b, Vec2 c, Vec2 d);
/// Whether two of its sides cross, touch or lie upon each other.
bool crosses_itself(const Polygon& polygon);
/// Whether the point lies inside or within a millimetre of the edge.
bool holds(const Polygon& polygon, Vec2 point);
/// Distance of a point to the nearest point of a line [m].
double distance_to(const Polyline& line, Vec2 point);
/// Distance of a point to the edge of a polygon [m].
double distance_to_edge(const Polygon& polygon, Vec2 point);
double length_of(const Polyline& line);

/// Whether a point lies behind a line as its officers stand: to the right of its chord, or inside a ring run clockwise.
bool is_behind(const Polyline& line, Vec2 point);

/// A place on a line, and the way to the right of it.
struct LinePlace {
  Vec2 at;
  Vec2 right;
};
/// `count` slots from the first to the last point of a line, evenly spaced; one alone stands in the middle.
std::vector<LinePlace> slots_along(const Polyline& line, int count);

/// The ground of a site.
class Terrain {
 public:
  explicit Terrain(const Site& site) : site_(&site) {}
  /// Whether the point is on walkable ground.
  bool walkable(Vec2 point) const;
  /// Whether a body of that radius can stand there, clear of walls, fences, obstacles and the edge of the ground.
  bool has_room(Vec2 point, double radius) const;
  /// Whether the straight way between two points crosses a wall, fence or obstacle.
  bool is_cut(Vec2 from, Vec2 to) const;
  /// Whether the point lies on the outer edge of the ground.
  bool on_outer_edge(Vec2 point) const;
  /// Whether the point lies on a wall, a fence, or a border between two pieces of ground.
  bool on_barrier(Vec2 point) const;

 private:
  bool in_opening(Vec2 point) const;

  const Site* site_;
};

}  // namespace sispam
