// A-V1 to A-V4: every rule of the audit on logs written by hand, one that keeps it and one that breaks it.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "audit_logs.hpp"

namespace sispam {
namespace {

using testing::AuditCase;
using ::testing::IsEmpty;
using ::testing::Not;

std::size_t index_of(std::string_view id) {
  const auto& rules = audit_rules();
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const AuditRule& rule) { return rule.id == id; });
  return static_cast<std::size_t>(found - rules.begin());
}

class Rule : public ::testing::TestWithParam<AuditCase> {
 protected:
  std::size_t rule() const { return index_of(GetParam().rule); }
};

TEST_P(Rule, a_v1_is_kept_by_one_log_and_broken_by_the_other) {
  const Finding kept = judge(GetParam().kept)[rule()];
  EXPECT_GT(kept.occasions, 0) << "or there was nothing to keep";
  EXPECT_EQ(kept.broken, 0);
  EXPECT_TRUE(std::isnan(kept.first_s));
  const Finding broken = judge(GetParam().broken)[rule()];
  EXPECT_EQ(broken.broken, 1);
  EXPECT_GE(broken.occasions, 1);
  EXPECT_DOUBLE_EQ(broken.first_s, GetParam().first_s);
  if (std::isnan(GetParam().worst)) {
    EXPECT_TRUE(std::isnan(broken.worst));
  } else {
    EXPECT_DOUBLE_EQ(broken.worst, GetParam().worst);
  }
}

/// Who changes one thing breaks one rule: no rule looks at what is another's, but for an act that is two wrongs.
TEST_P(Rule, a_v2_alone_is_broken_by_its_log) {
  const Findings findings = judge(GetParam().broken);
  for (std::size_t k = 0; k < findings.size(); ++k) {
    if (k == rule()) continue;
    EXPECT_EQ(findings[k].broken, audit_rules()[k].id == GetParam().also ? 1 : 0) << audit_rules()[k].id;
  }
}

TEST_P(Rule, has_no_occasion_where_nothing_happened) {
  const Finding finding = judge(AuditLog{})[rule()];
  EXPECT_EQ(finding.occasions, 0);
  EXPECT_EQ(finding.broken, 0);
  EXPECT_TRUE(std::isnan(finding.worst));
}

INSTANTIATE_TEST_SUITE_P(Audit, Rule, ::testing::ValuesIn(testing::audit_cases()),
                         [](const auto& one) { return one.param.rule; });

TEST(AuditRules, a_v1_have_a_case_each_or_say_why_they_are_not_applicable) {
  std::set<std::string> with_case;
  for (const AuditCase& one : testing::audit_cases()) with_case.insert(one.rule);
  for (std::size_t k = 0; k < audit_rules().size(); ++k) {
    const AuditRule& rule = audit_rules()[k];
    EXPECT_EQ(rule.id, "R" + std::string(k < 9 ? "0" : "") + std::to_string(k + 1));
    EXPECT_THAT(rule.says, Not(IsEmpty()));
    EXPECT_THAT(rule.source, Not(IsEmpty()));
    EXPECT_EQ(is_applicable(rule), rule.because.empty()) << rule.id;
    EXPECT_EQ(is_applicable(rule), with_case.count(std::string(rule.id)) > 0) << rule.id;
  }
}

TEST(AuditRules, a_v3_that_are_not_applicable_find_nothing_in_any_log) {
  std::set<std::string> not_applicable;
  for (const AuditRule& rule : audit_rules()) {
    if (!is_applicable(rule)) not_applicable.insert(std::string(rule.id));
  }
  EXPECT_EQ(not_applicable, (std::set<std::string>{"R10", "R20", "R26"}));
  for (const AuditCase& one : testing::audit_cases()) {
    const Findings findings = judge(one.broken);
    for (const std::string& id : not_applicable) EXPECT_EQ(findings[index_of(id)].occasions, 0) << id;
  }
}

TEST(AuditRules, count_every_use_and_tell_the_first_and_the_worst) {
  AuditLog log;
  log.records.assign(3, testing::careful_jet());
  for (std::size_t k = 0; k < 3; ++k) log.records[k].began_ms += 60'000 * static_cast<std::int64_t>(k);
  log.records[1].warnings = 1;
  log.records[2].warnings = 0;
  const Finding finding = judge(log)[index_of("R02")];
  EXPECT_EQ(finding.occasions, 3);
  EXPECT_EQ(finding.broken, 2);
  EXPECT_EQ(finding.first_s, 360);
  EXPECT_EQ(finding.worst, 0);
}

TEST(AuditRules, ask_for_a_pause_between_bursts_and_for_fresh_warnings) {
  AuditLog log;
  log.records.assign(2, testing::careful_jet());
  log.records[1].first_ms = log.records[0].last_ms + 100 + 9'900;
  log.records[1].last_ms = log.records[1].first_ms + 1000;
  EXPECT_EQ(judge(log)[index_of("R12")].broken, 1);
  log.records[1].first_ms += 100;
  EXPECT_EQ(judge(log)[index_of("R12")].broken, 0);
  log.records[0].since_warning_s = 601;
  EXPECT_EQ(judge(log)[index_of("R03")].broken, 1) << "forgotten";
  log.records[0].since_warning_s = not_known;
  EXPECT_EQ(judge(log)[index_of("R03")].broken, 1) << "never said";
}

TEST(AuditRules, let_force_come_before_talk_against_somebody_armed) {
  AuditLog log;
  log.records = {testing::careful_jet()};
  log.records[0].negotiated_s = 60;
  EXPECT_EQ(judge(log)[index_of("R05")].broken, 1);
  log.records[0].threat = 4;
  EXPECT_EQ(judge(log)[index_of("R05")].broken, 0);
}

