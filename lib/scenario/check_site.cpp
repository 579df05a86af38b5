// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/check.hpp"
#include "scenario/ground.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr double longest_side_m = 1000;
constexpr double largest_area_m2 = 250000;
constexpr double smallest_area_m2 = 0.5;
constexpr double touch_m = 0.05;  // an opening so near to a wall lies on it

void check_polygon(const Polygon& polygon, const std::string& path, Faults& faults) {
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    if (length(polygon[(i + 1) % polygon.size()] - polygon[i]) < 0.001) {
      faults.push_back({path, fmt::format("corner {} stands twice in a row", i + 1), "A polygon closes by itself"});
      return;
    }
  }
  if (std::abs(signed_area(polygon)) < smallest_area_m2) {
    faults.push_back({path, fmt::format("encloses less than {} m2", smallest_area_m2), {}});
  } else if (crosses_itself(polygon)) {
    faults.push_back({path, "crosses or touches itself", "Give the corners in order round the area"});
  }
}

void check_line(const Polyline& line, const std::string& path, Faults& faults) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (length(line[i + 1] - line[i]) < 0.001) {
      faults.push_back({path, fmt::format("point {} stands twice in a row", i + 1), {}});
      return;
    }
  }
}

void check_extent(const Site& site, Faults& faults) {
  Vec2 low = site.walkable.front().polygon.front(), high = low;
  for (const NamedPolygon& piece : site.walkable) {
    for (const Vec2 p : piece.polygon) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  }
  const Vec2 size = high - low;
  if (size.x > longest_side_m || size.y > longest_side_m || size.x * size.y > largest_area_m2) {
    faults.push_back({"site.walkable",
                      fmt::format("spans {} x {} m (at most {} m on a side and {} m2, to be computed in time)",
                                  number_text(size.x), number_text(size.y), longest_side_m, largest_area_m2),
                      "Leave out what nobody of the plan walks on"});
  }
}

void check_exits(const Site& site, const Terrain& terrain, Faults& faults) {
  for (const Exit& exit : site.exits) {
    const auto slots = slots_along(exit.line, 5);
    const bool good =
        std::all_of(slots.begin(), slots.end(), [&](const LinePlace& s) { return terrain.on_outer_edge(s.at); });
    if (!good) {
      faults.push_back({"site.exits." + exit.id + ".line", "does not lie on the outer edge of the walkable ground",
                        "People come and go there"});
    }
  }
  const auto for_anyone = [](const Exit& e) { return e.use == ExitUse::anyone; };
  if (std::none_of(site.exits.begin(), site.exits.end(), for_anyone)) {
    faults.push_back({"site.exits", "has no exit for anyone (the crowd could never leave)", {}});
  }
}

/// Calls `use(id, piece)` for each straight piece of the lines.
template <class Use>
void each_piece(const std::vector<NamedLine>& lines, Use use) {
  for (const NamedLine& l : lines) {
    for (std::size_t i = 0; i + 1 < l.line.size(); ++i) use(l.id, Segment{l.line[i], l.line[i + 1]});
  }
}

/// Whether a wall or fence stands in the way between the ends of an opening that does not lie on it.
bool bars(const Segment& wall, const Segment& opening) {
  const Vec2 along = unit(wall.b - wall.a);
  const auto lies_on = [&](Vec2 point) { return std::abs(cross(along, point - wall.a)) < touch_m; };
  if (lies_on(opening.a) && lies_on(opening.b)) return false;
  const Vec2 inwards = touch_m * unit(opening.b - opening.a);
  return length(opening.b - opening.a) > 2 * touch_m &&
         segments_meet(wall.a, wall.b, opening.a + inwards, opening.b - inwards);
}

void check_opening(const Site& site, const Terrain& terrain, const NamedLine& opening, Faults& faults) {
  const std::string path = "site.openings." + opening.id + ".line";
  if (!terrain.on_barrier(opening.line.front()) || !terrain.on_barrier(opening.line.back())) {
    faults.push_back({path, "does not begin and end on a wall, a fence or a border between two pieces of ground", {}});
  }
  each_piece({opening}, [&](const std::string&, const Segment& piece) {
    for (const auto* barriers : {&site.walls, &site.fences}) {
      each_piece(*barriers, [&](const std::string& id, const Segment& wall) {
        if (!bars(wall, piece)) return;
        faults.push_back({path, fmt::format("{} crosses it (it would not be open)", quoted(id)),
                          "End the wall or fence at the opening, or draw one opening on each side of it"});
      });
    }
  });
}

}  // namespace

Faults check_site(const Scenario& scenario) {
  const Site& site = scenario.site;
  const Terrain terrain(site);
  Faults faults;
  for (const NamedPolygon& p : site.walkable) check_polygon(p.polygon, "site.walkable." + p.id + ".polygon", faults);
  check_polygon(site.protected_area.polygon, "site.protected.polygon", faults);
  for (const NamedLine& l : site.walls) check_line(l.line, "site.walls." + l.id + ".line", faults);
  for (const NamedLine& l : site.fences) check_line(l.line, "site.fences." + l.id + ".line", faults);
  for (const NamedLine& l : site.openings) check_line(l.line, "site.openings." + l.id + ".line", faults);
  for (const Exit& e : site.exits) check_line(e.line, "site.exits." + e.id + ".line", faults);
  if (!faults.empty()) return faults;

  check_extent(site, faults);
  check_exits(site, terrain, faults);
  if (!terrain.walkable(middle(site.protected_area.polygon))) {
    faults.push_back({"site.protected.polygon", "has its middle outside the walkable ground", {}});
  }
  for (const NamedLine& opening : site.openings) check_opening(site, terrain, opening, faults);
  return faults;
}

}  // namespace sispam
