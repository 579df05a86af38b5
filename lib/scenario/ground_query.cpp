// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "scenario/ground.hpp"
#include "scenario/ground_cells.hpp"

namespace sispam {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double rescue_m = 1.0;                         // so far off free ground somebody still finds back to it
constexpr double sight_step_m = 2 * wall_reach_m - 0.1;  // less than twice the reach: no segment is missed
constexpr double arrived_m = 0.5;                        // nearer than this the way may lead up to the wall

/// Distance in a cell; infinity outside the grid and off the free ground.
double value_at(const Grid& grid, const WayField& field, CellPlace cell) {
  return in_grid(grid, cell) ? field.distance[index_of(grid, cell)] : infinite;
}

/// Downhill along one axis: `here` between its two neighbours. Never leads into a neighbour where nobody can be,
/// except close to the destination, which may lie there.
double descent(double before, double here, double after) {
  if (before < infinite && after < infinite) return (before - after) / 2;
  if (before < infinite) return here < arrived_m ? before - here : std::min(0.0, before - here);
  if (after < infinite) return here < arrived_m ? here - after : std::max(0.0, here - after);
  return 0;
}

Vec2 descent_of_cell(const Grid& grid, const WayField& field, CellPlace cell) {
  const auto [c, r] = cell;
  const double here = value_at(grid, field, cell);
  const double x = descent(value_at(grid, field, {c - 1, r}), here, value_at(grid, field, {c + 1, r}));
  const double y = descent(value_at(grid, field, {c, r - 1}), here, value_at(grid, field, {c, r + 1}));
  return (1 / grid.cell_m) * Vec2{x, y};
}

/// Calls `use(cell, weight)` for the four cells whose centres surround `at`.
template <class Use>
void each_around(const Grid& grid, Vec2 at, Use use) {
  const double half = grid.cell_m / 2;
  const CellPlace low = cell_of(grid, at - Vec2{half, half});
  const Vec2 rest = (1 / grid.cell_m) * (at - centre_of(grid, low));
  use(low, (1 - rest.x) * (1 - rest.y));
  use(CellPlace{low.column + 1, low.row}, rest.x * (1 - rest.y));
  use(CellPlace{low.column, low.row + 1}, (1 - rest.x) * rest.y);
  use(CellPlace{low.column + 1, low.row + 1}, rest.x * rest.y);
}

/// The nearest free cell in sight from which the destination can be reached.
std::optional<CellPlace> way_back(const Ground& ground, const WayField& field, Vec2 at) {
  const CellPlace here = cell_of(ground.grid, at);
  const int reach = static_cast<int>(rescue_m / ground.grid.cell_m) + 1;
  std::optional<CellPlace> best;
  double nearest = rescue_m;
  for (int row = here.row - reach; row <= here.row + reach; ++row) {
    for (int column = here.column - reach; column <= here.column + reach; ++column) {
      if (!(value_at(ground.grid, field, {column, row}) < infinite)) continue;
      const Vec2 centre = centre_of(ground.grid, {column, row});
      const double distance = length(centre - at);
      if (distance >= nearest || !ground.sees(at, centre)) continue;
      nearest = distance;
      best = CellPlace{column, row};
    }
  }
  return best;
}

const WayField* find_field(const Ground& ground, int field, Vec2 at) {
  const bool known = field >= 0 && static_cast<std::size_t>(field) < ground.fields.size();
  if (!known || !in_grid(ground.grid, cell_of(ground.grid, at))) return nullptr;
  return &ground.fields[static_cast<std::size_t>(field)];
}

/// Whether the way between its ends, both excluded, meets the segment, its ends included.
bool crosses(const Segment& segment, Vec2 from, Vec2 to) {
  const Vec2 way = to - from, along = segment.b - segment.a;
  const double a = cross(way, segment.a - from), b = cross(way, segment.b - from);
  const double p = cross(along, from - segment.a), q = cross(along, to - segment.a);
  const bool ends_apart = (a >= 0 && b <= 0) || (a <= 0 && b >= 0);
  return ends_apart && ((p > 0 && q < 0) || (p < 0 && q > 0));
}

/// The sum over the four cells around `at` where all cells beside them can be reached, as nearly everywhere: without a
/// question per cell. None elsewhere.
std::optional<Vec2> smooth_descent(const Grid& grid, const WayField& field, Vec2 at) {
  const double half = grid.cell_m / 2;
  const CellPlace low = cell_of(grid, at - Vec2{half, half});
  if (low.column < 1 || low.row < 1 || low.column + 2 >= grid.columns || low.row + 2 >= grid.rows) return std::nullopt;
  const float* cell = field.distance.data() + index_of(grid, low);
  const std::ptrdiff_t up = grid.columns;
  // x: the fall from the left to the right neighbour of each of the four cells; y: from the lower to the upper one
  const double ax = cell[-1] - cell[1], bx = cell[0] - cell[2], cx = cell[up - 1] - cell[up + 1];
  const double dx = cell[up] - cell[up + 2], ay = cell[-up] - cell[up], by = cell[1 - up] - cell[1 + up];
  const double cy = cell[0] - cell[2 * up], dy = cell[1] - cell[2 * up + 1];
  const Vec2 rest = (1 / grid.cell_m) * (at - centre_of(grid, low));
  const double left = 1 - rest.x, below = 1 - rest.y;
  const Vec2 sum{below * (left * ax + rest.x * bx) + rest.y * (left * cx + rest.x * dx),
                 below * (left * ay + rest.x * by) + rest.y * (left * cy + rest.x * dy)};
  const bool finite = std::abs(sum.x) < infinite && std::abs(sum.y) < infinite;  // false for what is not a number, too
  return finite ? std::optional(sum) : std::nullopt;
}

}  // namespace

