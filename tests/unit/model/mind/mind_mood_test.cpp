// What wears anger out and what feeds it at rest; identity and the violent few; night, heat and pauses.
// SPDX-License-Identifier: Apache-2.0
#include "model/mind/mood.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "model/mind/influence.hpp"
#include "model/mind/transitions.hpp"
#include "model/wbgt.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

/// A scenario in which anger stays as it is.
Scenario unmoved(int people) {
  Scenario scenario = testing::plain_scenario(people);
  scenario.model.mind.anger_relaxation_s = std::numeric_limits<double>::infinity();
  scenario.model.mind.mixing_rate_per_s = 0;
  return scenario;
}

TEST(BurnOut, follows_anger_with_its_own_time_and_takes_its_weight_from_the_drive) {
  const Scenario scenario = unmoved(1);
  World world = testing::alike(1);
  world.crowd.anger = {0.8};
  world.crowd.burn_out = {0.21};
  testing::run_stage(testing::feel_a_second, scenario, world, 1800);
  const double expected = 0.8 + (0.21 - 0.8) * std::exp(-1800.0 / 2700);
  EXPECT_NEAR(world.crowd.anger[0], 0.8, 1e-12);
  EXPECT_NEAR(world.crowd.burn_out[0], expected, 1e-9);
  const mind::Impetus impetus = mind::impetus_of(scenario.model.mind, world.crowd, 0);
  EXPECT_NEAR(impetus.drive_verbal, (0.8 - 0.25 * (expected - 0.35 * 0.6)) * 0.84, 1e-9);
}

TEST(BurnOut, of_one_who_was_calmed_below_his_rest_adds_nothing) {
  const Scenario scenario = unmoved(1);
  World world = testing::alike(1);
  world.crowd.anger = {0.1};
  world.crowd.anger_at_rest = {0.21};
  world.crowd.burn_out = {0.05};
  EXPECT_EQ(mind::effective_anger(scenario.model.mind, world.crowd, 0), 0.1);
}

TEST(Habituation, grows_with_what_is_heard_and_takes_that_share_from_the_orator) {
  Scenario scenario = unmoved(2);
  World world = testing::alike(2);
  world.crowd.hear_orator = {0.8, 0};
  testing::run_stage(testing::feel_a_second, scenario, world, 900);
  EXPECT_NEAR(world.crowd.habituation[0], 0.5 * (1 - std::exp(-0.8 * 900 / 1800)), 1e-9);
  EXPECT_EQ(world.crowd.habituation[1], 0);
  const auto rise = [&](double habituation) {
    World once = testing::alike(2);
    once.crowd.hear_orator = {0.8, 0};
    once.crowd.habituation = {habituation, 0};
    testing::run_stage(testing::feel_a_second, scenario, once, 1);
    return once.crowd.anger[0];
  };
  EXPECT_NEAR(rise(0.5) / rise(0), 0.5, 1e-3);
}

TEST(Rest, is_raised_by_heat_and_by_waiting_until_the_announcement_but_not_above_its_bound) {
  Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  EXPECT_EQ(mind::added_anger_at_rest(scenario, world), 0) << "25 deg C, and nothing was promised";
  scenario.weather = {31, 55};
  EXPECT_NEAR(mind::added_anger_at_rest(scenario, world), 0.01 * (wbgt_c(scenario.weather) - 28), 1e-12);
  scenario.weather.air_temperature_c = 25;
  scenario.crowd.events.push_back({.id = "result", .at_s = 7200, .expected_at_s = 1800});
  world.events = {{7'200'000, 0, 0}};
  world.now_ms = 1'800'000;
  EXPECT_EQ(mind::added_anger_at_rest(scenario, world), 0);
  world.now_ms = 5'400'000;
  EXPECT_NEAR(mind::added_anger_at_rest(scenario, world), 0.03, 1e-12);
  world.events.clear();
  EXPECT_EQ(mind::added_anger_at_rest(scenario, world), 0) << "it has been announced";
  const MindParameters& p = scenario.model.mind;
  EXPECT_NEAR(mind::anger_at_rest(p, 0.6, 0.03), 0.24, 1e-12);
  EXPECT_EQ(mind::anger_at_rest(p, 0.6, 0.9), 0.6);
  MindParameters furious;
  furious.anger_base = 0.9;
  EXPECT_NEAR(mind::anger_at_rest(furious, 1, 0.2), 0.9, 1e-12) << "the bound is for what is added";
}

