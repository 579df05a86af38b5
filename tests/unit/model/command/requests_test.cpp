// E-C2: who decides, how often he refuses, and what the province leaves to the county.
// SPDX-License-Identifier: Apache-2.0
#include "model/command/requests.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "false_alarm.hpp"
#include "last_value.hpp"
#include "model/command/stages.hpp"
#include "rules_setup.hpp"

namespace sispam {
namespace {

using testing::z_one_in_a_million;
constexpr std::uint32_t made_requests = 20000;
const Random luck{1, 0};

/// Water is the county's, everything is decided at once, and 40 people are there.
Scenario plan() {
  Scenario scenario = testing::plain_command(40);
  scenario.rules_of_engagement = testing::water_rules({});
  return scenario;
}

/// The share of 20,000 requests for the tactic with that answer.
double share(const Scenario& scenario, Tactic tactic, Authority authority, Answer answer) {
  double count = 0;
  for (std::uint32_t k = 0; k < made_requests; ++k) {
    count += rules::reply_to(scenario, tactic, {authority, k}, luck).answer == answer ? 1 : 0;
  }
  return count / made_requests;
}

void expect_share(double seen, double p) {
  EXPECT_NEAR(seen, p, z_one_in_a_million * std::sqrt(p * (1 - p) / made_requests) + 1e-12);
}

TEST(Requests, e_c2_for_force_are_refused_as_often_as_each_authority_refuses) {
  Scenario scenario = plan();
  scenario.model.command.county_refuses = 0.3;
  scenario.model.command.province_refuses = 0.6;
  const double county = share(scenario, Tactic::water_spray, Authority::county, Answer::refused);
  const double province = share(scenario, Tactic::water_spray, Authority::province, Answer::refused);
  record_value("E-C2", "{:.4f}, {:.4f}", county, province);
  expect_share(county, 0.3);
  expect_share(province, 0.6);
  expect_share(share(scenario, Tactic::water_spray, Authority::company, Answer::refused), 0);
  expect_share(share(scenario, Tactic::loudspeaker, Authority::county, Answer::refused), 0);
}

/// A request and its answer are two messages; who decides on the spot is asked by nobody, so there is only his order.
TEST(Requests, e_c2_are_lost_when_neither_they_nor_their_repetitions_get_through) {
  Scenario scenario = plan();
  scenario.model.command.message_lost = 0.5;
  scenario.model.command.repeats = 1;
  const double county = share(scenario, Tactic::water_spray, Authority::county, Answer::lost);
  const double company = share(scenario, Tactic::water_spray, Authority::company, Answer::lost);
  record_value("E-C2", "{:.4f}, {:.4f} lost", county, company);
  expect_share(county, 1 - 0.75 * 0.75);
  expect_share(company, 0.25);
}

TEST(Requests, take_as_long_as_before_when_nothing_is_lost_and_longer_by_the_repetitions_when_it_is) {
  Scenario scenario = plan();
  scenario.model.command.sensing_s = testing::after_s(3);
  scenario.model.command.radio_s = testing::after_s(5);
  scenario.model.command.water_ready_s = testing::after_s(7);
  const rules::Reply plain = rules::reply_to(scenario, Tactic::water_spray, {Authority::county, 0}, luck);
  EXPECT_DOUBLE_EQ(plain.answer_s, 38);
  EXPECT_DOUBLE_EQ(plain.ready_s, 7);
  scenario.model.command.message_lost = 0.4;
  std::uint32_t late = 0;
  for (std::uint32_t k = 0; k < 200; ++k) {
    const rules::Reply reply = rules::reply_to(scenario, Tactic::water_spray, {Authority::county, k}, luck);
    if (reply.answer != Answer::granted) continue;
    EXPECT_NEAR(reply.answer_s, 38 + 35.0 * reply.lost, 1e-9);
    late += reply.lost > 0 ? 1 : 0;
  }
  EXPECT_GT(late, 50U) << "or nothing was put to the test";
}

TEST(Requests, e_c3_go_to_who_is_in_control_in_red_if_they_are_for_force) {
  Scenario scenario = plan();
  Rules& rules = scenario.rules_of_engagement;
  World world = testing::alike(1);
  world.situation.level = Level::red;
  EXPECT_EQ(rules::who_decides(rules, world, Tactic::water_spray), Authority::county);
  rules.levels.red_control = Authority::province;
  EXPECT_EQ(rules::who_decides(rules, world, Tactic::water_spray), Authority::province);
  EXPECT_EQ(rules::who_decides(rules, world, Tactic::loudspeaker), Authority::company) << "talk needs no province";
  world.situation.level = Level::yellow;
  EXPECT_EQ(rules::who_decides(rules, world, Tactic::water_spray), Authority::county);
}

TEST(Requests, e_c3_go_to_the_county_once_the_province_has_delegated) {
  Scenario scenario = plan();
  scenario.model.command.province_delegates = 1;
  const Rules& rules = scenario.rules_of_engagement;
  World world = testing::alike(1);
  world.now_ms = 1000;
  ASSERT_EQ(rules::who_declares(rules, world, Level::red), Authority::province);
  const rules::Request request{Authority::province, 0};
  rules::note(scenario, world, rules::reply_to(scenario, Level::red, request, luck), luck);
  EXPECT_EQ(world.situation.delegated_ms, 101'000) << "with the answer: the province decides after 100 s";
  EXPECT_EQ(rules::who_declares(rules, world, Level::red), Authority::province) << "the answer is on its way";
  world.now_ms = 101'000;
  EXPECT_EQ(rules::who_declares(rules, world, Level::red), Authority::county);
  EXPECT_EQ(rules::who_declares(rules, world, Level::yellow), Authority::county);
}

TEST(Requests, that_are_refused_or_another_authority_grants_delegate_nothing) {
  Scenario scenario = plan();
  scenario.model.command.province_delegates = 1;
  World world = testing::alike(1);
  rules::note(scenario, world, {.authority = Authority::county}, luck);
  EXPECT_EQ(world.situation.delegated_ms, -1);
  scenario.model.command.province_refuses = 1;
  const rules::Request request{Authority::province, 0};
  const rules::Reply no = rules::reply_to(scenario, Level::red, request, luck);
  ASSERT_EQ(no.answer, Answer::refused);
  rules::note(scenario, world, no, luck);
  EXPECT_EQ(world.situation.delegated_ms, -1);
  EXPECT_EQ(world.situation.refused, 1U);
}

/// A breach that lasts, and a province that says no: until its answer nobody knows; then the county declares yellow
/// itself, and asks again in time.
TEST(Requests, e_c4_for_red_that_are_refused_leave_yellow_and_are_made_again) {
  Scenario scenario = testing::plain_command(40);
  scenario.model.command.province_refuses = 1;
  scenario.model.command.refused_for_s = 400;
  World world = testing::alike(40);
  world.line.lines.push_back({});
  world.line.lines[0].breached_since_ms = 0;
  testing::run_stage(command, scenario, world, 120);
  EXPECT_EQ(world.situation.level, Level::green) << "as if it were granted";
  EXPECT_EQ(world.situation.refused, 1U);
  EXPECT_EQ(world.situation.decisions, 1U);
  testing::run_stage(command, scenario, world, 60);  // wanted at 121 s, asked at 141 s, due at 171 s
  EXPECT_EQ(world.situation.level, Level::yellow);
  testing::run_stage(command, scenario, world, 320);
  EXPECT_EQ(world.situation.refused, 1U) << "asked at 21 s, refused after 100 s, asked again 400 s after that";
  testing::run_stage(command, scenario, world, 100);
  EXPECT_EQ(world.situation.refused, 2U);
  EXPECT_EQ(world.situation.level, Level::yellow);
  scenario.model.command.province_refuses = 0;
  testing::run_stage(command, scenario, world, 800);
  EXPECT_EQ(world.situation.level, Level::red);
}

TEST(Requests, of_two_plans_meet_the_same_luck_whatever_else_they_ask_for) {
  Scenario one = plan(), other = plan();
  for (Scenario* scenario : {&one, &other}) {
    scenario->model.command.message_lost = 0.3;
    scenario->model.command.county_refuses = 0.3;
  }
  other.rules_of_engagement.tactics.action_team = other.rules_of_engagement.tactics.water_spray;
  for (std::uint32_t k = 0; k < 500; ++k) {
    const rules::Reply a = rules::reply_to(one, Tactic::water_spray, {Authority::county, k}, luck);
    const rules::Reply b = rules::reply_to(other, Tactic::water_spray, {Authority::county, k}, luck);
    EXPECT_EQ(a.answer, b.answer);
    EXPECT_EQ(a.answer_s, b.answer_s);
    EXPECT_EQ(a.lost, b.lost);
  }
}

}  // namespace
}  // namespace sispam
