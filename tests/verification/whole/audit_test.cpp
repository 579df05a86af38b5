// A-V5 to A-V8: the audit in whole replicates of the reference plan, in which force is used.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <numeric>

#include "last_value.hpp"
#include "measure/audit.hpp"
#include "model/make_world.hpp"
#include "model/stages.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr std::array<std::size_t, 5> promised{1, 2, 3, 7, 11};  // R02, R03, R04, R08, R12
constexpr std::uint32_t audited_replicates = 4;

/// The rules as they are shipped, for a plan in which much happens in a quarter of an hour: red is declared for
/// violence, decisions take 5 s, messages follow each other. What must come before force stays as it is.
Rules in_a_hurry(const char* name) {
  LoadOptions named;
  named.set = {std::string("rules_of_engagement=") + name};
  Rules rules = load_scenario(SISPAM_SOURCE_DIR "/configs/oku-timur-2024.yaml", named).scenario.rules_of_engagement;
  rules.levels.red.any.push_back({Signal::violent, 2, 1e9});
  rules.levels.up_s = 5;
  rules.tactics.loudspeaker.gap_s = 5;
  return rules;
}

/// An angry crowd that comes at once, in which many throw, before a loudspeaker that all hear.
Scenario violent_crowd(Rules rules) {
  Scenario scenario = short_reference(200, 60);
  scenario.clock.horizon_s = 900;
  scenario.rules_of_engagement = std::move(rules);
  scenario.crowd.groups.front().shares = {.pusher = 0.3, .provocateur = 0.4, .bystander = 0};
  scenario.crowd.groups.front().orators = 0;
  CommandParameters& p = scenario.model.command;
  for (Distribution* time : {&p.sensing_s, &p.radio_s, &p.company_decision_s, &p.county_decision_s,
                             &p.province_decision_s, &p.water_ready_s}) {
    *time = {Distribution::Kind::constant, 5, 0, 0};
  }
  for (Loudspeaker& speaker : scenario.assets.loudspeakers) speaker.level_db_at_1m = speaker.unit.empty() ? 60 : 150;
  return scenario;
}

struct Sum {
  std::array<double, 5> occasions{}, broken{};
  double water = 0;
};

Sum audited(const Scenario& scenario) {
  Sum sum;
  for (std::uint32_t replicate = 0; replicate < audited_replicates; ++replicate) {
    const Outcome outcome = outcome_of(scenario, reference_ground(), replicate);
    sum.water += outcome.tactic[static_cast<std::size_t>(Tactic::water_spray)].uses;
    for (std::size_t k = 0; k < promised.size(); ++k) {
      sum.occasions[k] += outcome.findings[promised[k]].occasions;
      sum.broken[k] += outcome.findings[promised[k]].broken;
    }
  }
  return sum;
}

TEST(SlowAudit, a_v5_strict_rules_never_break_what_they_promise_though_force_is_used) {
  const Sum strict = audited(violent_crowd(in_a_hurry("strict")));
  EXPECT_GT(strict.water, 0) << "or nothing was put to the test";
  for (std::size_t k = 0; k < promised.size(); ++k) {
    const auto id = audit_rules()[promised[k]].id;
    EXPECT_GT(strict.occasions[k], 0) << id;
    EXPECT_EQ(strict.broken[k], 0) << id;
  }
  record_value("A-V5", "{} broken of {}", listed(strict.broken), listed(strict.occasions));
}

TEST(SlowAudit, a_v5_strict_rules_are_broken_when_orders_are_misheard_and_the_audit_sees_it) {
  constexpr std::size_t accounted_for = 24;  // R25
  Scenario plan = violent_crowd(in_a_hurry("strict"));
  plan.model.command.misheard = 1;
  double warnings = 0, obey = 0, unaccounted = 0, misheard = 0;
  for (std::uint32_t replicate = 0; replicate < audited_replicates; ++replicate) {
    const Outcome outcome = outcome_of(plan, reference_ground(), replicate);
    warnings += outcome.findings[promised[0]].broken;
    obey += outcome.findings[promised[1]].broken;
    unaccounted += outcome.findings[accounted_for].broken;
    misheard += outcome.orders_misheard;
  }
  record_value("A-V5b", "R02 {}, R03 {}, R25 {}, of {} misheard orders", warnings, obey, unaccounted, misheard);
  EXPECT_GT(warnings, 0) << "R02";
  EXPECT_GT(obey, 0) << "R03";
  EXPECT_GT(unaccounted, 0) << "R25";
  EXPECT_GT(misheard, 0);
}

TEST(SlowAudit, a_v5_the_drill_breaks_all_but_the_warnings_there) {
  Scenario plan = violent_crowd(in_a_hurry("drill"));
  for (Loudspeaker& speaker : plan.assets.loudspeakers) speaker.level_db_at_1m = 90;  // or all would understand
  const Sum drill = audited(plan);
  record_value("A-V5a", "{} broken of {}", listed(drill.broken), listed(drill.occasions));
  EXPECT_GT(drill.occasions[0], 0);
  EXPECT_EQ(drill.broken[0], 0) << "R02: the drill, too, warns three times";
  for (std::size_t k = 1; k < promised.size(); ++k) EXPECT_GT(drill.broken[k], 0) << audit_rules()[promised[k]].id;
}