TEST(Rest, is_where_anger_goes) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.weather = {40, 55};
  scenario.model.mind.arousal_reproduction = 0;
  World world = testing::alike(1);
  testing::run_stage(testing::feel_a_second, scenario, world, 30000);
  EXPECT_NEAR(world.crowd.anger[0], 0.21 + 0.01 * (wbgt_c(scenario.weather) - 28), 1e-6);
}

TEST(Identity, fades_with_its_time_and_adds_its_weight_to_every_drive) {
  const Scenario scenario = unmoved(1);
  World world = testing::alike(1);
  world.crowd.identity = {0.6};
  const mind::Impetus united = mind::impetus_of(scenario.model.mind, world.crowd, 0);
  EXPECT_NEAR(united.drive_verbal, 0.25 * 0.6, 1e-12);
  EXPECT_NEAR(united.drive_violent, 0.25 * 0.6, 1e-12);
  testing::run_stage(testing::feel_a_second, scenario, world, 900);
  EXPECT_NEAR(world.crowd.identity[0], 0.6 * std::exp(-0.5), 1e-9);
}

/// Three people alike side by side, the last of them violent: both others weigh the same for the one in the middle.
World with_one_violent() {
  World world = testing::alike(3);
  world.people.x = {1, 0, 2};
  world.people.y = {5, 5, 5};
  world.crowd.behaviour = {Behaviour::calm, Behaviour::calm, Behaviour::violent};
  world.crowd.anger = {0.2, 0.2, 0.8};
  return world;
}

TEST(Identity, decides_how_much_the_violent_count_for_those_beside_them) {
  const Scenario scenario = unmoved(3);
  const auto drive = [&](double identity, CrowdRole role) {
    World world = with_one_violent();
    world.crowd.role[0] = role;
    world.crowd.identity[0] = identity;
    testing::run_stage(testing::feel_a_second, scenario, world, 1);
    const mind::Impetus impetus = mind::impetus_of(scenario.model.mind, world.crowd, 0);
    const double own = mind::effective_anger(scenario.model.mind, world.crowd, 0) * 0.84 +
                       scenario.model.mind.identity_weight * world.crowd.identity[0] -
                       scenario.model.mind.fear_weight * 0.5 * world.crowd.fear[0];
    return (impetus.drive_violent - own) / scenario.model.mind.social_weight;
  };
  EXPECT_NEAR(drive(0, CrowdRole::ordinary), 0.2 / 1.2, 1e-6);
  EXPECT_NEAR(drive(0, CrowdRole::provocateur), 0.5, 1e-6);
  const double identity = 0.5 * std::exp(-1.0 / 1800), weight = 0.2 + 0.8 * identity;
  EXPECT_NEAR(drive(0.5, CrowdRole::ordinary), weight / (1 + weight), 1e-6);
}

TEST(Identity, decides_how_much_their_anger_spreads) {
  const Scenario scenario = unmoved(3);
  World world = with_one_violent();
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_NEAR(world.crowd.anger_around[0], (0.2 + 0.2 * 0.8) / 1.2, 1e-6);
  EXPECT_NEAR(world.crowd.anger_around[1],
              (0.2 * std::exp(-0.5) + 0.2 * 0.8 * std::exp(-1.0)) / (std::exp(-0.5) + 0.2 * std::exp(-1.0)), 1e-5);
  World united = with_one_violent();
  united.crowd.identity[0] = 1;
  testing::run_stage(testing::feel_a_second, scenario, united, 1);
  EXPECT_NEAR(united.crowd.anger_around[0], 0.5, 1e-6);
}

TEST(Discount, leaves_nothing_when_all_neighbours_are_violent_and_count_nothing) {
  EXPECT_EQ(mind::discounted(0.8, 0.8, {1, 0}, 0.3), 0.3);
  EXPECT_EQ(mind::discounted(0.4, 0, {0, 0}, 0.3), 0.4);
  EXPECT_NEAR(mind::discounted(0.5, 0.4, {0.5, 1}, 0.3), 0.5, 1e-15);
}

