// SPDX-License-Identifier: Apache-2.0
#include "report/site_map.hpp"

#include <algorithm>

#include "report/map_panel.hpp"

namespace sispam {

namespace {

constexpr Vec2 window{48, 36};  // what the large panel shows round the line [m]
constexpr double air = 0.9;     // beyond the edge of the ground [m]

MapBox box_of(const Polyline& points) {
  MapBox box{points.front(), points.front()};
  for (const Vec2& p : points) {
    box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
    box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
  }
  return box;
}

/// `middle`, moved so that a window of `size` round it stays between `low` and `high` where it can.
double kept_inside(double middle, double size, double low, double high) {
  if (high - low <= size) return (low + high) / 2;
  return std::clamp(middle, low + size / 2, high - size / 2);
}

/// The window round the first line to be held; the whole site when there is none.
MapBox focus_of(const Scenario& scenario, const MapBox& site) {
  const auto unit = std::find_if(scenario.force.units.begin(), scenario.force.units.end(),
                                 [](const Unit& u) { return u.line.size() > 1 && !stands_in_rows(u.role); });
  if (unit == scenario.force.units.end()) return site;
  const MapBox line = box_of(unit->line);
  const Vec2 middle = 0.5 * (line.low + line.high);
  const Vec2 kept{kept_inside(middle.x, window.x, site.low.x - air, site.high.x + air),
                  kept_inside(middle.y, window.y, site.low.y - air, site.high.y + air)};
  return {kept - 0.5 * window, kept + 0.5 * window};
}

std::vector<MapArea> areas_of(const Scenario& scenario) {
  std::vector<MapArea> areas;
  for (const NamedPolygon& ground : scenario.site.walkable) {
    areas.push_back({MapArea::Kind::walkable, ground.id, ground.polygon});
  }
  for (const NamedPolygon& obstacle : scenario.site.obstacles) {
    areas.push_back({MapArea::Kind::obstacle, obstacle.id, obstacle.polygon});
  }
  const Protected& hall = scenario.site.protected_area;
  if (!hall.polygon.empty()) areas.push_back({MapArea::Kind::protected_area, hall.id, hall.polygon});
  for (const Group& group : scenario.crowd.groups) {
    if (!group.assembly.empty()) areas.push_back({MapArea::Kind::assembly, "", group.assembly});
  }
  return areas;
}

/// Adds a line of a unit that is not there yet: units that share it show it once.
void add_once(MapLine::Kind kind, const Polyline& points, std::vector<MapLine>& lines) {
  const bool shown_before =
      std::any_of(lines.begin(), lines.end(), [&](const MapLine& l) { return l.kind == kind && l.points == points; });
  if (points.size() > 1 && !shown_before) lines.push_back({kind, "", points});
}

std::vector<MapLine> lines_of(const Scenario& scenario) {
  std::vector<MapLine> lines;
  for (const NamedLine& wall : scenario.site.walls) lines.push_back({MapLine::Kind::wall, "", wall.line});
  for (const Fence& fence : scenario.site.fences) lines.push_back({MapLine::Kind::fence, "", fence.line});
  for (const Opening& way : scenario.site.openings) {
    lines.push_back({MapLine::Kind::opening, way.id, way.line});
    if (way.gate == Gate::closed) lines.push_back({MapLine::Kind::gate, "", way.line});
  }
  for (const Exit& exit : scenario.site.exits) lines.push_back({MapLine::Kind::exit, exit.id, exit.line});
  for (const Unit& unit : scenario.force.units) {
    if (!stands_in_rows(unit.role)) add_once(MapLine::Kind::held_line, unit.line, lines);
    add_once(MapLine::Kind::fall_back_line, unit.fall_back_line, lines);
    add_once(MapLine::Kind::advance_line, unit.advance_to, lines);
  }
  return lines;
}

}  // namespace

MapData site_map(const Scenario& scenario) {
  MapData data;
  data.title = scenario.title.empty() ? scenario.id : scenario.title;
  data.areas = areas_of(scenario);
  data.lines = lines_of(scenario);
  data.marks.push_back({MapMark::Kind::place, scenario.medical.collection_point, "collection point"});
  for (const CollectionPoint& point : scenario.medical.further_points) {
    data.marks.push_back({MapMark::Kind::place, point.at, point.id});
  }
  for (const Loudspeaker& speaker : scenario.assets.loudspeakers) {
    data.marks.push_back({MapMark::Kind::place, speaker.at, speaker.id});
  }
  data.focus = focus_of(scenario, bounds(data));
  return data;
}

}  // namespace sispam
