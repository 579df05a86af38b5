// SPDX-License-Identifier: Apache-2.0
#include "measure/outcome_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include "core/error.hpp"
#include "sample_outcomes.hpp"

namespace sispam {
namespace {

const OutcomeColumn& column(std::string_view name) {
  for (const OutcomeColumn& c : outcome_columns()) {
    if (c.name == name) return c;
  }
  throw std::runtime_error("no column " + std::string(name));
}

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b)); }

/// The name of the same column for the other side; empty if it speaks of no side.
std::string twin_of(const std::string& name) {
  for (const auto& [ours, theirs] :
       {std::pair{"demonstrators", "personnel"}, std::pair{"personnel", "demonstrators"}}) {
    const auto at = name.find(ours);
    if (at != std::string::npos) return std::string(name).replace(at, std::string(ours).size(), theirs);
  }
  return {};
}

/// G-1: what is counted of one side is counted of the other in the same way, so that no table can show one alone.
TEST(OutcomeColumns, g_1_of_one_side_have_a_twin_of_the_other) {
  std::set<std::string> names;
  for (const OutcomeColumn& column : outcome_columns()) names.insert(column.name);
  std::size_t of_a_side = 0;
  for (const OutcomeColumn& column : outcome_columns()) {
    const std::string twin = twin_of(column.name);
    if (twin.empty()) continue;
    ++of_a_side;
    if (column.name == "water_hit_personnel_s") continue;  // of demonstrators it is told by what they did
    ASSERT_EQ(names.count(twin), 1U) << column.name;
    const OutcomeColumn& other = *std::find_if(outcome_columns().begin(), outcome_columns().end(),
                                               [&](const OutcomeColumn& c) { return c.name == twin; });
    EXPECT_EQ(other.unit, column.unit) << twin;
    EXPECT_EQ(other.kind, column.kind) << twin;
  }
  EXPECT_GT(of_a_side, 200U) << "or nothing was compared";
}

/// G-1: what guardrails want to see beside breaches.
TEST(OutcomeColumns, g_1_tell_force_on_the_peaceful_mistakes_unheard_warnings_waits_and_displaced_anger) {
  for (const char* name :
       {"force_seconds_on_nonviolent", "pressed_nonviolent_s", "force_5_on_calm_s", "force_4_on_bystander_s",
        "arrests_wrong", "unordered_blows_nonviolent", "warning_understood", "ever_warned",
        "untreated_min_demonstrators", "untreated_min_personnel", "leavers_agitated", "preventable_deteriorations",
        "excess_force_s"}) {
    EXPECT_NO_THROW(column(name)) << name;
  }
}

TEST(OutcomeColumns, have_the_names_users_were_promised) {
  for (const char* name : {"breach_rope_line",
                           "breach_shield_line",
                           "breach",
                           "office_entered",
                           "breach_restored",
                           "ended_office_entered",
                           "ended_breached",
                           "ended_dispersed_by_force",
                           "ended_de_escalated",
                           "ended_dwindled",
                           "ended_still_there",
                           "first_e1_s",
                           "first_e9_s",
                           "level_red_first_s",
                           "level_yellow_min",
                           "peak_pushing",
                           "person_min_verbal",
                           "person_min_violent",
                           "leavers_unprompted",
                           "leavers_after_talk",
                           "leavers_after_force",
                           "warning_understood",
                           "injured_demonstrators",
                           "injured_personnel",
                           "injured_personnel_red",
                           "injured_demonstrators_crush_black",
                           "deaths_demonstrators",
                           "time_to_treatment_s",
                           "time_to_hospital_s",
                           "time_to_triage_demonstrators_red_s",
                           "time_to_treatment_personnel_yellow_p90_s",
                           "treated_within_10_min_personnel",
                           "awake_person_steps"}) {
    EXPECT_NO_THROW(column(name)) << name;
  }
}

TEST(OutcomeColumns, have_distinct_plain_names_and_say_what_they_are) {
  std::set<std::string> seen;
  for (const OutcomeColumn& c : outcome_columns()) {
    EXPECT_TRUE(seen.insert(c.name).second) << c.name;
    EXPECT_EQ(c.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string::npos) << c.name;
    EXPECT_FALSE(c.unit.empty()) << c.name;
    EXPECT_GT(c.description.size(), 8U) << c.name;
    EXPECT_TRUE(c.get) << c.name;
    EXPECT_TRUE(c.unit != "s" || c.name.ends_with("_s")) << c.name;
    EXPECT_TRUE(c.kind != ColumnKind::time || c.unit == "s") << c.name;
  }
}

