// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "model/mind/deterrence.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

/// Anger of the first of two people after one tick.
double anger_after_a_tick(const Scenario& scenario, World world) {
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  return world.crowd.anger[0];
}

TEST(Feel, shield_contact_angers_those_who_do_not_accept_the_police_by_the_time_it_lasts) {
  const Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  world.crowd.anger = {0.2, 0.2};
  const double untouched = anger_after_a_tick(scenario, world);
  world.people.touch_opponent_s[0] = 0.5F;
  const double half = anger_after_a_tick(scenario, world);
  world.people.touch_opponent_s[0] = 1.0F;
  const double whole = anger_after_a_tick(scenario, world);
  // To first order rate x time x distance to the target; the second order is below 2 % of it.
  EXPECT_NEAR(whole - untouched, 1.0 / 60 * 0.55 * (0.8 - 0.2), 1.1e-4);
  EXPECT_NEAR((half - untouched) / (whole - untouched), 0.5, 0.02);
  world.crowd.legitimacy[0] = 1;
  EXPECT_NEAR(anger_after_a_tick(scenario, world), untouched, 1e-12);
}

TEST(Feel, the_crowd_as_a_whole_counts_beside_the_neighbours_by_its_share) {
  Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  world.people.x = {0, 1, 50, 51};  // two pairs out of reach of each other
  world.people.y = {5, 5, 5, 5};
  world.crowd.anger = {0.2, 0.2, 0.8, 0.8};
  const auto after = [&](double share) {
    scenario.model.mind.crowd_mean_share = share;
    return anger_after_a_tick(scenario, world);
  };
  const double only_neighbours = after(0), only_crowd = after(1);
  EXPECT_GT(only_crowd, only_neighbours);
  // The way to the mean 0.5 instead of 0.2 at 0.02/s, and the amplification of the difference at 0.6/900 s.
  EXPECT_NEAR(only_crowd - only_neighbours, 0.3 * (0.02 + 0.6 / 900 * 0.8), 1e-4);
  EXPECT_NEAR(after(0.3), only_neighbours + 0.3 * (only_crowd - only_neighbours), 4e-5);
}

TEST(Feel, forgets_the_contact_it_has_used) {
  const Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  world.people.touch_opponent_s = {0.3F, 0.1F};
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_EQ(world.people.touch_opponent_s, (std::vector<float>{0, 0}));
}

TEST(Feel, water_angers_by_its_time_and_those_who_accept_the_police_less_if_it_is_told_apart) {
  Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  world.crowd.anger = {0.2, 0.2};
  const double dry = anger_after_a_tick(scenario, world);
  world.crowd.water_s = {0.5F, 0};
  const double half = anger_after_a_tick(scenario, world);
  world.crowd.water_s = {1.0F, 0};
  const double wet = anger_after_a_tick(scenario, world);
  // The exact relaxation of this influence alone; the others take 1 % of it.
  EXPECT_NEAR(wet - dry, 0.8 * (1 - std::exp(-1.0 / 20)), 5e-4);
  EXPECT_NEAR((half - dry) / (wet - dry), 0.5, 0.02);
  scenario.model.mind.water_differentiation = 1;
  EXPECT_NEAR((anger_after_a_tick(scenario, world) - dry) / (wet - dry), 0.55, 0.02);
  world.crowd.legitimacy = {1, 1};
  world.crowd.first_legitimacy = {1, 1};
  EXPECT_NEAR(anger_after_a_tick(scenario, world), dry, 1e-12);
}

TEST(Feel, forgets_the_water_it_has_used) {
  const Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  world.crowd.behaviour[1] = Behaviour::fleeing;
  world.crowd.water_s = {0.5F, 0.5F};
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.water_s, (std::vector<float>{0, 0}));
  EXPECT_GT(world.crowd.fear[1], 0.1) << "who flees is wet all the same";
}

TEST(Feel, trusted_voices_calm_and_negotiators_by_the_legitimacy_of_the_police) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  world.crowd.anger = {0.8};
  const double alone = anger_after_a_tick(scenario, world);
  world.crowd.hear_trusted = {0.56};
  const double trusted = anger_after_a_tick(scenario, world);
  EXPECT_NEAR(alone - trusted, 1.0 / 150 * 0.56 * 0.75, 4e-5);
  world.crowd.hear_trusted = {0};
  world.crowd.hear_dialogue = {0.8};
  EXPECT_NEAR(alone - anger_after_a_tick(scenario, world), 1.0 / 150 * 0.8 * 0.45 * 0.75, 4e-5);
}

TEST(Legitimacy, rises_with_dialogue_and_returns_to_what_it_was_by_the_closed_form) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  world.crowd.hear_dialogue = {0.8};
  testing::run_stage(testing::feel_a_second, scenario, world, 900);
  const double rate = 1.0 / 3600 + 0.8 / 900;
  const double target = (0.45 / 3600 + 0.8 / 900) / rate;
  EXPECT_NEAR(world.crowd.legitimacy[0], target + (0.45 - target) * std::exp(-900 * rate), 1e-9);
  const double risen = world.crowd.legitimacy[0];
  world.crowd.hear_dialogue = {0};
  testing::run_stage(testing::feel_a_second, scenario, world, 900);
  EXPECT_NEAR(world.crowd.legitimacy[0], 0.45 + (risen - 0.45) * std::exp(-900.0 / 3600), 1e-9);
}

TEST(Fear, grows_with_officers_and_falls_with_others_who_push_without_any_rounding) {
  MindParameters parameters;
  EXPECT_NEAR(mind::perceived_risk(parameters, 1, 0), 0.899741, 1e-6);  // Epstein 2002: k = 2.3
  EXPECT_EQ(mind::perceived_risk(parameters, 0, 5), 0);
  EXPECT_GT(mind::perceived_risk(parameters, 1, 1), 0.5);
  EXPECT_GT(mind::perceived_risk(parameters, 3, 9), mind::perceived_risk(parameters, 3, 10));
}

