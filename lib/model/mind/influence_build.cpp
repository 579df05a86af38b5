// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/maths.hpp"
#include "model/mind/camps.hpp"
#include "model/mind/geometry.hpp"
#include "model/mind/influence.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double noted_m = 0.1;    // who has moved farther than this has moved [m]; chosen
constexpr int cells_in_reach = 2;  // so many cells make the radius; chosen, for speed alone

/// exp(-d/kernel) for d in [0, radius], interpolated between 512 exact values: relative error below 1e-5 when the
/// radius is at most four kernel lengths.
class Kernel {
 public:
  /// Fills `values` if that was not done before.
  Kernel(const MindParameters& p, std::vector<float>& values)
      : per_m_(static_cast<float>(steps / p.neighbour_radius_m)) {
    for (int k = static_cast<int>(values.size()); k < steps + 2; ++k) {
      values.push_back(static_cast<float>(maths::exp(-k * p.neighbour_radius_m / (steps * p.neighbour_kernel_m))));
    }
    values_ = values.data();
  }
  float at(float distance_m) const {
    const float place = distance_m * per_m_;
    const auto k = static_cast<int>(place);
    return values_[k] + (place - static_cast<float>(k)) * (values_[k + 1] - values_[k]);
  }

 private:
  static constexpr int steps = 512;
  float per_m_;
  const float* values_ = nullptr;
};

/// The present people by square cell half as wide as the radius; in each in order of number. Cells and places depend
/// on nobody else, so what is found of two is the same whoever else is there. Single precision: a place is a few
/// micrometres off, on ground some kilometres from the origin a quarter of a millimetre.
struct Cells {
  double width = 1, radius = 2;  // [m]
  int left = 0, bottom = 0;      // the first column and row, in widths
  std::size_t columns = 1, rows = 1;
  std::vector<std::uint32_t> first{};
  std::vector<std::uint32_t> place{};  // per demonstrator: his place in the columns below, if he is present
  std::vector<float> x{}, y{};         // [m]
  std::vector<float> expressiveness{};
  std::vector<std::uint32_t> number{};
  std::vector<std::uint16_t> camp{};
  bool divided = false;  // some are opponents

  std::size_t column(Vec2 at) const { return static_cast<std::size_t>(maths::floor_of(at.x / width) - left); }
  std::size_t row(Vec2 at) const { return static_cast<std::size_t>(maths::floor_of(at.y / width) - bottom); }
  std::size_t cell(Vec2 at) const { return row(at) * columns + column(at); }
};

Box box_of_present(const Influence& influence) {
  Box box;
  bool any = false;
  for (std::size_t i = 0; i < influence.at.size(); ++i) {
    if (!influence.present[i]) continue;
    const Vec2 at = influence.at[i];
    box.low = any ? Vec2{std::min(box.low.x, at.x), std::min(box.low.y, at.y)} : at;
    box.high = any ? Vec2{std::max(box.high.x, at.x), std::max(box.high.y, at.y)} : at;
    any = true;
  }
  return box;
}

void fill(Cells& cells, const Influence& influence, const CrowdState& crowd) {
  const std::size_t n = cells.first.back();
  cells.place.resize(influence.at.size());
  cells.x.resize(n);
  cells.y.resize(n);
  cells.expressiveness.resize(n);
  cells.number.resize(n);
  cells.camp.resize(n);
  std::vector<std::uint32_t> next(cells.first.begin(), cells.first.end() - 1);
  std::uint16_t some = 0;  // the camp of somebody who has one
  for (std::size_t i = 0; i < influence.at.size(); ++i) {
    if (!influence.present[i]) continue;
    const Vec2 at = influence.at[i];
    const std::uint32_t k = next[cells.cell(at)]++;
    cells.place[i] = k;
    cells.x[k] = static_cast<float>(at.x);
    cells.y[k] = static_cast<float>(at.y);
    cells.expressiveness[k] = static_cast<float>(crowd.expressiveness[i]);
    cells.number[k] = static_cast<std::uint32_t>(i);
    cells.camp[k] = crowd.camp[i];
    if (some == 0) some = crowd.camp[i];
    cells.divided = cells.divided || are_opposed(crowd.camp[i], some);
  }
}

