// SPDX-License-Identifier: Apache-2.0
#include "store/walkable_wkt.hpp"

#include <fmt/format.h>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <iterator>

#include "core/error.hpp"

namespace sispam {

namespace {

namespace geometry = boost::geometry;
using Point = geometry::model::d2::point_xy<double>;
using Piece = geometry::model::polygon<Point>;
using Pieces = geometry::model::multi_polygon<Piece>;

Piece piece_of(const Polygon& polygon) {
  Piece piece;
  for (const Vec2& corner : polygon) geometry::append(piece.outer(), Point(corner.x, corner.y));
  geometry::correct(piece);  // closes the ring and turns it the way the library wants
  return piece;
}

std::string ring_text(const Piece::ring_type& ring) {
  std::string text;
  for (const Point& point : ring) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", point.x(), point.y());
  return "(" + text + ")";
}

std::string piece_text(const Piece& piece) {
  std::string text = ring_text(piece.outer());
  for (const auto& hole : piece.inners()) text += ", " + ring_text(hole);
  return "(" + text + ")";
}

}  // namespace

std::string walkable_wkt(const std::vector<NamedPolygon>& walkable) {
  Pieces ground;
  for (const NamedPolygon& named : walkable) {
    Pieces joined;
    geometry::union_(ground, piece_of(named.polygon), joined);
    ground = std::move(joined);
  }
  require(!ground.empty(), "a site has walkable ground");
  if (ground.size() == 1) return "POLYGON " + piece_text(ground.front());
  std::string text;
  for (const Piece& piece : ground) text += (text.empty() ? "" : ", ") + piece_text(piece);
  return "MULTIPOLYGON (" + text + ")";
}

}  // namespace sispam
