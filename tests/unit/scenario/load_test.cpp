// SPDX-License-Identifier: Apache-2.0
#include "scenario/load.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/canonical.hpp"
#include "scenario/check.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;

Scenario good(const std::string& name) { return load_scenario(test_data() / "good" / name).scenario; }

std::string fault_of_set(const std::string& assignment) {
  try {
    base_with({assignment});
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

TEST(Load, reads_the_reference_scenario_as_it_is_written) {
  const Scenario s = load_scenario(source_folder() / "configs" / "oku-timur-2024.yaml").scenario;
  EXPECT_EQ(s.id, "oku-timur-2024");
  EXPECT_EQ(s.force.units.size(), 26u);
  EXPECT_EQ(s.force.declared_strength, 362);
  EXPECT_EQ(s.crowd.groups.at(0).count, 500);
  EXPECT_EQ(s.crowd.groups[0].arrival.batch, (std::array<int, 2>{15, 40}));
  EXPECT_EQ(s.site.protected_area.polygon.at(2), (Vec2{14, -18}));
  EXPECT_EQ(s.site.exits.at(2).use, ExitUse::force);
  EXPECT_EQ(s.force.units.at(1).levels, (std::vector<Level>{Level::green, Level::yellow}));
  EXPECT_EQ(s.force.units[1].withdraw_to.at(0), (Vec2{0, -9}));
  EXPECT_EQ(s.force.units.at(4).behind, "dalmas_1");
  EXPECT_EQ(s.medical.hospitals.at(1).drive_s, (Distribution{Distribution::Kind::lognormal_mean, 3600, 0.3, 0}));
  EXPECT_EQ(s.uncertain.parameters.size(), 9u);
  EXPECT_EQ(s.crowd.events.at(1).kind, EventKind::rumour);
  EXPECT_EQ(s.crowd.voices.at(3).id, "police_chief");
  EXPECT_EQ(s.rules_of_engagement.id, "drill");
}

TEST(Load, gives_what_is_not_written_its_default) {
  const Scenario s = good("base.yaml");
  const Scenario standard;
  EXPECT_EQ(s.model.mind.threshold_push, standard.model.mind.threshold_push);
  EXPECT_EQ(s.crowd.groups.at(0).shares.pusher, 0.10);
  EXPECT_EQ(s.clock.horizon_s, 10800);
}

TEST(Load, reports_all_faults_at_once_in_order_of_place) {
  const std::string text =
      "extends: base.yaml\nseed: x\nclock: {horizon_s: -1}\nnonsense: 3\nmodel: {mind: {attention: 2}}\n";
  const std::string fault = fault_of_text(text);
  const std::size_t a = fault.find("seed: must"), b = fault.find("-1 is too small"),
                    c = fault.find("nonsense: unknown"), d = fault.find("2 is too large");
  EXPECT_LT(a, b);
  EXPECT_LT(b, c);
  EXPECT_LT(c, d);
  EXPECT_NE(d, std::string::npos);
}

TEST(Load, says_what_to_type_for_a_key_that_is_missing) {
  const std::string fault = fault_of_text(
      "extends: base.yaml\nscenario: 1\nmedical: {further_points: [{}]}\n"
      "crowd: {groups: [{id: other, arrival: {}}], events: [{id: e}]}\n");
  EXPECT_THAT(fault, HasSubstr("Add from: <name> (The exit through which it comes)"));
  EXPECT_THAT(fault, HasSubstr("Add assembly: [[x, y], ...] (Where its calm and verbal people gather)"));
  EXPECT_THAT(fault, HasSubstr("Add at: [x, y] (Where it is)"));
  EXPECT_THAT(fault, HasSubstr("Add kind: <"));
  const std::string empty = fault_of_text("id: x\n");
  EXPECT_THAT(empty, HasSubstr("Add scenario: 1 (Version of this format)"));
  EXPECT_THAT(empty, HasSubstr("Add crowd (The demonstrators)"));
}

TEST(Load, shows_twenty_faults_and_counts_the_rest) {
  std::string text = "extends: base.yaml\n";
  for (int i = 0; i < 33; ++i) text += "nonsense_" + std::to_string(i) + ": 1\n";
  EXPECT_THAT(fault_of_text(text), HasSubstr("13 more problems are not shown"));
}

TEST(Load, says_no_such_file_without_a_line) {
  try {
    load_scenario("nowhere.yaml");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "nowhere.yaml: no such file");
  }
}

TEST(Load, names_what_a_file_may_have_been_meant_for_that_is_not_there) {
  EXPECT_THAT(fault_of_text("extends: bsae.yaml\n"), HasSubstr("bsae.yaml: no such file. Did you mean base.yaml?"));
  EXPECT_THAT(fault_of_text("extends: base.yaml\nrules_of_engagement: strickt\n"),
              HasSubstr("text.yaml:2:22: rules_of_engagement: " + (test_data() / "good" / "strickt").string() +
                        ": no such file. Did you mean strict?"));
  EXPECT_THAT(fault_of_text("extends: base.yaml\nrules_of_engagement: nothing_like_it\n"),
              HasSubstr("no such file. Known by name are drill and strict"));
  EXPECT_THAT(fault_of_set("rules_of_engagement=dril"), HasSubstr("no such file. Did you mean drill?"));
}

TEST(Load, refuses_a_folder) { EXPECT_THROW(load_scenario(test_data()), InputError); }

TEST(Load, takes_the_seed_of_the_options) {
  EXPECT_EQ(load_scenario(test_data() / "good" / "parent.yaml", {{}, 99}).scenario.seed, 99u);
}

TEST(Load, takes_a_byte_order_mark) {
  const auto file = std::filesystem::path(::testing::TempDir()) / "mark.yaml";
  std::ofstream(file, std::ios::binary) << "\xEF\xBB\xBF" << text_of(test_data() / "good" / "base.yaml");
  EXPECT_EQ(load_scenario(file).scenario.id, "base");
}

TEST(Extends, merges_maps_by_key_and_lists_of_things_by_id) {
  const Scenario s = good("child.yaml");
  EXPECT_EQ(s.id, "child");
  EXPECT_EQ(s.seed, 7u);
  ASSERT_EQ(s.crowd.groups.size(), 2u);
  EXPECT_EQ(s.crowd.groups[0].count, 80);
  EXPECT_EQ(s.crowd.groups[0].arrival.from, "west");
  EXPECT_EQ(s.crowd.groups[1].id, "late");
  EXPECT_EQ(s.force.units.size(), 6u);
  EXPECT_EQ(s.force.units[3].count, 3);
  EXPECT_EQ(s.force.units[3].at.at(0), (Vec2{0, -2}));
  EXPECT_EQ(s.model.motion.push_force_n, 300);
}

TEST(Extends, replaces_distributions_and_lists_without_ids_as_a_whole) {
  EXPECT_EQ(good("parent.yaml").medical.hospitals.at(0).drive_s,
            (Distribution{Distribution::Kind::uniform, 300, 900, 0}));
  const std::string text =
      "extends: base.yaml\nuncertain: {parameters: [{path: medical.treaters, dist: {uniform: [1, 3]}}]}\n";
  const Scenario s = load_scenario_text((test_data() / "good" / "x.yaml").string(), text).scenario;
  ASSERT_EQ(s.uncertain.parameters.size(), 1u);
  EXPECT_EQ(s.uncertain.parameters[0].path, "medical.treaters");
}

TEST(Extends, does_not_mix_two_distributions) {
  const std::string text = "extends: parent.yaml\nmedical: {hospitals: [{id: hospital, drive_s: {constant: 600}}]}\n";
  const Scenario s = load_scenario_text((test_data() / "good" / "x.yaml").string(), text).scenario;
  EXPECT_EQ(s.medical.hospitals.at(0).drive_s, (Distribution{Distribution::Kind::constant, 600, 0, 0}));
}

TEST(Extends, hands_over_the_text_of_every_file_the_named_one_first) {
  const auto files = load_scenario(test_data() / "good" / "child.yaml").files;
  ASSERT_EQ(files.size(), 3u);
  EXPECT_THAT(files[0].first, HasSubstr("child.yaml"));
  EXPECT_THAT(files[2].first, HasSubstr("base.yaml"));
  EXPECT_EQ(files[2].second, text_of(test_data() / "good" / "base.yaml"));
}

TEST(Extends, names_what_a_new_item_may_have_been_meant_for_when_it_lacks_something) {
  const std::string fault = fault_of_text("extends: child.yaml\ncrowd: {groups: [{id: poeple, count: 80}]}\n");
  EXPECT_THAT(fault, HasSubstr("crowd.groups.poeple.arrival: is missing. Did you mean people? poeple is new here; " +
                               (test_data() / "good" / "parent.yaml").string() + " has people\n"));
  EXPECT_EQ(fault_of_text("extends: base.yaml\ncrowd: {groups: [{id: other, count: 80}]}\n").find("is new here"),
            std::string::npos);
}

TEST(Extends, names_the_file_in_which_a_fault_stands) {
  EXPECT_THAT(fault_of_text("extends: base.yaml\nforce: {units: [{id: rope, count: 12}]}\n"),
              HasSubstr("base.yaml:30:22: force.declared_strength: 46 people are declared, but the units sum to 47"));
}

TEST(Extends, stops_after_eight_files) {
  const std::filesystem::path folder(::testing::TempDir());
  for (int i = 0; i < 9; ++i) {
    std::ofstream(folder / ("chain" + std::to_string(i) + ".yaml")) << "extends: chain" << i + 1 << ".yaml\n";
  }
  try {
    load_scenario(folder / "chain0.yaml");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("more than 8 files in a chain"));
  }
}

