// SPDX-License-Identifier: Apache-2.0
#include "scenario/ground_walls.hpp"

#include <algorithm>
#include <cmath>

#include "scenario/terrain.hpp"

namespace sispam {

namespace {

constexpr double touch_m = 0.05;     // an opening so near to a wall lies on it
constexpr double beside_m = 0.005;   // so far beside an edge we look for ground
constexpr double shortest_m = 1e-6;  // what is shorter vanishes

Vec2 point_at(const Segment& piece, double t) { return piece.a + t * (piece.b - piece.a); }

/// Where along the line of `piece`, from 0 at its start to 1 at its end, `point` projects to.
double place_along(const Segment& piece, Vec2 point) {
  const Vec2 along = piece.b - piece.a;
  return dot(point - piece.a, along) / dot(along, along);
}

double off_line(const Segment& piece, Vec2 point) { return std::abs(cross(unit(piece.b - piece.a), point - piece.a)); }

/// Takes the part on which `opening` lies out of all pieces.
std::vector<Segment> without(const std::vector<Segment>& pieces, const Segment& opening) {
  std::vector<Segment> left;
  for (const Segment& piece : pieces) {
    const bool lies_on = off_line(piece, opening.a) < touch_m && off_line(piece, opening.b) < touch_m;
    const double p = place_along(piece, opening.a), q = place_along(piece, opening.b);
    const double from = std::clamp(std::min(p, q), 0.0, 1.0), to = std::clamp(std::max(p, q), 0.0, 1.0);
    if (!lies_on || to <= from) {
      left.push_back(piece);
      continue;
    }
    const double whole = length(piece.b - piece.a);
    if (from * whole > shortest_m) left.push_back({piece.a, point_at(piece, from)});
    if ((1 - to) * whole > shortest_m) left.push_back({point_at(piece, to), piece.b});
  }
  return left;
}

void add_barrier(const NamedLine& barrier, const Site& site, std::vector<Segment>& segments) {
  std::vector<Segment> pieces;
  for (std::size_t i = 0; i + 1 < barrier.line.size(); ++i) {
    if (length(barrier.line[i + 1] - barrier.line[i]) > shortest_m) {
      pieces.push_back({barrier.line[i], barrier.line[i + 1]});
    }
  }
  for (const NamedLine& opening : site.openings) {
    for (std::size_t i = 0; i + 1 < opening.line.size(); ++i) {
      pieces = without(pieces, {opening.line[i], opening.line[i + 1]});
    }
  }
  segments.insert(segments.end(), pieces.begin(), pieces.end());
}

Segment side_of(const Polygon& polygon, std::size_t i) { return {polygon[i], polygon[(i + 1) % polygon.size()]}; }

/// Where `edge` has to be split because of `other`: where they cross and where corners of `other` lie on it.
void add_splits(const Segment& edge, const Segment& other, std::vector<double>& splits) {
  if (off_line(edge, other.a) < touch_m) splits.push_back(place_along(edge, other.a));
  const Vec2 d = edge.b - edge.a, e = other.b - other.a;
  const double turn = cross(d, e);
  if (std::abs(turn) < 1e-9 * length(d) * length(e)) return;
  splits.push_back(cross(other.a - edge.a, e) / turn);
}

std::vector<double> splits_of(const Segment& edge, const Site& site) {
  std::vector<double> splits{0, 1};
  for (const NamedPolygon& other : site.walkable) {
    for (std::size_t i = 0; i < other.polygon.size(); ++i) add_splits(edge, side_of(other.polygon, i), splits);
  }
  std::erase_if(splits, [](double t) { return !(t >= 0 && t <= 1); });
  std::sort(splits.begin(), splits.end());
  return splits;
}

/// Whether the ground ends at this piece, and no polygon before the `own`-th has the same edge.
bool is_outer(const Segment& piece, const Site& site, std::size_t own) {
  const Terrain terrain(site);
  const Vec2 middle = point_at(piece, 0.5), beside = beside_m * left_of(unit(piece.b - piece.a));
  if (terrain.walkable(middle + beside) == terrain.walkable(middle - beside)) return false;
  return std::none_of(site.walkable.begin(), site.walkable.begin() + static_cast<std::ptrdiff_t>(own),
                      [&](const NamedPolygon& p) { return distance_to_edge(p.polygon, middle) < 0.001; });
}

/// Adds the outer pieces of one edge; pieces in a row become one.
void add_edge(const Segment& edge, const Site& site, std::size_t own, std::vector<Segment>& segments) {
  const std::vector<double> splits = splits_of(edge, site);
  const double whole = length(edge.b - edge.a);
  double begun = -1, ended = -1;
  for (std::size_t k = 0; k + 1 < splits.size(); ++k) {
    if ((splits[k + 1] - splits[k]) * whole <= shortest_m) continue;
    const bool outer = is_outer({point_at(edge, splits[k]), point_at(edge, splits[k + 1])}, site, own);
    if (outer && begun < 0) begun = splits[k];
    if (outer) ended = splits[k + 1];
    if (!outer && begun >= 0) segments.push_back({point_at(edge, begun), point_at(edge, ended)});
    if (!outer) begun = -1;
  }
  if (begun >= 0) segments.push_back({point_at(edge, begun), point_at(edge, ended)});
}

}  // namespace

std::vector<Segment> solid_segments(const Site& site) {
  std::vector<Segment> segments;
  for (const NamedLine& wall : site.walls) add_barrier(wall, site, segments);
  for (const NamedLine& fence : site.fences) add_barrier(fence, site, segments);
  for (std::size_t p = 0; p < site.walkable.size(); ++p) {
    const Polygon& polygon = site.walkable[p].polygon;
    for (std::size_t i = 0; i < polygon.size(); ++i) add_edge(side_of(polygon, i), site, p, segments);
  }
  return segments;
}

}  // namespace sispam
