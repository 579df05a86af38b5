// G-3 to G-5: what a plan, a study or a drawing may not be made to say.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "../store/temporary_folder.hpp"
#include "scenario/bounds_of_force.hpp"
#include "scenario/field.hpp"
#include "scenario/study.hpp"
#include "test_files.hpp"
#include "unit/scenario/all_tables.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

Rules drill() { return base_with({}).rules_of_engagement; }

/// The paths of what is looser after the change.
template <class Change>
std::vector<std::string> looser(Change change) {
  Rules varied = drill();
  change(varied.tactics.water_spray);
  std::vector<std::string> paths;
  for (const Fault& fault : looser_bounds(drill(), varied)) paths.push_back(fault.path);
  return paths;
}

TEST(BoundsOfForce, g_5_may_be_tightened) {
  EXPECT_THAT(looser([](TacticRule&) {}), IsEmpty());
  EXPECT_THAT(looser([](TacticRule& rule) {
                rule.warnings = 4;
                rule.understood = 0.8;
                rule.wait_s = 120;
                rule.gap_s = 60;
                rule.least_range_m = 15;
                rule.burst_s = 5;
                rule.total_s = 30;
                rule.way_out_s = 480;
                rule.from_level = Level::red;
                rule.authority = Authority::province;
                rule.stop.all[0].below = 20;
              }),
              IsEmpty());
}

TEST(BoundsOfForce, g_5_are_each_seen_when_they_are_loosened) {
  const std::string water = "rules_of_engagement.tactics.water_spray.";
  using Change = void (*)(TacticRule&);
  const std::vector<std::pair<const char*, Change>> changes{
      {"warnings", [](TacticRule& rule) { rule.warnings = 2; }},
      {"wait_s", [](TacticRule& rule) { rule.wait_s = 5; }},
      {"gap_s", [](TacticRule& rule) { rule.gap_s = 5; }},
      {"burst_s", [](TacticRule& rule) { rule.burst_s = 16; }},
      {"burst_s", [](TacticRule& rule) { rule.burst_s = 0; }},
      {"total_s", [](TacticRule& rule) { rule.total_s = 121; }},
      {"from_level", [](TacticRule& rule) { rule.from_level = Level::green; }},
      {"authority", [](TacticRule& rule) { rule.authority = Authority::company; }},
      {"stop", [](TacticRule& rule) { rule.stop.all[0].below = 1; }},
      {"stop", [](TacticRule& rule) { rule.stop.all.pop_back(); }},
      {"stop", [](TacticRule& rule) { rule.stop.all[1].signal = Signal::armed; }}};
  for (const auto& [key, change] : changes) EXPECT_THAT(looser(change), ::testing::ElementsAre(water + key));
}

TEST(BoundsOfForce, of_understanding_and_range_are_seen_where_the_plan_has_them) {
  Rules given = drill(), varied = drill();
  given.tactics.water_spray.understood = 0.8;
  given.tactics.water_spray.least_range_m = 15;
  given.tactics.water_spray.way_out_s = 480;
  varied.tactics.water_spray.way_out_s = 600;
  EXPECT_EQ(looser_bounds(given, varied).size(), 3U);
  varied.tactics.water_spray.start = {};
  EXPECT_THAT(looser_bounds(given, varied), IsEmpty()) << "who does without water need not bound it";
}

TEST(BoundsOfForce, are_those_of_force_alone) {
  Rules varied = drill();
  varied.tactics.loudspeaker.gap_s = 1;
  varied.tactics.leader_appeal.gap_s = 1;
  EXPECT_THAT(looser_bounds(drill(), varied), IsEmpty());
}

/// A study in a folder with these factors.
std::string fault_of_study(const std::string& factors) {
  const TemporaryFolder folder;
  std::filesystem::create_directory_symlink(test_data(), folder.path() / "data");
  const auto file = folder.path() / "study.yaml";
  std::ofstream(file) << "study: 1\nid: s\nscenario: data/good/base.yaml\nreplicates: 4\n" << factors;
  try {
    load_study(file);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

TEST(BoundsOfForce, g_5_a_study_may_tighten_them_one_by_one_and_compare_other_rules_as_a_whole) {
  EXPECT_EQ(fault_of_study("factors: [{grid: {rules_of_engagement.tactics.water_spray.warnings: [3, 4]}}]\n"), "");
  EXPECT_EQ(fault_of_study("factors: [{grid: {rules_of_engagement: [drill, strict]}}]\n"), "");
  EXPECT_EQ(fault_of_study("factors: [{grid: {rules_of_engagement: [strict, drill]}}]\n"), "");
}

TEST(BoundsOfForce, g_5_a_study_cannot_go_round_them_by_setting_a_whole_tactic) {
  const std::string factors =
      "factors:\n"
      "  - list:\n"
      "      - {id: a}\n"
      "      - id: b\n"
      "        set:\n"
      "          rules_of_engagement.tactics.water_spray:\n"
      "            {from_level: yellow, force_level: 5, authority: county, start: {any: [{signal: pushing, at_least: "
      "15}]},\n"
      "             stop: {all: [{signal: pushing, below: 5}, {signal: violent, below: 2}]}, after: [loudspeaker],\n"
      "             warnings: 1, wait_s: 10, burst_s: 15, total_s: 120, gap_s: 10}\n";
  EXPECT_THAT(fault_of_study(factors), HasSubstr("water_spray.warnings: 1 is looser than the 3 of the scenario"));
}

/// Only rules whose force the plan has the means for ask for a negotiator.
TEST(TalkFirst, g_3_a_plan_that_cannot_use_force_needs_no_negotiator) {
  EXPECT_THAT(check_talk(base_with({})), IsEmpty()) << "it has neither teams nor cannons";
}

/// Nobody in a simulation is a person: there is no key for who somebody is, what he believes or how he looks. Who
/// are opponents of whom is told by `camp`, a label of a whole group that means nothing else.
TEST(NoIdentity, g_4_no_key_of_a_scenario_asks_who_somebody_is) {
  const std::set<std::string> forbidden{"name",     "names",     "face",  "photo",  "image", "ethnicity", "ethnic",
                                        "race",     "religion",  "faith", "party",  "age",   "gender",    "sex",
                                        "address",  "phone",     "email", "nik",    "imei",  "account",   "watch_list",
                                        "identity", "biometric", "url",   "camera", "feed",  "latitude",  "longitude"};
  const std::set<const Table*> tables = test::all_tables();
  std::size_t keys = 0;
  for (const Table* table : tables) {
    for (const Field& field : table->fields) {
      ++keys;
      EXPECT_EQ(forbidden.count(std::string(field.name)), 0U) << table->name << "." << field.name;
    }
  }
  EXPECT_GT(keys, 300U) << "or the tables were not walked";
}

}  // namespace
}  // namespace sispam
