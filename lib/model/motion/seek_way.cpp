// SPDX-License-Identifier: Apache-2.0
#include "model/motion/seek_way.hpp"

#include <algorithm>
#include <limits>

#include "model/motion/line_toll.hpp"
#include "model/way_field.hpp"
#include "scenario/ground_cells.hpp"

namespace sispam::motion {
namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();
constexpr double window_m = 10;     // the way is known so far round the lines [m]; chosen
constexpr float barred = 20;        // toll by which the cells are found whose way crosses a line; any high one does
constexpr float changed_m = 0.05F;  // a way longer by this crosses a line [m]; chosen

struct Corners {
  CellPlace low, high;  // both included
};

/// Where each line is, to a metre: -1 if it is not in use, else how far it has advanced.
std::vector<int> lines_now(const World& world) {
  std::vector<int> now;
  for (const HeldLine& line : world.line.lines) {
    now.push_back(line.in_use ? static_cast<int>(line.advanced * longest_m(line.way)) : -1);
  }
  return now;
}

/// Calls `use` for each piece between neighbouring slots of the lines in use, manned or not.
template <class Use>
void each_piece(const LineState& state, Use use) {
  for (const Formation& formation : state.formations) {
    if (!state.lines[formation.line].in_use) continue;
    for (std::size_t k = 0; k + 1 < formation.slots.size(); ++k) {
      use(Segment{formation.slots[k].place, formation.slots[k + 1].place});
    }
  }
}

/// The smallest window that holds all lines in use and `window_m` round them; empty when there is none.
Grid window_round(const LineState& state, const Grid& ground) {
  Corners corners{{ground.columns, ground.rows}, {-1, -1}};
  const Vec2 margin{window_m, window_m};
  each_piece(state, [&](const Segment& piece) {
    for (const Vec2 end : {piece.a, piece.b}) {
      const CellPlace low = cell_of(ground, end - margin), high = cell_of(ground, end + margin);
      corners.low = {std::min(corners.low.column, low.column), std::min(corners.low.row, low.row)};
      corners.high = {std::max(corners.high.column, high.column), std::max(corners.high.row, high.row)};
    }
  });
  const CellPlace low{std::max(0, corners.low.column), std::max(0, corners.low.row)};
  Grid window = ground;
  window.columns = std::max(0, std::min(ground.columns - 1, corners.high.column) - low.column + 1);
  window.rows = std::max(0, std::min(ground.rows - 1, corners.high.row) - low.row + 1);
  window.origin = ground.origin + ground.cell_m * Vec2{1.0 * low.column, 1.0 * low.row};
  return window;
}

/// The cell of the ground that is the first one of the window.
CellPlace corner_of(const Grid& ground, const Grid& window) {
  return cell_of(ground, window.origin + Vec2{window.cell_m / 2, window.cell_m / 2});
}

/// Distances to the protected area if crossing a line anywhere cost much.
std::vector<float> barred_distances(const Scenario& scenario, const Ground& ground, const LineState& state) {
  std::vector<float> toll(ground.grid.size(), 0.0F);
  each_piece(state, [&](const Segment& piece) {
    each_cell_near(ground.grid, piece, farthest_off_slot_m + 1,
                   [&](CellPlace cell) { toll[index_of(ground.grid, cell)] = barred; });
  });
  return WayMaker(ground).distances({WayKind::area, scenario.site.protected_area.polygon}, toll);
}

/// Cuts the window and keeps there the distances that no line changes.
void make_window(const Scenario& scenario, const Ground& ground, World& world) {
  SeekState& seek = world.seek;
  seek.lines_then = lines_now(world);
  seek.window = window_round(world.line, ground.grid);
  seek.toll.clear();
  const int field = ground.field("protected:" + scenario.site.protected_area.id);
  if (seek.window.size() == 0 || field < 0) {
    seek.window = {};
    return;
  }
  const std::vector<float>& plain = ground.fields[static_cast<std::size_t>(field)].distance;
  const std::vector<float> far = barred_distances(scenario, ground, world.line);
  const CellPlace corner = corner_of(ground.grid, seek.window);
  seek.known.assign(seek.window.size(), infinite);
  for (int row = 0; row < seek.window.rows; ++row) {
    for (int column = 0; column < seek.window.columns; ++column) {
      const std::size_t cell = index_of(ground.grid, {corner.column + column, corner.row + row});
      if (far[cell] <= plain[cell] + changed_m) seek.known[index_of(seek.window, {column, row})] = plain[cell];
    }
  }
}

/// The window as a ground of its own.
Ground cut_out(const Ground& ground, const Grid& window) {
  Ground part;
  part.grid = window;
  part.free.assign(window.size(), 0);
  const CellPlace corner = corner_of(ground.grid, window);
  for (int row = 0; row < window.rows; ++row) {
    const auto first =
        ground.free.begin() + static_cast<std::ptrdiff_t>(index_of(ground.grid, {corner.column, corner.row + row}));
    std::copy(first, first + window.columns,
              part.free.begin() + static_cast<std::ptrdiff_t>(index_of(window, {0, row})));
  }
  return part;
}

}  // namespace

void renew_seek_way(const Scenario& scenario, const Ground& ground, World& world) {
  SeekState& seek = world.seek;
  if (seek.lines_then != lines_now(world)) make_window(scenario, ground, world);
  if (seek.window.size() == 0) return;
  std::vector<float> toll = line_toll(scenario, world, seek.window);
  if (toll == seek.toll && !seek.way.distance.empty()) return;
  seek.toll = std::move(toll);
  seek.way.distance = WayMaker(cut_out(ground, seek.window)).onward(seek.known, seek.toll);
}

Vec2 own_way(const Ground& ground, const World& world, PersonId i) {
  const SeekState& seek = world.seek;
  const std::size_t k = i - world.people.personnel;
  if (k >= seek.seeks.size()) return {};
  const Vec2 at{world.people.x[i], world.people.y[i]};
  const Rush& rush = seek.rush[k];
  if (rush.from_ms >= 0 && world.now_ms >= rush.from_ms && ground.sees(at, rush.gap)) return unit(rush.gap - at);
  if (seek.seeks[k] == 0 || seek.way.distance.empty()) return {};
  return way_down(seek.window, seek.way, at);
}

}  // namespace sispam::motion