Cells make_cells(const Influence& influence, const CrowdState& crowd, double radius) {
  const Box box = box_of_present(influence);
  const double width = radius / cells_in_reach;
  Cells cells{.width = width,
              .radius = radius,
              .left = maths::floor_of(box.low.x / width),
              .bottom = maths::floor_of(box.low.y / width)};
  cells.columns = cells.column(box.high) + 1;
  cells.rows = cells.row(box.high) + 1;
  cells.first.assign(cells.columns * cells.rows + 1, 0);
  for (std::size_t i = 0; i < influence.at.size(); ++i) {
    if (influence.present[i] != 0) ++cells.first[cells.cell(influence.at[i]) + 1];
  }
  for (std::size_t c = 1; c < cells.first.size(); ++c) cells.first[c] += cells.first[c - 1];
  fill(cells, influence, crowd);
  return cells;
}

/// Working columns of a search, with room for everybody and one more.
struct Search {
  explicit Search(std::size_t n) : distance2(n + 1), near(n + 1), near2(n + 1) {}

  std::vector<float> distance2;     // per place in Cells, as far as it was looked at [m^2]
  std::vector<std::uint32_t> near;  // places in Cells of those within the radius
  std::vector<float> near2;         // their distances [m^2]
  std::size_t found = 0;
};

/// Places in Cells side by side.
struct Stretch {
  std::size_t begin = 0, end = 0;
};

/// Adds those of a stretch who are near `self` and not his opponents. Distances first, four at a time; then who is
/// near, without a branch, since that is as good as random.
void find_among(const Cells& cells, std::size_t self, Stretch stretch, Search& search) {
  const float *x = cells.x.data(), *y = cells.y.data();
  const float at_x = x[self], at_y = y[self];
  float* distance2 = search.distance2.data();
  for (std::size_t k = stretch.begin; k < stretch.end; ++k) {
    const float dx = x[k] - at_x, dy = y[k] - at_y;
    distance2[k] = dx * dx + dy * dy;
  }
  if (stretch.begin <= self && self < stretch.end) distance2[self] = std::numeric_limits<float>::infinity();
  const auto square = static_cast<float>(cells.radius * cells.radius);
  const std::uint16_t own = cells.camp[self], *camp = cells.camp.data();
  std::uint32_t* near = search.near.data();
  float* near2 = search.near2.data();
  std::size_t found = search.found;
  const auto collect = [&](auto counts) {
    for (std::size_t k = stretch.begin; k < stretch.end; ++k) {
      near[found] = static_cast<std::uint32_t>(k);
      near2[found] = distance2[k];
      found += static_cast<std::size_t>(distance2[k] < square) & static_cast<std::size_t>(counts(k));
    }
  };
  if (cells.divided) {
    collect([&](std::size_t k) { return !are_opposed(own, camp[k]); });
  } else {
    collect([](std::size_t) { return true; });
  }
  search.found = found;
}

/// The neighbours of `self`: the cells round his own, row by row, each in order of number.
void find_near(const Cells& cells, Vec2 at, std::size_t self, Search& search) {
  const std::size_t column = cells.column(at), row = cells.row(at);
  constexpr std::size_t reach = cells_in_reach;
  const std::size_t left = std::max(column, reach) - reach, right = std::min(column + reach, cells.columns - 1);
  search.found = 0;
  for (std::size_t r = std::max(row, reach) - reach; r <= std::min(row + reach, cells.rows - 1); ++r) {
    const std::size_t begin = cells.first[r * cells.columns + left], end = cells.first[r * cells.columns + right + 1];
    find_among(cells, self, {begin, end}, search);
  }
}

void add_found(const Cells& cells, const Kernel& kernel, const Search& search, NeighbourRows& rows) {
  const std::size_t start = rows.other.size();
  rows.other.resize(start + search.found);
  rows.weight.resize(start + search.found);
  std::uint32_t* other = rows.other.data() + start;
  float* weight = rows.weight.data() + start;
  for (std::size_t k = 0; k < search.found; ++k) {
    other[k] = cells.number[search.near[k]];
    weight[k] = cells.expressiveness[search.near[k]] * kernel.at(std::sqrt(search.near2[k]));
  }
}

