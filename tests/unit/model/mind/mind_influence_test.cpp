// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "model/mind/influence.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

TEST(Influence, weighs_neighbours_by_distance_and_expressiveness_within_the_radius_only) {
  const Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  world.people.x = {0, 1, 3, 4.5};
  world.people.y = {0, 0, 0, 0};
  world.crowd.expressiveness = {1, 1.5, 0.5, 1};
  world.now_ms = 500;
  mind::build_influence(scenario.model.mind, world);
  const double near = 1.5 * std::exp(-0.5), far = 0.5 * std::exp(-1.5);
  EXPECT_NEAR(mind::neighbour_mean(world.influence, 0, {0, 1, 0, 0}, 7), near / (near + far), 1e-5);
  EXPECT_EQ(mind::neighbour_mean(world.influence, 0, {9, 0, 0, 9}, 7), 0) << "neither himself nor who is too far away";
}

TEST(Influence, finds_the_same_neighbours_as_a_search_over_all_pairs) {
  const Scenario scenario = testing::plain_scenario(300);
  World world = testing::alike(300);
  for (std::size_t i = 0; i < 300; ++i) {
    world.people.x[i] = 40 * Random{5, 0}.uniform(Purpose::test, 0, static_cast<std::uint32_t>(i));
    world.people.y[i] = 30 * Random{5, 0}.uniform(Purpose::test, 1, static_cast<std::uint32_t>(i));
    if (i % 7 == 0) world.crowd.behaviour[i] = Behaviour::left;
  }
  mind::build_influence(scenario.model.mind, world);
  for (std::size_t i = 0; i < 300; ++i) {
    std::size_t near = 0;
    for (std::size_t j = 0; j < 300; ++j) {
      if (i == j || i % 7 == 0 || j % 7 == 0) continue;
      near += length(mind::position(world, i) - mind::position(world, j)) < 4 ? 1 : 0;
    }
    EXPECT_EQ(world.influence.near.first[i + 1] - world.influence.near.first[i], near);
  }
}

/// A crowd of `n` in which some walk about, come, go and change what they do.
class Restless {
 public:
  explicit Restless(std::size_t n) : world(testing::alike(n)), n_(n) {
    for (std::size_t i = 0; i < n_; ++i) put(i, draw(2 * i), draw(2 * i + 1));
  }
  void stir() {
    ++round_;
    for (std::size_t i = 0; i < n_; ++i) {
      const double u = draw(4 * i);
      if (u < 0.1) put(i, draw(4 * i + 1), draw(4 * i + 2));
      if (u > 0.9) world.crowd.behaviour[i] = draw(4 * i + 1) < 0.5 ? Behaviour::left : Behaviour::pushing;
      if (u > 0.95) world.crowd.behaviour[i] = Behaviour::verbal;
    }
  }

  World world;

 private:
  double draw(std::size_t k) const {
    return Random{5, 0}.uniform(Purpose::test, round_, static_cast<std::uint32_t>(k));
  }
  void put(std::size_t i, double across, double along) {
    const PersonId id = mind::person(world, i);
    world.people.x[id] = 30 * across;
    world.people.y[id] = 20 * along;
  }

  std::size_t n_;
  std::uint32_t round_ = 0;
};

TEST(Influence, that_follows_who_moved_is_that_made_anew_from_nothing) {
  const Scenario scenario = testing::plain_scenario(200);
  Restless crowd(200);
  for (int round = 0; round < 30; ++round) {
    crowd.stir();
    World anew = crowd.world;
    anew.influence = Influence{};
    for (World* world : {&crowd.world, &anew}) mind::build_influence(scenario.model.mind, *world);
    EXPECT_EQ(crowd.world.influence.near.first, anew.influence.near.first);
    EXPECT_EQ(crowd.world.influence.near.other, anew.influence.near.other);
    EXPECT_EQ(crowd.world.influence.near.weight, anew.influence.near.weight);
    EXPECT_EQ(crowd.world.influence.scale, anew.influence.scale);
    if (round > 0) {
      const auto renewed = std::count(crowd.world.influence.renewed.begin(), crowd.world.influence.renewed.end(), 1);
      EXPECT_LT(renewed, 200) << "else nothing is followed";
      std::fill(crowd.world.influence.renewed.begin(), crowd.world.influence.renewed.end(), std::uint8_t{0});
    }
  }
}

