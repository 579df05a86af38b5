// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/check.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr double longest_side_m = 1000;
constexpr double largest_area_m2 = 250000;
constexpr double smallest_area_m2 = 0.5;
constexpr double steepest = 0.2;  // fall of the ground; chosen

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

void check_slope(const Site& site, Faults& faults) {
  const double fall = length(site.ground.slope);
  if (fall <= steepest) return;
  faults.push_back({"site.ground.slope",
                    fmt::format("falls by {} (at most {}: the ground is a plane for those who walk on it)",
                                number_text(fall), steepest),
                    "Give the fall in metres per metre, such as [0, -0.02]"});
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
  check_slope(site, faults);
  check_exits(site, terrain, faults);
  if (!terrain.walkable(middle(site.protected_area.polygon))) {
    faults.push_back({"site.protected.polygon", "has its middle outside the walkable ground", {}});
  }
  for (const NamedLine& opening : site.openings) {
    if (!terrain.on_barrier(opening.line.front()) || !terrain.on_barrier(opening.line.back())) {
      faults.push_back({"site.openings." + opening.id + ".line",
                        "does not begin and end on a wall, a fence or a border between two pieces of ground",
                        {}});
    }
  }
  return faults;
}

}  // namespace sispam
