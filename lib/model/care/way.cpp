// SPDX-License-Identifier: Apache-2.0
#include "model/care/way.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "scenario/terrain.hpp"

namespace sispam {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Where somebody pushes or is violent now. Looked up once a second, for those who ask.
const std::vector<Vec2>& fights(const CareContext& c) {
  CareState& state = c.world.care;
  if (state.fights_ms == c.world.now_ms) return state.fights;
  state.fights_ms = c.world.now_ms;
  state.fights.clear();
  const World& world = c.world;
  for (std::size_t d = 0; d < world.crowd.size(); ++d) {
    const std::size_t i = world.people.personnel + d;
    const Behaviour does = world.crowd.behaviour[d];
    const bool fights = does == Behaviour::pushing || does == Behaviour::violent;
    if (fights && world.people.mode[i] != Mode::absent) {
      state.fights.push_back({world.people.x[i], world.people.y[i]});
    }
  }
  return state.fights;
}

/// The corridor that holds the point, or nullptr.
const NamedPolygon* corridor_at(const CareContext& c, Vec2 at) {
  const auto& corridors = c.scenario.medical.corridors;
  const auto found = std::find_if(corridors.begin(), corridors.end(),
                                  [&](const NamedPolygon& corridor) { return holds(corridor.polygon, at); });
  return found == corridors.end() ? nullptr : &*found;
}

/// Whether a fight so near bars the way; one outside the corridor of `at` does not.
bool bars(const CareContext& c, Vec2 fight, Vec2 at) {
  const NamedPolygon* corridor = corridor_at(c, at);
  return corridor == nullptr || holds(corridor->polygon, fight);
}

bool is_near(Vec2 fight, Vec2 at, double reach_m) {
  const Vec2 d = fight - at;
  return dot(d, d) <= reach_m * reach_m;
}

/// Down a field from `from` to `to`; straight on where the field leads nowhere.
std::vector<Vec2> points_down(const Ground& ground, int field, Vec2 from, Vec2 to) {
  std::vector<Vec2> points{from};
  const double way = ground.distance(field, from);
  const int most = std::isfinite(way) ? static_cast<int>(2 * way / way_step_m) : 0;
  for (int k = 0; k < most && length(to - points.back()) > way_step_m; ++k) {
    const Vec2 on = ground.direction(field, points.back());
    if (dot(on, on) <= 0) break;
    points.push_back(points.back() + way_step_m * on);
  }
  const Vec2 last = points.back();
  const int rest = static_cast<int>(std::ceil(length(to - last) / way_step_m));
  for (int k = 1; k <= rest; ++k) points.push_back(last + (1.0 * k / rest) * (to - last));
  return points;
}

}  // namespace

CarePlace place_of_post(const CareContext& c, std::uint32_t post) {
  if (post == 0) return {"collection_point", c.scenario.medical.collection_point};
  const CollectionPoint& point = c.scenario.medical.further_points.at(post - 1);
  return {"collection_point:" + point.id, point.at};
}

double way_m(const CareContext& c, const CarePlace& to, Vec2 from) {
  const int index = c.ground.field(to.field);
  const double way = index < 0 ? infinite : c.ground.distance(index, from);
  return std::isfinite(way) ? way : length(from - to.at);
}

std::uint32_t nearest_post(const CareContext& c, Vec2 from) {
  std::uint32_t best = 0;
  double best_m = infinite;
  for (std::uint32_t post = 0; post <= c.scenario.medical.further_points.size(); ++post) {
    const double way = way_m(c, place_of_post(c, post), from);
    if (way >= best_m) continue;
    best = post;
    best_m = way;
  }
  return best;
}

bool anybody_fights(const CareContext& c) { return !fights(c).empty(); }

bool endangered(const CareContext& c, Vec2 at, double room_m) {
  const double reach_m = c.parameters().access_pushing_m + room_m;
  const std::vector<Vec2>& all = fights(c);
  return std::any_of(all.begin(), all.end(),
                     [&](Vec2 fight) { return is_near(fight, at, reach_m) && bars(c, fight, at); });
}

double to_nearest_fight_m(const CareContext& c, Vec2 at) {
  double nearest = infinite;
  for (const Vec2 fight : fights(c)) nearest = std::min(nearest, length(fight - at));
  return nearest;
}

Way plain_way(const CareContext& c, const CarePlace& to, Vec2 from) {
  return {points_down(c.ground, c.ground.field(to.field), from, to.at), way_m(c, to, from)};
}

std::optional<Way> clear_way(const CareContext& c, const CarePlace& to, Vec2 from) {
  Way plain = plain_way(c, to, from);
  const bool barred = anybody_fights(c) &&
                      std::any_of(plain.points.begin(), plain.points.end(), [&](Vec2 at) { return endangered(c, at); });
  if (!barred) return plain;
  return detour(c, from, to.at);
}

Way reversed(Way way) {
  std::reverse(way.points.begin(), way.points.end());
  return way;
}

}  // namespace sispam
