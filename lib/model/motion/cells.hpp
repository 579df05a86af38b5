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

inline constexpr double imprecise_m = 0.001;  // a search in single precision looks farther by this [m]; chosen

/// A circle round a person.
struct Circle {
  PersonId centre;
  double radius;  // [m]
};

/// Calls `visit(j)` for everybody else in the circle, and perhaps a few up to a millimetre or two beyond, in no order
/// that means anything.
template <class Visit>
void for_near(const People& people, const Cells& cells, Circle circle, Visit visit) {
  const auto [i, reach] = circle;
  const double x = people.x[i], y = people.y[i];
  const auto near_x = static_cast<float>(x - cells.x0), near_y = static_cast<float>(y - cells.y0);
  const auto far = static_cast<float>(reach + imprecise_m);
  const auto visit_cell = [&, i = i, most = far * far](PersonId j) {
    while (j != no_person) {
      const Whereabouts& other = cells.at[j];
      const float dx = near_x - other.x, dy = near_y - other.y;
      if (dx * dx + dy * dy < most && j != i) visit(j);
      j = other.next;
    }
  };
  const int left = column_of(cells, x - reach), right = column_of(cells, x + reach), top = row_of(cells, y + reach);
  for (int row = row_of(cells, y - reach); row <= top; ++row) {
    for (int column = left; column <= right; ++column) visit_cell(cells.head[row * cells.columns + column]);
  }
}

}  // namespace sispam::motion