TEST(Set, patches_any_value_and_is_typed_by_the_table) {
  const Scenario s =
      base_with({"crowd.groups.people.count=77", "crowd.groups[0].orators=0", "seed=5", "title=a b",
                 "force.units.command.at=[0, -3]", "medical.hospitals.hospital.drive_s={uniform: [1, 9]}",
                 "model.motion.push_force_n=1e2", "clock.start=2024-01-01T00:00Z",
                 "force.units.first.staged_line[0]=[-4, -4.5]", "site.exits.rear.for=anyone"});
  EXPECT_EQ(s.crowd.groups[0].count, 77);
  EXPECT_EQ(s.crowd.groups[0].orators, 0);
  EXPECT_EQ(s.seed, 5u);
  EXPECT_EQ(s.title, "a b");
  EXPECT_EQ(s.force.units[3].at[0], (Vec2{0, -3}));
  EXPECT_EQ(s.medical.hospitals[0].drive_s.b, 9);
  EXPECT_EQ(s.model.motion.push_force_n, 100);
  EXPECT_EQ(s.force.units[1].staged_line[0], (Vec2{-4, -4.5}));
  EXPECT_EQ(s.site.exits[2].use, ExitUse::anyone);
}

TEST(Set, makes_the_number_leave_uncertain) {
  EXPECT_EQ(base_with({}).uncertain.parameters.size(), 2u);
  const Scenario by_id = base_with({"crowd.groups.people.count=77"});
  ASSERT_EQ(by_id.uncertain.parameters.size(), 1u);
  EXPECT_EQ(by_id.uncertain.parameters[0].path, "model.motion.push_force_n");
  EXPECT_EQ(base_with({"crowd.groups[0].count=77"}).uncertain.parameters.size(), 1u);
  EXPECT_EQ(base_with({"model.motion={push_force_n: 300}"}).uncertain.parameters.size(), 1u);
  EXPECT_EQ(base_with({"model.motion.push_force_cv=0.2"}).uncertain.parameters.size(), 2u);
}

