// SPDX-License-Identifier: Apache-2.0
#include "model/way_field.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scenario/terrain.hpp"

namespace sispam {

namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();
constexpr double exact_m = 1.5;   // so near to the destination the distance is exact
constexpr double skin_m = 0.001;  // lines of sight end so far before or beyond a destination that may lie on a wall
constexpr double tie_m = 0.001;   // cells nearer alike than this settle in no order that means anything
constexpr std::size_t pad = 2;
constexpr int buckets_per_cell = 32;  // chosen, for speed alone

/// One axis of the eikonal equation: weight * (T - value)^2.
struct Upwind {
  double value = 0, weight = 0;
};

Upwind upwind(const float* at, std::ptrdiff_t step) {
  const bool forward = at[step] < at[-step];
  const double near = forward ? at[step] : at[-step], next = forward ? at[2 * step] : at[-2 * step];
  if (next < near - tie_m) return {(4 * near - next) / 3, 2.25};
  return {near, 1};
}

/// The T at which one or both axes sum to `cell_m` squared.
double solve(Upwind p, Upwind q, double cell_m) {
  const auto alone = [&](Upwind u) { return u.value + (u.weight > 1 ? cell_m / 1.5 : cell_m); };
  if (!(p.value < infinite)) return alone(q);
  if (!(q.value < infinite)) return alone(p);
  const double sum = p.weight + q.weight, apart = q.value - p.value;
  const double root = sum * cell_m * cell_m - p.weight * q.weight * apart * apart;
  if (root >= 0) {
    const double both = (p.weight * p.value + q.weight * q.value + std::sqrt(root)) / sum;
    if (both >= p.value && both >= q.value) return both;
  }
  return std::min(alone(p), alone(q));
}

std::vector<Segment> pieces_of(const std::vector<Vec2>& points) {
  if (points.size() == 1) return {{points[0], points[0]}};
  std::vector<Segment> pieces;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) pieces.push_back({points[i], points[i + 1]});
  return pieces;
}

}  // namespace

WayMaker::WayMaker(const Ground& ground)
    : ground_(&ground),
      stride_(static_cast<std::size_t>(ground.grid.columns) + 2 * pad),
      queue_(ground.grid.cell_m / buckets_per_cell) {
  const Grid& grid = ground.grid;
  walls_.assign(stride_ * (static_cast<std::size_t>(grid.rows) + 2 * pad), -1);
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      if (ground.free[index_of(grid, {column, row})] != 0) walls_[padded({column, row})] = infinite;
    }
  }
}

std::size_t WayMaker::padded(CellPlace cell) const {
  return (static_cast<std::size_t>(cell.row) + pad) * stride_ + static_cast<std::size_t>(cell.column) + pad;
}

void WayMaker::begin(const std::vector<float>& toll) {
  best_ = walls_;
  settled_.assign(walls_.size(), infinite);
  queue_.clear();
  toll_.clear();
  if (toll.empty()) return;
  toll_.assign(walls_.size(), 0.0F);
  const Grid& grid = ground_->grid;
  for (int row = 0; row < grid.rows; ++row) {
    const auto first = toll.begin() + static_cast<std::ptrdiff_t>(index_of(grid, {0, row}));
    std::copy(first, first + grid.columns, toll_.begin() + static_cast<std::ptrdiff_t>(padded({0, row})));
  }
}

std::vector<float> WayMaker::distances(const WayTarget& target, const std::vector<float>& toll) {
  begin(toll);
  if (target.kind == WayKind::line) {
    start_from_line(target);
  } else {
    start_from_area(target);
  }
  march();
  return result();
}

std::vector<float> WayMaker::onward(const std::vector<float>& known, const std::vector<float>& toll) {
  begin(toll);
  const Grid& grid = ground_->grid;
  const auto each_free = [&](auto use) {
    for (int row = 0; row < grid.rows; ++row) {
      for (int column = 0; column < grid.columns; ++column) {
        const CellPlace cell{column, row};
        if (walls_[padded(cell)] > 0) use(padded(cell), known[index_of(grid, cell)]);
      }
    }
  };
  each_free([&](std::size_t cell, float metres) {
    if (metres < infinite) best_[cell] = settled_[cell] = metres;
  });
  each_free([&](std::size_t cell, float metres) {  // only the edge of what is known goes into the heap
    const auto is_known = [&](std::size_t neighbour) { return settled_[neighbour] < infinite; };
    if (metres < infinite) return;
    if (is_known(cell - stride_) || is_known(cell - 1) || is_known(cell + 1) || is_known(cell + stride_)) reach(cell);
  });
  march();
  return result();
}

std::vector<float> WayMaker::result() const {
  const Grid& grid = ground_->grid;
  std::vector<float> result(grid.size());
  for (int row = 0; row < grid.rows; ++row) {
    const auto first = settled_.begin() + static_cast<std::ptrdiff_t>(padded({0, row}));
    std::copy(first, first + grid.columns, result.begin() + static_cast<std::ptrdiff_t>(index_of(grid, {0, row})));
  }
  return result;
}

void WayMaker::start_from_line(const WayTarget& target) {
  for (const Segment& piece : pieces_of(target.points)) start_near(piece, -skin_m);
}

void WayMaker::start_from_area(const WayTarget& target) {
  const Grid& grid = ground_->grid;
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      const CellPlace cell{column, row};
      if (walls_[padded(cell)] > 0 && holds(target.points, centre_of(grid, cell))) start_at(cell, 0);
    }
  }
  for (std::size_t i = 0; i < target.points.size(); ++i) {
    start_near({target.points[i], target.points[(i + 1) % target.points.size()]}, skin_m);
  }
}

/// Starts from the cells in sight of a piece; the line of sight ends `beyond_m` behind it.
void WayMaker::start_near(const Segment& piece, double beyond_m) {
  each_cell_near(ground_->grid, piece, exact_m, [&](CellPlace cell) {
    if (walls_[padded(cell)] < 0) return;
    const Vec2 centre = centre_of(ground_->grid, cell), nearest = nearest_on(piece, centre);
    const double distance = length(nearest - centre);
    const Vec2 end = nearest + beyond_m * unit(nearest - centre);
    if (distance <= exact_m && ground_->sees(centre, end)) start_at(cell, distance);
  });
}

void WayMaker::start_at(CellPlace cell, double distance) {
  const std::size_t at = padded(cell);
  const float metres = static_cast<float>(distance);
  if (!(metres < best_[at])) return;
  best_[at] = settled_[at] = metres;
  queue_.push(metres, at);
}

void WayMaker::march() {
  CellQueue::Entry next;
  while (queue_.pop(next)) {
    const std::size_t cell = next.cell;
    if (next.metres != best_[cell]) continue;  // a shorter way came later
    settled_[cell] = next.metres;
    for (const std::size_t neighbour : {cell - stride_, cell - 1, cell + 1, cell + stride_}) reach(neighbour);
  }
}

void WayMaker::reach(std::size_t cell) {
  if (best_[cell] < 0 || settled_[cell] < infinite) return;
  const float distance = static_cast<float>(arrival(cell));
  if (!(distance < best_[cell])) return;
  best_[cell] = distance;
  queue_.push(distance, cell);
}

double WayMaker::arrival(std::size_t cell) const {
  const float* at = settled_.data() + cell;
  const double metres = toll_.empty() ? ground_->grid.cell_m : ground_->grid.cell_m * (1 + toll_[cell]);
  return solve(upwind(at, 1), upwind(at, static_cast<std::ptrdiff_t>(stride_)), metres);
}

}  // namespace sispam