TEST(AuditRules, need_no_number_to_see_that_there_is_no_way_out) {
  AuditLog log;
  log.records = {testing::careful_jet()};
  log.records[0].clear_s = std::numeric_limits<double>::infinity();
  const Finding finding = judge(log)[index_of("R06")];
  EXPECT_EQ(finding.broken, 1);
  EXPECT_TRUE(std::isnan(finding.worst)) << "no table holds an infinite number";
}

TEST(AuditRules, do_not_ask_of_a_request_that_lapsed_what_they_ask_of_force) {
  AuditLog log;
  log.records = {testing::careful_jet()};
  log.records[0].fate = ForceFate::expired;
  log.records[0].warnings = 0;
  for (const Finding& finding : judge(log)) EXPECT_EQ(finding.occasions, 0);
}

TEST(AuditRules, need_heat_for_relief_and_ask_sooner_for_it_when_it_is_hotter) {
  AuditLog log;
  log.spells = {{3, 0, 40 * 60'000}};
  const auto broken = [&](double wbgt_c) {
    log.wbgt_c = wbgt_c;
    return judge(log)[index_of("R24")];
  };
  EXPECT_EQ(broken(29).occasions, 0);
  EXPECT_EQ(broken(30).broken, 0);
  EXPECT_EQ(broken(32).broken, 1);
}

TEST(AuditRules, break_two_rules_when_a_jet_strikes_the_arrested) {
  AuditLog log;
  log.records = {testing::careful_jet()};
  log.records[0].held_s = 0.2;
  EXPECT_EQ(judge(log)[index_of("R11")].broken, 1);
  EXPECT_EQ(judge(log)[index_of("R18")].broken, 1);
  log.records[0].held_s = 0;
  log.records[0].down_s = 0.2;
  EXPECT_EQ(judge(log)[index_of("R11")].broken, 1);
  EXPECT_EQ(judge(log)[index_of("R18")].broken, 0);
}

TEST(AuditRules, do_not_take_a_blow_back_for_one_that_nobody_ordered) {
  AuditLog log;
  log.blows = 3;
  EXPECT_EQ(judge(log)[index_of("R16")].occasions, 3);
  EXPECT_EQ(judge(log)[index_of("R16")].broken, 0);
  EXPECT_EQ(judge(log)[index_of("R25")].broken, 0);
}

TEST(AuditRules, see_a_use_that_was_refused_and_one_that_began_because_somebody_misheard) {
  AuditLog log;
  log.records = {testing::careful_jet()};
  EXPECT_EQ(judge(log)[index_of("R25")].broken, 0);
  log.records[0].allowed_ms = -1;
  EXPECT_EQ(judge(log)[index_of("R25")].broken, 1);
  log.records = {testing::careful_jet()};
  log.records[0].misheard = true;
  EXPECT_EQ(judge(log)[index_of("R25")].broken, 1);
}

TEST(AuditRules, do_not_ask_of_a_request_that_was_refused_or_lost_what_they_ask_of_force) {
  AuditLog log;
  log.records.assign(2, testing::careful_jet());
  log.records[0].fate = ForceFate::refused;
  log.records[1].fate = ForceFate::lost;
  for (ForceRecord& record : log.records) record.warnings = 0;
  for (const Finding& finding : judge(log)) EXPECT_EQ(finding.occasions, 0);
}

TEST(AuditRules, see_force_that_nobody_ordered) {
  AuditLog log;
  log.unrecorded_s = 0.1;
  EXPECT_EQ(judge(log)[index_of("R25")].broken, 1);
}

TEST(AuditRules, blame_nobody_for_those_who_want_no_help) {
  const std::vector<AuditCase> cases = testing::audit_cases();
  const auto found = std::find_if(cases.begin(), cases.end(), [](const AuditCase& one) { return one.rule == "R21"; });
  AuditLog log = found->broken;
  ASSERT_EQ(judge(log)[index_of("R21")].broken, 1);
  log.casualties[0].care = Care::refused;
  EXPECT_EQ(judge(log)[index_of("R21")].broken, 0);
  EXPECT_EQ(judge(log)[index_of("R21")].occasions, 0);
}

/// The queue of medics is impartial: it is broken between the sides alone, and among the same class alone.
TEST(AuditRules, a_v4_see_a_queue_that_prefers_a_side_and_only_that) {
  const std::vector<AuditCase> cases = testing::audit_cases();
  const auto found = std::find_if(cases.begin(), cases.end(), [](const AuditCase& one) { return one.rule == "R23"; });
  const AuditLog biased = found->broken;
  EXPECT_EQ(judge(biased)[index_of("R23")].broken, 1);
  AuditLog same_side = biased;
  same_side.casualties[1].person = 30;
  EXPECT_EQ(judge(same_side)[index_of("R23")].broken, 0);
  AuditLog more_urgent = biased;
  more_urgent.casualties[1].tag = Triage::red;
  EXPECT_EQ(judge(more_urgent)[index_of("R23")].broken, 0);
  AuditLog never_treated = biased;
  never_treated.casualties[0].treated_ms = -1;
  never_treated.casualties[0].care = Care::awaits_treatment;
  EXPECT_EQ(judge(never_treated)[index_of("R23")].broken, 1);
  AuditLog elsewhere = biased;
  elsewhere.casualties[1].post = biased.casualties[0].post + 1;
  EXPECT_EQ(judge(elsewhere)[index_of("R23")].broken, 0) << "another queue";
}

}  // namespace
}  // namespace sispam
