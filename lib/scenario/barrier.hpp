// What is solid: straight pieces, and those of them that may fail.
//
// A fence that may fail is divided into sections, as by posts; each carries its own load and fails by itself. Contact
// still works on the longest straight piece that stands, so that dividing a fence changes no force.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/vec2.hpp"

namespace sispam {

/// A straight piece of wall, fence, obstacle or edge of the walkable ground.
struct Segment {
  Vec2 a, b;  // [m]
};

inline constexpr double section_m = 2;  // longest section of a fence, as from post to post [m]; assumption

enum class BarrierKind : std::uint8_t {
  fence,  // solid for everybody
  gate    // closed to the crowd; the force passes, and ways lead through
};

/// A straight piece of fence, or of a closed gate, that may fail.
struct Barrier {
  BarrierKind kind = BarrierKind::fence;
  std::uint16_t source = 0;     // index into site.fences or site.openings
  Segment piece;                // [m]
  double strength_n_per_m = 0;  // [N/m] 0: it never fails
  double fails_after_s = 0;     // [s]
  std::uint32_t first = 0;      // number of its first section among all of the ground
  std::uint32_t sections = 1;   // of equal length
};

/// How far along a barrier, 0..1, the point nearest to `at` lies.
inline double share_on(const Segment& piece, Vec2 at) {
  const Vec2 along = piece.b - piece.a;
  return std::clamp(dot(at - piece.a, along) / dot(along, along), 0.0, 1.0);
}

/// The section of a barrier at that share of its length, among all of the ground.
inline std::uint32_t section_at(const Barrier& barrier, double share) {
  return barrier.first + std::min(barrier.sections - 1, static_cast<std::uint32_t>(share * barrier.sections));
}

}  // namespace sispam
