// Nearest points, for contacts with walls and shields.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "core/vec2.hpp"
#include "model/ground.hpp"

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

}  // namespace sispam::motion
