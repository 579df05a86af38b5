// Who throws at whom, who exchanges blows, and who does neither.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "false_alarm.hpp"
#include "model/injured.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

/// Officers at x = 0, violent people `away_m` from them.
struct Riot : SmallWorld {
  Riot(std::size_t personnel, std::size_t demonstrators, double away_m) : SmallWorld(personnel, demonstrators) {
    for (PersonId i = 0; i < world.people.count; ++i) world.people.x[i] = i < personnel ? 0 : away_m;
    world.people.radius.assign(world.people.count, 0.2);
    world.crowd.behaviour.assign(demonstrators, Behaviour::violent);
    world.care.row_of.assign(world.people.count, -1);
    for (std::size_t k = 0; k < personnel; ++k) {
      Unit& unit = scenario.force.units.emplace_back();
      unit.count = 1;
      unit.role = UnitRole::shield_line;
    }
  }
  /// Of officer number `k`.
  UnitRole& role(std::size_t k) {
    return scenario.force.units[scenario.force.units.size() - world.people.personnel + k].role;
  }
  void fight_for(int seconds) {
    for (int k = 0; k < seconds; ++k) {
      world.now_ms += fight_ms;
      sispam::fight(scenario, ground, world, random);
    }
  }
  std::size_t exposures(PersonId first, PersonId past, Cause cause) const {
    return static_cast<std::size_t>(
        std::count_if(world.exposures.begin(), world.exposures.end(), [&](const Exposure& exposure) {
          return exposure.cause == cause && exposure.person >= first && exposure.person < past;
        }));
  }
};

TEST(Fight, violent_people_throw_one_object_in_twenty_seconds_at_the_nearest_officer) {
  Riot riot(2, 50, 10);
  riot.world.people.x[1] = -5;
  riot.fight_for(1000);
  const double expected = 50.0 * 1000 / 20;
  EXPECT_NEAR(riot.world.violence.objects_thrown, expected, z_one_in_a_million * std::sqrt(expected));
  EXPECT_EQ(riot.exposures(0, 1, Cause::thrown), riot.world.violence.objects_thrown);
  EXPECT_EQ(riot.exposures(1, 2, Cause::thrown), 0u);
  EXPECT_EQ(riot.world.violence.blows, 0u);
}

TEST(Fight, others_throw_nothing) {
  Riot riot(1, 50, 10);
  for (std::size_t k = 0; k < 50; ++k) riot.world.crowd.behaviour[k] = static_cast<Behaviour>(k % behaviours);
  for (auto& behaviour : riot.world.crowd.behaviour) {
    if (behaviour == Behaviour::violent) behaviour = Behaviour::pushing;
  }
  riot.fight_for(500);
  EXPECT_EQ(riot.world.violence.objects_thrown, 0u);
  EXPECT_TRUE(riot.world.exposures.empty());
}

TEST(Fight, nobody_throws_farther_than_his_reach_nor_through_a_wall) {
  Riot far(1, 50, 25.1), walled(1, 50, 10);
  Scenario yard;
  yard.site.walkable.push_back({"yard", {{-30, -30}, {30, -30}, {30, 30}, {-30, 30}}});
  yard.site.walls.push_back({"wall", {{5, -20}, {5, 20}}});
  walled.ground = make_ground(yard);
  far.fight_for(500);
  walled.fight_for(500);
  EXPECT_EQ(far.world.violence.objects_thrown, 0u);
  EXPECT_EQ(walled.world.violence.objects_thrown, 0u);
}

TEST(Fight, an_object_may_fall_short_on_somebody_in_front_but_on_nobody_beside_or_behind) {
  Riot riot(1, 4, 10);
  riot.world.crowd.behaviour = {Behaviour::violent, Behaviour::calm, Behaviour::calm, Behaviour::calm};
  riot.world.people.x[2] = 5;
  riot.world.people.x[3] = 5;
  riot.world.people.y[3] = 1;
  riot.world.people.x[4] = 12;
  riot.fight_for(2000);
  EXPECT_GT(riot.world.violence.objects_thrown, 0u);
  EXPECT_EQ(riot.exposures(2, 3, Cause::thrown), riot.world.violence.objects_thrown);
  EXPECT_EQ(riot.exposures(3, 5, Cause::thrown), 0u);
}

TEST(Fight, who_reaches_an_officer_exchanges_blows_with_him_instead) {
  Riot riot(1, 20, 0.8);
  riot.fight_for(1000);
  const double expected = 20.0 * 1000 / 10;
  EXPECT_EQ(riot.world.violence.objects_thrown, 0u);
  EXPECT_NEAR(riot.world.violence.blows, expected, z_one_in_a_million * std::sqrt(expected));
  EXPECT_EQ(riot.exposures(0, 1, Cause::strike), riot.world.violence.blows);
  EXPECT_EQ(riot.exposures(1, 21, Cause::strike), riot.world.violence.blows);
}

TEST(Fight, only_those_who_guard_are_opponents) {
  for (const double away_m : {10.0, 0.8}) {
    Riot riot(4, 50, away_m);
    riot.world.people.y[3] = 5;  // the one who guards is farther away than the others
    riot.role(0) = UnitRole::medic;
    riot.role(1) = UnitRole::recorder;
    riot.role(2) = UnitRole::observer;
    riot.fight_for(200);
    EXPECT_GT(riot.world.violence.objects_thrown, 0u);
    EXPECT_EQ(riot.exposures(0, 3, Cause::thrown) + riot.exposures(0, 3, Cause::strike), 0u);
  }
}

TEST(Fight, nobody_attacks_an_officer_who_is_hurt_or_lies) {
  Riot riot(2, 50, 0.8);
  riot.hurt(0, Triage::green);
  ASSERT_EQ(riot.world.people.mode[0], Mode::stand);
  riot.world.people.mode[1] = Mode::fallen;
  riot.fight_for(200);
  EXPECT_TRUE(riot.world.exposures.empty());
}

TEST(Fight, objects_of_the_last_minute_are_remembered_and_no_longer) {
  Riot riot(1, 400, 10);
  riot.fight_for(60);
  const std::size_t first_minute = riot.world.violence.thrown_last_min();
  EXPECT_EQ(first_minute, riot.world.violence.objects_thrown);
  riot.world.crowd.behaviour.assign(400, Behaviour::calm);
  riot.fight_for(30);
  EXPECT_LT(riot.world.violence.thrown_last_min(), first_minute);
  riot.fight_for(31);
  EXPECT_EQ(riot.world.violence.thrown_last_min(), 0u);
}

}  // namespace
}  // namespace sispam::testing
