// Bearers and patients on their way: round walls, clear of fights.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/care/trip.hpp"
#include "model/way_field.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

constexpr std::size_t fighter = 1;  // the demonstrator beside the patient, who is number 0

/// One red patient 90 m from the post at the origin, and somebody at `fight`.
struct Way90 : SmallWorld {
  explicit Way90(Vec2 fight) : SmallWorld(0, 2) {
    care().discovery_crowd_s = constant(0);
    world.people.x[fighter] = fight.x;
    world.people.y[fighter] = fight.y;
  }
  void fights(bool on) { world.crowd.behaviour[fighter] = on ? Behaviour::pushing : Behaviour::calm; }
  Vec2 fight() const { return {world.people.x[fighter], world.people.y[fighter]}; }
  Vec2 bearers() const { return place_of(world.care.trips.back(), seconds(world.now_ms)); }
};

constexpr double out_s = 90 / 1.4, in_s = 90 / 1.2;

TEST(Bearers, do_not_set_out_when_a_fight_bars_their_way_and_nobody_knows_another) {
  Way90 w({45, 3});
  w.fights(true);
  w.hurt(0, Triage::red);
  w.run_until(3000);
  EXPECT_EQ(w.row(0).care, Care::awaits_access);
  EXPECT_TRUE(w.world.care.trips.empty());
}

TEST(Bearers, halt_before_a_fight_that_begins_on_their_way_and_go_on_when_it_is_over) {
  Way90 w({45, 0});
  w.hurt(0, Triage::red);
  w.run_until(10);
  w.fights(true);
  w.run_until(100);
  const double halted_at = w.bearers().x;
  EXPECT_LT(halted_at, 45 - 5);
  EXPECT_GT(halted_at, 45 - 5 - 2 - 1.4);
  w.run_until(200);
  EXPECT_EQ(w.bearers().x, halted_at);
  w.fights(false);
  w.run_until(1000);
  EXPECT_NEAR(seconds(w.row(0).collected_ms), 201 + (90 - halted_at) / 1.4 + 35 + in_s, 0.001);
}

TEST(Bearers, who_halt_too_long_turn_back_and_the_patient_waits_for_access) {
  Way90 w({45, 0});
  w.hurt(0, Triage::red);
  w.run_until(10);
  w.fights(true);
  w.run_until(240 + 60);
  EXPECT_EQ(w.row(0).care, Care::awaits_access);
  EXPECT_EQ(w.world.care.trips.back().errand, Errand::come_back);
  w.run_until(600);
  EXPECT_EQ(w.world.care.bearers.busy(), 0);
  w.fights(false);
  w.run_until(6000);
  EXPECT_NE(w.row(0).collected_ms, -1);
}

TEST(Bearers, who_carry_may_walk_away_from_a_fight_beside_them_but_not_into_one) {
  Way90 away({93, 0});
  away.hurt(0, Triage::red);
  away.run_until(66);  // they have just arrived
  away.fights(true);
  away.run_until(1000);
  EXPECT_NEAR(seconds(away.row(0).collected_ms), out_s + 35 + in_s, 0.001);
  Way90 into({45, 0});
  into.hurt(0, Triage::red);
  into.run_until(66);
  into.fights(true);
  into.run_until(1000);
  EXPECT_EQ(into.row(0).care, Care::carried);
  EXPECT_GT(into.bearers().x, 50);
}

TEST(Corridor, lets_bearers_pass_a_fight_beside_it_but_not_one_within) {
  Way90 beside({45, 3}), within({45, 3});
  for (Way90* w : {&beside, &within}) {
    const double half_m = w == &beside ? 2 : 4;
    w->scenario.medical.corridors = {{"lane", {{-5, -half_m}, {100, -half_m}, {100, half_m}, {-5, half_m}}}};
    w->fights(true);
    w->hurt(0, Triage::red);
    w->run_until(1000);
  }
  EXPECT_NEAR(seconds(beside.row(0).collected_ms), out_s + 35 + in_s, 0.001);
  EXPECT_EQ(within.row(0).collected_ms, -1);
}

/// The same on ground 40 m wide with a wall across it at x = 50, which has a front gate and a rear gate.
struct TwoGates : Way90 {
  explicit TwoGates(Vec2 fight, const Polyline& rear = {{50, 13}, {50, 18}}, const Polyline& fence = {})
      : Way90(fight) {
    scenario.site.walkable = {{"yard", {{-5, -20}, {100, -20}, {100, 20}, {-5, 20}}}};
    scenario.site.walls = {{"wall", {{50, -20}, {50, 20}}}};
    scenario.site.openings.resize(2);
    scenario.site.openings[0].id = "front";
    scenario.site.openings[0].line = {{50, -3}, {50, 3}};
    scenario.site.openings[1].id = "rear";
    scenario.site.openings[1].line = rear;
    if (!fence.empty()) scenario.site.walls.push_back({"fence", fence});
    ground = make_solid_ground(scenario.site);
    ground.fields.push_back({"collection_point", WayMaker(ground).distances({WayKind::line, {{0, 0}}})});
  }
};