TEST(Influence, everybody_in_a_row_has_its_owner_in_his_own) {
  const Scenario scenario = testing::plain_scenario(200);
  Restless crowd(200);
  crowd.stir();
  mind::build_influence(scenario.model.mind, crowd.world);
  const NeighbourRows& near = crowd.world.influence.near;
  const auto has = [&](std::size_t row, std::uint32_t who) {
    return std::count(near.other.begin() + near.first[row], near.other.begin() + near.first[row + 1], who) == 1;
  };
  for (std::uint32_t i = 0; i < 200; ++i) {
    for (std::uint32_t k = near.first[i]; k < near.first[i + 1]; ++k) EXPECT_TRUE(has(near.other[k], i));
  }
  EXPECT_GT(near.other.size(), 2000U);
}

TEST(Shares, that_follow_changes_are_those_summed_for_everybody) {
  const Scenario scenario = testing::plain_scenario(200);
  Restless crowd(200);
  for (int round = 0; round < 40; ++round) {
    crowd.stir();
    crowd.world.now_ms = 1000 * (8 * (round / 2) + round % 2);  // who is near is listed in every other round
    World all = crowd.world;
    all.influence.renewed.assign(200, 1);
    for (World* world : {&crowd.world, &all}) mind::refresh_influence(scenario, *world);
    EXPECT_EQ(crowd.world.crowd.share_verbal, all.crowd.share_verbal);
    EXPECT_EQ(crowd.world.crowd.share_pushing, all.crowd.share_pushing);
  }
}

TEST(Fear, follows_who_moves_among_officers_who_stand) {
  Scenario scenario = testing::plain_scenario(200);
  Restless crowd(200);
  testing::add_officers(scenario, crowd.world, 30, {5, 5});
  for (int round = 0; round < 20; ++round) {
    crowd.stir();
    crowd.world.now_ms += 8000;
    World anew = crowd.world;
    anew.influence.officers_at.clear();
    for (World* world : {&crowd.world, &anew}) mind::refresh_influence(scenario, *world);
    EXPECT_EQ(crowd.world.influence.officers_near, anew.influence.officers_near);
    EXPECT_GT(*std::max_element(anew.influence.officers_near.begin(), anew.influence.officers_near.end()), 0);
  }
}

TEST(Influence, is_made_anew_every_eight_seconds_and_only_after_somebody_moved_or_went) {
  const Scenario scenario = testing::plain_scenario(9);
  World world = testing::alike(9);
  testing::run_stage(testing::feel_a_second, scenario, world, 18);
  EXPECT_EQ(world.influence.built_ms, 1000);
  world.people.x[4] += 0.4;
  testing::run_stage(testing::feel_a_second, scenario, world, 8);
  EXPECT_EQ(world.influence.built_ms, 1000) << "a short way changes nothing";
  world.people.x[4] += 0.2;
  testing::run_stage(testing::feel_a_second, scenario, world, 5);
  EXPECT_EQ(world.influence.built_ms, 1000) << "not before it is time";
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_EQ(world.influence.built_ms, 32000);
  world.people.x[4] += 2;
  testing::run_stage(testing::feel_a_second, scenario, world, 7);
  EXPECT_EQ(world.influence.built_ms, 32000) << "too early";
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_EQ(world.influence.built_ms, 40000);
  world.crowd.behaviour[0] = Behaviour::left;
  testing::run_stage(testing::feel_a_second, scenario, world, 16);
  EXPECT_EQ(world.influence.built_ms, 48000);
}

TEST(Influence, how_angry_neighbours_are_is_seen_every_four_seconds) {
  const Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  testing::run_stage(testing::feel_a_second, scenario, world, 4);
  const double seen = world.crowd.anger_around[0];
  world.crowd.anger[1] = 0.9;
  testing::run_stage(testing::feel_a_second, scenario, world, 3);
  EXPECT_EQ(world.crowd.anger_around[0], seen);
  const double now = world.crowd.anger[1];
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_NEAR(world.crowd.anger_around[0], now, 1e-12);
}

TEST(Shares, count_who_is_at_least_that_active_and_follow_a_change_at_once) {
  const Scenario scenario = testing::plain_scenario(3);
  World world = testing::alike(3, 1.0);
  world.people.x = {0, 1, -1};
  world.people.y = {5, 5, 5};
  world.crowd.behaviour = {Behaviour::calm, Behaviour::verbal, Behaviour::pushing};
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_NEAR(world.crowd.share_verbal[0], 1, 1e-6);
  EXPECT_NEAR(world.crowd.share_pushing[0], 0.5, 1e-6);
  world.crowd.behaviour[1] = Behaviour::dispersing;
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_NEAR(world.crowd.share_verbal[0], 0.5, 1e-6);
}

}  // namespace
}  // namespace sispam
