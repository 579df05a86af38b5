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

/// The straight pieces of a wall or fence that no opening takes away.
std::vector<Segment> pieces_of(const Polyline& line, const Site& site) {
  std::vector<Segment> pieces;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (length(line[i + 1] - line[i]) > shortest_m) pieces.push_back({line[i], line[i + 1]});
  }
  for (const Opening& opening : site.openings) {
    for (std::size_t i = 0; i + 1 < opening.line.size(); ++i) {
      pieces = without(pieces, {opening.line[i], opening.line[i + 1]});
    }
  }
  return pieces;
}

void add(const std::vector<Segment>& pieces, std::vector<Segment>& segments) {
  segments.insert(segments.end(), pieces.begin(), pieces.end());
}

std::uint32_t sections_before(const Ground& ground) {
  return ground.barriers.empty() ? 0 : ground.barriers.back().first + ground.barriers.back().sections;
}

/// From the first section `from` up to, not including, `to`; the ends of the piece are exact.
Segment stretch_of(const Barrier& barrier, std::uint32_t from, std::uint32_t to) {
  const double n = barrier.sections;
  return {from == 0 ? barrier.piece.a : point_at(barrier.piece, from / n),
          to == barrier.sections ? barrier.piece.b : point_at(barrier.piece, to / n)};
}

/// The runs of a fence between sections that failed, each as one segment.
void add_standing(const Barrier& barrier, const std::vector<std::uint8_t>& failed, Ground& ground) {
  const auto stands = [&](std::uint32_t k) {
    return k < barrier.sections && (failed.empty() || failed[barrier.first + k] == 0);
  };
  for (std::uint32_t from = 0; from < barrier.sections; ++from) {
    if (!stands(from)) continue;
    std::uint32_t to = from;
    while (stands(to)) ++to;
    ground.segments.push_back(stretch_of(barrier, from, to));
    ground.barrier_of.resize(ground.segments.size() - 1, -1);
    ground.barrier_of.push_back(static_cast<std::int32_t>(ground.barriers.size()));
    from = to;
  }
  ground.barriers.push_back(barrier);
}

void add_fence(const Site& site, std::size_t number, const std::vector<std::uint8_t>& failed, Ground& ground) {
  const Fence& fence = site.fences[number];
  const std::vector<Segment> pieces = pieces_of(fence.line, site);
  if (fence.strength_n_per_m <= 0) return add(pieces, ground.segments);
  for (const Segment& piece : pieces) {
    const double sections = std::max(1.0, std::ceil(length(piece.b - piece.a) / section_m - 1e-9));
    add_standing({.kind = BarrierKind::fence,
                  .source = static_cast<std::uint16_t>(number),
                  .piece = piece,
                  .strength_n_per_m = fence.strength_n_per_m,
                  .fails_after_s = fence.fails_after_s,
                  .first = sections_before(ground),
                  .sections = static_cast<std::uint32_t>(sections)},
                 failed, ground);
  }
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

void add_solid(const Site& site, const std::vector<std::uint8_t>& failed, Ground& ground) {
  for (const NamedLine& wall : site.walls) add(pieces_of(wall.line, site), ground.segments);
  for (std::size_t f = 0; f < site.fences.size(); ++f) add_fence(site, f, failed, ground);
  for (std::size_t p = 0; p < site.walkable.size(); ++p) {
    const Polygon& polygon = site.walkable[p].polygon;
    for (std::size_t i = 0; i < polygon.size(); ++i) add_edge(side_of(polygon, i), site, p, ground.segments);
  }
  for (const NamedPolygon& obstacle : site.obstacles) {
    for (std::size_t i = 0; i < obstacle.polygon.size(); ++i) ground.segments.push_back(side_of(obstacle.polygon, i));
  }
  ground.barrier_of.resize(ground.segments.size(), -1);
}

void add_gates(const Site& site, Ground& ground) {
  for (std::size_t o = 0; o < site.openings.size(); ++o) {
    const Opening& opening = site.openings[o];
    if (opening.gate == Gate::open) continue;
    for (std::size_t i = 0; i + 1 < opening.line.size(); ++i) {
      ground.gates.push_back(static_cast<std::uint32_t>(ground.segments.size()));
      ground.segments.push_back({opening.line[i], opening.line[i + 1]});
      ground.barrier_of.push_back(static_cast<std::int32_t>(ground.barriers.size()));
      ground.barriers.push_back({.kind = BarrierKind::gate,
                                 .source = static_cast<std::uint16_t>(o),
                                 .piece = ground.segments.back(),
                                 .strength_n_per_m = opening.strength_n_per_m,
                                 .fails_after_s = opening.fails_after_s,
                                 .first = sections_before(ground)});
    }
  }
}

}  // namespace sispam
