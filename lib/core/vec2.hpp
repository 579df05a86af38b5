// A point or vector in the plane, in metres unless its name says otherwise.
//
// Columns of the World keep x and y apart (structure of arrays); Vec2 is for geometry, configuration and locals.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace sispam {

struct Vec2 {
  double x = 0;
  double y = 0;

  friend constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Vec2 operator*(double s, Vec2 a) { return {s * a.x, s * a.y}; }
  friend constexpr bool operator==(Vec2 a, Vec2 b) = default;
};

constexpr double dot(Vec2 a, Vec2 b) { return a.x * b.x + a.y * b.y; }
/// Positive when `b` lies to the left of `a`.
constexpr double cross(Vec2 a, Vec2 b) { return a.x * b.y - a.y * b.x; }
/// A quarter turn to the left.
constexpr Vec2 left_of(Vec2 a) { return {-a.y, a.x}; }
/// Euclidean length. Uses only a correctly rounded square root, so its bits are the same on every CPU.
inline double length(Vec2 a) { return std::sqrt(dot(a, a)); }
/// `a` scaled to length one; the zero vector stays zero.
inline Vec2 unit(Vec2 a) {
  const double l = length(a);
  return l > 0 ? Vec2{a.x / l, a.y / l} : Vec2{};
}

}  // namespace sispam
