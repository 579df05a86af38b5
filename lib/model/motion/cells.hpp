// Who is where, for the search of who is near.
//
// People are moved from cell to cell as they move; to sort everybody anew was rejected, for most of them sleep.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <span>

#include "model/motion_state.hpp"
#include "model/people.hpp"

namespace sispam::motion {

/// Places beyond the cells belong to those at their edge.
inline int column_of(const Cells& cells, double x) {
  return std::clamp(static_cast<int>((x - cells.x0) / cells.width), 0, cells.columns - 1);
}
inline int row_of(const Cells& cells, double y) {
  return std::clamp(static_cast<int>((y - cells.y0) / cells.width), 0, cells.rows - 1);
}

/// Puts those of `moved` who are on the ground into the cells where they are, and takes out the others.
void update_cells(const People& people, std::span<const PersonId> moved, Cells& cells);

/// A circle round a person.
struct Circle {
  PersonId centre;
  double radius;  // [m]
};

/// Calls `visit(j, squared)` for everybody else in the circle, with his squared distance, in no order that means
/// anything.
template <class Visit>
void for_near(const People& people, const Cells& cells, Circle circle, Visit visit) {
  const auto [i, reach] = circle;
  const double x = people.x[i], y = people.y[i];
  const auto visit_cell = [&, i = i, most = reach * reach](PersonId j) {
    for (; j != no_person; j = cells.next[j]) {
      const double dx = x - people.x[j], dy = y - people.y[j];
      const double squared = dx * dx + dy * dy;
      if (j != i && squared < most) visit(j, squared);
    }
  };
  const int left = column_of(cells, x - reach), right = column_of(cells, x + reach), top = row_of(cells, y + reach);
  for (int row = row_of(cells, y - reach); row <= top; ++row) {
    for (int column = left; column <= right; ++column) visit_cell(cells.head[row * cells.columns + column]);
  }
}

}  // namespace sispam::motion
