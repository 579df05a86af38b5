// Who lights what, how long it burns, who puts it out, and what it does to those beside it.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "false_alarm.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

/// Violent people at (90, 0), a heap of tyres beside them, a fire crew of two 30 m off.
struct Square : SmallWorld {
  explicit Square(std::size_t violent) : SmallWorld(2, violent) {
    world.crowd.behaviour.assign(violent, Behaviour::violent);
    world.care.row_of.assign(world.people.count, -1);
    scenario.site.burnables = {{"tyres", {92, 0}, 600}};
    scenario.force.units.clear();
    Unit crew;
    crew.id = "crew";
    crew.count = 2;
    crew.role = UnitRole::fire_service;
    scenario.force.units.push_back(crew);
    world.people.x[0] = world.people.x[1] = 60;
    scenario.model.assets.fire_turn_out_s = constant(30);
    scenario.model.assets.put_out_s = constant(60);
  }
  void fires_for(int seconds) {
    for (int k = 0; k < seconds; ++k) {
      world.now_ms += fires_ms;
      sispam::fires(scenario, ground, world, random);
    }
  }
  /// A fire that began a second ago, which nobody lit in the model.
  void burn() { world.fires.push_back({{92, 0}, world.now_ms, world.now_ms + 600'000}); }
  void calm_down() { world.crowd.behaviour.assign(world.crowd.behaviour.size(), Behaviour::calm); }
};

TEST(Fires, are_lit_by_violent_people_in_reach_after_the_planned_mean_time) {
  constexpr int n = 4000;
  int lit = 0;
  for (std::uint32_t replicate = 0; replicate < n; ++replicate) {
    Square square(1);
    square.random.replicate = replicate;
    square.fires_for(300);
    lit += square.world.fires.empty() ? 0 : 1;
  }
  const double expected = 1 - std::pow(1 - 1.0 / 600, 300);
  EXPECT_NEAR(lit / static_cast<double>(n), expected, z_one_in_a_million * std::sqrt(expected * (1 - expected) / n));
}

TEST(Fires, are_not_lit_by_others_nor_from_afar_nor_twice) {
  Square square(20);
  square.scenario.model.hazard.light_interval_s = 1;
  square.calm_down();
  square.fires_for(5);
  EXPECT_TRUE(square.world.fires.empty());
  square.world.crowd.behaviour.assign(20, Behaviour::pushing);
  square.fires_for(5);
  EXPECT_TRUE(square.world.fires.empty());
  square.world.crowd.behaviour.assign(20, Behaviour::violent);
  for (PersonId i = 2; i < 22; ++i) square.world.people.x[i] = 88.9;
  square.fires_for(5);
  EXPECT_TRUE(square.world.fires.empty()) << "3.1 m away";
  for (PersonId i = 2; i < 22; ++i) square.world.people.x[i] = 89.1;
  square.fires_for(1);
  ASSERT_EQ(square.world.fires.size(), 1U);
  EXPECT_EQ(square.world.fires[0].until_ms - square.world.fires[0].from_ms, 600'000);
  EXPECT_EQ(square.world.fires[0].burnable, 0);
  ASSERT_EQ(square.world.exposures.size(), 1U) << "who lights it may be burnt";
  EXPECT_EQ(square.world.exposures[0].cause, Cause::burn);
  square.fires_for(700);
  EXPECT_EQ(square.world.fires.size(), 1U) << "it has burnt down";
}

TEST(FireCrew, puts_out_after_turning_out_and_working_on_it) {
  Square square(1);
  square.calm_down();
  square.burn();
  square.fires_for(29);
  EXPECT_EQ(square.world.fires[0].attended_ms, -1);
  square.fires_for(1);
  EXPECT_EQ(square.world.fires[0].attended_ms, 30'000);
  square.fires_for(59);
  EXPECT_FALSE(square.world.fires[0].put_out);
  square.fires_for(1);
  EXPECT_TRUE(square.world.fires[0].put_out);
  EXPECT_EQ(square.world.fires[0].until_ms, 90'000);
}

TEST(FireCrew, cannot_reach_beyond_its_hose_and_waits_while_somebody_pushes_near_the_fire) {
  Square far(1);
  far.calm_down();
  far.world.people.x[0] = far.world.people.x[1] = 51.9;
  far.burn();
  far.fires_for(700);
  EXPECT_FALSE(far.world.fires[0].put_out);
  Square unsafe(1);
  unsafe.scenario.site.burnables.clear();
  unsafe.burn();
  unsafe.fires_for(200);
  EXPECT_EQ(unsafe.world.fires[0].attended_ms, -1);
  unsafe.calm_down();
  unsafe.fires_for(61);
  EXPECT_TRUE(unsafe.world.fires[0].put_out);
  Square hurt(1);
  hurt.calm_down();
  hurt.world.people.mode[0] = hurt.world.people.mode[1] = Mode::fallen;
  hurt.burn();
  hurt.fires_for(300);
  EXPECT_FALSE(hurt.world.fires[0].put_out) << "nobody of the crew stands";
}

TEST(FireCrew, puts_out_nothing_once_it_can_no_longer_act_and_another_begins_anew) {
  for (const bool another : {true, false}) {
    Square square(1);
    square.calm_down();
    Unit& crew = square.scenario.force.units[0];
    crew.count = 1;
    Unit other = crew;
    if (!another) other.role = UnitRole::medic;
    square.scenario.force.units.push_back(other);
    square.burn();
    square.fires_for(60);
    EXPECT_EQ(square.world.fires[0].attended_by, 0);
    square.world.people.mode[0] = Mode::fallen;
    square.fires_for(60);
    EXPECT_FALSE(square.world.fires[0].put_out);
    EXPECT_EQ(square.world.fires[0].attended_by, another ? 1 : -1);
    EXPECT_EQ(square.world.fires[0].attended_ms, another ? 61'000 : -1);
    square.fires_for(1);
    EXPECT_EQ(square.world.fires[0].put_out, another) << "60 s of its own work";
  }
}

TEST(FireCrew, works_on_one_fire_at_a_time) {
  Square square(1);
  square.calm_down();
  square.burn();
  square.burn();
  square.fires_for(90);
  EXPECT_TRUE(square.world.fires[0].put_out);
  EXPECT_FALSE(square.world.fires[1].put_out);
  square.fires_for(61);
  EXPECT_TRUE(square.world.fires[1].put_out);
}

TEST(Burns, strike_those_beside_a_fire_and_those_who_light_it) {
  SmallWorld w(200, 200);
  w.scenario.model.hazard.burn_per_min = 1;
  w.world.fires.push_back({{90, 0}, 0, 60'000});
  for (PersonId i = 0; i < 200; ++i) w.world.people.x[i] = 91.6;  // personnel, out of reach
  w.run_until(120);
  double burnt = 0;
  for (PersonId i = 200; i < 400; ++i) burnt += w.world.care.hazards[static_cast<std::size_t>(Cause::burn)][i].number;
  EXPECT_NEAR(burnt, 200, z_one_in_a_million * std::sqrt(200));
  for (PersonId i = 0; i < 200; ++i) {
    ASSERT_EQ(w.world.care.hazards[static_cast<std::size_t>(Cause::burn)][i].number, 0U);
  }
}

}  // namespace
}  // namespace sispam::testing
