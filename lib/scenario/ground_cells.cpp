// SPDX-License-Identifier: Apache-2.0
#include "scenario/ground_cells.hpp"

#include <limits>

#include "scenario/ground_walls.hpp"
#include "scenario/terrain.hpp"

namespace sispam {

namespace {

constexpr double clearance_m = 0.20;   // assumption: less than the radius of a body
constexpr double wall_margin_m = 2.0;  // the wall cells reach so far beyond the ground

struct Box {
  Vec2 low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  Vec2 high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
};

void widen(Box& box, const Polygon& polygon) {
  for (const Vec2 p : polygon) {
    box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
    box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
  }
}

Grid grid_over(const Box& box, double cell_m) {
  const auto cells = [&](double metres) { return static_cast<int>(std::ceil(metres / cell_m - 1e-6)); };
  return {box.low, cell_m, cells(box.high.x - box.low.x), cells(box.high.y - box.low.y)};
}

/// Makes every cell whose centre lies in the polygon free (1) or not (0).
void mark_inside(const Polygon& polygon, std::uint8_t free_or_not, Ground& ground) {
  const Grid& grid = ground.grid;
  Box box;
  widen(box, polygon);
  const CellPlace low = cell_of(grid, box.low), high = cell_of(grid, box.high);
  for (int row = std::max(low.row, 0); row <= std::min(high.row, grid.rows - 1); ++row) {
    for (int column = std::max(low.column, 0); column <= std::min(high.column, grid.columns - 1); ++column) {
      std::uint8_t& free = ground.free[index_of(grid, {column, row})];
      if (free != free_or_not && holds(polygon, centre_of(grid, {column, row}))) free = free_or_not;
    }
  }
}

void mark_walls(Ground& ground) {
  for (const Segment& segment : ground.segments) {
    each_cell_near(ground.grid, segment, clearance_m, [&](CellPlace cell) {
      const Vec2 centre = centre_of(ground.grid, cell);
      const double distance = length(nearest_on(segment, centre) - centre);
      if (distance < clearance_m - 1e-9) ground.free[index_of(ground.grid, cell)] = 0;
    });
  }
}

/// Files the segments under the wall cells: counts, then places.
void file_segments(Ground& ground) {
  const Grid& grid = ground.wall_grid;
  ground.first_near.assign(grid.size() + 1, 0);
  for (const Segment& segment : ground.segments) {
    each_cell_near(grid, segment, wall_reach_m, [&](CellPlace cell) { ++ground.first_near[index_of(grid, cell) + 1]; });
  }
  for (std::size_t i = 0; i < grid.size(); ++i) ground.first_near[i + 1] += ground.first_near[i];
  ground.near.assign(ground.first_near.back(), 0);
  std::vector<std::uint32_t> next = ground.first_near;
  for (std::size_t s = 0; s < ground.segments.size(); ++s) {
    each_cell_near(grid, ground.segments[s], wall_reach_m,
                   [&](CellPlace cell) { ground.near[next[index_of(grid, cell)]++] = static_cast<std::uint32_t>(s); });
  }
}

}  // namespace

Ground make_solid_ground(const Site& site, const std::vector<std::uint8_t>& failed) {
  Ground ground;
  add_solid(site, failed, ground);
  Box box;
  for (const NamedPolygon& piece : site.walkable) widen(box, piece.polygon);
  ground.grid = grid_over(box, ground.grid.cell_m);
  ground.free.assign(ground.grid.size(), 0);
  for (const NamedPolygon& piece : site.walkable) mark_inside(piece.polygon, 1, ground);
  for (const NamedPolygon& piece : site.obstacles) mark_inside(piece.polygon, 0, ground);
  mark_walls(ground);
  const Vec2 margin{wall_margin_m, wall_margin_m};
  ground.wall_grid = grid_over({box.low - margin, box.high + margin}, 1.0);
  file_segments(ground);
  return ground;
}

}  // namespace sispam
