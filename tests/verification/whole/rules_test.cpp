// E-T29, E-T35: rules of engagement decide what may be done, in whole replicates of the reference plan.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "last_value.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr std::uint32_t ruled_replicates = 3;

Scenario without_force() {
  const std::string text = "extends: ../../../configs/oku-timur-2024.yaml\nrules_of_engagement: rules/no_force.yaml\n";
  return load_scenario_text(SISPAM_SOURCE_DIR "/tests/data/good/no_force_plan.yaml", text).scenario;
}

/// An angry crowd that comes at once, decisions without delay, and a water cannon: whatever may be used is used.
Scenario tense(Rules rules) {
  Scenario scenario = short_reference(150, 100);
  rules.tactics.loudspeaker.gap_s = 10;
  scenario.rules_of_engagement = std::move(rules);
  CommandParameters& p = scenario.model.command;
  for (Distribution* time : {&p.sensing_s, &p.radio_s, &p.company_decision_s, &p.county_decision_s, &p.water_ready_s}) {
    *time = {Distribution::Kind::constant, 5, 0, 0};
  }
  if (scenario.assets.water_cannons.empty()) {
    WaterCannon cannon;
    cannon.id = "awc_1";
    cannon.crew = "cannon_crew";
    cannon.at = {-8, -12};
    cannon.fire_at = {-8, -4};
    scenario.assets.water_cannons.push_back(cannon);
  }
  return scenario;
}

template <class Look>
Outcome watched(const Scenario& scenario, std::uint32_t replicate, Look look) {
  const StopFlag never;
  const auto outcome =
      simulate(scenario, reference_ground(), ReplicateId{replicate}, Probe{.stop = never, .see = look});
  EXPECT_TRUE(outcome.has_value());
  return outcome.value_or(Outcome{});
}

double uses(const Outcome& outcome, Tactic tactic) { return outcome.tactic[static_cast<std::size_t>(tactic)].uses; }

/// Injuries of demonstrators by what only the force does to them as a tactic.
double hurt_by_tactics(const Outcome& outcome) {
  double sum = 0;
  for (const Cause cause : {Cause::jet, Cause::arrest, Cause::sharp}) {
    for (const double n :
         outcome.injuries[static_cast<std::size_t>(Side::demonstrators)][static_cast<std::size_t>(cause)]) {
      sum += n;
    }
  }
  return sum;
}

// Blows are not looked at: an officer who is attacked at arm's length defends himself, whatever the rules (care.md).
TEST(SlowRules, e_t29_that_allow_no_force_there_is_none_but_self_defence) {
  const Scenario scenario = tense(without_force().rules_of_engagement);
  double dialogue_s = 0;
  for (std::uint32_t replicate = 0; replicate < ruled_replicates; ++replicate) {
    const Outcome outcome = watched(scenario, replicate, [](const World& world) {
      EXPECT_FALSE(world.situation.tactic(Tactic::action_team).active);
      EXPECT_FALSE(world.situation.tactic(Tactic::water_spray).active);
      EXPECT_EQ(world.team.approaches, 0U);
      EXPECT_EQ(world.team.arrests.size(), 0U);
      EXPECT_EQ(world.spray.jet_s, 0);
      EXPECT_EQ(world.voice.warnings, 0U) << "nobody threatens with what is not allowed";
    });
    EXPECT_EQ(uses(outcome, Tactic::action_team) + uses(outcome, Tactic::water_spray), 0);
    EXPECT_EQ(hurt_by_tactics(outcome), 0);
    dialogue_s += outcome.dialogue_s;
  }
  EXPECT_GT(dialogue_s, 0) << "talk goes on";
}

TEST(SlowRules, e_t29_of_the_drill_do_lead_to_force_on_the_same_set_up) {
  const Scenario scenario = tense(reference().rules_of_engagement);
  double approaches = 0, jet_s = 0;
  for (std::uint32_t replicate = 0; replicate < ruled_replicates; ++replicate) {
    const Outcome outcome = watched(scenario, replicate, [](const World&) {});
    approaches += outcome.arrest_approaches;
    jet_s += outcome.jet_s;
  }
  record_value("E-T29a", "{} approaches; {:.1f} s of jet", approaches, jet_s);
  EXPECT_GT(approaches, 0) << "or the zero of the other rules shows nothing";
  EXPECT_GT(jet_s, 0);
}

/// The water of all cannons: none is lost, all flows at the pace of the plan, no jet strikes more than one whole jet.
void expect_balanced_books(const Scenario& scenario, const SprayState& spray) {
  double at_start_l = 0, left_l = 0;
  for (std::size_t k = 0; k < spray.cannons.size(); ++k) {
    at_start_l += scenario.assets.water_cannons[k].tank_l;
    left_l += spray.cannons[k].tank_l;
  }
  EXPECT_NEAR(left_l + spray.litres, at_start_l + spray.refilled_l, 1e-6);
  EXPECT_NEAR(spray.litres, scenario.assets.water_cannons.front().flow_l_per_s * spray.jet_s, 1e-6);
  const double hit_s = std::accumulate(spray.hit_s.begin(), spray.hit_s.end(), spray.personnel_hit_s);
  EXPECT_LE(hit_s, spray.jet_s + 1e-6);
}

TEST(SlowRules, e_t35_of_the_drill_let_no_jet_come_before_three_warnings_and_the_water_balances) {
  const Scenario scenario = tense(reference().rules_of_engagement);
  double sprayed = 0, hit_s = 0;
  std::uint64_t fewest_warnings = 99;
  for (std::uint32_t replicate = 0; replicate < ruled_replicates; ++replicate) {
    const Outcome outcome = watched(scenario, replicate, [&](const World& world) {
      if (world.situation.tactic(Tactic::water_spray).active) {
        fewest_warnings = std::min<std::uint64_t>(fewest_warnings, world.voice.warnings);
        EXPECT_GE(world.voice.warnings, 3U);
      }
      expect_balanced_books(scenario, world.spray);
    });
    sprayed += uses(outcome, Tactic::water_spray);
    hit_s += std::accumulate(outcome.water_hit_s.begin(), outcome.water_hit_s.end(), 0.0);
  }
  record_value("E-T35", "at least {} before any of {} uses; the water balances", fewest_warnings, sprayed);
  EXPECT_GT(sprayed, 0) << "or the test shows nothing";
  EXPECT_GT(hit_s, 0);
}

TEST(SlowRules, e_t36_without_voices_negotiators_and_loudspeaker_nobody_talks) {
  Scenario scenario = tense(reference().rules_of_engagement);
  scenario.crowd.voices.clear();
  std::erase_if(scenario.assets.loudspeakers, [](const Loudspeaker& speaker) { return !speaker.unit.empty(); });
  for (Unit& unit : scenario.force.units) {
    if (unit.role == UnitRole::negotiator) unit.role = UnitRole::observer;
  }
  const Outcome outcome = watched(scenario, 0, [](const World& world) {
    EXPECT_EQ(world.voice.spoken, 0U);
    for (const std::int64_t talked_ms : world.crowd.talked_ms) EXPECT_EQ(talked_ms, -1);
  });
  EXPECT_EQ(outcome.dialogue_s + outcome.appeals_made + outcome.warnings_given, 0);
  EXPECT_EQ(uses(outcome, Tactic::water_spray), 0) << "no jet without a warning";
}

}  // namespace
}  // namespace sispam::test
