// SPDX-License-Identifier: Apache-2.0
#include "model/mind/geometry.hpp"

#include <algorithm>
#include <limits>

#include "core/error.hpp"

namespace sispam::mind {

double length_of(const Polyline& line) {
  double sum = 0;
  for (std::size_t k = 1; k < line.size(); ++k) sum += length(line[k] - line[k - 1]);
  return sum;
}

Vec2 point_along(const Polyline& line, double s) {
  require(!line.empty(), "a line has points");
  double left = std::max(s, 0.0);
  for (std::size_t k = 1; k < line.size(); ++k) {
    const Vec2 piece = line[k] - line[k - 1];
    const double long_m = length(piece);
    if (left <= long_m && long_m > 0) return line[k - 1] + (left / long_m) * piece;
    left -= long_m;
  }
  return line.back();
}

Vec2 course_of(const Polyline& line) {
  require(!line.empty(), "a line has points");
  return unit(line.back() - line.front());
}

double distance_to(const Polyline& line, Vec2 at) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 1; k < line.size(); ++k) {
    const Vec2 piece = line[k] - line[k - 1];
    const double square = dot(piece, piece);
    const double share = square > 0 ? std::clamp(dot(at - line[k - 1], piece) / square, 0.0, 1.0) : 0;
    least = std::min(least, length(at - (line[k - 1] + share * piece)));
  }
  return least;
}

Vec2 middle_of(const Polygon& polygon) {
  Vec2 sum;
  for (const Vec2 corner : polygon) sum = sum + corner;
  return polygon.empty() ? sum : (1.0 / static_cast<double>(polygon.size())) * sum;
}

}  // namespace sispam::mind
