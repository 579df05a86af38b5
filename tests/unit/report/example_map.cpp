// SPDX-License-Identifier: Apache-2.0
#include "example_map.hpp"

#include <cmath>
#include <cstdint>

#include "report/site_map.hpp"

namespace sispam::example {

namespace {

/// A number in [0, 1) that looks like chance (a multiplicative hash).
double chance(std::uint32_t a, std::uint32_t b = 0) {
  std::uint32_t h = a * 2654435761U ^ (b + 1) * 2246822519U;
  h ^= h >> 15U;
  h *= 2654435761U;
  h ^= h >> 13U;
  return static_cast<double>(h % 100000U) / 100000;
}

/// A walk from `from` to `to` with a little swaying.
std::vector<Vec2> walk(Vec2 from, Vec2 to, std::uint32_t person) {
  std::vector<Vec2> points;
  const int steps = 40;
  for (int i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    const double sway = t * (1 - t) * (chance(person, static_cast<std::uint32_t>(i) / 8) - 0.5) * 8;
    points.push_back(from + t * (to - from) + Vec2{0.3 * sway, 0.5 * sway});
  }
  return points;
}

Vec2 slot_place(int i) {
  if (i < 3) return {-9, 0.5 + 0.75 * i};
  if (i > 27) return {9, 2.0 - 0.75 * (i - 28)};
  return {-9 + 18.0 * (i - 3) / 24, 2.5};
}

void add_line(MapData& data) {
  for (int i = 0; i < 31; ++i) {
    const Vec2 place = slot_place(i);
    const double bend = i > 14 && i < 24 ? 1.6 * std::sqrt((i - 14) * (24.0 - i)) / 5 : 0;
    const Vec2 officer = place - Vec2{0.4 * bend * (chance(7, static_cast<std::uint32_t>(i)) - 0.5), bend};
    const bool lost = i == 19 || i == 20;
    data.slots.push_back({place, lost ? MapSlot::State::empty : MapSlot::State::held, officer});
    const auto kind = MapMark::Kind::shield_line;
    data.marks.push_back({kind, lost ? officer - Vec2{0.3, 0.9} : officer, ""});
    data.tracks.push_back(
        {MapTrack::Kind::shield_line, walk({12 + 18.0 * i / 30, -5}, place, static_cast<std::uint32_t>(i))});
    data.tracks.push_back({MapTrack::Kind::rope_line, walk(place, {-26 + 0.5 * (i % 8), -16 - 0.6 * (i / 8)},
                                                           100 + static_cast<std::uint32_t>(i))});
    data.marks.push_back({MapMark::Kind::rope_line, {-26 + 0.8 * (i % 8), -16 - 0.8 * (i / 8)}, ""});
  }
  for (int i = 0; i < 30; ++i) data.marks.push_back({MapMark::Kind::riot_platoon, {12 + 0.62 * i, -12}, ""});
  for (int i = 0; i < 18; ++i) {
    data.marks.push_back({MapMark::Kind::support, {0.8 * (i % 6) - 2, -14.6 - 0.8 * (i / 6)}, ""});
  }
  for (int i = 0; i < 12; ++i) {
    data.marks.push_back({MapMark::Kind::support, {31 + 0.8 * (i % 4), -34 - 0.8 * (i / 4)}, ""});
  }
}

void add_crowd(MapData& data) {
  for (std::uint32_t i = 0; i < 420; ++i) {
    const double u = chance(i, 1), v = chance(i, 2);
    const Vec2 entry{-150, 2 + 10 * chance(i, 3)};
    const bool leaves = i % 9 == 0, pushes = i % 6 == 1, shouts = i % 3 == 2;
    Vec2 spot{-25 + 50 * u, 5 + 8 * v};
    data.tracks.push_back({MapTrack::Kind::calm, walk(entry, spot, i)});
    if (pushes) {
      const Vec2 front{-8 + 16 * chance(i, 4), 3.1 + 1.9 * chance(i, 5)};
      data.tracks.push_back({MapTrack::Kind::pushing, walk(spot, front, i + 1000)});
      spot = front;
    } else if (shouts) {
      const Vec2 nearer{0.7 * spot.x, 4.6 + 0.8 * (spot.y - 5)};
      data.tracks.push_back({MapTrack::Kind::verbal, walk(spot, nearer, i + 2000)});
      spot = nearer;
    } else if (leaves) {
      const Vec2 out{i % 2 == 0 ? 149.0 : -149.0, 3 + 8 * v};
      const Vec2 place = spot + 0.8 * (chance(i, 6) + 0.2) * (out - spot);
      data.tracks.push_back({MapTrack::Kind::dispersing, walk(spot, place, i + 3000)});
      spot = place;
    }
    const auto kind = pushes   ? MapMark::Kind::pushing
                      : leaves ? MapMark::Kind::dispersing
                      : shouts ? MapMark::Kind::verbal
                               : MapMark::Kind::calm;
    data.marks.push_back({kind, spot, ""});
  }
}

void add_harm(MapData& data) {
  using enum MapMark::Kind;
  data.tracks.push_back({MapTrack::Kind::pushing, walk({2.2, 2.6}, {0.4, -15}, 77)});
  data.marks.push_back({pushing, {0.4, -15}, ""});
  data.marks.push_back({event, {-5.2, 2.9}, "E1 contact 11:08:31"});
  data.marks.push_back({event, {2.6, 1.3}, "E3 gap 11:41:52"});
  data.marks.push_back({penetration, {2.2, -0.4}, "E4 came through 11:42:10"});
  for (std::uint32_t i = 0; i < 9; ++i) {
    data.marks.push_back({fall, {-6 + 13 * chance(i, 11), 1.2 + 3.4 * chance(i, 12)}, ""});
  }
  data.marks.push_back({injured_green, {-3.4, 3.9}, ""});
  data.marks.push_back({injured_green, {6.1, 3.3}, ""});
  data.marks.push_back({injured_yellow, {3.6, 0.2}, ""});
  data.marks.push_back({injured_red, {1.1, 3.6}, ""});
  data.marks.push_back({dead, {-1.4, 4.2}, ""});
}

}  // namespace

Scenario scenario() {
  Scenario s;
  s.id = "oku-timur-2024";
  s.title = "Count dispute at the election office, daylight";
  s.site.walkable = {{"street", {{-150, 0}, {150, 0}, {150, 14}, {-150, 14}}},
                     {"yard", {{-40, -45}, {40, -45}, {40, 0}, {-40, 0}}}};
  s.site.walls = {{"office", {{-2, -18}, {-14, -18}, {-14, -36}, {14, -36}, {14, -18}, {2, -18}}}};
  s.site.fences = {{"fence_west", {{-40, 0}, {-4, 0}}}, {"fence_east", {{4, 0}, {40, 0}}}};
  s.site.openings = {{"gate", {{-4, 0}, {4, 0}}}, {"entrance", {{-2, -18}, {2, -18}}}};
  s.site.protected_area = {"office_hall", {{-14, -36}, {14, -36}, {14, -18}, {-14, -18}}, 2};
  s.site.exits = {{"west", {{-150, 0}, {-150, 14}}, ExitUse::anyone},
                  {"east", {{150, 0}, {150, 14}}, ExitUse::anyone},
                  {"rear", {{40, -45}, {40, -39}}, ExitUse::force}};
  Group group;
  group.id = "supporters";
  group.count = 420;
  group.assembly = {{-25, 4}, {25, 4}, {25, 13}, {-25, 13}};
  s.crowd.groups = {group};
  Unit line;
  line.id = "dalmas_1";
  line.count = 31;
  line.role = UnitRole::shield_line;
  line.line = {{-9, 0.3}, {-9, 2.5}, {9, 2.5}, {9, 0.3}};
  s.force.units = {line};
  s.assets.loudspeakers = {{"orator_pa", "supporters", {0, 9}, 115, {}}};
  s.medical.collection_point = {30, -32};
  return s;
}

MapData map() {
  MapData data = site_map(scenario());
  data.subtitle = "Replicate 17, 10:00 to 13:00: a made-up example, the line was breached at 11:42:10 and restored";
  data.note =
      "One replicate out of many: it shows what can happen, not what will. It is conditional on an angry crowd being "
      "there, and on the assumptions listed by sispam explain.";
  add_crowd(data);
  add_line(data);
  add_harm(data);
  data.moments = {{"10:31:04", "half of the crowd has arrived"},
                  {"11:01:40", "result announced"},
                  {"11:08:31", "E1 first contact with the rope line"},
                  {"11:09:55", "yellow: the shield line takes over"},
                  {"11:41:52", "E3 gap of 1.1 m in the shield line"},
                  {"11:42:10", "E4 first demonstrator behind the line"},
                  {"11:42:26", "E5 breach: three at once"},
                  {"11:43:30", "red: riot platoon ordered forward"},
                  {"11:49:12", "E9 line restored"},
                  {"12:40:00", "nine in ten have gone home"}};
  return data;
}

}  // namespace sispam::example
