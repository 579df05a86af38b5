// Points of studies: names, order, values, shared luck.
// SPDX-License-Identifier: Apache-2.0
#include "scenario/study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../store/temporary_folder.hpp"
#include "scenario/canonical.hpp"
#include "scenario/draw.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

/// A folder that holds a study with these lines behind its head, and tests/data as data/.
class StudyFolder {
 public:
  explicit StudyFolder(const std::string& lines) {
    fs::create_directory_symlink(test_data(), folder_.path() / "data");
    std::ofstream(file()) << "study: 1\nid: s\nscenario: data/good/base.yaml\nreplicates: 4\n" << lines;
  }
  fs::path file() const { return folder_.path() / "study.yaml"; }
  fs::path path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

Study study_with(const std::string& lines, const StudyOptions& options = {}) {
  return load_study(StudyFolder(lines).file(), options);
}

std::string fault_of(const std::string& lines, const StudyOptions& options = {}) {
  try {
    study_with(lines, options);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

std::vector<std::string> names_of(const Study& study) {
  std::vector<std::string> names;
  for (const StudyPoint& point : study.points) names.push_back(point.name);
  return names;
}

std::vector<std::string> texts_of(const std::vector<PathSetting>& settings) {
  std::vector<std::string> texts;
  for (const PathSetting& setting : settings) texts.push_back(setting.text);
  return texts;
}

const std::string one_factor = "factors: [{grid: {medical.treaters: [1, 2]}}]\n";

TEST(Study, crosses_its_factors_in_the_order_of_the_file_with_the_last_fastest) {
  const Study study = study_with(
      "factors:\n"
      "  - grid: {medical.treaters: [1, 2]}\n"
      "  - zip: {medical.ambulances: [1, 3], clock.horizon_s: [100, 200]}\n"
      "  - list: [{id: plain}, {id: hard, set: {model.motion.push_force_n: 300}}]\n");
  EXPECT_THAT(names_of(study), ElementsAre("treaters-1_ambulances-1_horizon_s-100_plain",  //
                                           "treaters-1_ambulances-1_horizon_s-100_hard",   //
                                           "treaters-1_ambulances-3_horizon_s-200_plain",  //
                                           "treaters-1_ambulances-3_horizon_s-200_hard",   //
                                           "treaters-2_ambulances-1_horizon_s-100_plain",  //
                                           "treaters-2_ambulances-1_horizon_s-100_hard",   //
                                           "treaters-2_ambulances-3_horizon_s-200_plain",  //
                                           "treaters-2_ambulances-3_horizon_s-200_hard"));
  EXPECT_THAT(texts_of(settings_of(study, 7)), ElementsAre("medical.treaters=2", "medical.ambulances=3",
                                                           "clock.horizon_s=200", "model.motion.push_force_n=300"));
  const Scenario last = scenario_of(study, 7);
  EXPECT_EQ(last.medical.treaters, 2);
  EXPECT_EQ(last.medical.ambulances, 3);
  EXPECT_EQ(last.clock.horizon_s, 200);
  EXPECT_EQ(last.model.motion.push_force_n, 300);
  EXPECT_EQ(study.baseline, 0U);
}

TEST(Study, crosses_the_paths_of_one_grid_with_the_last_fastest) {
  EXPECT_THAT(names_of(study_with("factors: [{grid: {medical.treaters: [1, 2], medical.ambulances: [3, 4]}}]\n")),
              ElementsAre("treaters-1_ambulances-3", "treaters-1_ambulances-4", "treaters-2_ambulances-3",
                          "treaters-2_ambulances-4"));
}

TEST(Study, reaches_through_lists_by_id_and_by_index) {
  const Study study = study_with(
      "set: {\"crowd.events[1].mean_interval_s\": 500}\n"
      "factors: [{grid: {crowd.groups.people.count: [20, 30], \"crowd.events[0].at_s\": [40, 50]}}]\n");
  EXPECT_EQ(names_of(study).back(), "count-30_at_s-50");
  const Scenario last = scenario_of(study, 3);
  EXPECT_EQ(last.crowd.groups[0].count, 30);
  EXPECT_EQ(last.crowd.events[0].at_s, 50);
  EXPECT_EQ(last.crowd.events[1].mean_interval_s, 500);
}

TEST(Study, names_two_paths_that_end_alike_with_more_of_their_words) {
  const Study study = study_with("factors: [{grid: {force.units.rope.count: [11], force.units.first.count: [11]}}]\n");
  EXPECT_EQ(names_of(study).back(), "rope.count-11_first.count-11");
}

TEST(Study, varies_points_and_distributions_as_well_as_numbers) {
  const Study study = study_with("factors: [{grid: {medical.collection_point: [[7, -12], [6, -11]]}}]\n");
  EXPECT_THAT(names_of(study), ElementsAre("collection_point-7_-12", "collection_point-6_-11"));
  EXPECT_EQ(scenario_of(study, 1).medical.collection_point.x, 6);
}

TEST(Study, finds_its_baseline_by_name) {
  EXPECT_EQ(study_with(one_factor + "baseline: treaters-2\n").baseline, 1U);
  const std::string fault = fault_of(one_factor + "baseline: treaters-3\n");
  EXPECT_THAT(fault, HasSubstr("study.yaml:6:11: baseline: \"treaters-3\" is no point of this study. Did you mean "));
}

TEST(Study, gives_all_points_the_same_seed_and_the_same_draws) {
  const Study study = study_with("factors: [{list: [{id: a}, {id: b, set: {crowd.groups.people.count: 50}}]}]\n");
  const Scenario a = scenario_of(study, 0), b = scenario_of(study, 1);
  EXPECT_EQ(a.seed, study.seed);
  EXPECT_EQ(b.seed, study.seed);
  EXPECT_EQ(b.uncertain.parameters.size() + 1, a.uncertain.parameters.size()) << "what a study sets leaves `uncertain`";
  for (std::uint32_t draw = 0; draw < 5; ++draw) {
    const Scenario drawn_a = with_draw(a, draw), drawn_b = with_draw(b, draw);
    EXPECT_EQ(drawn_b.crowd.groups[0].count, 50);
    EXPECT_EQ(drawn_a.model.motion.push_force_n, drawn_b.model.motion.push_force_n);
    EXPECT_NE(drawn_a.model.motion.push_force_n, a.model.motion.push_force_n);
  }
}

TEST(Study, of_a_point_that_sets_what_is_there_has_an_equal_twin) {
  const Study study = study_with(
      "factors: [{list: [{id: a}, {id: b, set: {medical.treaters: 3}}, {id: c, set: {medical.ambulances: 3}}]}]\n");
  EXPECT_EQ(canonical_yaml(scenario_of(study, 0)), canonical_yaml(scenario_of(study, 1)));
  EXPECT_EQ(study.points[0].digest, study.points[1].digest);
  EXPECT_NE(study.points[0].digest, study.points[2].digest);
}

TEST(Study, lets_the_command_line_change_all_points_and_be_changed_by_none) {
  const Study study = study_with("set: {clock.horizon_s: 100}\n" + one_factor, {{"clock.horizon_s=50"}, 9, 17});
  EXPECT_EQ(study.seed, 9U);
  EXPECT_EQ(study.file.replicates, 17);
  for (std::uint32_t p = 0; p < 2; ++p) EXPECT_EQ(scenario_of(study, p).clock.horizon_s, 50);
  EXPECT_THAT(fault_of(one_factor, {{"medical.treaters=5"}, {}, {}}), HasSubstr("is set twice for one point"));
}

TEST(Study, reads_rules_named_by_a_point_beside_the_study_and_keeps_their_text) {
  const StudyFolder folder("factors: [{list: [{id: drill}, {id: own, set: {rules_of_engagement: own.yaml}}]}]\n");
  fs::copy_file(source_folder() / "configs" / "rules" / "drill.yaml", folder.path() / "own.yaml");
  const Study study = load_study(folder.file());
  EXPECT_EQ(study.points[0].digest, study.points[1].digest) << "it is a copy of the drill";
  std::vector<std::string> names;
  for (const auto& [name, text] : study.files) names.push_back(fs::path(name).filename().string());
  EXPECT_THAT(names, ElementsAre("study.yaml", "base.yaml", "own.yaml"));
}

TEST(Study, shows_the_faults_of_all_its_points_at_once_and_each_of_them_once) {
  const std::string fault = fault_of(
      "factors:\n"
      "  - grid: {medical.treaters: [1, -1]}\n"
      "  - grid: {medical.ambulances: [1, 2, -2]}\n");
  EXPECT_THAT(fault, HasSubstr("study.yaml:6:34: medical.treaters: -1 is too small"));
  EXPECT_THAT(fault, HasSubstr("study.yaml:7:39: medical.ambulances: -2 is too small"));
  const std::size_t first = fault.find("-2 is too small");
  EXPECT_EQ(fault.find("-2 is too small", first + 1), std::string::npos) << fault;
}

TEST(Study, shows_faults_of_its_form_together_with_those_of_its_paths_and_values) {
  const std::string fault = fault_of(
      "baseline: nowhere\n"
      "set: {crowd.groups.poeple.count: 3}\n"
      "blok: 3\n"
      "factors:\n"
      "  - zip: {medical.treaters: [1, -1], medical.ambulances: [1, 2, -2]}\n"
      "  - {grid: {clock.horizon_s: [5, 100]}, list: [{id: a, set: {seed: 3}}]}\n"
      "  - {}\n"
      "  - grid: {medical.bearer: [1]}\n"
      "  - grid: {medical.litters: []}\n");
  for (const char* part :
       {"study.yaml:6:34: crowd.groups.poeple.count: unknown path", "study.yaml:7:1: blok: unknown key",
        "study.yaml:9:38: factors[0].zip: medical.ambulances has 3 values, but medical.treaters has 2",
        "medical.treaters: -1 is too small", "medical.ambulances: -2 is too small", "factors[1]: has several kinds",
        "clock.horizon_s: 5 is too small", "seed: is no factor of a study", "factors[2]: has no kinds",
        "study.yaml:12:29: medical.bearer: unknown path", "\"medical.litters\" must have a list"}) {
    EXPECT_THAT(fault, HasSubstr(part));
  }
  EXPECT_EQ(fault.find("factors[4]: has no kinds"), std::string::npos) << "the empty list is told of already";
  EXPECT_EQ(fault.find("baseline"), std::string::npos) << "nobody knows the points";
}

TEST(Study, knows_its_points_when_only_something_else_is_wrong) {
  const std::string fault = fault_of(one_factor + "blok: 3\nbaseline: treaters-3\nset: {clock.horizon_s: 5}\n");
  EXPECT_THAT(fault, HasSubstr("blok: unknown key"));
  EXPECT_THAT(fault, HasSubstr("baseline: \"treaters-3\" is no point of this study"));
  EXPECT_THAT(fault, HasSubstr("clock.horizon_s: 5 is too small"));
}

TEST(Study, names_its_faults_also_when_it_names_no_scenario_that_is_there) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "study.yaml") << "study: 1\nid: s\nscenario: nowhere.yaml\nfactors: [{}]\nblok: 3\n";
  try {
    load_study(folder.path() / "study.yaml");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("nowhere.yaml: no such file"));
    EXPECT_THAT(error.what(), HasSubstr("factors[0]: has no kinds"));
    EXPECT_THAT(error.what(), HasSubstr("blok: unknown key"));
  }
}

