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
constexpr double steepest = 0.2;  // fall of the ground; chosen

void check_polygon(const Polygon& polygon, const std::string& path, Faults& faults) {
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    if (length(polygon[(i + 1) % polygon.size()] - polygon[i]) < 0.001) {
      faults.push_back({path, fmt::format("corner {} stands twice in a row", i + 1), "A polygon closes by itself"});
      return;
    }
  }
  if (std::abs(signed_area(polygon)) < smallest_area_m2) {
    faults.push_back({path, fmt::format("crosses itself or encloses less than {} m2", smallest_area_m2),
                      "Give the corners in order round the area"});
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
                                  rounded_text(size.x), rounded_text(size.y), longest_side_m, largest_area_m2),
                      "Leave out what nobody of the plan walks on"});
  }
}

void check_slope(const Site& site, Faults& faults) {
  const double fall = length(site.ground.slope);
  if (fall <= steepest) return;
  faults.push_back({"site.ground.slope",
                    fmt::format("falls by {} (at most {}: the ground is a plane for those who walk on it)",
                                rounded_text(fall), steepest),
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

/// Strength of a fence or of the gate in an opening: keys that would have no effect are refused.
template <class Barrier>
void check_strength(const Barrier& barrier, const std::string& path, Faults& faults) {
  if (barrier.strength_n_per_m > 0 || barrier.fails_after_s == Barrier{}.fails_after_s) return;
  faults.push_back({path + ".fails_after_s", "has no effect without strength_n_per_m", "Give its strength as well"});
}

/// Calls `use(piece)` for each straight piece of a line.
template <class Use>
void each_piece(const Polyline& line, Use use) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) use(Segment{line[i], line[i + 1]});
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

/// A fault for each piece of the wall or fence that stands across a piece of the opening.
template <class Wall>
void check_not_barred(const Opening& opening, const Wall& wall, Faults& faults) {
  each_piece(opening.line, [&](const Segment& gap) {
    each_piece(wall.line, [&](const Segment& piece) {
      if (!bars(piece, gap)) return;
      faults.push_back({"site.openings." + opening.id + ".line",
                        fmt::format("{} crosses it (it would not be open)", quoted(wall.id)),
                        "End the wall or fence at the opening, or draw one opening on each side of it"});
    });
  });
}

void check_opening(const Site& site, const Terrain& terrain, const Opening& opening, Faults& faults) {
  const std::string path = "site.openings." + opening.id;
  if (!terrain.on_barrier(opening.line.front()) || !terrain.on_barrier(opening.line.back())) {
    faults.push_back(
        {path + ".line", "does not begin and end on a wall, a fence or a border between two pieces of ground", {}});
  }
  if (opening.gate == Gate::open && opening.strength_n_per_m > 0) {
    faults.push_back({path + ".strength_n_per_m", "has no effect on an open gate", "Add `gate: closed`"});
  } else {
    check_strength(opening, path, faults);
  }
  for (const NamedLine& wall : site.walls) check_not_barred(opening, wall, faults);
  for (const Fence& fence : site.fences) check_not_barred(opening, fence, faults);
}

/// Whether some point of the line lies in the obstacle.
bool blocks(const NamedPolygon& obstacle, const Polyline& line) {
  const int points = static_cast<int>(length_of(line) / 0.5) + 2;  // at most half a metre apart
  const auto places = slots_along(line, points);
  return std::any_of(places.begin(), places.end(),
                     [&](const LinePlace& place) { return holds(obstacle.polygon, place.at); });
}

void check_obstacle(const Site& site, const Terrain& terrain, const NamedPolygon& obstacle, Faults& faults) {
  const std::string path = "site.obstacles." + obstacle.id + ".polygon";
  if (!terrain.walkable(middle(obstacle.polygon))) {
    faults.push_back({path, "has its middle outside the walkable ground (nobody would meet it there)", "Remove it"});
  }
  for (const Exit& exit : site.exits) {
    if (blocks(obstacle, exit.line)) faults.push_back({path, "stands in the exit " + quoted(exit.id), {}});
  }
  for (const Opening& opening : site.openings) {
    if (blocks(obstacle, opening.line)) faults.push_back({path, "stands in the opening " + quoted(opening.id), {}});
  }
}

/// What makes sense only when every line and polygon is sound.
void check_places(const Site& site, Faults& faults) {
  const Terrain terrain(site);
  check_extent(site, faults);
  check_slope(site, faults);
  check_exits(site, terrain, faults);
  if (!terrain.walkable(middle(site.protected_area.polygon))) {
    faults.push_back({"site.protected.polygon", "has its middle outside the walkable ground", {}});
  }
  for (const Fence& fence : site.fences) check_strength(fence, "site.fences." + fence.id, faults);
  for (const Opening& opening : site.openings) check_opening(site, terrain, opening, faults);
  for (const NamedPolygon& obstacle : site.obstacles) check_obstacle(site, terrain, obstacle, faults);
}

}  // namespace

Faults check_site(const Scenario& scenario) {
  const Site& site = scenario.site;
  Faults faults;
  for (const NamedPolygon& p : site.walkable) check_polygon(p.polygon, "site.walkable." + p.id + ".polygon", faults);
  for (const NamedPolygon& p : site.obstacles) check_polygon(p.polygon, "site.obstacles." + p.id + ".polygon", faults);
  for (const NamedPolygon& p : scenario.medical.corridors) {
    check_polygon(p.polygon, "medical.corridors." + p.id + ".polygon", faults);
  }
  check_polygon(site.protected_area.polygon, "site.protected.polygon", faults);
  for (const NamedLine& l : site.walls) check_line(l.line, "site.walls." + l.id + ".line", faults);
  for (const Fence& l : site.fences) check_line(l.line, "site.fences." + l.id + ".line", faults);
  for (const Opening& l : site.openings) check_line(l.line, "site.openings." + l.id + ".line", faults);
  for (const Exit& e : site.exits) check_line(e.line, "site.exits." + e.id + ".line", faults);
  if (faults.empty()) check_places(site, faults);
  return faults;
}

}  // namespace sispam
