// SPDX-License-Identifier: Apache-2.0
#include "scenario/line_way.hpp"

#include <gtest/gtest.h>

#include "scenario/terrain.hpp"

namespace sispam {
namespace {

const Polyline bent{{0, 0}, {0, 2}, {6, 2}, {6, 0}}, straight{{0, 5}, {5, 5}};

TEST(LineWay, has_a_point_wherever_one_of_the_lines_has_a_corner) {
  const LineWay way = line_way(bent, straight);
  ASSERT_EQ(way.from.size(), 4U);
  ASSERT_EQ(way.to.size(), 4U);
  EXPECT_EQ(way.from[1], (Vec2{0, 2}));
  EXPECT_NEAR(way.to[1].x, 1, 1e-12) << "two of ten metres, so one of five";
  EXPECT_NEAR(way.to[2].x, 4, 1e-12);
  EXPECT_EQ(line_way({{0, 0}, {1, 0}, {4, 0}}, {{0, 1}, {2, 1}, {4, 1}}).from.size(), 4U);
}

TEST(LineWay, begins_and_ends_exactly_at_the_two_lines) {
  const LineWay way = line_way(bent, straight);
  EXPECT_EQ(line_on(way, 0).front(), bent.front());
  EXPECT_EQ(line_on(way, 0).back(), bent.back());
  EXPECT_DOUBLE_EQ(length_of(line_on(way, 0)), 10);
  EXPECT_EQ(line_on(way, 1).front(), straight.front());
  EXPECT_EQ(line_on(way, 1).back(), straight.back());
}

TEST(LineWay, is_straight_for_each_point) {
  const LineWay way = line_way(bent, straight);
  const Polyline half = line_on(way, 0.5);
  for (std::size_t k = 0; k < half.size(); ++k) {
    EXPECT_NEAR(length(half[k] - 0.5 * (way.from[k] + way.to[k])), 0, 1e-12);
  }
}

TEST(LineWay, is_as_long_as_the_way_of_the_point_that_goes_farthest) {
  EXPECT_DOUBLE_EQ(longest_m(line_way({{0, 0}, {4, 0}}, {{0, 3}, {4, 5}})), 5);
  EXPECT_EQ(longest_m({}), 0);
}

}  // namespace
}  // namespace sispam
