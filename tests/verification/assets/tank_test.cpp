// M-V19c: the books of the water, and no jet without an order.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <numeric>

#include "last_value.hpp"
#include "unit/model/assets/spray_world.hpp"

namespace sispam::test {
namespace {

double hit_sum(const SprayState& state) {
  return std::accumulate(state.hit_s.begin(), state.hit_s.end(), state.personnel_hit_s);
}

TEST(MotionV19c, a_tank_of_5000_l_lasts_250_s_at_20_l_per_s) {
  SprayWorld spray({{20, 0}});
  for (int k = 0; k < 4000 && spray.world.spray.refilled_l == 0; ++k) spray.tick();
  record_value("M-V19c", "{:.6f} s", spray.state().jet_s);
  EXPECT_NEAR(spray.state().jet_s, 250, 1e-6);
  EXPECT_EQ(spray.state().litres, 5000);
}

TEST(MotionV19c, what_was_sprayed_and_what_is_left_is_what_there_was) {
  SprayWorld spray({{20, 0}});
  spray.scenario.assets.water_cannons.front().flow_l_per_s = 17.3;
  spray.scenario.assets.water_cannons.front().refill_s = 61;
  double farthest = 0;
  for (int k = 0; k < 12'000; ++k) {
    spray.tick();
    const SprayState& state = spray.state();
    const double missing = 5000 + state.refilled_l - state.cannons.front().tank_l - state.litres;
    farthest = std::max(farthest, std::abs(missing));
    ASSERT_NEAR(missing, 0, 1e-6);
  }
  record_value("M-V19c", "{:.1g} l off", farthest);
  EXPECT_GT(spray.state().refilled_l, 5000);
  EXPECT_GE(spray.state().cannons.front().tank_l, 0);
}

TEST(MotionV19c, every_second_of_jet_strikes_the_one_who_stands_in_it) {
  SprayWorld spray({{20, 0}, {20.5, 0}});
  spray.run_s(30);
  EXPECT_GT(spray.state().jet_s, 20);
  record_value("M-V19c", "{:.1g} s off", std::abs(hit_sum(spray.state()) - spray.state().jet_s));
  EXPECT_NEAR(hit_sum(spray.state()), spray.state().jet_s, 1e-6);
  double exposed_s = 0;
  for (const Exposure& exposure : spray.world.exposures) {
    if (exposure.cause == Cause::jet) exposed_s += static_cast<double>(exposure.units);
  }
  EXPECT_NEAR(exposed_s, spray.state().jet_s, 1e-3);
}

TEST(MotionV19c, of_several_in_one_jet_each_books_the_share_he_takes) {
  SprayWorld spray({{20, 0}, {20.5, 0}, {20.6, 0}});
  spray.world.crowd.behaviour[1] = spray.world.crowd.behaviour[2] = Behaviour::verbal;
  spray.run_s(30);
  const SprayState& state = spray.state();
  const auto hit_s = [&](Behaviour behaviour) { return state.hit_s[static_cast<std::size_t>(behaviour)]; };
  EXPECT_NEAR(hit_s(Behaviour::pushing), 0.7 * state.jet_s, 1e-6);
  EXPECT_NEAR(hit_s(Behaviour::verbal), 0.3 * state.jet_s, 1e-6);
  std::array<double, 4> exposed_s{};
  for (const Exposure& exposure : spray.world.exposures) {
    if (exposure.cause == Cause::jet) exposed_s[exposure.person] += static_cast<double>(exposure.units);
  }
  record_value("M-V19c", "{:.3f}, {:.3f}, {:.3f} of it", exposed_s[1] / state.jet_s, exposed_s[2] / state.jet_s,
               exposed_s[3] / state.jet_s);
  EXPECT_NEAR(exposed_s[1], 0.7 * state.jet_s, 1e-3);
  EXPECT_NEAR(exposed_s[2], 0.15 * state.jet_s, 1e-3);
  EXPECT_NEAR(exposed_s[3], 0.15 * state.jet_s, 1e-3);
}

TEST(MotionV19c, those_behind_in_the_jet_feel_it_also_when_nobody_beside_it_does) {
  SprayWorld spray({{20, 0}, {20.5, 0}});
  spray.scenario.model.assets.hit_near_m = 0;
  spray.run_s(3);
  EXPECT_GT(spray.world.crowd.water_s[1], 0);
  EXPECT_EQ(spray.world.crowd.water_s[1], spray.world.crowd.water_s[0]);
}

TEST(MotionV19c, without_an_order_there_is_no_drop) {
  SprayWorld spray({{20, 0}});
  spray.order(Tactic::water_spray, false);
  spray.order(Tactic::water_display, true);
  spray.run_s(60);
  record_value("M-V19d", "{} l", spray.state().litres);
  EXPECT_EQ(spray.state().litres, 0);
  EXPECT_EQ(spray.state().jet_s, 0);
  EXPECT_EQ(spray.state().last_force_ms, -1);
  EXPECT_EQ(spray.state().cannons.front().phase, CannonPhase::ready);
}

TEST(MotionV19c, a_jet_ends_with_its_order) {
  SprayWorld spray({{20, 0}});
  spray.run_s(5);
  ASSERT_TRUE(spray.state().cannons.front().open);
  spray.order(Tactic::water_spray, false);
  const double litres = spray.state().litres;
  spray.run_s(5);
  record_value("M-V19d", "{} l", spray.state().litres - litres);
  EXPECT_EQ(spray.state().litres, litres);
  EXPECT_EQ(spray.world.people.jet_x[1], 0);
}

}  // namespace
}  // namespace sispam::test
