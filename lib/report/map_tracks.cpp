// SPDX-License-Identifier: Apache-2.0
#include "report/map_tracks.hpp"

#include <fmt/format.h>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/linestring.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <vector>

#include "report/map_look.hpp"
#include "report/svg.hpp"

namespace sispam {

namespace {

namespace geometry = boost::geometry;
using PagePoint = geometry::model::d2::point_xy<double>;
using PageLine = geometry::model::linestring<PagePoint>;

constexpr double tolerance_px = 0.8;

/// Whether the piece from `a` to `b` can touch the panel; never wrongly false.
bool may_touch(const MapBox& box, Vec2 a, Vec2 b) {
  const bool beside = (a.x < box.low.x && b.x < box.low.x) || (a.x > box.high.x && b.x > box.high.x);
  const bool above_or_below = (a.y < box.low.y && b.y < box.low.y) || (a.y > box.high.y && b.y > box.high.y);
  return !beside && !above_or_below;
}

/// The parts of a track that may be seen.
std::vector<std::vector<Vec2>> seen_parts(const std::vector<Vec2>& points, const MapBox& box) {
  std::vector<std::vector<Vec2>> parts;
  bool open = false;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (!may_touch(box, points[i - 1], points[i])) {
      open = false;
      continue;
    }
    if (!open) parts.push_back({points[i - 1]});
    parts.back().push_back(points[i]);
    open = true;
  }
  return parts;
}

std::string part_data(const std::vector<Vec2>& part, const Panel& panel) {
  PageLine line, thin;
  for (const Vec2& point : part) {
    const Vec2 p = on_page(panel, point);
    line.emplace_back(p.x, p.y);
  }
  geometry::simplify(line, thin, tolerance_px);
  std::vector<Vec2> points;
  for (const PagePoint& point : thin) points.push_back({point.x(), point.y()});
  return geometry::length(thin) < 2 * tolerance_px ? "" : svg::path_data(points);
}

}  // namespace

std::string draw_tracks(const MapData& data, const Panel& panel, MapTrack::Kind kind) {
  std::string paths;
  for (const MapTrack& track : data.tracks) {
    if (track.kind != kind) continue;
    std::string path;
    for (const auto& part : seen_parts(track.points, panel.world)) path += part_data(part, panel);
    if (!path.empty()) paths += fmt::format("<path d=\"{}\"/>\n", path);
  }
  if (paths.empty()) return "";
  const double factor = panel.detail == PanelDetail::close ? 1 : 0.6;
  return fmt::format("<g {}>\n{}</g>\n", stroke(look(kind), factor), paths);
}

}  // namespace sispam