TEST(Fear, comes_from_officers_near_and_more_to_those_who_push) {
  Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  testing::add_officers(scenario, world, 3, {0, 0});
  world.crowd.behaviour[1] = Behaviour::pushing;
  testing::run_stage(testing::feel_a_second, scenario, world, 10);
  EXPECT_GT(world.crowd.fear[0], 0);
  EXPECT_GT(world.crowd.fear[1], 3 * world.crowd.fear[0]);
  World far = testing::alike(4);
  Scenario other = testing::plain_scenario(4);
  testing::add_officers(other, far, 3, {0, -20});
  testing::run_stage(testing::feel_a_second, other, far, 10);
  EXPECT_EQ(far.crowd.fear[0], 0);
}

TEST(Fear, of_somebody_who_pushes_does_not_count_himself_among_the_others) {
  Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  testing::add_officers(scenario, world, 2, {0, 0});
  world.crowd.behaviour = {Behaviour::pushing, Behaviour::calm};
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_EQ(world.influence.arrest_risk[0], mind::perceived_risk(scenario.model.mind, 2, 0));
  EXPECT_EQ(world.influence.arrest_risk[1], mind::perceived_risk(scenario.model.mind, 2, 1));
}

TEST(Fear, does_not_come_from_medics_or_from_officers_on_the_ground) {
  Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  testing::add_officers(scenario, world, 3, {0, 0});
  World fallen = world;
  for (std::size_t k = 0; k < 3; ++k) fallen.people.mode[k] = Mode::fallen;
  testing::run_stage(testing::feel_a_second, scenario, fallen, 2);
  EXPECT_EQ(fallen.crowd.fear[0], 0);
  scenario.force.units[0].role = UnitRole::medic;
  testing::run_stage(testing::feel_a_second, scenario, world, 2);
  EXPECT_EQ(world.crowd.fear[0], 0);
}

TEST(Fear, follows_officers_who_come_near) {
  Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  testing::add_officers(scenario, world, 3, {0, -20});
  testing::run_stage(testing::feel_a_second, scenario, world, 2);
  for (std::size_t k = 0; k < 3; ++k) world.people.y[k] = 0;
  testing::run_stage(testing::feel_a_second, scenario, world, 5);
  EXPECT_GT(world.crowd.fear[0], 0);
}

TEST(Fear, of_being_crushed_begins_above_the_load_that_can_harm_and_fades_afterwards) {
  const Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  world.people.load = {199, 201};
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.fear[0], 0);
  const double rate = 0.2 + 1.0 / 120 + 1.0 / 60;  // crush, relaxation, arrest (towards 0)
  EXPECT_NEAR(world.crowd.fear[1], 0.2 / rate * (1 - std::exp(-rate)), 1e-9);
  world.people.load[1] = 0;
  const double before = world.crowd.fear[1];
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_NEAR(world.crowd.fear[1], before * std::exp(-(1.0 / 120 + 1.0 / 60)), 1e-9);
}

TEST(Fear, comes_from_a_sharp_weapon_in_violent_hands_near_but_not_from_ones_own) {
  const Scenario scenario = testing::plain_scenario(3);
  World world = testing::alike(3);
  world.people.x = {0, 5, 7};
  world.people.y = {5, 5, 5};
  world.crowd.armed = {1, 0, 0};
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.fear[1], 0) << "nobody sees a weapon that is not shown";
  world.crowd.behaviour[0] = Behaviour::violent;
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.fear[0], 0);
  const double rate = 1.0 / 20 + 1.0 / 120 + 1.0 / 60;
  EXPECT_NEAR(world.crowd.fear[1], 0.6 / 20 / rate * (1 - std::exp(-rate)), 1e-9);
  EXPECT_EQ(world.crowd.fear[2], 0) << "too far away";
}

TEST(Fear, of_a_jet_comes_fast) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  world.crowd.water_s = {1.0F};
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  const double rate = 1.0 / 3 + 1.0 / 120 + 1.0 / 60;
  EXPECT_NEAR(world.crowd.fear[0], 1.0 / 3 / rate * (1 - std::exp(-rate)), 1e-9);
}

TEST(Feel, leaves_those_alone_who_are_not_there) {
  const Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  world.crowd.anger = {0.5, 0.5, 0.5, 0.5};
  world.crowd.behaviour = {Behaviour::coming, Behaviour::left, Behaviour::injured, Behaviour::arrested};
  testing::run_stage(testing::feel_a_second, scenario, world, 5);
  EXPECT_EQ(world.crowd.anger, (std::vector<double>{0.5, 0.5, 0.5, 0.5}));
}

TEST(Feel, who_stays_near_only_calms_down) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  world.crowd.behaviour[0] = Behaviour::near;
  world.crowd.anger = {0.8};
  world.crowd.fear = {0.9};
  testing::run_stage(testing::feel_a_second, scenario, world, 600);
  EXPECT_NEAR(world.crowd.anger[0], 0.21 + (0.8 - 0.21) * std::exp(-600.0 / 900), 1e-9);
  EXPECT_NEAR(world.crowd.fear[0], 0.9 * std::exp(-600.0 / 120), 1e-9);
}

TEST(Feel, a_person_alone_relaxes_towards_his_own_base) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.model.mind.arousal_reproduction = 0;
  World world = testing::alike(1);
  world.crowd.anger = {0.9};
  testing::run_stage(testing::feel_a_second, scenario, world, 20000);
  EXPECT_NEAR(world.crowd.anger[0], 0.21, 1e-6);
}

}  // namespace
}  // namespace sispam
