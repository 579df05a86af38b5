// SPDX-License-Identifier: Apache-2.0
#include "model/mind/transitions.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "model/mind/occasion.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

using mind::Impetus;
using mind::rates_of;

TEST(Drive, adds_anger_and_example_and_subtracts_fear) {
  const MindParameters p;
  World world = testing::alike(1);
  CrowdState& crowd = world.crowd;
  crowd.anger[0] = 0.5;
  crowd.fear[0] = 0.4;
  crowd.share_verbal[0] = 0.8;
  crowd.share_pushing[0] = 0.1;
  const Impetus impetus = mind::impetus_of(p, crowd, 0);
  EXPECT_NEAR(impetus.drive_verbal, 0.5 * (0.6 + 0.4 * 0.6) - 0.6 * 0.5 * 0.4 + 0.35 * 0.8, 1e-12);
  EXPECT_NEAR(impetus.drive_push, 0.5 * (0.6 + 0.4 * 0.6) - 0.6 * 0.5 * 0.4 + 0.35 * 0.1, 1e-12);
}

TEST(Rates, open_linearly_above_the_threshold_and_are_exactly_zero_below) {
  const MindParameters p;
  EXPECT_EQ(rates_of(p, {.drive_verbal = 0.30}, 0).up, 0);
  EXPECT_NEAR(rates_of(p, {.drive_verbal = 0.375}, 0).up, p.verbal_rate_per_s / 2, 1e-12);
  EXPECT_NEAR(rates_of(p, {.drive_verbal = 2}, 0).up, p.verbal_rate_per_s, 1e-12);
  EXPECT_EQ(rates_of(p, {.threshold_noise = 0.2, .drive_verbal = 0.45}, 0).up, 0);
}

TEST(Rates, of_pushing_fall_with_the_distance_to_the_line) {
  const MindParameters p;
  const Impetus ready{.behaviour = Behaviour::verbal, .drive_verbal = 1, .drive_push = 0.9};
  EXPECT_NEAR(rates_of(p, ready, 0).up, 2 * p.push_rate_per_s, 1e-12);
  EXPECT_NEAR(rates_of(p, ready, 4).up, 2 * p.push_rate_per_s * std::exp(-1), 1e-12);
  EXPECT_EQ(rates_of(p, ready, std::numeric_limits<double>::infinity()).up, 0);
}

TEST(Rates, shift_with_the_role) {
  const MindParameters p;
  const auto pushes = [&](CrowdRole role, double drive) {
    return mind::push_gate(p, {.behaviour = Behaviour::verbal, .role = role, .drive_push = drive}) > 0;
  };
  const auto shouts = [&](CrowdRole role, double drive) {
    return rates_of(p, {.role = role, .drive_verbal = drive}, 0).up > 0;
  };
  EXPECT_FALSE(pushes(CrowdRole::ordinary, 0.54));
  EXPECT_TRUE(pushes(CrowdRole::ordinary, 0.56));
  EXPECT_FALSE(pushes(CrowdRole::pusher, 0.39));
  EXPECT_TRUE(pushes(CrowdRole::pusher, 0.41));
  EXPECT_FALSE(pushes(CrowdRole::provocateur, 0.34));
  EXPECT_TRUE(pushes(CrowdRole::provocateur, 0.36));
  EXPECT_FALSE(pushes(CrowdRole::bystander, 0.84));
  EXPECT_TRUE(pushes(CrowdRole::bystander, 0.86));
  EXPECT_FALSE(pushes(CrowdRole::orator, 5));
  EXPECT_FALSE(shouts(CrowdRole::pusher, 0.29));
  EXPECT_TRUE(shouts(CrowdRole::provocateur, 0.11));
  EXPECT_FALSE(shouts(CrowdRole::bystander, 0.59));
}

TEST(Rates, between_threshold_and_hysteresis_change_nothing) {
  MindParameters p;
  p.leave_rate_per_s = 0;
  p.push_fatigue_rate_per_s = 0;
  for (const double drive : {0.19, 0.25, 0.299}) {
    EXPECT_EQ(rates_of(p, {.behaviour = Behaviour::calm, .drive_verbal = drive}, 0).sum(), 0);
    EXPECT_EQ(rates_of(p, {.behaviour = Behaviour::verbal, .drive_verbal = drive}, 0).sum(), 0);
  }
  for (const double drive : {0.44, 0.50, 0.549}) {
    EXPECT_EQ(rates_of(p, {.behaviour = Behaviour::verbal, .drive_verbal = 1, .drive_push = drive}, 0).sum(), 0);
    EXPECT_EQ(rates_of(p, {.behaviour = Behaviour::pushing, .drive_push = drive}, 0).sum(), 0);
  }
  EXPECT_GT(rates_of(p, {.behaviour = Behaviour::verbal, .drive_verbal = 0.17}, 0).down, 0);
  EXPECT_GT(rates_of(p, {.behaviour = Behaviour::pushing, .drive_push = 0.42}, 0).down, 0);
}

