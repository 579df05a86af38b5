// A file of the wrong kind is refused with one problem that says what takes it.
// SPDX-License-Identifier: Apache-2.0
#include "scenario/file_kind.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/study.hpp"
#include "scenario/suite.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

const fs::path& scenario() {
  static const fs::path file = test_data() / "good" / "base.yaml";
  return file;
}
const fs::path& child() {
  static const fs::path file = test_data() / "good" / "child.yaml";
  return file;
}
const fs::path& study() {
  static const fs::path file = test_data() / "good_studies" / "all_kinds.yaml";
  return file;
}
const fs::path& suite() {
  static const fs::path file = test_data() / "good_suites" / "base.yaml";
  return file;
}
const fs::path& rules() {
  static const fs::path file = source_folder() / "configs" / "rules" / "drill.yaml";
  return file;
}

/// The only problem of what `load` does; empty if there are none, or several.
template <class Load>
std::string only_problem(Load load) {
  try {
    load();
  } catch (const InputError& error) {
    return error.problems().size() == 1 ? error.what() : "";
  }
  return {};
}

TEST(FileKind, of_a_scenario_is_asked_for_where_a_scenario_is_read) {
  const auto of = [](const fs::path& file) {
    return only_problem([&] { load_scenario(file, {{"a.b=3"}, std::nullopt}); });
  };
  EXPECT_THAT(of(study()), HasSubstr("this is a study, not a scenario. Try sispam study plan " + study().string()));
  EXPECT_THAT(of(suite()), HasSubstr("this is a suite, not a scenario. Try sispam check " + suite().string()));
  EXPECT_THAT(of(rules()), HasSubstr("this is a file of rules, not a scenario. Name it in a scenario: rules_of_eng"));
}

TEST(FileKind, of_a_study_and_of_a_suite_is_asked_for_where_they_are_read) {
  const auto as_study = [](const fs::path& file) { return only_problem([&] { load_study(file); }); };
  const auto as_suite = [](const fs::path& file) { return only_problem([&] { load_suite(file); }); };
  EXPECT_THAT(as_study(scenario()), HasSubstr("this is a scenario, not a study. Try sispam run "));
  EXPECT_THAT(as_study(child()), HasSubstr("this is a scenario, not a study. Try sispam run "));
  EXPECT_THAT(as_study(suite()), HasSubstr("this is a suite, not a study. Try sispam check "));
  EXPECT_THAT(as_suite(scenario()), HasSubstr("this is a scenario, not a suite. Try sispam run "));
  EXPECT_THAT(as_suite(child()), HasSubstr("this is a scenario, not a suite. Try sispam run "));
  EXPECT_THAT(as_suite(study()), HasSubstr("this is a study, not a suite. Try sispam study plan "));
}

TEST(FileKind, of_what_a_file_names_is_asked_for_too) {
  const std::string by_extends = fault_of_text("extends: ../good_studies/all_kinds.yaml\n");
  EXPECT_THAT(by_extends, HasSubstr("this is a study, not a scenario"));
  const std::string by_rules = fault_of_text("extends: base.yaml\nrules_of_engagement: child.yaml\n");
  EXPECT_THAT(by_rules, HasSubstr("this is a scenario, not a file of rules"));
}

TEST(FileKind, of_a_file_that_is_only_incomplete_is_left_to_the_reader) {
  EXPECT_THAT(fault_of_text("scenario: 1\nid: x\nfactors: []\nset: {}\nbaseline: y\n"),
              HasSubstr("factors: unknown key"));
  EXPECT_THAT(fault_of_text("id: x\ntitle: y\n"), HasSubstr("scenario: is missing"));
}

}  // namespace
}  // namespace sispam
