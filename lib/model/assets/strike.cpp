// SPDX-License-Identifier: Apache-2.0
#include "model/assets/strike.hpp"

#include <algorithm>
#include <limits>

namespace sispam::assets {
namespace {

constexpr double lying_m = 0.4;  // height of a body on the ground [m]; chosen

/// How far along the beam somebody is, if he is in its width; negative if not.
double range_in(const SprayContext& c, const Beam& beam, PersonId id) {
  const Vec2 to = c.position(id) - beam.from;
  const double along = dot(to, beam.direction);
  if (along <= 0 || along > beam.reach_m) return -1;
  const double aside = cross(beam.direction, to);
  const double touch = c.world.people.radius[id] + 0.5 * jet_width(c.parameters(), along);
  return aside * aside < touch * touch ? along : -1;
}

/// Where a wall of a building stops the beam [m].
double wall_at(const SprayContext& c, const Beam& beam) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const NamedLine& wall : c.scenario.site.walls) {
    for (std::size_t k = 1; k < wall.line.size(); ++k) {
      const Vec2 along = wall.line[k] - wall.line[k - 1], to = wall.line[k - 1] - beam.from;
      const double turn = cross(beam.direction, along);
      if (turn == 0) continue;
      const double range = cross(to, along) / turn, place = cross(to, beam.direction) / turn;
      if (range > 0 && place >= 0 && place <= 1) nearest = std::min(nearest, range);
    }
  }
  return nearest;
}

bool is_struck(const SprayContext& c, const Beam& beam, const Struck& who) {
  const double height = beam.path.height_at(who.range_m);
  return height >= 0 && height <= height_of(c, who.person);
}

}  // namespace

double height_of(const SprayContext& c, PersonId person) {
  if (c.world.people.mode[person] == Mode::fallen) return lying_m;
  return c.world.people.is_personnel(person) ? c.parameters().helmet_height_m : c.parameters().head_height_m;
}

std::vector<Struck> struck_by(const SprayContext& c, const Beam& beam) {
  const double end = std::min({beam.reach_m, wall_at(c, beam), beam.path.lands_at()});
  std::vector<Struck> inside;
  for (PersonId id = 0; id < c.world.people.count; ++id) {
    if (c.world.people.mode[id] == Mode::absent) continue;
    const double range = range_in(c, beam, id);
    if (range > 0 && range <= end) inside.push_back({id, range, 0});
  }
  std::sort(inside.begin(), inside.end(), [](const Struck& a, const Struck& b) {
    return a.range_m != b.range_m ? a.range_m < b.range_m : a.person < b.person;
  });
  const auto first = std::find_if(inside.begin(), inside.end(), [&](const Struck& s) { return is_struck(c, beam, s); });
  if (first == inside.end()) return {};
  std::vector<Struck> struck{*first};
  for (auto other = first + 1; other != inside.end(); ++other) {
    if (other->range_m - first->range_m > c.parameters().behind_m) break;
    struck.push_back(*other);
  }
  const double behind = struck.size() > 1 ? c.parameters().behind_share : 0;
  struck.front().share = 1 - behind;
  for (std::size_t k = 1; k < struck.size(); ++k) struck[k].share = behind / static_cast<double>(struck.size() - 1);
  return struck;
}

Vec2 landing(const SprayContext& c, const Beam& beam, const std::vector<Struck>& struck) {
  const double end =
      struck.empty() ? std::min({beam.reach_m, wall_at(c, beam), beam.path.lands_at()}) : struck.front().range_m;
  return beam.from + end * beam.direction;
}

bool clears_own_people(const SprayContext& c, const Beam& beam) {
  for (PersonId id = 0; id < c.world.people.personnel; ++id) {
    if (c.world.people.mode[id] == Mode::absent) continue;
    const double range = range_in(c, beam, id);
    if (range > 0 && range < beam.path.aimed_at_m && beam.path.height_at(range) <= height_of(c, id)) return false;
  }
  return beam.path.aimed_at_m < wall_at(c, beam);
}

}  // namespace sispam::assets
