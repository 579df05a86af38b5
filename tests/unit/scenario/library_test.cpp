// L-1: the library holds what docs/library.md says, one scenario per stage and threat, each with its story.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "model/wbgt.hpp"
#include "scenario/canonical.hpp"
#include "scenario/names.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::vector<fs::path> library() { return yaml_files(source_folder() / "configs" / "library"); }

Scenario loaded(const fs::path& path) { return load_scenario(path).scenario; }

/// One line of the plan of the library.
struct Entry {
  int people = 0;
  double hard = 0;  // share that pushes or provokes
  int force = 0;
  double wbgt_c = 0;
  int ambulances = 0;
  double hours = 0;
};

const std::map<std::string, Entry>& entries() {
  static const std::map<std::string, Entry> all{
      {"sc01", {500, 0.12, 362, 31, 2, 3}},  {"sc02", {500, 0.12, 241, 31, 2, 3}},
      {"sc03", {800, 0.03, 180, 31, 1, 6}},  {"sc04", {300, 0.08, 200, 30, 1, 4}},
      {"sc05", {250, 0.12, 64, 26, 1, 4}},   {"sc06", {200, 0.25, 150, 26, 1, 3}},
      {"sc07", {700, 0.20, 250, 32, 2, 4}},  {"sc08", {600, 0.15, 362, 30, 2, 3}},
      {"sc09", {1500, 0.01, 362, 33, 2, 7}}, {"sc10", {1200, 0.05, 362, 31, 2, 3}},
      {"sc11", {600, 0.15, 362, 31, 2, 4}},  {"sc12", {500, 0.12, 362, 31, 1, 3}}};
  return all;
}

Entry entry_of(const Scenario& scenario) {
  Entry entry;
  double hard = 0;
  for (const Group& group : scenario.crowd.groups) {
    entry.people += group.count;
    hard += group.count * (group.shares.pusher + group.shares.provocateur);
  }
  for (const Unit& unit : scenario.force.units) entry.force += unit.role == UnitRole::election_staff ? 0 : unit.count;
  entry.hard = hard / entry.people;
  entry.wbgt_c = wbgt_c(scenario.weather);
  entry.ambulances = scenario.medical.ambulances;
  entry.hours = scenario.clock.horizon_s / 3600;
  return entry;
}

class Library : public ::testing::TestWithParam<fs::path> {
 protected:
  std::string name() const { return GetParam().stem().string(); }
};

TEST_P(Library, l_1_names_itself_as_its_file_and_is_what_the_table_says) {
  const Scenario scenario = loaded(GetParam());
  EXPECT_EQ(scenario.id, name());
  EXPECT_FALSE(scenario.title.empty());
  EXPECT_FALSE(scenario.stage.empty());
  const auto found = entries().find(name().substr(0, 4));
  if (found == entries().end()) {
    EXPECT_THAT(name(), HasSubstr("oku-timur-2024-")) << "another plan for the reference scenario";
    return;
  }
  const Entry is = entry_of(scenario), want = found->second;
  EXPECT_EQ(is.people, want.people);
  EXPECT_NEAR(is.hard, want.hard, 0.025);
  EXPECT_EQ(is.force, want.force);
  EXPECT_NEAR(is.wbgt_c, want.wbgt_c, 0.5);
  EXPECT_EQ(is.ambulances, want.ambulances);
  EXPECT_EQ(is.hours, want.hours);
}

TEST_P(Library, tells_its_story_first_and_what_the_model_cannot_do) {
  const std::string text = text_of(GetParam());
  EXPECT_EQ(text.compare(0, 2, "# "), 0);
  const bool variant = name().compare(0, 2, "sc") != 0;
  EXPECT_TRUE(variant || text.find("# What the model cannot do:") < text.find("\nextends:"));
}

TEST_P(Library, stands_in_the_table_of_the_docs) {
  EXPECT_THAT(text_of(source_folder() / "docs" / "library.md"),
              HasSubstr(fmt::format("[{0}](../configs/library/{0}.yaml)", name())));
}

/// Another crowd or force, but the same office; only where the story is about the ground it differs.
TEST_P(Library, has_the_site_of_the_reference_scenario) {
  Scenario scenario = loaded(GetParam()), reference = loaded(source_folder() / "configs" / "oku-timur-2024.yaml");
  if (name().compare(0, 4, "sc10") == 0) {
    EXPECT_EQ(scenario.site.obstacles.size(), 1u);
    scenario.site.obstacles.clear();
  }
  const auto site_of = [](const Scenario& of) {
    const std::string text = canonical_yaml(of);
    return text.substr(text.find("\nsite:"), text.find("\nweather:") - text.find("\nsite:"));
  };
  EXPECT_EQ(site_of(scenario), site_of(reference));
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Library, ::testing::ValuesIn(library()), [](const auto& one) {
  std::string name = one.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(LibraryAsAWhole, has_each_of_twelve_scenarios_once_and_every_stage_of_an_election) {
  std::multiset<std::string> numbers;
  std::set<std::string> stages;
  for (const fs::path& path : library()) {
    numbers.insert(path.stem().string().substr(0, 4));
    stages.insert(loaded(path).stage);
  }
  for (const auto& [number, entry] : entries()) EXPECT_EQ(numbers.count(number), 1u) << number;
  for (const std::string_view stage : stage_names()) EXPECT_EQ(stages.count(std::string(stage)), 1u) << stage;
}

/// Who compares plans compares nothing else.
TEST(LibraryAsAWhole, has_plans_for_the_reference_scenario_that_keep_its_crowd_and_its_luck) {
  const Scenario reference = loaded(source_folder() / "configs" / "oku-timur-2024.yaml");
  const auto but_plan = [](Scenario scenario) {
    scenario.id = scenario.title = "";
    scenario.force = {};
    scenario.rules_of_engagement = {};
    return canonical_yaml(scenario);
  };
  for (const char* plan : {"dialogue-first", "give-ground"}) {
    const Scenario other =
        loaded(source_folder() / "configs" / "library" / fmt::format("oku-timur-2024-{}.yaml", plan));
    EXPECT_EQ(but_plan(other), but_plan(reference)) << plan;
    EXPECT_NE(canonical_yaml(other), canonical_yaml(reference)) << plan;
  }
}

TEST(LibraryAsAWhole, has_a_plan_of_care_that_differs_from_the_reference_scenario_in_care_alone) {
  const Scenario reference = loaded(source_folder() / "configs" / "oku-timur-2024.yaml");
  Scenario other = loaded(source_folder() / "configs" / "library" / "oku-timur-2024-care-forward.yaml");
  EXPECT_EQ(other.medical.further_points.size(), 1U);
  EXPECT_FALSE(other.medical.corridors.empty());
  other.id = reference.id;
  other.title = reference.title;
  other.medical = reference.medical;
  EXPECT_EQ(canonical_yaml(other), canonical_yaml(reference));
}

}  // namespace
}  // namespace sispam
