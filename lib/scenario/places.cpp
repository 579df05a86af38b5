// SPDX-License-Identifier: Apache-2.0
#include "scenario/places.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "scenario/terrain.hpp"

namespace sispam {

namespace {

constexpr double pitch_m = 0.8;        // between the rows of people who wait
constexpr double mingling_m = 2.5;     // between observers, who mingle with the crowd
constexpr double closest_row_m = 0.6;  // nearer than this in one row, they stand in several
constexpr double clear_m = 0.55;       // between two people placed by different units
constexpr int widest_ring = 25;        // rings of the grid round a point

constexpr double widest_pitch_m = 0.8;
constexpr double narrowest_pitch_m = 0.45;  // just more than two bodies
constexpr double pitch_step = 0.97;         // factor from one try to the next
constexpr double widest_margin_m = 200;     // how far an assembly may spill over its polygon

bool is_clear(const std::vector<Vec2>& taken, Vec2 at) {
  return std::none_of(taken.begin(), taken.end(), [&](Vec2 other) {
    const Vec2 d = other - at;
    return dot(d, d) < clear_m * clear_m;
  });
}

/// The points of the square ring number `ring`, nearest first; ties in order of row and column.
std::vector<Vec2> ring_of(int ring, double pitch) {
  std::vector<std::pair<int, Vec2>> points;
  for (int row = -ring; row <= ring; ++row) {
    for (int column = -ring; column <= ring; ++column) {
      if (std::max(std::abs(row), std::abs(column)) != ring) continue;
      points.emplace_back(row * row + column * column, Vec2{pitch * column, pitch * row});
    }
  }
  std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Vec2> offsets;
  for (const auto& [square, offset] : points) offsets.push_back(offset);
  return offsets;
}

/// Rows on a line, evenly spaced, the next row 0.8 m to the right of the one before.
std::vector<Vec2> rows_along(const Polyline& line, int count, int least_rows) {
  const int fit = static_cast<int>(length_of(line) / closest_row_m) + 1;
  const int rows = std::max(least_rows, (count + fit - 1) / fit);
  const int per_row = (count + rows - 1) / rows;
  std::vector<Vec2> places;
  for (int row = 0; row * per_row < count; ++row) {
    for (const LinePlace& place : slots_along(line, std::min(per_row, count - row * per_row))) {
      places.push_back(place.at + (pitch_m * row) * place.right);
    }
  }
  return places;
}

/// Whether a point lies in a polygon (even-odd rule).
bool inside(const Polygon& polygon, Vec2 at) {
  bool odd = false;
  for (std::size_t k = 0, before = polygon.size() - 1; k < polygon.size(); before = k++) {
    const Vec2 a = polygon[k], b = polygon[before];
    if ((a.y > at.y) == (b.y > at.y)) continue;
    if (at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)) odd = !odd;
  }
  return odd;
}

/// An upright box [m].
struct Box {
  Vec2 low, high;
};

/// The smallest upright box round a polygon.
Box box_of(const Polygon& polygon) {
  require(!polygon.empty(), "a polygon has corners");
  Box box{polygon.front(), polygon.front()};
  for (const Vec2 corner : polygon) {
    box.low = {std::min(box.low.x, corner.x), std::min(box.low.y, corner.y)};
    box.high = {std::max(box.high.x, corner.x), std::max(box.high.y, corner.y)};
  }
  return box;
}

/// A grid of places: its pitch, and how far it spills over the box round the polygon.
struct Layout {
  double pitch_m = widest_pitch_m;
  double margin_m = 0;
};

bool can_be_narrower(const Layout& layout) { return layout.pitch_m * pitch_step >= narrowest_pitch_m; }

std::vector<Vec2> grid_places(const Ground& ground, const Polygon& polygon, const Layout& layout) {
  const Box box = box_of(polygon);
  const double m = layout.margin_m, p = layout.pitch_m;
  const auto columns = static_cast<int>((box.high.x - box.low.x + 2 * m) / p);
  const auto rows = static_cast<int>((box.high.y - box.low.y + 2 * m) / p);
  std::vector<Vec2> places;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const Vec2 at{box.low.x - m + (c + 0.5) * p, box.low.y - m + (r + 0.5) * p};
      if ((m > 0 || inside(polygon, at)) && ground.walkable(at)) places.push_back(at);
    }
  }
  return places;
}

}  // namespace

Gathering gathering_of(const Unit& unit) {
  const bool mingles = unit.role == UnitRole::observer;
  return {unit.at.front(), unit.count, mingles ? mingling_m : pitch_m};
}

std::vector<Vec2> waiting_rows(const Unit& unit) {
  const bool guards = unit.staged_line.empty();
  const Polyline& line = guards ? unit.line : unit.staged_line;
  require(line.size() >= 2, "a unit that does not hold its line has a place to wait");
  return rows_along(line, unit.count, guards ? unit.ranks : 1);
}

std::vector<Vec2> waiting_places(const Ground& ground, const Unit& unit, const std::vector<Vec2>& taken) {
  return unit.at.empty() ? waiting_rows(unit) : places_round(ground, gathering_of(unit), taken);
}

std::vector<Vec2> room_round(const Ground& ground, const Gathering& gathering, const std::vector<Vec2>& taken) {
  std::vector<Vec2> places;
  const auto wanted = static_cast<std::size_t>(gathering.count);
  for (int ring = 0; ring <= widest_ring && places.size() < wanted; ++ring) {
    for (const Vec2 offset : ring_of(ring, gathering.pitch_m)) {
      const Vec2 at = gathering.centre + offset;
      if (places.size() == wanted) break;
      if (ground.walkable(at) && ground.sees(gathering.centre, at) && is_clear(taken, at)) places.push_back(at);
    }
  }
  return places;
}

std::vector<Vec2> places_round(const Ground& ground, const Gathering& gathering, const std::vector<Vec2>& taken) {
  std::vector<Vec2> places = room_round(ground, gathering, taken);
  require(static_cast<int>(places.size()) == gathering.count, "there is room for a unit round its point");
  return places;
}

std::vector<Vec2> places_for(const Ground& ground, const Polygon& assembly, int count) {
  Layout layout;
  for (;;) {
    std::vector<Vec2> places = grid_places(ground, assembly, layout);
    if (static_cast<int>(places.size()) >= count) return places;
    if (can_be_narrower(layout)) {
      layout.pitch_m *= pitch_step;
    } else {
      layout.margin_m += 1;
    }
    require(layout.margin_m <= widest_margin_m, "there is free ground round the assembly for all who come");
  }
}

std::size_t most_places(const Ground& ground, const Polygon& assembly) {
  Layout layout;
  while (can_be_narrower(layout)) layout.pitch_m *= pitch_step;
  return grid_places(ground, assembly, layout).size();
}

}  // namespace sispam