TEST(Set, names_the_nearest_paths_when_a_path_is_unknown) {
  EXPECT_THAT(fault_of_set("model.motion.push_forse_n=3"), HasSubstr("Did you mean push_force_n?"));
  EXPECT_THAT(fault_of_set("push_force_n=3"), HasSubstr("Did you mean model.motion.push_force_n?"));
  EXPECT_THAT(fault_of_set("crowd.groups.poeple.count=3"), HasSubstr("Did you mean people?"));
  EXPECT_THAT(fault_of_set("crowd.groups[4].count=3"), HasSubstr("crowd.groups has 1 items, counted from 0"));
  EXPECT_THAT(fault_of_set("crowd.groups.people=3"), HasSubstr("Set one of its keys"));
  EXPECT_THAT(fault_of_set("model.care.triage_s.cv=3"), HasSubstr("Set model.care.triage_s as a whole"));
  EXPECT_THAT(fault_of_set("model[0]=3"), HasSubstr("unknown path"));
  EXPECT_THAT(fault_of_set("nonsense"), HasSubstr("is not path=value"));
  EXPECT_THAT(fault_of_set("=3"), HasSubstr("is not path=value"));
}

TEST(Set, shows_every_wrong_setting_with_all_faults_of_the_file) {
  const std::string text = "extends: base.yaml\ncrowd: {groups: [{id: people, orators: 99}]}\n";
  const std::string fault =
      fault_of_text(text, {{"crowd.groups.people.cuont=3", "clock.horizon_s=5", "a.b=c", "seed=x", "nonsense",
                            "rules_of_engagement=nowhere.yaml", "model.care.triage_s={uniform: [1"},
                           std::nullopt});
  for (const char* part :
       {"text.yaml:2:40: crowd.groups.people.orators: 99 is too large", "crowd.groups.people has no \"cuont\"",
        "clock.horizon_s: 5 is too small", "the scenario has no \"a\"", "seed: must be a number", "is not path=value",
        "nowhere.yaml: no such file", "model.care.triage_s: not YAML"}) {
    EXPECT_THAT(fault, HasSubstr(part));
  }
}

