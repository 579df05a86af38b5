// Cells of a grid, and which of them lie near a segment.
//
// Walls are drawn into the grid piece by piece; to compare every cell with every wall was rejected, since a large
// site has four million cells.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/maths.hpp"
#include "core/vec2.hpp"
#include "scenario/ground.hpp"

namespace sispam {

/// The point of a segment nearest to `point`.
inline Vec2 nearest_on(const Segment& segment, Vec2 point) {
  const Vec2 along = segment.b - segment.a;
  const double square = dot(along, along);
  const double t = square > 0 ? std::clamp(dot(point - segment.a, along) / square, 0.0, 1.0) : 0.0;
  return segment.a + t * along;
}

struct CellPlace {
  int column = 0, row = 0;
};

/// The cell that holds `at`; may lie outside the grid.
inline CellPlace cell_of(const Grid& grid, Vec2 at) {
  constexpr double far = 1e9;
  const auto number = [&](double metres) { return maths::floor_of(std::clamp(metres / grid.cell_m, -far, far)); };
  return {number(at.x - grid.origin.x), number(at.y - grid.origin.y)};
}

inline bool in_grid(const Grid& grid, CellPlace cell) {
  return cell.column >= 0 && cell.row >= 0 && cell.column < grid.columns && cell.row < grid.rows;
}

inline std::size_t index_of(const Grid& grid, CellPlace cell) {
  return static_cast<std::size_t>(cell.row) * static_cast<std::size_t>(grid.columns) +
         static_cast<std::size_t>(cell.column);
}

inline Vec2 centre_of(const Grid& grid, CellPlace cell) {
  return grid.origin + grid.cell_m * Vec2{cell.column + 0.5, cell.row + 0.5};
}

/// Calls `use(cell)` for every cell of the grid with a point within `reach` of the segment, and a few more.
template <class Use>
void each_cell_near(const Grid& grid, const Segment& segment, double reach, Use use) {
  const auto [a, b] = segment;
  const double slack = reach + 1e-9, rise = b.y - a.y;
  const int first = std::max(0, cell_of(grid, {a.x, std::min(a.y, b.y) - slack}).row);
  const int last = std::min(grid.rows - 1, cell_of(grid, {a.x, std::max(a.y, b.y) + slack}).row);
  for (int row = first; row <= last; ++row) {
    const double low = grid.origin.y + row * grid.cell_m - slack, high = low + grid.cell_m + 2 * slack;
    double from = 0, to = 1;
    if (rise != 0) {
      from = std::clamp(((rise > 0 ? low : high) - a.y) / rise, 0.0, 1.0);
      to = std::clamp(((rise > 0 ? high : low) - a.y) / rise, 0.0, 1.0);
    }
    const double x1 = a.x + from * (b.x - a.x), x2 = a.x + to * (b.x - a.x);
    const int left = std::max(0, cell_of(grid, {std::min(x1, x2) - slack, low}).column);
    const int right = std::min(grid.columns - 1, cell_of(grid, {std::max(x1, x2) + slack, low}).column);
    for (int column = left; column <= right; ++column) use(CellPlace{column, row});
  }
}

}  // namespace sispam
