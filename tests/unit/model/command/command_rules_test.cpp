// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "false_alarm.hpp"
#include "last_value.hpp"
#include "model/command/level_rules.hpp"
#include "model/command/orders.hpp"
#include "model/command/requests.hpp"
#include "model/command/sensing.hpp"
#include "model/empty_slots.hpp"
#include "rules_setup.hpp"

namespace sispam {
namespace {

using rules::asked_level;
using testing::at_least;
using testing::seen;

using testing::z_one_in_a_million;

TEST(LevelRules, ask_for_yellow_at_the_threshold_and_for_green_only_well_below_it) {
  const LevelRules levels = testing::plain_levels();
  EXPECT_EQ(asked_level(levels, Level::green, seen(Signal::pushing, 19)), Level::green);
  EXPECT_EQ(asked_level(levels, Level::green, seen(Signal::pushing, 20)), Level::yellow);
  EXPECT_EQ(asked_level(levels, Level::yellow, seen(Signal::pushing, 5)), Level::yellow);
  EXPECT_EQ(asked_level(levels, Level::yellow, seen(Signal::pushing, 4)), Level::green);
}

TEST(LevelRules, ask_for_red_on_a_breach_or_a_serious_injury_and_step_down_one_by_one) {
  const LevelRules levels = testing::plain_levels();
  for (const Level level : {Level::green, Level::yellow, Level::red}) {
    EXPECT_EQ(asked_level(levels, level, seen(Signal::breach, 1)), Level::red);
    EXPECT_EQ(asked_level(levels, level, seen(Signal::serious_injury, 1)), Level::red);
  }
  EXPECT_EQ(asked_level(levels, Level::red, Observed{}), Level::yellow);
}

TEST(LevelRules, wait_longer_on_the_way_down_than_on_the_way_up) {
  const LevelRules levels;
  EXPECT_EQ(rules::dwell_s(levels, Level::green, Level::red), 20);
  EXPECT_EQ(rules::dwell_s(levels, Level::yellow, Level::green), 180);
}

TEST(LevelRules, hold_when_one_of_any_and_all_of_all_hold_and_never_without_a_condition) {
  Observed observed = seen(Signal::pushing, 10);
  observed[Signal::crowd] = 100;
  const auto holds = [&](std::vector<Condition> any, std::vector<Condition> all) {
    return rules::holds({std::move(any), std::move(all)}, observed);
  };
  const Condition yes = at_least(Signal::pushing, 10), no = testing::below(Signal::crowd, 100);
  EXPECT_FALSE(holds({}, {}));
  EXPECT_TRUE(holds({no, yes}, {}));
  EXPECT_FALSE(holds({no}, {}));
  EXPECT_TRUE(holds({}, {yes, yes}));
  EXPECT_FALSE(holds({}, {yes, no}));
  EXPECT_FALSE(holds({no}, {yes}));
  EXPECT_TRUE(rules::holds({{{Signal::pushing, 10, 11}}, {}}, observed)) << "both bounds of one condition";
}

TEST(Sensing, reports_the_count_of_ten_seconds_ago_and_violence_of_five) {
  Scenario scenario = testing::plain_scenario(30);
  scenario.model.command.count_error = 0;
  for (const auto& [behaviour, signal, lag_s] :
       {std::tuple{Behaviour::pushing, Signal::pushing, 10}, std::tuple{Behaviour::violent, Signal::violent, 5},
        std::tuple{Behaviour::calm, Signal::crowd, 10}}) {
    World world = testing::alike(30);
    world.crowd.behaviour.assign(30, Behaviour::coming);
    for (int now_s = 1; now_s <= 30; ++now_s) {
      world.now_ms = now_s * 1000;
      world.crowd.behaviour[static_cast<std::size_t>(now_s - 1)] = behaviour;
      EXPECT_EQ(rules::sense(scenario, world, Random{1, 0})[signal], std::max(now_s - lag_s, 0));
    }
    EXPECT_LE(world.situation.pushing_history.size(), 11U);
  }
}

TEST(Sensing, errs_by_the_planned_spread_around_the_true_count_and_keeps_the_error_for_ten_seconds) {
  const CommandParameters p;
  constexpr int n = 20000;
  const auto report = [&](Signal signal, std::int64_t at_ms) {
    return rules::reported(p, {signal, 1}, at_ms, Random{2, 0});
  };
  double sum = 0, squares = 0, mixed = 0;
  for (int k = 0; k < n; ++k) {
    const double count = report(Signal::pushing, k * 10'000LL);
    sum += count;
    squares += count * count;
    mixed += (count - 1) * (report(Signal::violent, k * 10'000LL) - 1);
  }
  const double mean = sum / n;
  record_value("E-T37", "{:.4f}; {:.4f}; {:.4f}", mean, std::sqrt(squares / n - mean * mean), mixed / n / 0.04);
  EXPECT_NEAR(mean, 1, z_one_in_a_million * 0.2 / std::sqrt(n));
  // A lognormal with this spread has an excess kurtosis of 0.65, which widens the error of the sample spread.
  EXPECT_NEAR(std::sqrt(squares / n - mean * mean), 0.2, z_one_in_a_million * 0.2 * std::sqrt(2.65 / (4.0 * n)));
  EXPECT_NEAR(mixed / n / 0.04, 0, z_one_in_a_million / std::sqrt(n)) << "two signals err independently";
  EXPECT_EQ(report(Signal::pushing, 10'000), report(Signal::pushing, 19'999));
  EXPECT_NE(report(Signal::pushing, 10'000), report(Signal::pushing, 20'000));
}

TEST(Sensing, counts_those_at_large_who_were_seen_with_a_weapon_and_no_others) {
  const Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  world.crowd.armed = {1, 1, 1, 0};
  EXPECT_EQ(rules::sense(scenario, world, Random{3, 0})[Signal::armed], 0) << "nobody has seen them";
  world.team.weapon_seen = {1, 1, 0, 0};
  world.crowd.behaviour[1] = Behaviour::arrested;
  EXPECT_EQ(rules::sense(scenario, world, Random{3, 0})[Signal::armed], 1);
}

TEST(Sensing, tells_the_load_of_the_line_per_metre_and_its_empty_places) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.model.command.count_error = 0;
  World world = testing::alike(1);
  testing::add_officers(scenario, world, 3, {0, 2});
  world.line.formations = {testing::front_rank(0, {{0, 2}, {0.6, 2}, {1.2, 2}, {1.8, 2}})};
  for (PersonId id = 0; id < 3; ++id) world.line.formations[0].slots[id].owner = id;
  world.line.lines.resize(1);
  world.line.lines[0].polyline = {{0, 2}, {2, 2}};
  world.line.lines[0].holder = 0;
  world.people.load[0] = 100;
  world.people.load[2] = 300;
  const Observed observed = rules::sense(scenario, world, Random{1, 0});
  EXPECT_EQ(observed[Signal::line_load], 200);
  EXPECT_EQ(observed[Signal::empty_slots], 1);
}

TEST(Sensing, takes_a_slot_left_to_those_who_relieve_it_for_no_gap) {
  World world;
  world.line.formations = {testing::front_rank(0, {{0, 2}, {0.6, 2}}), testing::front_rank(1, {{0, 2}, {0.6, 2}})};
  world.line.formations[0].slots[0].owner = 0;
  world.line.formations[1].slots[1].successor = 5;
  EXPECT_TRUE(empty_slots(world.line).empty());
  world.line.formations[1].rank = 1;
  EXPECT_EQ(empty_slots(world.line).size(), 2U) << "a place in one rank is no place in another";
  EXPECT_EQ(empty_slots(world.line)[0].formation, 0U) << "the front first";
}

TEST(Sensing, knows_of_a_serious_injury_only_once_it_is_discovered) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  const auto known = [&](Triage triage, std::int64_t discovered_ms) {
    world.now_ms = 5000;
    Casualty casualty;
    casualty.now = triage;  // hurt lightly at first
    casualty.discovered_ms = discovered_ms;
    world.casualties.rows = {casualty};
    return rules::sense(scenario, world, Random{1, 0})[Signal::serious_injury] > 0;
  };
  EXPECT_TRUE(known(Triage::red, 4000));
  EXPECT_TRUE(known(Triage::black, 4000));
  EXPECT_FALSE(known(Triage::yellow, 4000));
  EXPECT_FALSE(known(Triage::red, -1));
  EXPECT_FALSE(known(Triage::red, 6000));
}

TEST(Sensing, takes_a_serious_injury_for_news_for_a_time_and_illness_for_none) {
  const Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  Casualty casualty;
  casualty.now = Triage::red;
  casualty.discovered_ms = 1000;
  const auto known = [&](Cause cause, std::int64_t now_ms) {
    casualty.cause = cause;
    world.now_ms = now_ms;
    world.casualties.rows = {casualty};
    return rules::sense(scenario, world, Random{1, 0})[Signal::serious_injury] > 0;
  };
  EXPECT_TRUE(known(Cause::crush, 901'000));
  EXPECT_FALSE(known(Cause::crush, 902'000));
  EXPECT_FALSE(known(Cause::heat, 2000));
  EXPECT_FALSE(known(Cause::illness, 2000));
}

TEST(Sensing, counts_intruders_on_their_own_feet) {
  Scenario scenario = testing::plain_scenario(4);
  scenario.model.command.count_error = scenario.model.command.violent_lag_s = 0;
  World world = testing::alike(4);
  const auto seen = [&] { return rules::sense(scenario, world, Random{1, 0})[Signal::intruders]; };
  EXPECT_EQ(seen(), 0);
  world.watch.tracked.assign(4, 1);
  world.watch.entrants.resize(4);
  world.watch.lines.resize(1);
  world.watch.lines[0].crossers.resize(4);
  world.watch.lines[0].crossers[0].crossed = true;
  world.watch.lines[0].crossers[1].behind = true;
  world.watch.entrants[2].entered = true;
  EXPECT_EQ(seen(), 3);
  world.crowd.behaviour[1] = Behaviour::arrested;
  EXPECT_EQ(seen(), 2);
}

TEST(Sensing, e_c9a_of_the_mood_errs_by_one_class_as_often_as_planned) {
  constexpr int reports = 20000;
  Scenario scenario = testing::plain_scenario(10);
  scenario.model.command.count_lag_s = 0;
  scenario.model.command.mood_error = 0.4;
  World world = testing::alike(10);
  world.crowd.anger.assign(10, 0.5);  // the third of five classes
  std::array<int, 6> seen{};
  for (int k = 0; k < reports; ++k) {
    world.now_ms = 10'000 * static_cast<std::int64_t>(k);
    ++seen.at(static_cast<std::size_t>(rules::sense(scenario, world, Random{5, 0})[Signal::mood]));
  }
  const auto bound = [](double p) { return z_one_in_a_million * std::sqrt(reports * p * (1 - p)); };
  record_value("E-C9a", "{:.4f}, {:.4f}, {:.4f}", seen[3] / double{reports}, seen[2] / double{reports},
               seen[4] / double{reports});
  EXPECT_NEAR(seen[3], reports * 0.6, bound(0.6));
  EXPECT_NEAR(seen[2], reports * 0.2, bound(0.2));
  EXPECT_NEAR(seen[4], reports * 0.2, bound(0.2));
  EXPECT_EQ(seen[2] + seen[3] + seen[4], reports);
}

TEST(Sensing, of_the_mood_knows_five_classes_and_that_nobody_is_there) {
  Scenario scenario = testing::plain_scenario(10);
  scenario.model.command.count_lag_s = scenario.model.command.mood_error = 0;
  World world = testing::alike(10);
  for (const auto& [anger, mood] : {std::pair{0.0, 1}, std::pair{0.19, 1}, std::pair{0.21, 2}, std::pair{0.79, 4},
                                    std::pair{0.81, 5}, std::pair{1.0, 5}}) {
    world.crowd.anger.assign(10, anger);
    EXPECT_EQ(rules::sense(scenario, world, Random{5, 0})[Signal::mood], mood) << anger;
  }
  world.crowd.behaviour.assign(10, Behaviour::left);
  EXPECT_EQ(rules::sense(scenario, world, Random{5, 0})[Signal::mood], 0);
}

TEST(Sensing, knows_fires_that_burn_and_objects_thrown_lately) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.model.command.count_error = scenario.model.command.violent_lag_s = 0;
  World world = testing::alike(1);
  world.now_ms = 100'000;
  world.fires = {{{0, 0}, 50'000, 100'000}, {{0, 0}, 50'000, 100'001}, {{0, 0}, 100'001, 200'000}};
  world.violence.thrown_at_ms = {70'000, 80'000, 90'000};
  const Observed seen = rules::sense(scenario, world, Random{5, 0});
  EXPECT_EQ(seen[Signal::fires], 1) << "one is out, one does not burn yet";
  EXPECT_EQ(seen[Signal::thrown], 3);
}

/// How long decision number `number` of that authority on yellow takes, when no message is lost [s].
double declaration_delay_s(const CommandParameters& parameters, Authority authority, std::uint32_t number) {
  Scenario scenario;
  scenario.model.command = parameters;
  scenario.model.command.message_lost = 0;
  return rules::reply_to(scenario, Level::yellow, {authority, number}, Random{3, 0}).answer_s;
}

/// Sample median of it over 20,001 decisions [s].
double median_delay_s(const CommandParameters& parameters, Authority authority) {
  std::vector<double> delays;
  for (std::uint32_t k = 0; k < 20001; ++k) delays.push_back(declaration_delay_s(parameters, authority, k));
  std::nth_element(delays.begin(), delays.begin() + 10000, delays.end());
  return delays[10000];
}

TEST(Delays, have_the_planned_medians_of_who_decides) {
  // The logarithm of a sample median of a lognormal has the standard error ln(gsd) sqrt(pi / 2 / n).
  const auto bound = [](double gsd) { return z_one_in_a_million * std::log(gsd) * std::sqrt(M_PI / 2 / 20001); };
  CommandParameters p;
  p.sensing_s = p.radio_s = {Distribution::Kind::constant, 0, 0, 0};
  EXPECT_NEAR(std::log(median_delay_s(p, Authority::county) / 60), 0, bound(1.8));
  EXPECT_NEAR(std::log(median_delay_s(p, Authority::company) / 30), 0, bound(1.8));
  EXPECT_NEAR(std::log(median_delay_s(p, Authority::province) / 300), 0, bound(2.2));
  p.county_decision_s = p.sensing_s;
  p.sensing_s = CommandParameters{}.sensing_s;
  EXPECT_NEAR(std::log(median_delay_s(p, Authority::county) / 10), 0, bound(1.6));
  p.sensing_s = {Distribution::Kind::constant, 0, 0, 0};
  p.radio_s = CommandParameters{}.radio_s;
  EXPECT_NEAR(std::log(median_delay_s(p, Authority::county) / 20), 0, bound(1.8));
}

TEST(Delays, of_one_decision_are_three_different_draws) {
  const CommandParameters p;
  const double whole = declaration_delay_s(p, Authority::county, 7);
  CommandParameters without_radio = p;
  without_radio.radio_s = {Distribution::Kind::constant, 0, 0, 0};
  const double rest = declaration_delay_s(without_radio, Authority::county, 7);
  CommandParameters only_sensing = without_radio;
  only_sensing.county_decision_s = {Distribution::Kind::constant, 0, 0, 0};
  const double sensing = declaration_delay_s(only_sensing, Authority::county, 7);
  const double radio_z = std::log((whole - rest) / 20) / std::log(1.8);
  const double decision_z = std::log((rest - sensing) / 60) / std::log(1.8);
  const double sensing_z = std::log(sensing / 10) / std::log(1.6);
  EXPECT_GT(std::abs(radio_z - decision_z), 1e-6);
  EXPECT_GT(std::abs(sensing_z - decision_z), 1e-6);
}

}  // namespace
}  // namespace sispam
