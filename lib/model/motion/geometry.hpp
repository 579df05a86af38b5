// Nearest points, for contacts with walls and shields; and for whom the line opens.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "core/vec2.hpp"
#include "model/ground.hpp"
#include "model/people.hpp"

namespace sispam::motion {

/// How far along from a to b, 0..1, the point nearest to `p` lies.
inline double share_along(Vec2 a, Vec2 b, Vec2 p) {
  const Vec2 ab = b - a;
  const double squared = dot(ab, ab);
  return squared > 0 ? std::clamp(dot(p - a, ab) / squared, 0.0, 1.0) : 0.0;
}

/// The point of a wall nearest to `p` [m].
inline Vec2 nearest_on(const Segment& segment, Vec2 p) {
  return segment.a + share_along(segment.a, segment.b, p) * (segment.b - segment.a);
}

/// Whether the line opens between the two: one passes, the other is an officer who does not.
inline bool lets_pass(const People& people, PersonId a, PersonId b) {
  if (people.passing[a] == people.passing[b]) return false;
  return people.is_personnel(people.passing[a] != 0 ? b : a);
}

}  // namespace sispam::motion
