// Who is where, for the search of who is near.
//
// People lie in memory as their cells do, row after row, so that a search reads one stretch per row. They are moved
// from cell to cell as they move; to sort everybody anew each time was rejected, for most of them sleep.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "core/vec2.hpp"
#include "model/motion_state.hpp"
#include "model/people.hpp"

namespace sispam::motion {

/// Places beyond the cells belong to those at their edge.
inline int column_of(const Cells& cells, double x) {
  return std::clamp(static_cast<int>((x - cells.x0) / cells.width), 0, cells.columns - 1);
}
inline int row_of(const Cells& cells, double y) {
  return std::clamp(static_cast<int>((y - cells.y0) / cells.width), 0, static_cast<int>(cells.rows.size()) - 1);
}

/// Puts those of `moved` into the cells where they are.
void update_cells(const People& people, std::span<const PersonId> moved, Cells& cells);

inline constexpr double imprecise_m = 0.001;  // a search in single precision looks farther by this [m]; chosen

/// Writes to `found`, which has room for everybody, who is in this circle, and perhaps a few up to a millimetre or two
/// beyond, in no order that means anything; returns how many. Without a branch for each: who is near is as good as
/// random.
inline std::size_t find_near(const Cells& cells, Vec2 centre, double radius_m, PersonId* found) {
  const auto x = static_cast<float>(centre.x - cells.x0), y = static_cast<float>(centre.y - cells.y0);
  const auto far = static_cast<float>(radius_m + imprecise_m);
  const float most = far * far;
  const int left = column_of(cells, centre.x - radius_m), right = column_of(cells, centre.x + radius_m);
  const int top = row_of(cells, centre.y + radius_m);
  std::size_t n = 0;
  for (int row = row_of(cells, centre.y - radius_m); row <= top; ++row) {
    const CellRow& all = cells.rows[static_cast<std::size_t>(row)];
    const std::uint32_t end = all.first[static_cast<std::size_t>(right) + 1];
    for (std::uint32_t k = all.first[static_cast<std::size_t>(left)]; k < end; ++k) {
      const Whereabouts& other = all.at[k];
      const float dx = x - other.x, dy = y - other.y;
      found[n] = other.id;
      n += static_cast<std::size_t>(dx * dx + dy * dy < most);
    }
  }
  return n;
}

}  // namespace sispam::motion
