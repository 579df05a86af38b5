// SPDX-License-Identifier: Apache-2.0
#include "scenario/terrain.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace sispam {

namespace {

constexpr double touch_m = 0.05;
constexpr double edge_m = 0.001;
constexpr double ring_m = 0.5;  // ends nearer than this make a ring

Vec2 nearest_on(Vec2 a, Vec2 b, Vec2 p) {
  const Vec2 d = b - a;
  const double square = dot(d, d);
  const double t = square > 0 ? std::clamp(dot(p - a, d) / square, 0.0, 1.0) : 0.0;
  return a + t * d;
}

/// Calls `use(a, b)` for each side of a polygon.
template <class Use>
void each_side(const Polygon& polygon, Use use) {
  for (std::size_t i = 0; i < polygon.size(); ++i) use(polygon[i], polygon[(i + 1) % polygon.size()]);
}

template <class Use>
void each_piece(const Polyline& line, Use use) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) use(line[i], line[i + 1]);
}

/// Where two pieces that meet do so; of the first, where they lie along each other.
Vec2 meeting_point(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  const double turn = cross(b - a, d - c);
  if (std::abs(turn) <= 1e-9 * length(b - a) * length(d - c)) return nearest_on(a, b, 0.5 * (c + d));
  return a + std::clamp(cross(c - a, d - c) / turn, 0.0, 1.0) * (b - a);
}

/// The twelve hours of the clock.
constexpr double half = 0.5, root = 0.8660254037844386;
constexpr std::array<Vec2, 12> hours{Vec2{1, 0},     {root, half},  {half, root},  {0, 1},
                                     {-half, root},  {-root, half}, Vec2{-1, 0},   {-root, -half},
                                     {-half, -root}, {0, -1},       {half, -root}, {root, -half}};

}  // namespace

bool segments_meet(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  const double abc = cross(b - a, c - a), abd = cross(b - a, d - a);
  const double cda = cross(d - c, a - c), cdb = cross(d - c, b - c);
  if (((abc > 0) != (abd > 0)) && ((cda > 0) != (cdb > 0)) && abc != 0 && abd != 0 && cda != 0 && cdb != 0) return true;
  return length(nearest_on(a, b, c) - c) < edge_m || length(nearest_on(a, b, d) - d) < edge_m ||
         length(nearest_on(c, d, a) - a) < edge_m || length(nearest_on(c, d, b) - b) < edge_m;
}

double signed_area(const Polygon& polygon) {
  double twice = 0;
  each_side(polygon, [&](Vec2 a, Vec2 b) { twice += cross(a, b); });
  return twice / 2;
}

Vec2 middle(const std::vector<Vec2>& points) {
  Vec2 sum;
  for (const Vec2 p : points) sum = sum + p;
  return (1.0 / static_cast<double>(points.size())) * sum;
}

bool crosses_itself(const Polygon& polygon) {
  const std::size_t n = polygon.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Vec2 before = polygon[i], corner = polygon[(i + 1) % n], after = polygon[(i + 2) % n];
    const bool turns_back = length(nearest_on(before, corner, after) - after) < edge_m ||
                            length(nearest_on(corner, after, before) - before) < edge_m;
    if (turns_back) return true;
    for (std::size_t j = i + 2; j < n; ++j) {
      const bool neighbours = i == 0 && j == n - 1;
      if (!neighbours && segments_meet(polygon[i], polygon[i + 1], polygon[j], polygon[(j + 1) % n])) return true;
    }
  }
  return false;
}

