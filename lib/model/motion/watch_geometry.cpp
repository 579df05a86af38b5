// SPDX-License-Identifier: Apache-2.0
#include "model/motion/watch_geometry.hpp"

#include <algorithm>
#include <limits>

#include "model/motion/formation.hpp"

namespace sispam::motion {
namespace {

constexpr double tie = 1e-12;

/// Share of the piece a-b at which it is nearest to `at`.
double nearest_share(Vec2 a, Vec2 b, Vec2 at) {
  const Vec2 d = b - a;
  const double square = dot(d, d);
  return square > 0 ? std::clamp(dot(at - a, d) / square, 0.0, 1.0) : 0.0;
}

Vec2 rear_of(Vec2 along) { return -1.0 * left_of(unit(along)); }

/// To the rear at the nearest point: of the piece, or the mean of the two pieces at a corner.
Vec2 rear_at(const LineShape& line, std::size_t piece, double share) {
  const std::size_t pieces = line.pieces.size();
  Vec2 rear = line.pieces[piece].rear;
  if (share >= 1 && (piece + 1 < pieces || line.ring)) rear = rear + line.pieces[(piece + 1) % pieces].rear;
  if (share <= 0 && (piece > 0 || line.ring)) rear = rear + line.pieces[(piece + pieces - 1) % pieces].rear;
  return rear;
}

}  // namespace

LineShape shape_of(const Polyline& line) {
  LineShape shape;
  for (std::size_t k = 0; k + 1 < line.size(); ++k) {
    const Vec2 along = line[k + 1] - line[k];
    const double square = dot(along, along);
    shape.pieces.push_back({line[k], along, rear_of(along), square > 0 ? 1 / square : 0.0});
  }
  shape.chord_rear = rear_of(line.back() - line.front());
  shape.ring = is_ring(line);
  return shape;
}

LineSide side_of(const LineShape& line, Vec2 at) {
  double square = std::numeric_limits<double>::infinity(), share = 0;
  std::size_t nearest = 0;
  Vec2 away;
  for (std::size_t k = 0; k < line.pieces.size(); ++k) {
    const LinePiece& piece = line.pieces[k];
    const Vec2 to = at - piece.from;
    const double s = std::clamp(dot(to, piece.along) * piece.per_square, 0.0, 1.0);
    const Vec2 d = to - s * piece.along;
    if (dot(d, d) < square - tie) {
      square = dot(d, d);
      share = s;
      nearest = k;
      away = d;
    }
  }
  const double distance = std::sqrt(square);
  const bool first = nearest == 0 && share <= 0, last = nearest + 1 == line.pieces.size() && share >= 1;
  if ((first || last) && !line.ring) {
    return {std::min(distance, dot(at - line.pieces.front().from, line.chord_rear)), true};
  }
  return {dot(away, rear_at(line, nearest, share)) > 0 ? distance : -distance, false};
}

bool stays_in_front(const Polyline& line, Vec2 from, Vec2 to) {
  for (std::size_t k = 0; k + 1 < line.size(); ++k) {
    const Vec2 along = line[k + 1] - line[k];
    if (!(cross(along, from - line[k]) >= 0 && cross(along, to - line[k]) >= 0)) return false;
  }
  return true;
}

int crossings(const Polyline& line, Vec2 from, Vec2 to) {
  int net = 0;
  for (std::size_t k = 0; k + 1 < line.size(); ++k) {
    const Vec2 along = line[k + 1] - line[k];
    const bool from_front = cross(along, from - line[k]) >= 0, to_front = cross(along, to - line[k]) >= 0;
    if (from_front == to_front) continue;
    const bool start_left = cross(to - from, line[k] - from) >= 0, end_left = cross(to - from, line[k + 1] - from) >= 0;
    if (start_left != end_left) net += from_front ? 1 : -1;
  }
  return net;
}

Vec2 carried(const Polyline& before, const Polyline& now, Vec2 at) {
  double least = std::numeric_limits<double>::infinity();
  Vec2 moved;
  for (std::size_t k = 0; k + 1 < before.size(); ++k) {
    const double t = nearest_share(before[k], before[k + 1], at);
    const Vec2 d = at - before[k] - t * (before[k + 1] - before[k]);
    if (dot(d, d) >= least) continue;
    least = dot(d, d);
    moved = (1 - t) * (now[k] - before[k]) + t * (now[k + 1] - before[k + 1]);
  }
  return at + moved;
}

Box box_round(const std::vector<Vec2>& points, double margin_m) {
  constexpr double far = std::numeric_limits<double>::infinity();
  Box box{{far, far}, {-far, -far}};
  for (const Vec2 p : points) {
    box.low = {std::min(box.low.x, p.x - margin_m), std::min(box.low.y, p.y - margin_m)};
    box.high = {std::max(box.high.x, p.x + margin_m), std::max(box.high.y, p.y + margin_m)};
  }
  return box;
}

double distance_from_piece(Vec2 a, Vec2 b, Vec2 at) { return length(at - a - nearest_share(a, b, at) * (b - a)); }

}  // namespace sispam::motion
