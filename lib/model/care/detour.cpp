// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

#include "model/care/way.hpp"
#include "scenario/ground_cells.hpp"
#include "scenario/terrain.hpp"

namespace sispam {
namespace {

constexpr int coarse = 4;        // cells of the ground along a cell of the search; chosen
constexpr double snap_m = 2;     // a way begins and ends with a cell in sight no farther than this; chosen
constexpr double room_m = 0.25;  // so much farther than needed cells keep from fights, for the pieces between; chosen
constexpr double look_step_m = 0.5;  // between the points of a straight piece that are looked at; chosen
constexpr double nowhere_m = std::numeric_limits<double>::infinity();

/// The shortest way over cells of 1 m, each entered at a free place near its middle; from cell to cell only where one
/// can see. Only cells the search comes to are looked at.
class Search {
 public:
  Search(const CareContext& c, Vec2 from, Vec2 to) : c_(c), from_(from), to_(to) {
    grid_ = c.ground.grid;
    grid_.cell_m *= coarse;
    grid_.columns = (c.ground.grid.columns + coarse - 1) / coarse;
    grid_.rows = (c.ground.grid.rows + coarse - 1) / coarse;
    nodes_.resize(grid_.size());
  }

  /// From first to last; empty if there is no way.
  std::vector<Vec2> points() {
    bool ends = false;
    each_in_reach(to_, [&](std::size_t) { ends = true; });
    if (!ends) return {};  // else the whole ground would be searched in vain
    each_in_reach(from_, [&](std::size_t cell) { offer(cell, start, length(nodes_[cell].at - from_)); });
    while (!open_.empty()) {
      const Entry next = open_.top();
      open_.pop();
      Node& node = nodes_[next.cell];
      if (std::exchange(node.settled, true)) continue;
      if (leads_to_end(node)) return back_from(next.cell);
      each_beside(next.cell, [&](std::size_t beside) {
        if (c_.ground.sees(node.at, nodes_[beside].at)) {
          offer(beside, next.cell, node.way_m + length(nodes_[beside].at - node.at));
        }
      });
    }
    return {};
  }

 private:
  static constexpr std::size_t start = std::numeric_limits<std::size_t>::max();
  struct Node {
    Vec2 at;
    double way_m = nowhere_m;
    std::size_t before = start;
    bool known = false, free = false, settled = false;
  };
  struct Entry {
    double least_m = 0;  // of a whole way through it
    std::size_t cell = 0;
    bool operator>(const Entry& other) const {
      return least_m != other.least_m ? least_m > other.least_m : cell > other.cell;
    }
  };

  bool leads_to_end(const Node& node) const { return length(node.at - to_) <= snap_m && c_.ground.sees(node.at, to_); }

  void offer(std::size_t cell, std::size_t before, double way_m) {
    Node& node = nodes_[cell];
    if (node.settled || way_m >= node.way_m) return;
    node.way_m = way_m;
    node.before = before;
    open_.push({way_m + length(node.at - to_), cell});
  }

  /// Whether anybody can go by that cell; if so, its place is known from then on.
  bool is_free(CellPlace place) {
    if (!in_grid(grid_, place)) return false;
    Node& node = nodes_[index_of(grid_, place)];
    if (std::exchange(node.known, true)) return node.free;
    node.free = find_place(place, node.at) && !endangered(c_, node.at, room_m);
    return node.free;
  }

  /// The free cell of the ground nearest to the middle.
  bool find_place(CellPlace place, Vec2& at) const {
    const Vec2 middle = centre_of(grid_, place);
    double nearest = nowhere_m;
    for (int row = coarse * place.row; row < coarse * (place.row + 1); ++row) {
      for (int column = coarse * place.column; column < coarse * (place.column + 1); ++column) {
        const CellPlace fine{column, row};
        if (!in_grid(c_.ground.grid, fine) || c_.ground.free[index_of(c_.ground.grid, fine)] == 0) continue;
        const Vec2 centre = centre_of(c_.ground.grid, fine);
        const double away = length(centre - middle);
        if (away >= nearest) continue;
        nearest = away;
        at = centre;
      }
    }
    return nearest < nowhere_m;
  }

  template <class Use>
  void each_in_reach(Vec2 from, Use use) {
    each_cell_near(grid_, {from, from}, snap_m, [&](CellPlace place) {
      if (!is_free(place)) return;
      const std::size_t cell = index_of(grid_, place);
      if (length(nodes_[cell].at - from) <= snap_m && c_.ground.sees(from, nodes_[cell].at)) use(cell);
    });
  }

  template <class Use>
  void each_beside(std::size_t cell, Use use) {
    const int column = static_cast<int>(cell % static_cast<std::size_t>(grid_.columns));
    const int row = static_cast<int>(cell / static_cast<std::size_t>(grid_.columns));
    for (int down = -1; down <= 1; ++down) {
      for (int right = -1; right <= 1; ++right) {
        const CellPlace place{column + right, row + down};
        if ((right != 0 || down != 0) && is_free(place)) use(index_of(grid_, place));
      }
    }
  }

  std::vector<Vec2> back_from(std::size_t cell) const {
    std::vector<Vec2> points{to_};
    for (; cell != start; cell = nodes_[cell].before) points.push_back(nodes_[cell].at);
    points.push_back(from_);
    std::reverse(points.begin(), points.end());
    return points;
  }

  const CareContext& c_;
  Vec2 from_, to_;
  Grid grid_;
  std::vector<Node> nodes_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open_;
};

bool is_clear(const CareContext& c, Vec2 a, Vec2 b) {
  if (!c.ground.sees(a, b)) return false;
  const int steps = static_cast<int>(std::ceil(length(b - a) / look_step_m));
  for (int k = 1; k < steps; ++k) {
    const Vec2 at = a + (1.0 * k / steps) * (b - a);
    if (!c.ground.walkable(at) || endangered(c, at, room_m)) return false;
  }
  return true;
}

/// The same way without the corners of the cells.
std::vector<Vec2> straightened(const CareContext& c, const std::vector<Vec2>& points) {
  std::vector<Vec2> way{points.front()};
  for (std::size_t k = 0; k + 1 < points.size();) {
    std::size_t next = k + 1;
    while (next + 1 < points.size() && is_clear(c, points[k], points[next + 1])) ++next;
    way.push_back(points[next]);
    k = next;
  }
  return way;
}

/// Points on it at equal distances of at most way_step_m.
std::vector<Vec2> evenly(const std::vector<Vec2>& points) {
  const double whole = length_of(points);
  const int pieces = std::max(1, static_cast<int>(std::ceil(whole / way_step_m)));
  std::vector<Vec2> even{points.front()};
  double before = 0;  // up to points[k]
  std::size_t k = 0;
  for (int n = 1; n < pieces; ++n) {
    const double at = whole * n / pieces;
    double piece = length(points[k + 1] - points[k]);
    while (before + piece < at && k + 2 < points.size()) {
      before += piece;
      ++k;
      piece = length(points[k + 1] - points[k]);
    }
    even.push_back(points[k] + ((at - before) / piece) * (points[k + 1] - points[k]));
  }
  even.push_back(points.back());
  return even;
}

}  // namespace

std::optional<Way> detour(const CareContext& c, Vec2 from, Vec2 to) {
  if (c.ground.free.empty()) return std::nullopt;
  const std::vector<Vec2> cells = Search(c, from, to).points();
  if (cells.empty()) return std::nullopt;
  const std::vector<Vec2> way = straightened(c, cells);
  return Way{evenly(way), length_of(way)};
}

}  // namespace sispam
