// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "measure/outcome.hpp"
#include "measure/outcome_columns.hpp"
#include "measure/rank.hpp"
#include "model/world.hpp"

namespace sispam {
namespace {

/// Two officers, three demonstrators, one line; three hours passed and nothing happened.
World quiet_world() {
  World world;
  world.now_ms = 10'800'000;
  world.people.personnel = 2;
  world.people.count = 5;
  world.crowd.behaviour = {Behaviour::calm, Behaviour::left, Behaviour::left};
  world.crowd.role.assign(3, CrowdRole::ordinary);
  world.line.lines.resize(1);
  world.situation.level_for_ms = {10'800'000, 0, 0};
  world.tally.bins.resize(36);
  return world;
}

TEST(Observe, finds_nothing_in_a_quiet_world) {
  const Outcome o = observe(quiet_world(), Rules{}, ReplicateId{7});
  EXPECT_EQ(number(o.id), 7U);
  EXPECT_EQ(o.ending, Ending::still_there);
  EXPECT_EQ(o.end_s, 10800);
  EXPECT_EQ(o.breach + o.breach_rope_line + o.breach_shield_line + o.office_entered + o.breach_restored, 0);
  EXPECT_TRUE(std::isnan(o.breach_s));
  EXPECT_TRUE(std::isnan(o.first_s[1]));
  EXPECT_EQ(o.level_first_s[0], 0);
  EXPECT_TRUE(std::isnan(o.level_first_s[2]));
  EXPECT_EQ(o.level_min[0], 180);
  EXPECT_EQ(o.left, 2);
  EXPECT_TRUE(std::isnan(o.care[1][0].treatment.mean_s));
  EXPECT_TRUE(std::isnan(o.treated_within[1].ten_min));
  EXPECT_EQ(o.bins.size(), 36U);
}

TEST(Observe, adds_up_the_time_of_tactics_by_their_level_of_force) {
  World world = quiet_world();
  const auto state = [&](Tactic tactic) -> TacticState& {
    return world.situation.tactic_states[static_cast<std::size_t>(tactic)];
  };
  state(Tactic::negotiate).active_s = 100;
  state(Tactic::water_display).active_s = 20;
  state(Tactic::loudspeaker).active_s = 30;
  state(Tactic::water_spray).active_s = 7;
  Rules rules;
  rules.tactics.loudspeaker.force_level = 2;
  rules.tactics.water_spray.force_level = 5;
  const Outcome o = observe(world, rules, ReplicateId{0});
  EXPECT_EQ(o.force_level_s, (std::array<double, 6>{120, 30, 0, 0, 7, 0}));
  rules.tactics.water_spray.force_level = 6;
  EXPECT_EQ(observe(world, rules, ReplicateId{0}).force_level_s, (std::array<double, 6>{120, 30, 0, 0, 0, 7}));
}

TEST(Observe, takes_the_earliest_time_of_an_event_over_all_lines) {
  World world = quiet_world();
  world.line.lines.resize(3);
  world.line.lines[0].ladder[1] = 9000;
  world.line.lines[2].ladder[1] = 4500;
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  EXPECT_EQ(o.first_s[1], 4.5);
  EXPECT_TRUE(std::isnan(o.first_s[2]));
}

TEST(Observe, tells_the_breach_of_each_kind_of_line_apart) {
  World world = quiet_world();
  world.tally.breach_rope_ms = 1000;
  EXPECT_EQ(observe(world, Rules{}, ReplicateId{0}).breach_rope_line, 1);
  EXPECT_EQ(observe(world, Rules{}, ReplicateId{0}).breach_shield_line, 0);
  EXPECT_EQ(observe(world, Rules{}, ReplicateId{0}).breach, 0);
  world.tally.breach_shield_ms = 2000;
  world.tally.breach_ms = 2000;
  EXPECT_EQ(observe(world, Rules{}, ReplicateId{0}).breach_shield_line, 1);
  EXPECT_EQ(observe(world, Rules{}, ReplicateId{0}).breach, 1);
  EXPECT_EQ(observe(world, Rules{}, ReplicateId{0}).breach_s, 2);
}

TEST(Observe, names_the_first_ending_that_applies) {
  World world = quiet_world();
  const auto ending = [&] { return observe(world, Rules{}, ReplicateId{0}).ending; };
  world.tally.few_left_since_ms = 10'800'000 - 299'000;
  EXPECT_EQ(ending(), Ending::still_there);
  world.tally.few_left_since_ms = 10'800'000 - 300'000;
  EXPECT_EQ(ending(), Ending::dwindled);
  world.tally.breach_ms = 5000;
  world.line.lines[0].ladder[5] = 5000;
  EXPECT_EQ(ending(), Ending::dwindled) << "the breach was made good";
  world.line.lines[0].breached_since_ms = 5000;
  EXPECT_EQ(ending(), Ending::breached);
  world.line.entered_ms = 9000;
  EXPECT_EQ(ending(), Ending::office_entered);
  EXPECT_EQ(observe(world, Rules{}, ReplicateId{0}).office_entered, 1);
}

TEST(Observe, tells_that_the_office_was_entered_also_when_the_plan_has_no_line) {
  World world = quiet_world();
  world.line.lines.clear();
  world.line.entered_ms = 9000;
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  EXPECT_EQ(o.first_s[7], 9);
  EXPECT_EQ(o.office_entered, 1);
  EXPECT_EQ(o.ending, Ending::office_entered);
}

TEST(Observe, tells_how_a_crowd_was_dispersed_by_what_went_before_most_goings) {
  World world = quiet_world();
  world.tally.few_left_since_ms = 10'800'000 - 300'000;
  const auto ending = [&](double unprompted, double after_talk, double after_force) {
    world.tally.leavers = {unprompted, after_talk, after_force};
    return observe(world, Rules{}, ReplicateId{0}).ending;
  };
  EXPECT_EQ(ending(10, 20, 31), Ending::dispersed_by_force);
  EXPECT_EQ(ending(10, 31, 20), Ending::de_escalated);
  EXPECT_EQ(ending(20, 20, 20), Ending::dwindled);
  EXPECT_EQ(ending(10, 10, 20), Ending::dwindled) << "half is not most";
  world.tally.few_left_since_ms = 10'800'000 - 299'000;
  EXPECT_EQ(ending(0, 0, 9), Ending::still_there);
}

TEST(Observe, tells_how_many_went_in_which_manner_and_who_understood_a_warning) {
  World world = quiet_world();
  EXPECT_TRUE(std::isnan(observe(world, Rules{}, ReplicateId{0}).warning_understood));
  EXPECT_TRUE(std::isnan(observe(world, Rules{}, ReplicateId{0}).ever_warned));
  world.tally.leavers = {1, 2, 3};
  world.tally.agitated_leavers = 4;
  world.voice.warnings = 3;
  world.voice.warned_present = 8;
  world.voice.warned_understood = 2;
  world.crowd.warnings_present = {3, 3, 2, 0};
  world.crowd.warnings_understood = {0, 2, 0, 0};
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  EXPECT_EQ(o.leavers, (std::array<double, manners>{1, 2, 3}));
  EXPECT_EQ(o.agitated_leavers, 4);
  EXPECT_EQ(o.warnings_given, 3);
  EXPECT_EQ(o.warning_understood, 0.25);
  EXPECT_NEAR(o.ever_warned, 1.0 / 3, 1e-15);
}

TEST(Observe, keeps_a_restored_breach_as_a_flag_beside_the_ending) {
  World world = quiet_world();
  world.tally.breach_ms = 5000;
  world.tally.restored_ms = 90000;
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  EXPECT_EQ(o.breach_restored, 1);
  EXPECT_EQ(o.ending, Ending::still_there);
}

TEST(Observe, stops_the_timeline_at_the_end) {
  World world = quiet_world();
  world.tally.bins[2].line_load_n_per_m = 12.3456;
  world.tally.bins[2].person_min[1] = 1.0 / 3;
  world.tally.ended_ms = 601'000;
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  EXPECT_EQ(o.end_s, 601);
  ASSERT_EQ(o.bins.size(), 3U);
  EXPECT_EQ(o.bins[2].line_load_n_per_m, 12.35);
  EXPECT_EQ(o.bins[2].person_min[1], 0.33);
  world.tally.ended_ms = 600'000;
  EXPECT_EQ(observe(world, Rules{}, ReplicateId{0}).bins.size(), 2U);
}

Casualty hurt(PersonId person, Triage triage, std::int64_t treated_ms) {
  Casualty casualty;
  casualty.person = person;
  casualty.at_injury = casualty.now = triage;
  casualty.injured_ms = 1000;
  casualty.treated_ms = treated_ms;
  return casualty;
}

TEST(Observe, counts_the_injured_by_side_cause_and_class_when_hurt) {
  World world = quiet_world();
  world.casualties.rows = {hurt(0, Triage::green, -1), hurt(2, Triage::yellow, -1), hurt(3, Triage::yellow, -1),
                           hurt(4, Triage::black, -1)};
  world.casualties.rows[1].cause = Cause::crush;
  world.casualties.rows[1].now = Triage::black;
  world.casualties.rows[2].care = Care::dead;
  world.casualties.rows[2].preventable = true;
  world.casualties.rows[2].deteriorated = 2;
  world.casualties.left_unseen = 6;
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  EXPECT_EQ(o.injuries[0][0][0], 1);
  EXPECT_EQ(o.injuries[1][1][1], 1);
  EXPECT_EQ(o.injuries[1][0][1], 1);
  EXPECT_EQ(o.injuries[1][0][3], 1);
  EXPECT_EQ(o.deaths[0], 0);
  EXPECT_EQ(o.deaths[1], 3);
  EXPECT_EQ(o.side_care[1].preventable, 1);
  EXPECT_EQ(o.side_care[1].deteriorated, 1);
  EXPECT_EQ(o.side_care[1].critical_mortality, 1);
  EXPECT_TRUE(std::isnan(o.side_care[0].critical_mortality));
  EXPECT_EQ(o.left_unseen, 6);
}

TEST(Observe, adds_up_how_long_each_side_is_without_treatment) {
  World world = quiet_world();
  world.people.count = 6;
  world.crowd.behaviour.push_back(Behaviour::calm);
  world.crowd.role.push_back(CrowdRole::ordinary);
  world.tally.ended_ms = 601'000;
  world.casualties.rows = {hurt(0, Triage::green, 121'000),  // an officer
                           hurt(2, Triage::red, 61'000),    hurt(3, Triage::red, -1),  hurt(4, Triage::red, -1),
                           hurt(5, Triage::black, -1),      hurt(2, Triage::green, -1)};
  world.casualties.rows[2].died_ms = 241'000;
  world.casualties.rows[5].care = Care::left_unseen;
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  EXPECT_DOUBLE_EQ(o.side_care[0].untreated_min, 2);
  EXPECT_DOUBLE_EQ(o.side_care[1].untreated_min, 1 + 4 + 10) << "treated, dead, still waiting at the end";
}

TEST(Observe, measures_times_from_the_injury_and_shares_of_those_who_could_be_helped) {
  World world = quiet_world();
  world.casualties.rows = {hurt(2, Triage::red, 101'000), hurt(3, Triage::red, 301'000), hurt(4, Triage::red, 701'000),
                           hurt(2, Triage::red, -1),      hurt(3, Triage::black, -1),    hurt(0, Triage::red, 11'000)};
  world.casualties.rows[0].triaged_ms = 51'000;
  world.casualties.rows[0].cause = Cause::thrown;
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  const CareTimes& red = o.care[1][2];
  EXPECT_EQ(red.treatment.reached, 3);
  EXPECT_DOUBLE_EQ(red.treatment.mean_s, 1100.0 / 3);
  EXPECT_EQ(red.treatment.p50_s, 300);
  EXPECT_EQ(red.treatment.p90_s, 700);
  EXPECT_EQ(red.treatment.max_s, 700);
  EXPECT_EQ(red.triage.reached, 1);
  EXPECT_EQ(red.triage.mean_s, 50);
  EXPECT_TRUE(std::isnan(red.hospital.mean_s));
  const auto& by_cause = o.care_by_cause[1];
  EXPECT_EQ(by_cause[static_cast<std::size_t>(Cause::thrown)].triage_s, 50);
  EXPECT_EQ(by_cause[static_cast<std::size_t>(Cause::thrown)].treatment_s, 100);
  EXPECT_EQ(by_cause[static_cast<std::size_t>(Cause::fall)].treatment_s, 500);
  EXPECT_TRUE(std::isnan(by_cause[static_cast<std::size_t>(Cause::crush)].treatment_s));
  EXPECT_EQ(o.treated_within[1].ten_min, 0.5);
  EXPECT_EQ(o.treated_within[1].hour, 0.75);
  EXPECT_EQ(o.treated_within[0].ten_min, 1);
  EXPECT_EQ(o.treated_within_by_class[1][2].ten_min, 0.5);
  EXPECT_TRUE(std::isnan(o.treated_within_by_class[1][0].ten_min));
}

TEST(Observe, counts_patients_and_transports_per_thousand_who_were_there) {
  World world = quiet_world();
  world.casualties.rows = {hurt(2, Triage::red, 101'000), hurt(3, Triage::green, 301'000)};
  world.casualties.rows[0].collected_ms = world.casualties.rows[1].collected_ms = 50'000;
  world.casualties.rows[0].hospital_ms = 3'000'000;
  const double there = static_cast<double>(world.people.personnel + world.crowd.behaviour.size());
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  EXPECT_DOUBLE_EQ(o.patients_per_1000, 2000 / there);
  EXPECT_DOUBLE_EQ(o.transports_per_1000, 1000 / there);
  EXPECT_EQ(o.side_care[1].red_in_hospital_within_60_min, 1);
}

TEST(Observe, tells_how_long_queues_were_and_how_busy_their_servers) {
  World world = quiet_world();
  world.care.posts.resize(2);
  world.care.posts[1].treatment = Station(2);
  Station& treatment = world.care.posts[1].treatment;
  for (std::uint32_t ticket = 0; ticket < 3; ++ticket) treatment.join({ticket, 0}, 0);
  treatment.start(0);
  treatment.start(0);
  Outcome o = observe(world, Rules{}, ReplicateId{0});
  ASSERT_GT(o.end_s, 0);
  const QueueUse& use = o.queue[static_cast<std::size_t>(Queue::treatment)];
  EXPECT_EQ(use.mean, 1);
  EXPECT_EQ(use.longest, 3);
  EXPECT_EQ(use.busy, 1);
  EXPECT_TRUE(std::isnan(o.queue[static_cast<std::size_t>(Queue::bearers)].busy)) << "there are none";
}

TEST(Observe, copies_the_totals) {
  World world = quiet_world();
  world.tally.peak = {1, 2, 3, 4, 5, 6, 7};
  world.tally.person_min = {1.5, 2, 3, 4, 5, 6, 7.5};
  world.tally.peak_line_load_n_per_m = 800;
  world.tally.peak_density_per_m2 = 5.25;
  world.tally.peak_personal_load_n = 1200;
  world.tally.falls = {3, 9};
  world.tally.awake_steps = 123456789012;
  world.situation.level_since_ms = {0, 60'000, -1};
  world.situation.level_for_ms = {60'000, 120'000, 0};
  const Outcome o = observe(world, Rules{}, ReplicateId{0});
  EXPECT_EQ(o.peak[6], 7);
  EXPECT_EQ(o.person_min[6], 7.5);
  EXPECT_EQ(o.peak_line_load_n_per_m, 800);
  EXPECT_EQ(o.peak_density_per_m2, 5.25);
  EXPECT_EQ(o.peak_personal_load_n, 1200);
  EXPECT_EQ(o.falls[0], 3);
  EXPECT_EQ(o.falls[1], 9);
  EXPECT_EQ(o.awake_person_steps, 123456789012.0);
  EXPECT_EQ(o.level_first_s[1], 60);
  EXPECT_EQ(o.level_min[1], 2);
}

TEST(Observe, counts_arrests_objects_and_blows) {
  World world = quiet_world();
  world.team.arrests.resize(3);
  world.team.arrests[1].right = false;
  world.team.approaches = 9;
  world.team.seizures = 5;
  world.team.broken_off = 6;
  world.violence.objects_thrown = 40;
  world.violence.blows = 7;
  const Outcome outcome = observe(world, Rules{}, ReplicateId{1});
  EXPECT_EQ(outcome.arrests_right, 2);
  EXPECT_EQ(outcome.arrests_wrong, 1);
  EXPECT_EQ(outcome.arrest_approaches, 9);
  EXPECT_EQ(outcome.arrest_seizures, 5);
  EXPECT_EQ(outcome.arrests_broken_off, 6);
  EXPECT_EQ(outcome.objects_thrown, 40);
  EXPECT_EQ(outcome.blows, 7);
}

TEST(OutcomeColumns, tell_violence_from_heat_and_illness_and_sum_both_in_the_injured) {
  Outcome outcome;
  for (int c = 0; c < causes; ++c) outcome.injuries[1][c][c % triage_classes] = c + 1;
  const auto value = [&](std::string_view name) {
    const auto& columns = outcome_columns();
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.name == name; });
    return found == columns.end() ? -1 : found->get(outcome);
  };
  const double heat = static_cast<int>(Cause::heat) + 1, illness = static_cast<int>(Cause::illness) + 1;
  EXPECT_EQ(value("injured_demonstrators_by_heat_or_illness"), heat + illness);
  const double all = causes * (causes + 1) / 2.0;
  EXPECT_EQ(value("injured_demonstrators_by_violence"), all - heat - illness);
  EXPECT_EQ(value("injured_demonstrators"), all);
  EXPECT_EQ(value("injured_personnel_by_violence"), 0);
}

TEST(Rank, is_the_smallest_value_that_a_share_does_not_exceed) {
  EXPECT_EQ(rank_of(0.5, 1), 1U);
  EXPECT_EQ(rank_of(0.5, 4), 2U);
  EXPECT_EQ(rank_of(0.5, 5), 3U);
  EXPECT_EQ(rank_of(0.9, 10), 9U);
  EXPECT_EQ(rank_of(0.1, 30), 3U);
  EXPECT_EQ(rank_of(0.9, 11), 10U);
  EXPECT_EQ(rank_of(0.1, 3), 1U);
}

}  // namespace
}  // namespace sispam