TEST(Study, refuses_a_list_without_points) {
  EXPECT_THAT(fault_of("factors: [{list: []}]\n"),
              HasSubstr("factors[0].list: is empty (at least one point is needed)"));
}

TEST(Study, of_more_points_than_can_be_counted_is_refused) {
  for (const int factors : {63, 64, 65, 200}) {
    std::string grid;
    for (int i = 0; i < factors; ++i) grid += "  - list: [{id: a" + std::to_string(i) + "}, {id: b}]\n";
    EXPECT_THAT(fault_of("factors:\n" + grid), HasSubstr("make 1000000000 or more points (at most 1000)")) << factors;
  }
}

TEST(Study, says_where_a_path_that_is_set_twice_is_set) {
  EXPECT_THAT(fault_of("set: {medical.treaters: 3}\n" + one_factor),
              HasSubstr("study.yaml:6:38: medical.treaters: is set twice for one point (medical.treaters is set at "));
  EXPECT_THAT(fault_of("set: {medical.treaters: 3}\n" + one_factor), HasSubstr("study.yaml:5:25) [at the point"));
  EXPECT_THAT(fault_of(one_factor, {{"medical.treaters=5"}, {}, {}}),
              HasSubstr("(medical.treaters is set by --set medical.treaters=5)"));
}

