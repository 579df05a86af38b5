// The places of an assembly: a square grid over its polygon, nearest to the protected area first.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "model/mind/geometry.hpp"
#include "model/mind/setup.hpp"

namespace sispam::mind {
namespace {

constexpr double widest_pitch_m = 0.8;
constexpr double narrowest_pitch_m = 0.45;  // just more than two bodies
constexpr double pitch_step = 0.97;         // factor from one try to the next
constexpr double widest_margin_m = 200;     // how far an assembly may spill over its polygon

/// A grid of places: its pitch, and how far it spills over the box round the polygon.
struct Layout {
  double pitch_m = widest_pitch_m;
  double margin_m = 0;
};

/// Ground without cells is open everywhere: a world made by hand.
bool walkable(const Ground& ground, Vec2 at) { return ground.free.empty() || ground.walkable(at); }

std::vector<Vec2> grid_places(const Ground& ground, const Polygon& polygon, const Layout& layout) {
  const Box box = box_of(polygon);
  const double m = layout.margin_m, p = layout.pitch_m;
  const auto columns = static_cast<int>((box.high.x - box.low.x + 2 * m) / p);
  const auto rows = static_cast<int>((box.high.y - box.low.y + 2 * m) / p);
  std::vector<Vec2> places;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const Vec2 at{box.low.x - m + (c + 0.5) * p, box.low.y - m + (r + 0.5) * p};
      if ((m > 0 || inside(polygon, at)) && walkable(ground, at)) places.push_back(at);
    }
  }
  return places;
}

/// The widest grid that has room for all; when not even the narrowest has, the crowd spills over the polygon.
std::vector<Vec2> enough_places(const Ground& ground, const Group& group) {
  Layout layout;
  for (;;) {
    std::vector<Vec2> places = grid_places(ground, group.assembly, layout);
    if (static_cast<int>(places.size()) >= group.count) return places;
    if (layout.pitch_m * pitch_step >= narrowest_pitch_m) {
      layout.pitch_m *= pitch_step;
    } else {
      layout.margin_m += 1;
    }
    require(layout.margin_m <= widest_margin_m, "there is free ground round the assembly for all who come");
  }
}

}  // namespace

std::vector<Vec2> assembly_places(const Scenario& scenario, const Ground& ground, const Group& group) {
  std::vector<Vec2> places = enough_places(ground, group);
  const int field = ground.field("protected:" + scenario.site.protected_area.id);
  if (field < 0) return places;
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t k = 0; k < places.size(); ++k) order.emplace_back(ground.distance(field, places[k]), k);
  std::sort(order.begin(), order.end());
  std::vector<Vec2> sorted;
  for (const auto& [distance, k] : order) sorted.push_back(places[k]);
  return sorted;
}

}  // namespace sispam::mind
