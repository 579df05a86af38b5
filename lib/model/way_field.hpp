// The distance on foot from everywhere to one destination, round all walls.
//
// Fast marching (Sethian 1996) with second-order differences where the neighbours allow it (Sethian 1999), started
// from exact distances near the destination. Dijkstra's method on the grid was rejected: its distances are up to 8 %
// too long, in directions that depend on the grid. Only + - * / and square roots; ties go to the lower cell.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "model/cell_queue.hpp"
#include "model/ground.hpp"
#include "scenario/ground_cells.hpp"

namespace sispam {

enum class WayKind : std::uint8_t {
  line,  // to the nearest point of a line, or to a single point
  area   // into a polygon
};

struct WayTarget {
  WayKind kind = WayKind::line;
  std::vector<Vec2> points;  // [m]

  friend bool operator==(const WayTarget&, const WayTarget&) = default;
};

/// Makes fields on one ground, whose cells and walls must be there.
class WayMaker {
 public:
  explicit WayMaker(const Ground& ground);
  /// Distance to the destination per cell of the ground; infinity where nobody can be or come from [m].
  /// `toll` is what a metre costs beyond a metre, per cell; empty: nothing.
  std::vector<float> distances(const WayTarget& target, const std::vector<float>& toll = {});
  /// The same where `known` is infinity, going on from the cells where it is not. The walls need not be there.
  std::vector<float> onward(const std::vector<float>& known, const std::vector<float>& toll);

 private:
  void begin(const std::vector<float>& toll);
  std::vector<float> result() const;
  void start_from_line(const WayTarget& target);
  void start_from_area(const WayTarget& target);
  void start_at(CellPlace cell, double distance);
  void start_near(const Segment& piece, double beyond_m);
  void march();
  void reach(std::size_t cell);
  double arrival(std::size_t cell) const;
  std::size_t padded(CellPlace cell) const;

  const Ground* ground_;
  std::size_t stride_;  // cells are padded by two on each side, so that no neighbour needs a check
  CellQueue queue_;
  std::vector<float> walls_;    // per padded cell: infinity if free, else -1
  std::vector<float> best_;     // shortest distance found so far; -1 where nobody can be
  std::vector<float> settled_;  // final distance; infinity until then
  std::vector<float> toll_;     // per padded cell; empty: none
};

}  // namespace sispam
