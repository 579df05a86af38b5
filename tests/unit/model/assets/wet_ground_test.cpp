// Wet ground: where it is, how it drains, and that feet slip on it.
// SPDX-License-Identifier: Apache-2.0
#include "model/assets/wet_ground.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "model/motion/move.hpp"
#include "model/place.hpp"
#include "spray_world.hpp"

namespace sispam::test {
namespace {

TEST(WetGround, nine_times_three_litres_make_nine_squares_fully_wet) {
  SprayWorld spray({{20, 0}});
  const auto c = spray.context();
  assets::wet(c, {30.5, 0.5}, 13.5);
  EXPECT_NEAR(assets::wetness(c, {30.5, 0.5}), 0.5, 1e-6);
  assets::wet(c, {30.5, 0.5}, 20);
  EXPECT_EQ(assets::wetness(c, {31.5, 1.5}), 1);
  EXPECT_EQ(assets::wetness(c, {32.5, 0.5}), 0);
  EXPECT_EQ(assets::wetness(c, {500, 0}), 0);
}

TEST(WetGround, drains_to_a_share_of_1_over_e_in_600_s) {
  SprayWorld spray({{20, 0}});
  const auto c = spray.context();
  assets::wet(c, {30.5, 0.5}, 27);
  for (int k = 0; k < 600; ++k) assets::drain(c);
  EXPECT_NEAR(assets::wetness(c, {30.5, 0.5}), std::exp(-1.0), 1e-4);
  for (int k = 0; k < 3600; ++k) assets::drain(c);
  EXPECT_EQ(assets::wetness(c, {30.5, 0.5}), 0);
  EXPECT_FALSE(spray.state().any_wet);
}

TEST(WetGround, feet_have_the_friction_of_what_they_stand_on) {
  for (const auto& [litres, friction] : {std::pair{0.0, 0.75}, std::pair{13.5, 0.65}, std::pair{270.0, 0.55}}) {
    SprayWorld spray({{20.5, 0.5}});
    People& people = spray.world.people;
    people.mode[0] = Mode::absent;
    people.mode[1] = Mode::walk;  // he means to run off at once, far beyond what his feet can give
    people.want_x[1] = 100;
    people.awake[1] = 1;
    spray.scenario.model.motion.steering_ms = 1e9;
    if (litres > 0) assets::wet(spray.context(), {20.5, 0.5}, litres);
    assets::drain(spray.context());
    spray.world.now_ms = 10;  // nobody steers
    move(spray.scenario, spray.ground, spray.world, spray.random);
    EXPECT_NEAR(people.vx[1], friction * 9.81 * 0.01, 2e-3 * friction * 9.81 * 0.01) << litres;
  }
}

TEST(WetGround, that_has_dried_since_is_dry_for_who_comes_back) {
  SprayWorld spray({{20.5, 0.5}});
  assets::wet(spray.context(), {20.5, 0.5}, 27);
  assets::drain(spray.context());
  ASSERT_GT(spray.world.people.wetness[1], 0.9);
  take_off_ground(spray.world, 1);
  while (spray.state().any_wet) assets::drain(spray.context());
  place_on_ground(spray.world, 1, 20.5, 0.5);
  EXPECT_EQ(spray.world.people.wetness[1], 0);
}

TEST(WetGround, wakes_whose_footing_changed) {
  SprayWorld spray({{20.5, 0.5}, {60, 0}});
  assets::wet(spray.context(), {20.5, 0.5}, 27);
  assets::drain(spray.context());
  EXPECT_EQ(spray.world.people.awake[1], 1);
  EXPECT_EQ(spray.world.people.awake[2], 0);
}

}  // namespace
}  // namespace sispam::test
