// Wet ground: where it is, how it drains, and that feet slip on it.
// SPDX-License-Identifier: Apache-2.0
#include "model/assets/wet_ground.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "last_value.hpp"
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

constexpr int columns = 120, rows = 40;  // squares of 1 m from (-20, -20) on

double litres(const SprayWorld& spray) {
  double sum = 0;
  for (const float water : spray.world.spray.water_l_per_m2) sum += static_cast<double>(water);
  return sum;
}

float& square(SprayWorld& spray, int column, int row) {
  return spray.world.spray.water_l_per_m2[static_cast<std::size_t>(row * columns + column)];
}

/// A film of `deep` l/m2 over the columns [40, 60) of the field, on a slope of 2 % along x.
SprayWorld film(float deep, double fall) {
  SprayWorld spray({{20, 0}});
  spray.scenario.site.ground.slope = {fall, 0};
  spray.world.spray.water_l_per_m2.assign(columns * rows, 0.0F);
  spray.world.spray.any_wet = true;
  for (int row = 0; row < rows; ++row) {
    for (int column = 40; column < 60; ++column) square(spray, column, row) = deep;
  }
  return spray;
}

TEST(WetGround, a_film_of_5_mm_flows_down_a_slope_as_fast_as_manning_says) {
  // 1 mm stays in the hollows; 4 mm flow with 0.004^(2/3) 0.02^(1/2)/0.016 = 0.2228 m/s
  const double speed = std::pow(0.004, 2.0 / 3) * std::sqrt(0.02) / 0.016;
  std::vector<double> crossed_l;
  for (const double fall : {0.02, -0.02}) {
    SprayWorld spray = film(5, fall);
    for (int s = 0; s < 30; ++s) EXPECT_EQ(assets::run_off(spray.context()), 0);
    double crossed = 0, ahead = 0;  // beyond the lower edge of the film as it was; of it, beyond where the front is now
    const double front = 30 * speed * 4 / 5;  // what comes, over what fills the dry ground and flows on: 5.35 m
    for (int k = 0; k < columns; ++k) {
      const double beyond = fall > 0 ? k - 60 : 39 - k;
      if (beyond >= 0) crossed += static_cast<double>(square(spray, k, 20));
      if (beyond >= front + 2) ahead += static_cast<double>(square(spray, k, 20));
    }
    crossed_l.push_back(crossed);
    EXPECT_NEAR(crossed, 30 * speed * 4, 0.01 * 30 * speed * 4) << "1 %: the rear of the film has not come there yet";
    EXPECT_LT(ahead, 0.02 * crossed) << "the front is sharp to two squares";
    EXPECT_NEAR(litres(spray), 20 * rows * 5, 0.05);
  }
  record_value("M-V39", "{} l per m, where {:.2f} are expected", listed(crossed_l, "{:.2f}"), 30 * speed * 4);
}

TEST(WetGround, what_was_poured_is_on_the_ground_or_has_drained_or_has_run_off_the_edge) {
  SprayWorld spray({{20, 0}});
  const Vec2 slope{0.012, -0.016};
  double poured = 0, drained = 0, gone = 0;
  for (int s = 0; s < 300; ++s) {
    const auto c = spray.context();
    if (s < 200) {
      assets::wet(c, {40 + 20 * std::sin(0.1 * s), -12 + 4 * std::cos(0.3 * s)}, 40);
      poured += 40;
    }
    spray.scenario.site.ground.slope = slope;
    gone += assets::run_off(c);
    const double before = litres(spray);
    spray.scenario.site.ground.slope = {};
    assets::drain(c);
    drained += before - litres(spray);
  }
  record_value("M-V39a", "{:.1g} of {:.0f} l off", std::abs((litres(spray) + drained + gone) / poured - 1), poured);
  EXPECT_GT(drained, 100);
  EXPECT_GT(gone, 100);
  EXPECT_NEAR(litres(spray) + drained + gone, poured, 1e-5 * poured) << "rounding of single precision";
}

TEST(WetGround, water_lies_still_on_flat_ground_and_in_the_hollows) {
  SprayWorld flat = film(200, 0), hollows = film(1, 0.1);
  for (SprayWorld* spray : {&flat, &hollows}) {
    const std::vector<float> before = spray->world.spray.water_l_per_m2;
    for (int s = 0; s < 10; ++s) EXPECT_EQ(assets::run_off(spray->context()), 0);
    EXPECT_EQ(spray->world.spray.water_l_per_m2, before);
  }
}

TEST(WetGround, water_never_runs_short_on_the_steepest_ground) {
  SprayWorld spray = film(200, 0.2);
  double gone = 0;
  for (int s = 0; s < 120; ++s) {
    gone += assets::run_off(spray.context());
    for (const float water : spray.world.spray.water_l_per_m2) ASSERT_GE(water, 0);
  }
  EXPECT_NEAR(litres(spray) + gone, 20 * rows * 200, 20 * rows * 200 * 1e-5);
  EXPECT_LT(litres(spray), 80 * rows * 2) << "nearly all has gone that does not lie in the hollows";
}

}  // namespace
}  // namespace sispam::test