Vec2 way_down(const Grid& grid, const WayField& field, Vec2 at) {
  if (const std::optional<Vec2> sum = smooth_descent(grid, field, at)) return unit(*sum);
  if (!(value_at(grid, field, cell_of(grid, at)) < infinite)) return {};
  Vec2 sum;
  each_around(grid, at, [&](CellPlace cell, double weight) {
    if (value_at(grid, field, cell) < infinite) sum = sum + weight * descent_of_cell(grid, field, cell);
  });
  return unit(sum);
}

int Ground::field(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const WayField& f) { return f.name == name; });
  return found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

double Ground::distance(int field, Vec2 at) const {
  const WayField* way = find_field(*this, field, at);
  if (way == nullptr) return infinite;
  if (value_at(grid, *way, cell_of(grid, at)) < infinite) {
    double sum = 0, weights = 0;
    each_around(grid, at, [&](CellPlace cell, double weight) {
      const double value = value_at(grid, *way, cell);
      if (!(value < infinite)) return;
      sum += weight * value;
      weights += weight;
    });
    return sum / weights;
  }
  const std::optional<CellPlace> back = way_back(*this, *way, at);
  if (!back) return infinite;
  const double beyond = dot(unit(descent_of_cell(grid, *way, *back)), at - centre_of(grid, *back));
  return std::max(0.0, value_at(grid, *way, *back) - beyond);
}

Vec2 Ground::direction(int field, Vec2 at) const {
  const WayField* way = find_field(*this, field, at);
  if (way == nullptr) return {};
  if (!(value_at(grid, *way, cell_of(grid, at)) < infinite)) {
    const std::optional<CellPlace> back = way_back(*this, *way, at);
    return back ? unit(centre_of(grid, *back) - at) : Vec2{};
  }
  return way_down(grid, *way, at);
}

bool Ground::sees(Vec2 from, Vec2 to) const {
  if (first_near.empty()) return true;
  const double whole = length(to - from);
  const int steps = static_cast<int>(std::ceil(whole / sight_step_m));
  for (int k = 0; k < std::max(steps, 1); ++k) {
    const Vec2 at = from + ((k + 0.5) / std::max(steps, 1)) * (to - from);
    for (const std::uint32_t s : segments_near(at)) {
      if (crosses(segments[s], from, to)) return false;
    }
  }
  return true;
}

bool Ground::walkable(Vec2 at) const {
  if (free.empty()) return true;
  const CellPlace cell = cell_of(grid, at);
  return in_grid(grid, cell) && free[index_of(grid, cell)] != 0;
}

std::span<const std::uint32_t> Ground::segments_near(Vec2 at) const {
  const CellPlace cell = cell_of(wall_grid, at);
  if (first_near.empty() || !in_grid(wall_grid, cell)) return {};
  const std::size_t index = index_of(wall_grid, cell);
  return {near.data() + first_near[index], near.data() + first_near[index + 1]};
}

}  // namespace sispam
