// E-C1: messages on the radio are lost as often as the plan says, and repeated until they get through.
// SPDX-License-Identifier: Apache-2.0
#include "model/command/radio.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "false_alarm.hpp"
#include "last_value.hpp"
#include "rules_setup.hpp"

namespace sispam {
namespace {

using testing::z_one_in_a_million;
constexpr std::uint32_t sent_messages = 20000;

CommandParameters losing(double share) {
  CommandParameters p;
  p.message_lost = share;
  p.repeat_after_s = 30;
  p.repeats = 3;
  p.radio_s = testing::after_s(20);
  return p;
}

rules::Passage passage(const CommandParameters& p, std::uint32_t number) {
  return rules::pass_on(p, {rules::Draw::order, 4, number}, Random{1, 0});
}

TEST(Radio, loses_nothing_and_takes_no_time_without_losses) {
  for (std::uint32_t k = 0; k < 1000; ++k) {
    const rules::Passage all = passage(losing(0), k);
    EXPECT_TRUE(all.arrived);
    EXPECT_EQ(all.lost, 0U);
    EXPECT_EQ(all.late_s, 0);
  }
}

TEST(Radio, e_c1_is_repeated_as_often_as_a_geometric_law_says) {
  const double share = 0.3;
  std::array<double, 5> seen{};
  for (std::uint32_t k = 0; k < sent_messages; ++k) ++seen.at(passage(losing(share), k).lost);
  std::vector<double> shares;
  for (const double count : seen) shares.push_back(count / sent_messages);
  record_value("E-C1", "{}", listed(shares, "{:.4f}"));
  for (int lost = 0; lost <= 4; ++lost) {
    const double p = std::pow(share, lost) * (lost < 4 ? 1 - share : 1);
    const double bound = z_one_in_a_million * std::sqrt(sent_messages * p * (1 - p));
    EXPECT_NEAR(seen.at(static_cast<std::size_t>(lost)), sent_messages * p, bound) << lost;
  }
}

TEST(Radio, costs_the_wait_for_an_answer_and_another_transmission_each_time) {
  for (std::uint32_t k = 0; k < 1000; ++k) {
    const rules::Passage one = passage(losing(0.4), k);
    EXPECT_EQ(one.arrived, one.lost <= 3);
    EXPECT_DOUBLE_EQ(one.late_s, one.arrived ? 50.0 * one.lost : 3 * 50.0 + 30) << "30 s of waiting, 20 s of radio";
  }
}

TEST(Radio, gives_up_after_its_repetitions) {
  const rules::Passage never = passage(losing(1), 7);
  EXPECT_FALSE(never.arrived);
  EXPECT_EQ(never.lost, 4U);
}

/// Two plans that send the same message meet the same luck, also when more is lost in one: it only loses more.
TEST(Radio, e_c1a_of_a_plan_that_loses_more_loses_what_the_other_loses_too) {
  for (std::uint32_t k = 0; k < 5000; ++k) {
    const rules::Passage less = passage(losing(0.1), k), more = passage(losing(0.3), k);
    EXPECT_LE(less.lost, more.lost);
    EXPECT_LE(less.late_s, more.late_s);
  }
}

TEST(Radio, keeps_the_luck_of_different_messages_apart) {
  const CommandParameters p = losing(0.5);
  int same = 0;
  for (std::uint32_t k = 0; k < sent_messages; ++k) {
    const bool order = rules::is_lost(p, {rules::Draw::order, 4, k}, Random{1, 0});
    same += order == rules::is_lost(p, {rules::Draw::stop, 4, k}, Random{1, 0}) ? 1 : 0;
  }
  EXPECT_NEAR(same, sent_messages / 2, z_one_in_a_million * std::sqrt(sent_messages * 0.25));
}

}  // namespace
}  // namespace sispam
