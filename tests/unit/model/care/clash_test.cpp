// Fights between supporters of two camps: who strikes whom, with what, and who is hurt besides.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "false_alarm.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

/// 50 violent people of the first camp who go for 50 calm ones of the second, `away_m` from them; nobody of the force.
struct Camps : SmallWorld {
  explicit Camps(double away_m) : SmallWorld(0, 100) {
    scenario.force.units.clear();
    world.people.radius.assign(100, 0.2);
    world.care.row_of.assign(100, -1);
    for (std::size_t k = 0; k < 100; ++k) {
      world.crowd.camp[k] = k < 50 ? 1 : 2;
      world.crowd.behaviour[k] = k < 50 ? Behaviour::violent : Behaviour::calm;
      world.crowd.target[k] = k < 50 ? Target::opponents : Target::organiser;
      world.people.x[k] = k < 50 ? 0 : away_m;
    }
  }
  void fight_for(int seconds) {
    for (int k = 0; k < seconds; ++k) {
      world.now_ms += fight_ms;
      sispam::fight(scenario, ground, world, random);
    }
  }
  std::size_t exposures(bool first_camp, Cause cause) const {
    return static_cast<std::size_t>(
        std::count_if(world.exposures.begin(), world.exposures.end(),
                      [&](const Exposure& e) { return e.cause == cause && (e.person < 50) == first_camp; }));
  }
};

TEST(Clashes, in_reach_are_exchanges_that_may_hurt_both) {
  Camps camps(0.8);
  camps.fight_for(400);
  const double expected = 50.0 * 400 / 10;
  EXPECT_NEAR(camps.world.violence.clashes, expected, z_one_in_a_million * std::sqrt(expected));
  EXPECT_EQ(camps.exposures(true, Cause::clash), camps.world.violence.clashes);
  EXPECT_EQ(camps.exposures(false, Cause::clash), camps.world.violence.clashes);
  EXPECT_EQ(camps.world.violence.blows, 0U);
  EXPECT_EQ(camps.world.violence.objects_thrown, 0U) << "those are at personnel";
}

TEST(Clashes, from_afar_are_objects_that_hurt_the_other_camp_alone) {
  Camps camps(10);
  camps.fight_for(400);
  const double expected = 50.0 * 400 / 20;
  EXPECT_NEAR(camps.world.violence.clashes, expected, z_one_in_a_million * std::sqrt(expected));
  EXPECT_EQ(camps.exposures(false, Cause::clash), camps.world.violence.clashes);
  EXPECT_EQ(camps.exposures(true, Cause::clash), 0U);
  Camps far(25.1);
  far.fight_for(200);
  EXPECT_EQ(far.world.violence.clashes, 0U);
}

TEST(Clashes, use_the_sharp_weapon_of_who_carries_one) {
  Camps camps(0.8);
  camps.world.crowd.armed[0] = 1;
  camps.fight_for(2000);
  const std::size_t stabs = camps.exposures(false, Cause::sharp);
  EXPECT_NEAR(static_cast<double>(stabs), 200, z_one_in_a_million * std::sqrt(200));
  EXPECT_EQ(camps.exposures(true, Cause::sharp), 0U);
  EXPECT_EQ(camps.exposures(false, Cause::clash) + stabs, camps.world.violence.clashes);
}

TEST(Clashes, spare_their_own_camp_those_of_none_and_those_who_are_hurt_or_arrested) {
  Camps camps(0.8);
  for (std::size_t k = 50; k < 100; ++k) {
    if (k % 3 == 0) camps.world.crowd.camp[k] = 0;
    if (k % 3 == 1) camps.world.crowd.behaviour[k] = k % 2 == 0 ? Behaviour::injured : Behaviour::arrested;
    if (k % 3 == 2) camps.world.crowd.camp[k] = 1;
  }
  camps.fight_for(100);
  EXPECT_EQ(camps.world.violence.clashes, 0U);
}

TEST(Clashes, strike_bystanders_of_the_other_camp_too) {
  Camps camps(0.8);
  camps.world.crowd.role.assign(100, CrowdRole::bystander);
  camps.fight_for(100);
  EXPECT_GT(camps.exposures(false, Cause::clash), 0U);
}

TEST(Clashes, injure_at_the_planned_rate) {
  Camps camps(0.8);
  camps.scenario.model.hazard.clash_injury = 0.05;
  prepare(camps.context());
  camps.world.people.mode.assign(100, Mode::stand);
  for (int k = 0; k < 4000; ++k) camps.world.exposures.push_back({PersonId{60}, Cause::clash, 1});
  injure(camps.scenario, camps.ground, camps.world, camps.random);
  const double hurt = camps.world.care.hazards[static_cast<std::size_t>(Cause::clash)][60].number;
  EXPECT_NEAR(hurt, 200, z_one_in_a_million * std::sqrt(200));
  EXPECT_EQ(camps.row(0).cause, Cause::clash);
}

TEST(Fight, violent_people_attack_election_staff_as_they_attack_officers) {
  SmallWorld w(1, 50);
  w.world.care.row_of.assign(51, -1);
  w.world.people.radius.assign(51, 0.2);
  w.scenario.force.units.clear();
  Unit& staff = w.scenario.force.units.emplace_back();
  staff.count = 1;
  w.world.crowd.behaviour.assign(50, Behaviour::violent);
  const auto blows = [&](UnitRole role) {
    staff.role = role;
    w.world.violence.blows = 0;
    for (int k = 0; k < 100; ++k) {
      w.world.now_ms += fight_ms;
      sispam::fight(w.scenario, w.ground, w.world, w.random);
    }
    return w.world.violence.blows;
  };
  EXPECT_EQ(blows(UnitRole::medic), 0U);
  EXPECT_GT(blows(UnitRole::election_staff), 0U);
}

}  // namespace
}  // namespace sispam::testing
