// audit.jsonl: each line is one object that a reviewer can read without the program.
// SPDX-License-Identifier: Apache-2.0
#include "report/audit_jsonl.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "unit/measure/audit_logs.hpp"

namespace sispam {
namespace {

using Json = nlohmann::json;

/// A jet at 300 s after which two were hurt, one of them by it, and a request that lapsed.
AuditLog log() {
  AuditLog log;
  log.personnel = 10;
  log.end_ms = 900'000;
  ForceRecord jet = testing::careful_jet();
  jet.asked_on.seen[static_cast<std::size_t>(Signal::violent)] = 6;
  jet.asked_on.truth[static_cast<std::size_t>(Signal::violent)] = 4;
  jet.asked_on.truth[static_cast<std::size_t>(Signal::line_load)] = not_known;
  ForceRecord lapsed;
  lapsed.tactic = Tactic::action_team;
  lapsed.force_level = 4;
  lapsed.asked_ms = 400'000;
  lapsed.ended_ms = 500'000;
  lapsed.fate = ForceFate::expired;
  lapsed.lacked = Lack::understanding;
  log.records = {jet, lapsed};
  const auto hurt = [&](PersonId person, Cause cause, std::int64_t at_ms) {
    Casualty casualty;
    casualty.person = person;
    casualty.cause = cause;
    casualty.injured_ms = at_ms;
    log.casualties.push_back(casualty);
  };
  hurt(20, Cause::jet, 302'000);
  hurt(21, Cause::fall, 600'000);
  hurt(22, Cause::fall, 620'000);  // more than 5 min after its end at 310 s
  hurt(3, Cause::thrown, 305'000);
  return log;
}

std::vector<Json> lines() {
  Scenario scenario;
  scenario.id = "plan";
  scenario.clock.start = "2024-08-26T10:00+07:00";
  scenario.rules_of_engagement.id = "strict";
  TacticRule& spray = scenario.rules_of_engagement.tactics.water_spray;
  spray.start.any = {{Signal::pushing, 15, 1e9}, {Signal::violent, 3, 1e9}};
  spray.start.all = {{Signal::crowd, 20, 500}};
  spray.stop.all = {{Signal::violent, 0, 2}};
  std::istringstream text(audit_jsonl(log(), scenario, ReplicateId{7}));
  std::vector<Json> parsed;
  for (std::string line; std::getline(text, line);) parsed.push_back(Json::parse(line));
  return parsed;
}

TEST(AuditJsonl, has_one_object_per_line_about_the_replicate_each_record_and_each_rule) {
  const std::vector<Json> all = lines();
  ASSERT_EQ(all.size(), 1u + 2 + audit_rules_count);
  EXPECT_EQ(all[0]["kind"], "replicate");
  EXPECT_EQ(all[0]["replicate"], 7);
  EXPECT_EQ(all[0]["rules_of_engagement"], "strict");
  EXPECT_EQ(all[1]["kind"], "use_of_force");
  EXPECT_EQ(all[2]["kind"], "request_not_used");
  for (std::size_t k = 3; k < all.size(); ++k) EXPECT_EQ(all[k]["kind"], "rule");
}

TEST(AuditJsonl, tells_the_whole_story_of_a_use) {
  const Json use = lines()[1];
  EXPECT_EQ(use["tactic"], "water_spray");
  EXPECT_EQ(use["decided_by"], "province");
  EXPECT_EQ(use["start_rule"], "any of: pushing at least 15, violent at least 3; all of: crowd at least 20 below 500");
  EXPECT_EQ(use["stop_rule"], "all of: violent below 2");
  EXPECT_EQ(use["when_and_where"]["began_clock"], "10:05:00");
  EXPECT_EQ(use["when_and_where"]["in_force_s"], 10);
  EXPECT_EQ(use["when_and_where"]["first_met_somebody_at"]["y_m"], 5);
  EXPECT_EQ(use["before_it"]["warnings_said_to_the_end"], 3);
  EXPECT_EQ(use["reason_when_asked"]["seen_by_command"]["violent"], 6);
  EXPECT_EQ(use["reason_when_asked"]["true"]["violent"], 4);
  EXPECT_TRUE(use["reason_when_asked"]["true"]["line_load"].is_null()) << "nobody knows";
  EXPECT_EQ(use["force"]["person_seconds_by_what_the_exposed_did"]["violent"], 2);
  EXPECT_EQ(use["evaluation"]["ended_because"], "cause_over");
  EXPECT_EQ(use["evaluation"]["its_cause_still_held_at_the_end"], false);
}

TEST(AuditJsonl, counts_injuries_of_both_sides_up_to_five_minutes_after_its_end) {
  const Json after = lines()[1]["consequences"];
  EXPECT_EQ(after["injured_demonstrators"]["green"], 2);
  EXPECT_EQ(after["of_these_by_this_force_demonstrators"]["green"], 1);
  EXPECT_EQ(after["injured_personnel"]["green"], 1);
  EXPECT_EQ(after["of_these_by_this_force_personnel"]["green"], 0);
}

TEST(AuditJsonl, says_of_a_request_that_lapsed_why_and_what_it_lacked) {
  const Json lapsed = lines()[2];
  EXPECT_EQ(lapsed["outcome"], "lapsed_not_used_in_time");
  EXPECT_EQ(lapsed["still_lacked"], "warnings_understood");
  EXPECT_TRUE(lapsed["when_and_where"]["began_s"].is_null());
  EXPECT_TRUE(lapsed["force"].is_null());
}

TEST(AuditJsonl, tells_refused_lost_and_mistaken_apart) {
  Scenario scenario;
  AuditLog told = log();
  told.records.resize(2, told.records[1]);
  told.records.push_back(told.records[1]);
  told.records[0].misheard = true;
  told.records[0].lacked_at_start = Lack::warnings;
  told.records[0].end = ForceEnd::mistake;
  told.records[0].stop_ordered_ms = 305'000;
  told.records[1].fate = ForceFate::refused;
  told.records[1].lacked = Lack::authority;
  told.records[2].fate = ForceFate::lost;
  told.records[2].messages_lost = 4;
  told.unordered_blows = {testing::blow_at_attacker()};
  std::istringstream text(audit_jsonl(told, scenario, ReplicateId{0}));
  std::vector<Json> all;
  for (std::string line; std::getline(text, line);) all.push_back(Json::parse(line));
  EXPECT_EQ(all[1]["before_it"]["began_by_mistake"], true);
  EXPECT_EQ(all[1]["before_it"]["lacked_when_it_began"], "warnings");
  EXPECT_EQ(all[1]["evaluation"]["ended_because"], "begun_by_mistake");
  EXPECT_EQ(all[1]["when_and_where"]["told_to_stop_s"], 305);
  EXPECT_EQ(all[2]["outcome"], "refused");
  EXPECT_EQ(all[2]["still_lacked"], "authority");
  EXPECT_EQ(all[3]["outcome"], "lost_on_the_way");
  EXPECT_EQ(all[3]["when_and_where"]["messages_lost"], 4);
  EXPECT_EQ(all[4]["kind"], "force_without_order");
  EXPECT_EQ(all[4]["at_s"], 450);
  EXPECT_EQ(all[4]["threat_of_the_struck_in_the_last_60_s"], 3);
}

TEST(AuditJsonl, says_why_a_rule_is_not_applicable) {
  const Json r10 = lines()[3 + 9];
  EXPECT_EQ(r10["rule"], "R10");
  EXPECT_EQ(r10["verdict"], "not_applicable");
  EXPECT_THAT(r10["because"].get<std::string>(), ::testing::HasSubstr("climbs"));
  EXPECT_FALSE(r10.contains("broken"));
  const Json r02 = lines()[3 + 1];
  EXPECT_EQ(r02["verdict"], "kept");
  EXPECT_EQ(r02["worst_case"], 3);
}

}  // namespace
}  // namespace sispam
