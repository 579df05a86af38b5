// The operator: whom he aims at, how fast he turns, what he causes.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "model/assets/aim.hpp"
#include "spray_world.hpp"

namespace sispam::test {
namespace {

TEST(Aim, goes_for_those_who_push_where_most_are_together) {
  SprayWorld spray({{20, 5}, {20, -5}, {20.5, -5}, {15, 0}, {16, 0}, {15, 1}});
  for (std::size_t i = 3; i < 6; ++i) spray.world.crowd.behaviour[i] = Behaviour::verbal;
  spray.run_s(3);
  EXPECT_EQ(spray.state().cannons.front().target, 2);  // the second demonstrator
}

TEST(Aim, nobody_is_aimed_at_who_only_shouts) {
  SprayWorld spray({{20, 0}});
  spray.world.crowd.behaviour[0] = Behaviour::verbal;
  spray.run_s(20);
  EXPECT_EQ(spray.state().litres, 0);
}

TEST(Aim, nobody_is_aimed_at_over_the_helmets_of_the_own_line) {
  SprayWorld spray({{11, 0}}, {{10, 0}});
  spray.run_s(20);
  EXPECT_EQ(spray.state().litres, 0);
  EXPECT_EQ(spray.state().personnel_hit_s, 0);
}

TEST(Aim, the_jet_strikes_nobody_nearer_than_the_rules_allow) {
  const auto litres = [](const std::vector<Vec2>& crowd, double least_range_m) {
    SprayWorld spray(crowd);
    spray.scenario.rules_of_engagement.tactics.water_spray.least_range_m = least_range_m;
    if (crowd.size() > 1) spray.world.crowd.behaviour[1] = Behaviour::verbal;
    spray.run_s(5);
    return spray.state().litres;
  };
  EXPECT_GT(litres({{12, 0}}, 0), 0);
  EXPECT_EQ(litres({{12, 0}}, 15), 0) << "nobody nearer is aimed at";
  EXPECT_GT(litres({{16, 0}}, 15), 0);
  EXPECT_EQ(litres({{16, 0}, {14, 0}}, 15), 0) << "it would strike who stands before him";
}

TEST(Aim, the_nozzle_turns_no_faster_than_it_can) {
  SprayWorld spray({{0, 15}});  // a quarter turn away: 90 deg at 15 deg/s, on from 3 deg before
  spray.tick();
  ASSERT_EQ(spray.state().cannons.front().phase, CannonPhase::advancing);
  int ticks = 0;
  for (; spray.state().jet_s == 0 && ticks < 200; ++ticks) spray.tick();
  EXPECT_NEAR(ticks, 59, 2);
}

TEST(Aim, the_operator_reacts_anew_at_every_use) {
  SprayWorld spray({{20, 0}});
  spray.scenario.model.assets.reaction_s = {Distribution::Kind::constant, 2, 0, 0};
  spray.run_s(10);
  const double first = spray.state().jet_s;
  ASSERT_GT(first, 0);
  spray.order(Tactic::water_spray, false);
  spray.run_s(5);
  spray.order(Tactic::water_spray, true);
  spray.run_s(1.9);
  EXPECT_EQ(spray.state().jet_s, first);
  spray.run_s(0.5);
  EXPECT_GT(spray.state().jet_s, first);
}

TEST(Aim, who_is_struck_and_who_stands_near_him_feels_it) {
  SprayWorld spray({{20, 0}, {20, 1.5}, {20, 5}});
  spray.world.crowd.behaviour[1] = spray.world.crowd.behaviour[2] = Behaviour::verbal;
  spray.run_s(3);
  const CrowdState& crowd = spray.world.crowd;
  EXPECT_NEAR(crowd.water_s[0], spray.state().jet_s, 1e-5);
  EXPECT_EQ(crowd.water_s[1], crowd.water_s[0]);
  EXPECT_EQ(crowd.water_s[2], 0);
  EXPECT_EQ(crowd.hit_ms[0], spray.world.now_ms);
  EXPECT_EQ(crowd.hit_ms[1], spray.world.now_ms);
  EXPECT_EQ(crowd.hit_ms[2], -1);
  EXPECT_EQ(crowd.hit_from[0], (Vec2{0, 0}));
}

TEST(Aim, two_jets_at_once_are_no_more_time_in_the_water_than_one) {
  SprayWorld spray({{20, 0}}, {{-3, 1}});
  WaterCannon other = spray.scenario.assets.water_cannons.front();
  other.crew = "line";
  spray.scenario.assets.water_cannons.push_back(other);
  spray.run_s(3);
  EXPECT_GT(spray.state().jet_s, 3);
  EXPECT_NEAR(spray.world.crowd.water_s[0], 0.5 * spray.state().jet_s, 1e-5);
}

TEST(Aim, a_burst_is_seen_as_what_it_mostly_struck) {
  for (const Behaviour behaviour : {Behaviour::pushing, Behaviour::violent}) {
    SprayWorld spray({{20, 0}});
    spray.world.crowd.behaviour[0] = behaviour;
    spray.run_s(5);
    spray.order(Tactic::water_spray, false);
    spray.run_s(1);
    ASSERT_EQ(spray.world.incidents.size(), 1);
    EXPECT_EQ(spray.world.incidents.front().kind,
              behaviour == Behaviour::violent ? IncidentKind::water_on_violent : IncidentKind::water_on_peaceful);
  }
}

TEST(Aim, a_jet_wakes_a_sleeper) {
  SprayWorld spray({{20, 0}});
  spray.run_s(3);
  EXPECT_EQ(spray.world.people.awake[1], 1);
}

TEST(Aim, a_vehicle_without_a_sound_crew_stays) {
  SprayWorld spray({{20, 0}});
  spray.world.people.mode[0] = Mode::absent;
  spray.run_s(20);
  EXPECT_EQ(spray.state().cannons.front().phase, CannonPhase::waiting);
  EXPECT_EQ(spray.state().litres, 0);
}

TEST(Aim, a_vehicle_drives_up_when_it_is_to_be_seen_and_at_its_own_speed) {
  SprayWorld spray({{40, 0}});
  spray.scenario.assets.water_cannons.front().fire_at = {7.5, 0};
  spray.order(Tactic::water_spray, false);
  spray.order(Tactic::water_display, true);
  spray.run_s(4);
  EXPECT_TRUE(is_driving(spray.state().cannons.front()));
  EXPECT_EQ(spray.world.people.mode[0], Mode::absent);  // its crew is on board
  spray.run_s(2);
  EXPECT_EQ(spray.state().cannons.front().phase, CannonPhase::ready);
  EXPECT_EQ(spray.state().cannons.front().at, (Vec2{7.5, 0}));
}

}  // namespace
}  // namespace sispam::test
