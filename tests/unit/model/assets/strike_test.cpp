// Whom a jet strikes: heights, order, dead zone, walls.
// SPDX-License-Identifier: Apache-2.0
#include "model/assets/strike.hpp"

#include <gtest/gtest.h>

#include "spray_world.hpp"

namespace sispam::test {
namespace {

using assets::Beam;

Beam beam(double aimed_at_m, double nozzle_m = 3) { return {{0, 0}, {1, 0}, {nozzle_m, 1.3, aimed_at_m}, 50}; }

TEST(Strike, the_first_body_takes_the_jet_and_shelters_who_is_far_behind) {
  SprayWorld spray({{20, 0}, {25, 0}});
  const auto struck = assets::struck_by(spray.context(), beam(20));
  ASSERT_EQ(struck.size(), 1);
  EXPECT_EQ(struck.front().person, 1);
  EXPECT_EQ(struck.front().share, 1);
}

TEST(Strike, who_stands_close_behind_shares_it) {
  SprayWorld spray({{20, 0}, {20.5, 0}, {20.6, 0.1}, {20.9, 0}});
  const auto struck = assets::struck_by(spray.context(), beam(20));
  ASSERT_EQ(struck.size(), 3);
  EXPECT_DOUBLE_EQ(struck[0].share, 0.7);
  EXPECT_DOUBLE_EQ(struck[1].share, 0.15);
  EXPECT_DOUBLE_EQ(struck[2].share, 0.15);
}

TEST(Strike, a_jet_passes_over_those_near_the_nozzle) {
  SprayWorld spray({{2, 0}, {20, 0}});
  const auto struck = assets::struck_by(spray.context(), beam(20));
  ASSERT_EQ(struck.size(), 1);
  EXPECT_EQ(struck.front().person, 2);
}

TEST(Strike, who_lies_on_the_ground_is_passed_over_until_the_jet_comes_down) {
  SprayWorld spray({{20, 0}, {34, 0}});
  spray.world.people.mode[1] = spray.world.people.mode[2] = Mode::fallen;
  const auto struck = assets::struck_by(spray.context(), beam(20));
  ASSERT_EQ(struck.size(), 1);  // it lands at 20 x 3 / 1.7 = 35.3 m
  EXPECT_EQ(struck.front().person, 2);
}

TEST(Strike, beside_the_jet_nobody_is_struck) {
  SprayWorld spray({{20, 1}});
  EXPECT_TRUE(assets::struck_by(spray.context(), beam(20)).empty());
}

// Nozzle 3 m, chest 1.3 m, helmets 1.9 m: with the own line b before the cannon, the target must be s >= 6 b / 11
// beyond.
TEST(Strike, the_dead_zone_before_the_own_line_follows_from_the_heights) {
  for (const double b : {2.0, 6.5, 11.0, 20.0}) {
    const double least = 6 * b / 11;
    SprayWorld spray({{b + least, 0}}, {{b, 0}});
    EXPECT_TRUE(assets::clears_own_people(spray.context(), beam(b + least + 0.01))) << b;
    EXPECT_FALSE(assets::clears_own_people(spray.context(), beam(b + least - 0.01))) << b;
  }
}

TEST(Strike, a_helmet_in_the_way_is_struck_first) {
  SprayWorld spray({{11, 0}}, {{10, 0}});
  const auto struck = assets::struck_by(spray.context(), beam(11));
  ASSERT_FALSE(struck.empty());
  EXPECT_EQ(struck.front().person, 1);
  EXPECT_TRUE(spray.world.people.is_personnel(struck.front().person));
}

TEST(Strike, a_wall_stops_the_jet_and_a_fence_does_not) {
  SprayWorld spray({{20, 0}});
  spray.scenario.site.fences.push_back({"fence", {{10, -5}, {10, 5}}});
  EXPECT_EQ(assets::struck_by(spray.context(), beam(20)).size(), 1);
  spray.scenario.site.walls.push_back({"wall", {{10, -5}, {10, 5}}});
  EXPECT_TRUE(assets::struck_by(spray.context(), beam(20)).empty());
  EXPECT_EQ(assets::landing(spray.context(), beam(20), {}), (Vec2{10, 0}));
}

}  // namespace
}  // namespace sispam::test