TEST(Set, that_is_wrong_leaves_no_trace_in_the_tree) {
  const std::string fault = fault_of_set("weather.nonsense=3");
  EXPECT_THAT(fault, HasSubstr("weather has no \"nonsense\""));
  const std::string no_medical = "scenario: 1\nid: x\n";
  const std::string of_file = fault_of_text(no_medical);
  const std::string of_both = fault_of_text(no_medical, {{"medical.nonsense=3"}, std::nullopt});
  EXPECT_EQ(of_both.find(of_file), 0U) << of_both << "\ndiffers from\n" << of_file;
}

TEST(Set, points_at_the_value_when_the_value_is_wrong) {
  EXPECT_THAT(fault_of_set("crowd.groups.people.count=many"),
              HasSubstr("--set:1:27: crowd.groups.people.count: must be a number (\"many\" is not a decimal number)\n"
                        "  crowd.groups.people.count=many\n                            ^"));
  EXPECT_THAT(fault_of_set("seed="), HasSubstr("seed: empty (no value)"));
  EXPECT_THAT(fault_of_set("seed=[1"), HasSubstr("seed: not YAML"));
  EXPECT_THAT(fault_of_set("seed=&a 1"), HasSubstr("--set:1:6: seed: an anchor (&) is not allowed"));
}

TEST(Check, prints_sums_without_the_digits_that_rounding_leaves) {
  EXPECT_THAT(fault_of_set("crowd.groups.people.shares={pusher: 0.5, provocateur: 0.55, bystander: 0.08}"),
              HasSubstr("sum to 1.13 (at most 1"));
}

TEST(Check, judges_a_scenario_made_in_memory_by_path) {
  Scenario scenario = base_with({});
  EXPECT_TRUE(check(scenario).empty());
  scenario.force.units[0].at = {{0, -3}};
  const Faults faults = check(scenario);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].path, "force.units.rope.at");
}

TEST(Check, takes_no_fault_for_granted_when_the_stiffness_is_uncertain) {
  EXPECT_THAT(fault_of_text("extends: base.yaml\nuncertain: {parameters: [{path: "
                            "model.motion.contact_stiffness_hard_n_per_m, dist: {uniform: [40000, 160000]}}]}\n"),
              HasSubstr("some draws break model.motion.step_ms"));
}

}  // namespace
}  // namespace sispam
