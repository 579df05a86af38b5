// M-V22: the crowd stands evenly in a full assembly.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "last_value.hpp"
#include "model/ground.hpp"
#include "model/make_world.hpp"

namespace sispam::test {
namespace {

constexpr double side_m = 16;
constexpr int parts = 4;

/// A square assembly in the open, filled by so many.
Scenario square(int people) {
  Scenario scenario;
  scenario.site.walkable = {{"square", {{0, 0}, {side_m, 0}, {side_m, side_m}, {0, side_m}}}};
  scenario.site.exits = {{.id = "west", .line = {{0, 0}, {0, side_m}}}};
  scenario.site.protected_area = {"hall", {{1, 15.4}, {15, 15.4}, {15, 15.8}, {1, 15.8}}};
  scenario.medical.collection_point = {1, 1};
  Group group;
  group.id = "crowd";
  group.count = people;
  group.orators = 0;
  group.arrival.from = "west";
  group.assembly = scenario.site.walkable.front().polygon;
  scenario.crowd.groups = {group};
  return scenario;
}

/// How many have their place in each of the strips of the square along an axis.
std::array<int, parts> strips(const CrowdState& crowd, double Vec2::*axis) {
  std::array<int, parts> heads{};
  for (const Vec2 spot : crowd.spot)
    ++heads[std::min<std::size_t>(parts - 1, static_cast<std::size_t>(spot.*axis / (side_m / parts)))];
  return heads;
}

TEST(Places, m_v22_of_a_full_assembly_are_even_along_both_axes) {
  const Scenario scenario = square(400);  // 20 by 20 places 0.8 m apart
  const Ground ground = make_ground(scenario);
  for (std::uint32_t replicate = 0; replicate < 5; ++replicate) {
    const World world = make_world(scenario, ground, Random{1, replicate});
    for (const int heads : strips(world.crowd, &Vec2::x)) EXPECT_EQ(heads, 100);
    for (const int heads : strips(world.crowd, &Vec2::y)) EXPECT_EQ(heads, 100);
  }
}

TEST(Places, m_v22_of_half_an_assembly_are_those_near_the_protected_area) {
  const Scenario scenario = square(200);
  const Ground ground = make_ground(scenario);
  const World world = make_world(scenario, ground, Random{1, 0});
  const std::array<int, parts> heads = strips(world.crowd, &Vec2::y);
  EXPECT_EQ(heads[3], 100);
  EXPECT_EQ(heads[0], 0);
  for (const int across : strips(world.crowd, &Vec2::x)) EXPECT_NEAR(across, 50, 8);
  record_value("M-V22a", "front {} of 100, rear {}; {} across", heads[3], heads[0],
               listed(strips(world.crowd, &Vec2::x)));
}

}  // namespace
}  // namespace sispam::test
