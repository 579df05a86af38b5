// SPDX-License-Identifier: Apache-2.0
#include "scenario/terrain.hpp"

#include <gtest/gtest.h>

#include "test_files.hpp"

namespace sispam {
namespace {

const Polygon square{{0, 0}, {2, 0}, {2, 2}, {0, 2}};

TEST(Polygon, has_a_signed_area_and_a_middle) {
  EXPECT_DOUBLE_EQ(signed_area(square), 4);
  EXPECT_DOUBLE_EQ(signed_area({{0, 0}, {0, 2}, {2, 2}, {2, 0}}), -4);
  EXPECT_EQ(middle(square), (Vec2{1, 1}));
}

TEST(Polygon, holds_its_inside_and_its_edge) {
  EXPECT_TRUE(holds(square, {1, 1}));
  EXPECT_TRUE(holds(square, {2, 1}));
  EXPECT_TRUE(holds(square, {0, 0}));
  EXPECT_FALSE(holds(square, {2.01, 1}));
  EXPECT_FALSE(holds(square, {-1, 2}));
}

TEST(Polygon, that_crosses_or_touches_itself_is_found) {
  EXPECT_FALSE(crosses_itself(square));
  EXPECT_FALSE(crosses_itself({{0, 0}, {2, 0}, {1, 3}}));
  EXPECT_TRUE(crosses_itself({{0, 0}, {2, 2}, {2, 0}, {0, 2}}));
  EXPECT_TRUE(crosses_itself({{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}}));
}

TEST(Line, spreads_its_slots_evenly_round_corners_with_the_right_side_known) {
  const auto slots = slots_along({{0, 0}, {2, 0}, {2, 2}}, 5);
  ASSERT_EQ(slots.size(), 5u);
  EXPECT_EQ(slots[1].at, (Vec2{1, 0}));
  EXPECT_EQ(slots[1].right, (Vec2{0, -1}));
  EXPECT_EQ(slots[4].at, (Vec2{2, 2}));
  EXPECT_EQ(slots[4].right, (Vec2{1, 0}));
  EXPECT_EQ(slots_along({{0, 0}, {2, 0}}, 1).at(0).at, (Vec2{1, 0}));
}

class Gate : public ::testing::Test {
 protected:
  Scenario scenario = base_with({});
  Terrain terrain{scenario.site};
};

TEST_F(Gate, is_open_ground_between_two_pieces) {
  EXPECT_TRUE(terrain.has_room({0, 0}, 0.25));
  EXPECT_FALSE(terrain.is_cut({0, 1}, {0, -1}));
}

TEST_F(Gate, has_solid_fences_beside_it) {
  EXPECT_FALSE(terrain.has_room({5, 0.2}, 0.25));
  EXPECT_TRUE(terrain.has_room({5, 0.3}, 0.25));
  EXPECT_TRUE(terrain.is_cut({5, 1}, {5, -1}));
}

TEST_F(Gate, lies_in_ground_whose_outer_edge_is_solid) {
  EXPECT_FALSE(terrain.has_room({20, 0.2}, 0.25));
  EXPECT_FALSE(terrain.has_room({-30, 6}, 0.25));
  EXPECT_FALSE(terrain.has_room({20, -5}, 0.25));
  EXPECT_TRUE(terrain.on_outer_edge({-30, 6}));
  EXPECT_TRUE(terrain.on_outer_edge({20, 0}));
  EXPECT_FALSE(terrain.on_outer_edge({0, 0}));
  EXPECT_FALSE(terrain.on_outer_edge({0, 5}));
}

TEST_F(Gate, needs_an_opening_only_where_something_solid_stands) {
  scenario.site.openings.clear();
  EXPECT_FALSE(terrain.is_cut({0, 1}, {0, -1}));
  scenario.site.openings.push_back({"hole", {{4, 0}, {6, 0}}});
  EXPECT_FALSE(terrain.is_cut({5, 1}, {5, -1}));
  EXPECT_TRUE(terrain.is_cut({8, 1}, {8, -1}));
}

}  // namespace
}  // namespace sispam
