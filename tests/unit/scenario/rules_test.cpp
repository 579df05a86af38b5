// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/canonical.hpp"
#include "scenario/check.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;

Scenario from_text(const std::string& text, std::vector<std::string> set = {}) {
  return load_scenario_text((test_data() / "good" / "text.yaml").string(), text, {std::move(set), std::nullopt})
      .scenario;
}

const std::string no_force = "extends: base.yaml\nrules_of_engagement: rules/no_force.yaml\n";

TEST(Rules, are_those_of_the_drill_if_none_are_named) {
  const Scenario scenario = from_text("extends: base.yaml\n");
  EXPECT_EQ(scenario.rules_of_engagement.id, "drill");
  EXPECT_EQ(scenario.rules_of_engagement.tactics.water_spray.warnings, 3);
  EXPECT_EQ(digest(scenario), digest(from_text("extends: base.yaml\nrules_of_engagement: drill\n")));
}

TEST(Rules, come_from_a_file_named_relative_to_the_file_that_names_it) {
  const auto loaded = load_scenario_text((test_data() / "good" / "text.yaml").string(), no_force);
  EXPECT_EQ(loaded.scenario.rules_of_engagement.id, "no_force");
  EXPECT_TRUE(loaded.scenario.rules_of_engagement.tactics.water_spray.start.is_never());
  ASSERT_EQ(loaded.files.size(), 3U) << "the text, what it extends, the rules";
  EXPECT_THAT(loaded.files.back().first, HasSubstr("no_force.yaml"));
}

TEST(Rules, of_a_scenario_replace_those_of_what_it_extends_and_a_map_changes_them) {
  EXPECT_EQ(from_text(no_force, {"rules_of_engagement=drill"}).rules_of_engagement.id, "drill");
  const std::filesystem::path folder(::testing::TempDir());
  std::ofstream(folder / "parent.yaml") << "extends: base.yaml\nrules_of_engagement: drill\n";
  std::filesystem::copy_file(test_data() / "good" / "base.yaml", folder / "base.yaml",
                             std::filesystem::copy_options::overwrite_existing);
  const std::string text = "extends: parent.yaml\nrules_of_engagement: {tactics: {water_spray: {warnings: 4}}}\n";
  const Rules rules = load_scenario_text((folder / "child.yaml").string(), text).scenario.rules_of_engagement;
  EXPECT_EQ(rules.tactics.water_spray.warnings, 4);
  EXPECT_EQ(rules.tactics.water_spray.burst_s, 15);
  EXPECT_EQ(rules.levels.yellow.any.size(), 3U) << "lists are not doubled";
}

TEST(Rules, of_a_file_are_laid_over_those_that_it_extends) {
  const auto rules_of = [](const char* text) {
    const std::filesystem::path folder(::testing::TempDir());
    std::ofstream(folder / "over.yaml") << text;
    std::ofstream(folder / "under.yaml") << "extends: strict\nid: under\nwarnings_last_s: 300\n";
    std::filesystem::copy_file(test_data() / "good" / "base.yaml", folder / "base.yaml",
                               std::filesystem::copy_options::overwrite_existing);
    const std::string scenario = "extends: base.yaml\nrules_of_engagement: over.yaml\n";
    return load_scenario_text((folder / "plan.yaml").string(), scenario);
  };
  const auto loaded = rules_of("extends: under.yaml\nid: over\ntactics: {water_spray: {warnings: 4}}\n");
  const Rules rules = loaded.scenario.rules_of_engagement;
  EXPECT_EQ(rules.id, "over");
  EXPECT_EQ(rules.warnings_last_s, 300) << "of the file below";
  EXPECT_EQ(rules.tactics.water_spray.warnings, 4);
  EXPECT_EQ(rules.tactics.water_spray.authority, Authority::province) << "of the strict rules below both";
  EXPECT_EQ(loaded.files.size(), 4U) << "the text, the base, and both rules files: they are kept with the results";
  EXPECT_THROW(rules_of("extends: over.yaml\nid: over\n"), InputError) << "a circle";
  EXPECT_THROW(rules_of("extends: [strict]\nid: over\n"), InputError);
  EXPECT_THROW(rules_of("extends: nowhere.yaml\nid: over\n"), InputError);
  try {
    rules_of("extends: dril\nid: over\n");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("over.yaml:1:10: "));
    EXPECT_THAT(error.what(), HasSubstr("no such file. Did you mean drill?"));
  }
}

TEST(Rules, can_be_patched_by_path_and_change_the_digest) {
  const Scenario five = base_with({"rules_of_engagement.tactics.water_spray.warnings=5"});
  EXPECT_EQ(five.rules_of_engagement.tactics.water_spray.warnings, 5);
  EXPECT_NE(digest(five), digest(base_with({})));
  EXPECT_EQ(base_with({"rules_of_engagement.levels.yellow.any[0].at_least=7"})
                .rules_of_engagement.levels.yellow.any[0]
                .at_least,
            7);
}

TEST(Rules, stand_in_the_resolved_scenario_so_that_it_needs_no_other_file) {
  const Scenario scenario = from_text(no_force);
  const std::string resolved = canonical_yaml(scenario);
  const Scenario again = load_scenario_text("/nowhere/resolved.yaml", resolved).scenario;
  EXPECT_EQ(canonical_yaml(again), resolved);
  EXPECT_EQ(digest(again), digest(scenario));
}

/// Who compares words under given bounds of force compares nothing else.
TEST(Rules, of_the_plans_under_two_sets_of_bounds_differ_from_these_in_words_medics_and_lines_alone) {
  const auto rules_of = [](const char* plan, const std::string& rules) {
    const std::string text = fmt::format("extends: {}\nrules_of_engagement: {}\n", plan, rules);
    Rules read =
        load_scenario_text((source_folder() / "configs" / "plan.yaml").string(), text).scenario.rules_of_engagement;
    EXPECT_FALSE(read.tactics.receive_delegates.start.is_never() && rules.ends_with(".yaml")) << rules;
    read.id = "";
    read.tactics.receive_delegates = read.tactics.leader_appeal = read.tactics.medics_forward =
        read.tactics.withdraw = {};
    Scenario only_rules;
    only_rules.rules_of_engagement = read;
    return canonical_yaml(only_rules);
  };
  for (const std::string bounds : {"drill", "strict"}) {
    const std::string given = rules_of("oku-timur-2024.yaml", bounds);
    EXPECT_EQ(rules_of("oku-timur-2024.yaml", fmt::format("rules/dialogue_{}.yaml", bounds)), given);
    EXPECT_EQ(rules_of("library/oku-timur-2024-give-ground.yaml", fmt::format("rules/give_ground_{}.yaml", bounds)),
              given);
  }
}

TEST(Rules, that_ship_with_the_program_are_sound) {
  EXPECT_TRUE(check_rules(base_with({}).rules_of_engagement).empty());
  EXPECT_THAT(text_of(source_folder() / "configs" / "rules" / "drill.yaml"), HasSubstr("id: drill"));
}

}  // namespace
}  // namespace sispam