TEST(OutcomeColumns, reach_a_place_of_their_own) {
  for (const OutcomeColumn& one : outcome_columns()) {
    if (!one.set) continue;
    Outcome outcome;
    one.set(outcome, 7.25);
    for (const OutcomeColumn& other : outcome_columns()) {
      if (!other.set) continue;
      if (&other == &one) {
        EXPECT_EQ(other.get(outcome), 7.25) << one.name;
      } else {
        EXPECT_TRUE(same_bits(other.get(outcome), other.get(Outcome{}))) << one.name << " moves " << other.name;
      }
    }
  }
}

TEST(OutcomeColumns, derive_sums_means_and_endings) {
  Outcome outcome;
  outcome.ending = Ending::breached;
  outcome.injuries[1][0][2] = 3;
  outcome.injuries[1][1][2] = 2;
  outcome.injuries[1][1][0] = 4;
  outcome.injuries[0][0][0] = 1;
  outcome.care[1][2].treatment = {2, 100, 90, 110};
  outcome.care[0][0].treatment = {1, 400, 400, 400};
  EXPECT_EQ(column("ended_breached").get(outcome), 1);
  EXPECT_EQ(column("ended_still_there").get(outcome), 0);
  EXPECT_EQ(column("injured_demonstrators").get(outcome), 9);
  EXPECT_EQ(column("injured_demonstrators_red").get(outcome), 5);
  EXPECT_EQ(column("injured_personnel").get(outcome), 1);
  EXPECT_EQ(column("time_to_treatment_s").get(outcome), 200);
  EXPECT_EQ(column("time_to_treatment_demonstrators_s").get(outcome), 100);
  EXPECT_TRUE(std::isnan(column("time_to_hospital_s").get(outcome)));
}

TEST(OutcomeRow, gives_back_exactly_what_was_written) {
  for (std::uint32_t id = 0; id < 50; ++id) {
    const Outcome written = samples::awkward(id);
    const std::string text = encode(written);
    EXPECT_EQ(text.find('\n'), std::string::npos);
    const Outcome read = decode(ReplicateId{id}, text);
    EXPECT_EQ(number(read.id), id);
    EXPECT_EQ(read.status, Status::ok);
    EXPECT_EQ(read.ending, Ending::dwindled);
    for (const OutcomeColumn& c : outcome_columns()) EXPECT_TRUE(same_bits(c.get(read), c.get(written))) << c.name;
    ASSERT_EQ(read.bins.size(), written.bins.size());
    for (std::size_t b = 0; b < read.bins.size(); ++b) {
      EXPECT_EQ(read.bins[b].level, written.bins[b].level);
      EXPECT_EQ(read.bins[b].person_min, written.bins[b].person_min);
      EXPECT_EQ(read.bins[b].line_load_n_per_m, written.bins[b].line_load_n_per_m);
      EXPECT_EQ(read.bins[b].injured, written.bins[b].injured);
    }
    EXPECT_EQ(encode(read), text);
  }
}

TEST(OutcomeRow, keeps_a_failed_replicate_and_one_without_bins) {
  Outcome failed;
  failed.status = Status::failed;
  EXPECT_EQ(encode(failed), "failed");
  EXPECT_EQ(decode(ReplicateId{4}, "failed").status, Status::failed);
  EXPECT_EQ(number(decode(ReplicateId{4}, "failed").id), 4U);
  EXPECT_TRUE(decode(ReplicateId{4}, encode(Outcome{})).bins.empty());
}

TEST(OutcomeRow, stays_below_32_kib_for_twelve_hours_of_large_numbers) {
  Outcome outcome = samples::awkward(1);
  Bin large{2, {}, 9999.99, 99};
  large.person_min.fill(12345.67);
  outcome.bins.assign(144, large);
  EXPECT_LT(encode(outcome).size(), 32768U);
}

TEST(OutcomeRow, of_other_columns_is_refused_with_a_way_out) {
  const std::string good = encode(samples::awkward(3));
  const auto first_group = good.substr(0, good.find(';'));
  for (const std::string& bad :
       {std::string(), std::string("ok"), good.substr(0, first_group.size() / 2), first_group + ",1", good + ",1",
        good + ";1,2", "well" + good.substr(2), "ok,nowhere" + good.substr(11), first_group + "x", good + ";"}) {
    EXPECT_THROW(decode(ReplicateId{3}, bad), MismatchError) << bad;
  }
  try {
    decode(ReplicateId{3}, "ok");
    FAIL();
  } catch (const MismatchError& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("row of replicate 3"));
    EXPECT_THAT(error.what(), ::testing::HasSubstr("another version"));
  }
}

}  // namespace
}  // namespace sispam