NeighbourRows no_rows(std::size_t capacity) {
  NeighbourRows rows{{0}, {}, {}};
  rows.first.reserve(capacity + 1);
  return rows;
}

/// Closes the row that was begun.
void end_row(NeighbourRows& rows) { rows.first.push_back(static_cast<std::uint32_t>(rows.other.size())); }

/// The rows until now, of `n` people; new ones begin.
NeighbourRows begin_rows(Influence& influence, std::size_t n) {
  NeighbourRows before = std::exchange(influence.near, no_rows(n));
  before.first.resize(n + 1, 0);
  influence.near.other.reserve(before.other.size());
  influence.near.weight.reserve(before.other.size());
  influence.scale.resize(n);
  influence.renewed.resize(n);
  return before;
}

void add_copy(const NeighbourRows& from, std::size_t row, NeighbourRows& to) {
  const auto begin = static_cast<std::ptrdiff_t>(from.first[row]),
             end = static_cast<std::ptrdiff_t>(from.first[row + 1]);
  to.other.insert(to.other.end(), from.other.begin() + begin, from.other.begin() + end);
  to.weight.insert(to.weight.end(), from.weight.begin() + begin, from.weight.begin() + end);
}

double inverse_sum(const NeighbourRows& rows, std::size_t row) {
  double sum = 0;
  for (std::uint32_t k = rows.first[row]; k < rows.first[row + 1]; ++k) sum += rows.weight[k];
  return sum > 0 ? 1 / sum : 0;
}

/// Notes who has moved since his place was noted, or come or gone, and where he is now.
void note_places(const World& world, Influence& influence) {
  const std::size_t n = world.crowd.size();
  influence.moved.assign(n, 0);
  influence.at.resize(n);
  influence.present.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint8_t present = takes_part(world.crowd.behaviour[i]) ? 1 : 0;
    const Vec2 at = position(world, i), way = at - influence.at[i];
    const bool moved = present != influence.present[i] || (present != 0 && dot(way, way) > noted_m * noted_m);
    influence.moved[i] = moved ? 1 : 0;
    influence.present[i] = present;
    if (moved) influence.at[i] = at;
  }
}

/// The rows of those who have moved; the others' rows are empty.
NeighbourRows rows_of_moved(const Influence& influence, const Cells& cells, const Kernel& kernel, Search& search) {
  NeighbourRows rows = no_rows(influence.moved.size());
  for (std::size_t i = 0; i < influence.moved.size(); ++i) {
    if (influence.moved[i] != 0 && influence.present[i] != 0) {
      find_near(cells, influence.at[i], cells.place[i], search);
      add_found(cells, kernel, search, rows);
    }
    end_row(rows);
  }
  return rows;
}

}  // namespace

void mark_neighbours(const NeighbourRows& rows, std::size_t row, std::vector<std::uint8_t>& marked) {
  for (std::uint32_t k = rows.first[row]; k < rows.first[row + 1]; ++k) marked[rows.other[k]] = 1;
}

void build_influence(const MindParameters& parameters, World& world) {
  Influence& influence = world.influence;
  const std::size_t n = world.crowd.size();
  note_places(world, influence);
  const Cells cells = make_cells(influence, world.crowd, parameters.neighbour_radius_m);
  const Kernel kernel(parameters, influence.kernel);
  Search search(cells.number.size());
  const NeighbourRows moved = rows_of_moved(influence, cells, kernel, search);
  NeighbourRows before = begin_rows(influence, n);
  for (std::size_t i = 0; i < n; ++i) {
    if (influence.moved[i] == 0) continue;
    influence.renewed[i] = 1;
    mark_neighbours(before, i, influence.renewed);
    mark_neighbours(moved, i, influence.renewed);
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (influence.moved[i] != 0) {
      add_copy(moved, i, influence.near);
    } else if (influence.renewed[i] != 0 && influence.present[i] != 0) {
      find_near(cells, influence.at[i], cells.place[i], search);
      add_found(cells, kernel, search, influence.near);
    } else {
      add_copy(before, i, influence.near);
    }
    end_row(influence.near);
    if (influence.renewed[i] != 0) influence.scale[i] = inverse_sum(influence.near, i);
  }
  influence.built_ms = world.now_ms;
  influence.valid = true;
}

}  // namespace sispam::mind