/// The records add up to the numbers that other parts of the model keep for themselves.
TEST(SlowAudit, a_v6_records_add_up_to_the_books_of_the_model) {
  const Scenario scenario = violent_crowd(in_a_hurry("drill"));
  const StopFlag never;
  double jets_s = 0;
  std::size_t seizures = 0;
  for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
    AuditLog log;
    const auto see = [&](const World& world) {
      if (world.tally.ended_ms >= 0) log = audit_log_of(world);
    };
    const auto outcome = simulate(scenario, reference_ground(), ReplicateId{replicate}, {.stop = never, .see = see});
    ASSERT_TRUE(outcome.has_value());
    double jet_s = 0, litres = 0, hit_s = 0, personnel_s = 0;
    for (const ForceRecord& record : log.records) {
      if (record.tactic != Tactic::water_spray) continue;
      jet_s += record.jet_s;
      litres += record.litres;
      personnel_s += record.personnel_s;
      hit_s += std::accumulate(record.exposed_s.begin(), record.exposed_s.end(), 0.0);
    }
    EXPECT_EQ(log.unrecorded_s, 0);
    EXPECT_NEAR(jet_s, outcome->jet_s, 0.01);
    EXPECT_NEAR(litres, outcome->water_l, 0.01);
    EXPECT_NEAR(personnel_s, outcome->water_hit_personnel_s, 0.01);
    EXPECT_NEAR(hit_s, std::accumulate(outcome->water_hit_s.begin(), outcome->water_hit_s.end(), 0.0), 0.06);
    EXPECT_EQ(static_cast<double>(log.seizures.size()), outcome->arrest_seizures);
    EXPECT_EQ(outcome->findings[24].broken, 0) << "R25";
    jets_s += jet_s;
    seizures += log.seizures.size();
  }
  EXPECT_GT(jets_s, 0);
  EXPECT_GT(seizures, 0u);
}

/// Officers without contact who are soon beside themselves, and the same with the rate of such blows at 0.
TEST(SlowAudit, a_v8_every_blow_that_nobody_ordered_is_seen_and_without_the_rate_there_is_none) {
  constexpr std::size_t nothing_thrown_back = 15, accounted_for = 24;  // R16, R25
  Scenario scenario = violent_crowd(in_a_hurry("strict"));
  scenario.clock.horizon_s = 450;
  OfficerParameters& p = scenario.model.officers;
  p.nerve_threshold = 0.1;
  p.out_of_contact_after_s = 1;
  double blows = 0;
  for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
    p.unordered_force_per_s = 1;
    const Outcome struck = outcome_of(scenario, reference_ground(), replicate);
    blows += struck.unordered_blows;
    EXPECT_EQ(struck.findings[accounted_for].broken, struck.unordered_blows);
    EXPECT_EQ(struck.findings[nothing_thrown_back].broken, struck.unordered_blows_nonviolent);
    EXPECT_EQ(struck.findings[nothing_thrown_back].occasions, struck.unordered_blows + struck.blows);
    p.unordered_force_per_s = 0;
    const Outcome calm = outcome_of(scenario, reference_ground(), replicate);
    EXPECT_EQ(calm.unordered_blows, 0);
    EXPECT_EQ(calm.findings[accounted_for].broken, 0);
  }
  record_value("A-V8", "equal, {} blows", blows);
  EXPECT_GT(blows, 10) << "or nothing was put to the test";
}

/// Whatever is done with the log, nothing else changes: the same replicate with its log wiped every second.
TEST(SlowAudit, a_v7_nothing_in_the_model_reads_the_log) {
  const Scenario scenario = violent_crowd(in_a_hurry("drill"));
  const Random random{scenario.seed, 0};
  World kept = make_world(scenario, reference_ground(), random), wiped = kept;
  while (kept.now_ms < 300'000) {
    const auto ignore = [](std::size_t) {};
    step({scenario, reference_ground(), random}, kept, ignore);
    step({scenario, reference_ground(), random}, wiped, ignore);
    if (wiped.now_ms % 1000 == 0) wiped.force_log = ForceLog{};
  }
  EXPECT_GT(kept.force_log.records.size(), 0u);
  EXPECT_EQ(kept.people.x, wiped.people.x);
  EXPECT_EQ(kept.crowd.anger, wiped.crowd.anger);
  EXPECT_EQ(kept.crowd.behaviour, wiped.crowd.behaviour);
  EXPECT_EQ(kept.spray.jet_s, wiped.spray.jet_s);
  EXPECT_EQ(kept.team.seizures, wiped.team.seizures);
}

}  // namespace
}  // namespace sispam::test