TEST(Hour, changes_how_fast_people_go_home_by_night_pause_and_heat) {
  Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  const auto factor = [&](std::int64_t now_s) {
    world.now_ms = now_s * 1000;
    return mind::leave_factor_of_the_hour(scenario, world);
  };
  EXPECT_EQ(factor(100), 1);
  scenario.weather.dark_from_s = 3600;
  scenario.weather.dark_until_s = 7200;
  EXPECT_EQ(factor(3599), 1);
  EXPECT_EQ(factor(3600), 1.5);
  EXPECT_EQ(factor(7200), 1);
  world.crowd.pause_until_ms = 5'000'000;
  EXPECT_EQ(factor(4000), 7.5);
  EXPECT_EQ(factor(2000), 5);
  EXPECT_EQ(factor(5000), 1.5);
  scenario.weather.air_temperature_c = 34;
  EXPECT_NEAR(factor(100), 1.4 * 5, 1e-12);
  EXPECT_NEAR(factor(8000), 1.4, 1e-12);
}

TEST(Hour, acts_on_the_rate_at_which_people_go_home_and_on_no_other) {
  Scenario scenario = testing::plain_scenario(4000);
  scenario.model.mind.threshold_verbal = 3;
  const auto gone_after = [&](double dark_until_s) {
    scenario.weather.dark_until_s = dark_until_s;
    World world = testing::alike(4000);
    for (int second = 1; second <= 600; ++second) testing::run_stage(testing::decide_a_second, scenario, world, 1);
    return static_cast<double>(
               std::count(world.crowd.behaviour.begin(), world.crowd.behaviour.end(), Behaviour::dispersing)) /
           4000;
  };
  // binomial, 1e-6
  EXPECT_NEAR(gone_after(0), 1 - std::exp(-600.0 / 5400), 0.024);
  EXPECT_NEAR(gone_after(3600), 1 - std::exp(-1.5 * 600 / 5400), 0.028);
}

TEST(Night, makes_the_risk_of_arrest_look_smaller) {
  Scenario scenario = testing::plain_scenario(1);
  const auto fear_after = [&](double dark_until_s) {
    scenario.weather.dark_until_s = dark_until_s;
    World world = testing::alike(1);
    Scenario with_officers = scenario;
    testing::add_officers(with_officers, world, 3, {0, 2});
    world.crowd.behaviour = {Behaviour::pushing};
    testing::run_stage(testing::feel_a_second, with_officers, world, 1);
    return world.crowd.fear[0];
  };
  EXPECT_NEAR(fear_after(3600) / fear_after(0), 0.6, 1e-9);
}

TEST(Advance, frightens_those_before_the_line_while_it_comes) {
  Scenario scenario = testing::plain_scenario(2);
  World world = testing::alike(2);
  world.people.x = {0, 0};
  world.people.y = {4.9, 5.1};
  HeldLine line;
  line.polyline = {{-5, 0}, {5, 0}};
  line.holder = 0;
  line.way.from = line.polyline;
  world.line.lines.push_back(line);
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  EXPECT_EQ(world.crowd.fear[0], 0) << "it stands";
  world.situation.tactic_states[static_cast<std::size_t>(Tactic::advance)].active = true;
  testing::run_stage(testing::feel_a_second, scenario, world, 1);
  // 1/120 s and, without officers, 1/60 s towards 0; 0.1/s towards 0.7
  const double rate = 1.0 / 120 + 1.0 / 60 + 0.1;
  EXPECT_NEAR(world.crowd.fear[0], 0.07 / rate * (1 - std::exp(-rate)), 1e-9);
  EXPECT_EQ(world.crowd.fear[1], 0) << "too far away";
}

TEST(Bystanders, go_home_sooner_the_more_afraid_they_are) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  world.crowd.fear = {0.5};
  const MindParameters& p = scenario.model.mind;
  const auto rate = [&](CrowdRole role) {
    world.crowd.role[0] = role;
    return mind::rates_of(p, mind::impetus_of(p, world.crowd, 0), 0).leave;
  };
  EXPECT_NEAR(rate(CrowdRole::ordinary), p.leave_rate_per_s, 1e-15);
  EXPECT_NEAR(rate(CrowdRole::bystander), 11 * p.leave_rate_per_s, 1e-15);
}

}  // namespace
}  // namespace sispam
