// C and M-V21: the crush dose, the litter cycle and the clocks of deterioration, through the stages themselves.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

/// Somebody awake who bears a load [N] and has a dose already.
void strain(SmallWorld& w, PersonId who, double load_n, double dose) {
  w.world.people.load[who] = load_n;
  w.world.people.dose[who] = dose;
  w.world.motion.awake.push_back(who);
  if (dose > 0) w.world.care.strained.push_back(who);
}

// Seconds of constant load until the dose reaches one, by steps of 0.1 s and interpolation in the last step.
double time_to_dose_one_s(double load_n) {
  SmallWorld w(0, 1);
  strain(w, 0, load_n, 0);
  double before = 0;
  for (int step = 1;; ++step) {
    accumulate_dose(w.scenario, w.world, 0.1);
    const double now = w.world.people.dose[0];
    if (now >= 1) return 0.1 * (step - (now - 1) / (now - before));
    before = now;
  }
}

TEST(CrushDose, m_v21_reaches_one_after_300_s_at_1112_n) { EXPECT_NEAR(time_to_dose_one_s(1112), 300, 0.3); }

// Hopkins 1993 as quoted by Lee and Hughes 2006: 15 s. The exponent, rounded to 1.74, gives 14.97 s.
TEST(CrushDose, m_v21_reaches_one_after_15_s_at_6227_n) {
  EXPECT_NEAR(time_to_dose_one_s(6227), 14.9729, 0.001 * 14.9729);
  EXPECT_NEAR(time_to_dose_one_s(6227), 15.0, 0.05);
}

TEST(CrushDose, follows_the_power_law_between_the_two_points) {
  EXPECT_NEAR(time_to_dose_one_s(2000) / 60, 1.8, 0.05);
  EXPECT_NEAR(time_to_dose_one_s(3000) / 60, 0.9, 0.05);
}

TEST(CrushDose, does_not_grow_below_the_floor_and_halves_in_60_s_without_load) {
  SmallWorld w(0, 2);
  strain(w, 0, 0, 0.4);
  strain(w, 1, 200, 0);
  for (int step = 0; step < 600; ++step) accumulate_dose(w.scenario, w.world, 0.1);
  EXPECT_NEAR(w.world.people.dose[0], 0.2, 1e-12);
  EXPECT_EQ(w.world.people.dose[1], 0);
}

TEST(CrushDose, does_not_recover_under_load) {
  SmallWorld w(0, 1);
  strain(w, 0, 200.001, 0.4);
  accumulate_dose(w.scenario, w.world, 0.1);
  EXPECT_GT(w.world.people.dose[0], 0.4);
}

// 90 m out at 1.4 m/s, 35 s to load, 90 m in at 1.2 m/s, 20 s reset.
TEST(Litter, c_one_team_needs_194_2857_s_a_cycle) {
  SmallWorld w(0, 3);
  w.care().discovery_crowd_s = constant(0);
  for (PersonId i = 0; i < 3; ++i) w.hurt(i, Triage::red);
  w.run_until(1000);
  EXPECT_NEAR(seconds(w.row(1).collected_ms - w.row(0).collected_ms), 194.2857, 0.001);
  EXPECT_NEAR(seconds(w.row(2).collected_ms - w.row(1).collected_ms), 194.2857, 0.001);
  EXPECT_NEAR(3600 / seconds(w.row(1).collected_ms - w.row(0).collected_ms), 18.529, 0.001);
}

// Shares of n = 4,000 untreated red still alive, against exp(-0.010 t/min); each within 4.892 standard errors of a
// share plus one half step (two-sided 1e-6, normal approximation; n p (1 - p) > 340 throughout).
TEST(Survival, c_of_the_untreated_red_is_exponential) {
  constexpr double n = 4000;
  SmallWorld w(0, 4000);
  w.scenario.force.units.clear();
  w.care().red_to_dead_per_s = 0.010 / 60;
  w.care().discovery_crowd_s = constant(1e6);
  for (PersonId i = 0; i < 4000; ++i) w.hurt(i, Triage::red);
  const std::array<double, 4> minutes{10, 30, 60, 120}, alive{0.904837, 0.740818, 0.548812, 0.301194};
  for (std::size_t k = 0; k < 4; ++k) {
    w.world.now_ms = static_cast<std::int64_t>(minutes[k] * 60000);
    sispam::care(w.scenario, w.ground, w.world, w.random);
    double living = 0;
    for (const Casualty& row : w.world.casualties.rows) living += row.care == Care::dead ? 0 : 1;
    EXPECT_NEAR(living / n, alive[k], 4.892 * std::sqrt(alive[k] * (1 - alive[k]) / n) + 0.5 / n) << minutes[k];
  }
}

TEST(Survival, c_of_the_yellow_against_getting_worse_is_exponential) {
  constexpr double n = 4000;
  SmallWorld w(0, 4000);
  w.scenario.force.units.clear();
  w.care().yellow_to_red_per_s = 0.004 / 60;
  w.care().discovery_crowd_s = constant(1e6);
  for (PersonId i = 0; i < 4000; ++i) w.hurt(i, Triage::yellow);
  const std::array<double, 4> minutes{10, 30, 60, 120}, yellow{0.960789, 0.886920, 0.786628, 0.618783};
  for (std::size_t k = 0; k < 4; ++k) {
    w.world.now_ms = static_cast<std::int64_t>(minutes[k] * 60000);
    sispam::care(w.scenario, w.ground, w.world, w.random);
    double same = 0;
    for (const Casualty& row : w.world.casualties.rows) same += row.now == Triage::yellow ? 1 : 0;
    EXPECT_NEAR(same / n, yellow[k], 4.892 * std::sqrt(yellow[k] * (1 - yellow[k]) / n) + 0.5 / n) << minutes[k];
  }
}

}  // namespace
}  // namespace sispam::testing