TEST(Study, of_its_page_is_one_that_can_be_read) {
  const std::string page = text_of(source_folder() / "docs" / "study.md");
  const std::size_t begin = page.find("```yaml\n") + 8;
  const TemporaryFolder folder;
  fs::create_symlink(source_folder() / "configs" / "oku-timur-2024.yaml", folder.path() / "plan.yaml");
  std::ofstream(folder.path() / "study.yaml") << page.substr(begin, page.find("```\n", begin) - begin);
  const Study study = load_study(folder.path() / "study.yaml");
  EXPECT_EQ(study.points.size(), 8U);
  EXPECT_EQ(study.baseline, 0U);
}

TEST(Study, has_every_key_in_its_page_with_the_words_of_the_table) {
  const std::string page = text_of(source_folder() / "docs" / "study.md");
  const Table* factor = study_table().find("factors")->inner;
  for (const Table* table : {&study_table(), factor, factor->find("list")->inner}) {
    for (const Field& field : table->fields) {
      EXPECT_THAT(page, HasSubstr("| `" + std::string(field.name) + "` |")) << table->name;
      EXPECT_THAT(page, HasSubstr("| " + std::string(field.about) + " |")) << table->name;
    }
  }
}

TEST(Study, of_each_file_that_ships_is_good_and_has_a_point_beside_its_baseline) {
  int studies = 0;
  for (const auto& entry : fs::directory_iterator(source_folder() / "configs" / "studies")) {
    const Study study = load_study(entry.path());
    EXPECT_GE(study.points.size(), 2U) << entry.path();
    for (const Problem& doubt : study.warnings) ADD_FAILURE() << to_text(doubt);
    ++studies;
  }
  EXPECT_GE(studies, 6);
}

}  // namespace
}  // namespace sispam