bool holds(const Polygon& polygon, Vec2 p) {
  bool inside = false;
  each_side(polygon, [&](Vec2 a, Vec2 b) {
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside || distance_to_edge(polygon, p) <= edge_m;
}

double distance_to(const Polyline& line, Vec2 point) {
  double nearest = std::numeric_limits<double>::infinity();
  each_piece(line, [&](Vec2 a, Vec2 b) { nearest = std::min(nearest, length(nearest_on(a, b, point) - point)); });
  return nearest;
}

double distance_to_edge(const Polygon& polygon, Vec2 point) {
  double nearest = std::numeric_limits<double>::infinity();
  each_side(polygon, [&](Vec2 a, Vec2 b) { nearest = std::min(nearest, length(nearest_on(a, b, point) - point)); });
  return nearest;
}

double length_of(const Polyline& line) {
  double sum = 0;
  each_piece(line, [&](Vec2 a, Vec2 b) { sum += length(b - a); });
  return sum;
}

bool is_behind(const Polyline& line, Vec2 point) {
  const Vec2 chord = line.back() - line.front();
  const bool ring = length(chord) < ring_m;
  return ring ? signed_area(line) < 0 && holds(line, point) : cross(chord, point - line.front()) < 0;
}

std::vector<LinePlace> slots_along(const Polyline& line, int count) {
  const double whole = length_of(line);
  std::vector<LinePlace> slots;
  for (int i = 0; i < count; ++i) {
    double left = count == 1 ? whole / 2 : whole * i / (count - 1);
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
      const double piece = length(line[k + 1] - line[k]);
      if (left <= piece || k + 2 == line.size()) {
        const Vec2 along = unit(line[k + 1] - line[k]);
        slots.push_back({line[k] + std::min(left, piece) * along, -1.0 * left_of(along)});
        break;
      }
      left -= piece;
    }
  }
  return slots;
}

bool Terrain::walkable(Vec2 point) const {
  return std::any_of(site_->walkable.begin(), site_->walkable.end(),
                     [&](const NamedPolygon& p) { return holds(p.polygon, point); });
}

bool Terrain::in_opening(Vec2 point) const {
  return std::any_of(site_->openings.begin(), site_->openings.end(),
                     [&](const Opening& o) { return distance_to(o.line, point) < touch_m; });
}

bool Terrain::has_room(Vec2 point, double radius) const {
  if (!walkable(point)) return false;
  for (const Vec2 hour : hours) {
    if (!walkable(point + (0.99 * radius) * hour)) return false;
  }
  const auto is_clear = [&](const auto& wall) {
    bool clear = true;
    each_piece(wall.line, [&](Vec2 a, Vec2 b) {
      const Vec2 nearest = nearest_on(a, b, point);
      if (length(nearest - point) < radius && !in_opening(nearest)) clear = false;
    });
    return clear;
  };
  const auto is_off = [&](const NamedPolygon& obstacle) {
    return !holds(obstacle.polygon, point) && distance_to_edge(obstacle.polygon, point) >= radius;
  };
  return std::all_of(site_->walls.begin(), site_->walls.end(), is_clear) &&
         std::all_of(site_->fences.begin(), site_->fences.end(), is_clear) &&
         std::all_of(site_->obstacles.begin(), site_->obstacles.end(), is_off);
}

bool Terrain::is_cut(Vec2 from, Vec2 to) const {
  const auto cuts = [&](const auto& wall) {
    bool met = false;
    each_piece(wall.line, [&](Vec2 a, Vec2 b) {
      if (segments_meet(a, b, from, to) && !in_opening(meeting_point(a, b, from, to))) met = true;
    });
    return met;
  };
  const auto stands_between = [&](const NamedPolygon& obstacle) {
    bool met = false;
    each_side(obstacle.polygon, [&](Vec2 a, Vec2 b) { met = met || segments_meet(a, b, from, to); });
    return met;
  };
  return std::any_of(site_->walls.begin(), site_->walls.end(), cuts) ||
         std::any_of(site_->fences.begin(), site_->fences.end(), cuts) ||
         std::any_of(site_->obstacles.begin(), site_->obstacles.end(), stands_between);
}

bool Terrain::on_outer_edge(Vec2 point) const {
  int edges = 0;
  for (const NamedPolygon& piece : site_->walkable) {
    const bool on_edge = distance_to_edge(piece.polygon, point) < touch_m;
    if (on_edge) ++edges;
    if (!on_edge && holds(piece.polygon, point)) return false;
  }
  if (edges == 0) return false;
  // on the edge of two pieces that touch, the ground goes on at every side
  return std::any_of(hours.begin(), hours.end(), [&](Vec2 hour) { return !walkable(point + (3 * touch_m) * hour); });
}

bool Terrain::on_barrier(Vec2 point) const {
  const auto touches = [&](const auto& wall) { return distance_to(wall.line, point) < touch_m; };
  if (std::any_of(site_->walls.begin(), site_->walls.end(), touches)) return true;
  if (std::any_of(site_->fences.begin(), site_->fences.end(), touches)) return true;
  const auto borders = std::count_if(site_->walkable.begin(), site_->walkable.end(), [&](const NamedPolygon& piece) {
    return distance_to_edge(piece.polygon, point) < touch_m;
  });
  return borders >= 2;
}

}  // namespace sispam