TEST(Rates, of_leaving_depend_on_what_a_person_does) {
  const MindParameters p;
  const auto leave = [&](Behaviour behaviour) { return rates_of(p, {.behaviour = behaviour}, 0).leave; };
  EXPECT_EQ(leave(Behaviour::calm), p.leave_rate_per_s);
  EXPECT_EQ(leave(Behaviour::verbal), 0.3 * p.leave_rate_per_s);
  EXPECT_EQ(leave(Behaviour::pushing), 0.02 * p.leave_rate_per_s);
  EXPECT_EQ(leave(Behaviour::dispersing), 0);
  EXPECT_EQ(rates_of(p, {.role = CrowdRole::orator}, 0).leave, 0);
}

TEST(Violence, opens_above_its_own_threshold_with_the_role_and_grows_with_the_occasion) {
  const MindParameters p;
  const auto rate = [&](CrowdRole role, double drive, double occasion) {
    return rates_of(p, {.behaviour = Behaviour::pushing, .role = role, .drive_violent = drive, .occasion = occasion}, 0)
        .up;
  };
  EXPECT_EQ(rate(CrowdRole::ordinary, 0.80, 1), 0);
  EXPECT_NEAR(rate(CrowdRole::ordinary, 0.875, 1), p.violent_rate_per_s / 2, 1e-12);
  EXPECT_NEAR(rate(CrowdRole::ordinary, 2, 10), 10 * p.violent_rate_per_s, 1e-12);
  EXPECT_EQ(rate(CrowdRole::pusher, 0.79, 1), 0) << "who pushes sooner is not violent sooner";
  EXPECT_EQ(rate(CrowdRole::provocateur, 0.34, 1), 0);
  EXPECT_GT(rate(CrowdRole::provocateur, 0.36, 1), 0);
  EXPECT_EQ(rate(CrowdRole::bystander, 1.09, 1), 0);
  EXPECT_EQ(rate(CrowdRole::orator, 5, 10), 0);
}

TEST(Violence, ends_by_fatigue_and_when_the_drive_has_fallen_and_nobody_violent_goes_home) {
  const MindParameters p;
  const auto at = [&](double drive) {
    return rates_of(p, {.behaviour = Behaviour::violent, .drive_violent = drive}, 0);
  };
  EXPECT_NEAR(at(0.7).down, p.violent_fatigue_rate_per_s, 1e-12);
  EXPECT_NEAR(at(0.2).down, p.violent_fatigue_rate_per_s + p.violent_end_rate_per_s, 1e-12);
  EXPECT_EQ(at(0.7).leave, 0);
  EXPECT_EQ(at(9).up, 0);
  const auto change = mind::next_change({.down = 1e9}, Behaviour::violent, 0.5, 0.5);
  ASSERT_TRUE(change);
  EXPECT_EQ(change->to, Behaviour::pushing);
}

TEST(Occasion, adds_up_what_makes_violence_easier_here) {
  Scenario scenario = testing::plain_scenario(10);
  World world = testing::alike(10);
  testing::add_officers(scenario, world, 3, {0, 0});
  const auto factor = [&] {
    testing::run_stage(testing::feel_a_second, scenario, world, 2);
    return mind::occasion_for(scenario.model.mind, world, 0);
  };
  EXPECT_EQ(factor(), 1);
  world.people.mode[3 + 9] = Mode::fallen;
  EXPECT_EQ(factor(), 1 + 2) << "somebody lies";
  world.line.lines.resize(1);
  world.line.lines[0].breached_since_ms = 5;
  EXPECT_EQ(factor(), 1 + 2 + 3) << "and the line is open";
  world.people.x[1] = 90;
  world.people.x[2] = 95;
  EXPECT_EQ(factor(), 1 + 2 + 3) << "one officer against himself";
  world.people.y[0] = 1;
  EXPECT_EQ(factor(), 1 + 2 + 3 + 2) << "and he stands alone and near";
  for (Behaviour& behaviour : world.crowd.behaviour) behaviour = Behaviour::pushing;
  EXPECT_EQ(factor(), 1 + 2 + 3 + 2 + 2) << "and ten push";
}

TEST(Flight, is_open_to_all_but_those_who_go_already) {
  const MindParameters p;
  const auto flee = [&](Behaviour behaviour, double alarm) {
    return rates_of(p, {.behaviour = behaviour, .alarm = alarm}, 0).flee;
  };
  EXPECT_EQ(flee(Behaviour::calm, 0.6), 0);
  EXPECT_NEAR(flee(Behaviour::violent, 0.75), 0.1, 1e-12);
  EXPECT_NEAR(flee(Behaviour::verbal, 2), 0.2, 1e-12);
  EXPECT_EQ(flee(Behaviour::dispersing, 2), 0);
}

TEST(NextChange, never_happens_at_rate_zero_and_stays_within_the_tick) {
  for (const double u : {1e-300, 1e-9, 0.001, 0.5, 0.999999}) {
    EXPECT_FALSE(mind::next_change({}, Behaviour::verbal, u, 0.5));
    const auto certain = mind::next_change({.up = 1e9, .down = 0, .leave = 0}, Behaviour::verbal, u, 0.5);
    ASSERT_TRUE(certain);
    EXPECT_EQ(certain->to, Behaviour::pushing);
    EXPECT_GE(certain->after_s, 0);
    EXPECT_LE(certain->after_s, 0.5);
    const auto down = mind::next_change({.up = 0, .down = 1e9, .leave = 0}, Behaviour::verbal, u, 0.5);
    ASSERT_TRUE(down);
    EXPECT_EQ(down->to, Behaviour::calm);
  }
}

}  // namespace
}  // namespace sispam
