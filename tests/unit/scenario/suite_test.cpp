// SPDX-License-Identifier: Apache-2.0
#include "scenario/suite.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../store/temporary_folder.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;

Suite good_suite(const LoadOptions& changes = {}) {
  return load_suite(test_data() / "good_suites" / "base.yaml", changes);
}

/// What is wrong with a suite of these checks; tests/data is reached as data/.
std::string fault_of_checks(const std::string& checks) {
  const TemporaryFolder folder;
  std::filesystem::create_directory_symlink(test_data(), folder.path() / "data");
  const auto path = folder.path() / "suite.yaml";
  std::ofstream(path) << "suite: 1\nid: s\nchecks:\n" << checks;
  try {
    load_suite(path);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

TEST(Suite, sets_what_its_checks_say_and_nothing_else) {
  const Suite suite = good_suite();
  ASSERT_EQ(suite.checks.size(), 2u);
  const Scenario base = base_with({});
  EXPECT_EQ(suite.id, "good");
  EXPECT_EQ(suite.checks[0].scenario.seed, base.seed);
  EXPECT_EQ(suite.checks[0].scenario.clock.horizon_s, base.clock.horizon_s);
  EXPECT_EQ(suite.checks[0].replicates, 2);
  EXPECT_EQ(suite.checks[1].id, "changed.1");
  EXPECT_EQ(suite.checks[1].scenario.seed, 7u);
  EXPECT_EQ(suite.checks[1].scenario.clock.horizon_s, 60);
  EXPECT_EQ(suite.checks[1].replicates, 3);
}

TEST(Suite, lets_the_command_line_change_every_scenario_last) {
  const Suite suite = good_suite({.set = {"clock.horizon_s=90"}, .seed = 11});
  for (const PlannedCheck& check : suite.checks) {
    EXPECT_EQ(check.scenario.seed, 11u) << check.id;
    EXPECT_EQ(check.scenario.clock.horizon_s, 90) << check.id;
  }
}

TEST(Suite, shows_the_problems_of_all_files_at_once) {
  const std::string fault = fault_of_checks(
      "  - {id: a, scenario: data/good/base.yaml, replicate: 2}\n"
      "  - {id: b, scenario: nobody.yaml}\n"
      "  - {id: c, scenario: data/bad/structure/above_range.yaml}\n"
      "  - {id: d, scenario: data/good/base.yaml, set: {crowd.groop: 1}}\n");
  EXPECT_THAT(fault, HasSubstr("suite.yaml:4:44: checks.a.replicate: unknown key"));
  EXPECT_THAT(fault, HasSubstr("suite.yaml:5:23: checks.b.scenario: "));
  EXPECT_THAT(fault, HasSubstr("above_range.yaml:3:32: model.motion.push_force_n: 5000"));
  EXPECT_THAT(fault, HasSubstr("suite.yaml:7:63: crowd.groop: unknown path"));
}

TEST(Suite, shows_a_problem_once_however_many_checks_share_the_scenario) {
  const std::string fault = fault_of_checks(
      "  - {id: a, scenario: data/bad/structure/above_range.yaml}\n"
      "  - {id: b, scenario: data/bad/structure/above_range.yaml}\n");
  const std::string message = "5000 is too large";
  const std::size_t first = fault.find(message);
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(fault.find(message, first + 1), std::string::npos) << fault;
}

TEST(Suite, finds_checks_without_a_good_id_by_their_index) {
  const std::string fault = fault_of_checks(
      "  - {id: a, scenario: data/good/base.yaml}\n"
      "  - {id: a, scenario: data/good/base.yaml}\n"
      "  - {id: b c, scenario: nobody.yaml}\n"
      "  - {scenario: }\n"
      "  - {scenario: no_one.yaml}\n");
  EXPECT_THAT(fault, HasSubstr("suite.yaml:5:10: checks.a: the id"));
  EXPECT_THAT(fault, HasSubstr("suite.yaml:6:25: checks[2].scenario: "));
  EXPECT_THAT(fault, HasSubstr("suite.yaml:8:16: checks[4].scenario: "));
}

TEST(Suite, refuses_to_set_what_would_change_nothing) {
  const std::string fault = fault_of_checks(
      "  - {id: a, scenario: data/good/base.yaml, set: {replicates: 3}}\n"
      "  - {id: b, scenario: data/good/base.yaml, set: {title: other, seed: 3}}\n");
  EXPECT_THAT(fault, HasSubstr("suite.yaml:4:62: replicates: has no effect in a check (the number in the scenario is "
                               "not used). Use the check's own `replicates`"));
  EXPECT_THAT(fault, HasSubstr("suite.yaml:5:57: title: has no effect in a check (it is a label)"));
  try {
    good_suite({.set = {"replicates=3"}, .seed = std::nullopt});
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("--set: replicates: has no effect in a check"));
  }
}

TEST(Suite, has_every_key_in_its_page_with_the_words_of_the_table) {
  const std::string page = text_of(source_folder() / "docs" / "check.md");
  for (const Table* table : {&suite_table(), suite_table().find("checks")->inner}) {
    for (const Field& field : table->fields) {
      EXPECT_THAT(page, HasSubstr("| `" + std::string(field.name) + "` |")) << table->name;
      EXPECT_THAT(page, HasSubstr("| " + std::string(field.about) + " |")) << table->name;
    }
  }
}

}  // namespace
}  // namespace sispam