TEST(RearExit, is_the_way_of_the_bearers_when_a_fight_bars_the_front) {
  TwoGates calm({50, 1}), fight({50, 1});
  for (TwoGates* w : {&calm, &fight}) w->hurt(0, Triage::red);
  fight.fights(true);
  double nearest = 1000, most_aside = 0;
  for (int second = 1; second < 1000; ++second) {
    for (TwoGates* w : {&calm, &fight}) w->run_until(second);
    if (fight.world.care.under_way.empty()) continue;
    nearest = std::min(nearest, length(fight.bearers() - fight.fight()));
    most_aside = std::max(most_aside, fight.bearers().y);
  }
  EXPECT_NEAR(seconds(calm.row(0).collected_ms), out_s + 35 + in_s, 0.5);
  const double round_m = std::hypot(50, 13) + std::hypot(40, 13);  // through the near end of the rear gate, at least
  EXPECT_GT(seconds(fight.row(0).collected_ms), round_m / 1.4 + 35 + round_m / 1.2);
  EXPECT_LT(seconds(fight.row(0).collected_ms), 1.05 * (round_m / 1.4 + 35 + round_m / 1.2));
  EXPECT_GT(nearest, 5);
  EXPECT_GT(most_aside, 12);
}

TEST(RearExit, helps_bearers_who_have_halted_before_a_fight) {
  TwoGates w({50, 1});
  w.hurt(0, Triage::red);
  w.run_until(20);
  w.fights(true);
  w.run_until(1000);
  EXPECT_NE(w.row(0).collected_ms, -1);
}

TEST(RearExit, may_be_as_narrow_as_a_person_with_a_litter_wherever_it_lies) {
  for (const double low : {13.0, 13.25, 13.5, 13.75}) {
    TwoGates w({50, 1}, {{50, low}, {50, low + 1.2}});
    w.fights(true);
    w.hurt(0, Triage::red);
    w.run_until(1000);
    const double round_m = std::hypot(50, low) + std::hypot(40, low);
    EXPECT_NE(w.row(0).collected_ms, -1) << low;
    EXPECT_LT(seconds(w.row(0).collected_ms), 1.05 * (round_m / 1.4 + 35 + round_m / 1.2)) << low;
  }
}

// Round the near end of the fence the plain way leads to the front gate.
TEST(RearExit, is_found_from_beside_a_fence_and_to_one_but_not_through_it) {
  for (const double x :
       {89.7, 89.9, 0.3}) {  // between him and the gates, or between the gates and the collection point
    TwoGates w({50, 1}, {{50, 13}, {50, 18}}, {{x, -19}, {x, 20}});
    w.fights(true);
    w.hurt(0, Triage::red);
    w.run_until(1000);
    const double cut_off_m = std::hypot(x - (x > 50 ? 90 : 0), 19), open_m = std::hypot(x > 50 ? 50 : 40, 13);
    const double round_m = cut_off_m + std::hypot(x - 50, 19 + 13) + open_m;
    EXPECT_NE(w.row(0).collected_ms, -1) << x;
    EXPECT_GT(seconds(w.row(0).collected_ms), round_m / 1.4 + 35 + round_m / 1.2) << "round the end of the fence";
    EXPECT_LT(seconds(w.row(0).collected_ms), 1.05 * (round_m / 1.4 + 35 + round_m / 1.2)) << x;
  }
}

TEST(CollectionPoints, take_each_patient_at_the_nearest_with_queues_of_their_own) {
  SmallWorld w(0, 2);
  w.care().discovery_crowd_s = constant(0);
  w.care().walk_green = 1;
  w.scenario.medical.further_points = {{"east", {100, 0}, 1, 1}};
  w.world.people.x = {30, 80};
  for (PersonId i = 0; i < 2; ++i) w.hurt(i, Triage::green);
  w.run_until(2000);
  EXPECT_EQ(w.row(0).post, 0u);
  EXPECT_EQ(w.row(1).post, 1u);
  EXPECT_NEAR(seconds(w.row(1).collected_ms), 20 / 0.9, 0.001);
  EXPECT_NEAR(seconds(w.row(0).treated_ms - w.row(0).triaged_ms), 0, 0.001);
  EXPECT_NEAR(seconds(w.row(1).treated_ms - w.row(1).triaged_ms), 0, 0.001) << "one treater each";
}

TEST(CollectionPoints, that_a_fight_bars_are_left_for_another) {
  SmallWorld w(0, 2);
  w.care().discovery_crowd_s = constant(0);
  w.care().walk_green = 1;
  w.scenario.medical.further_points = {{"east", {200, 0}, 1, 1}};
  w.world.people.x = {90, 45};
  w.world.crowd.behaviour[1] = Behaviour::pushing;
  w.hurt(0, Triage::green);
  w.run_until(2000);
  EXPECT_EQ(w.row(0).post, 1u);
  EXPECT_NEAR(seconds(w.row(0).collected_ms), 110 / 0.9, 0.001);
}

TEST(Bearers, stay_at_the_collection_point_they_brought_somebody_to) {
  SmallWorld w(0, 2);
  w.care().discovery_crowd_s = constant(0);
  w.scenario.medical.further_points = {{"east", {100, 0}, 1, 1}};
  w.world.people.x = {80, 80};
  for (PersonId i = 0; i < 2; ++i) w.hurt(i, Triage::red);
  w.run_until(2000);
  EXPECT_NEAR(seconds(w.row(1).collected_ms - w.row(0).collected_ms), 20 + 20 / 1.4 + 35 + 20 / 1.2, 0.001);
}

TEST(Fetching, goes_to_the_nearest_first_if_the_plan_says_so) {
  for (const Fetch fetch : {Fetch::worst_first, Fetch::nearest_first}) {
    SmallWorld w(0, 3);
    w.care().discovery_crowd_s = constant(0);
    w.scenario.medical.policy.fetch = fetch;
    w.world.people.x = {90, 80, 20};
    w.hurt(0, Triage::green);
    w.run_until(1);  // the only team is on its way
    w.hurt(1, Triage::red);
    w.hurt(2, Triage::yellow);
    w.run_until(3000);
    EXPECT_EQ(w.row(1).collected_ms < w.row(2).collected_ms, fetch == Fetch::worst_first);
  }
}

}  // namespace
}  // namespace sispam::testing
