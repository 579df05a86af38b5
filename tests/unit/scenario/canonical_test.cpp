// SPDX-License-Identifier: Apache-2.0
#include "scenario/canonical.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "scenario/path.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

// Every member has a row (fields_test), so equal canonical texts mean equal scenarios.

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> all = yaml_files(test_data() / "good");
  for (const auto& shipped : yaml_files(source_folder() / "configs")) all.push_back(shipped);
  return all;
}

TEST(Canonical, loads_to_an_equal_scenario) {
  for (const auto& file : files()) {
    const std::string text = canonical_yaml(load_scenario(file).scenario);
    EXPECT_EQ(canonical_yaml(load_scenario_text("canonical", text).scenario), text) << file;
  }
}

TEST(Canonical, keeps_every_number_to_the_last_bit) {
  Scenario scenario = base_with({"model.motion.push_force_n=333.3333333333333", "clock.horizon_s=1e4"});
  scenario.model.motion.hold_force_n = 1000.0 / 3;
  const Scenario again = load_scenario_text("canonical", canonical_yaml(scenario)).scenario;
  std::vector<double> before, after;
  each_number(scenario, [&](const std::string&, const Number& number) { before.push_back(number.get()); });
  Scenario copy = again;
  each_number(copy, [&](const std::string&, const Number& number) { after.push_back(number.get()); });
  EXPECT_EQ(before, after);
  EXPECT_EQ(again.model.motion.hold_force_n, 1000.0 / 3);
}

TEST(Canonical, writes_defaults_and_does_not_depend_on_how_the_file_is_written) {
  const std::string base = text_of(test_data() / "good" / "base.yaml");
  const std::string other =
      "# another comment\n" + base + "seed: 1\nmodel: {motion: {step_ms: 1e1}}\nclock: {horizon_s: 10800.0}\n";
  EXPECT_EQ(canonical_yaml(load_scenario_text("a", base).scenario),
            canonical_yaml(load_scenario_text("b", other).scenario));
  EXPECT_THAT(canonical_yaml(load_scenario_text("a", base).scenario), ::testing::HasSubstr("    push_force_n: 250\n"));
}

TEST(Canonical, survives_awkward_texts) {
  Scenario scenario = base_with({});
  scenario.title = "\"quoted\" \\ back, # not a comment: {[&*!%@`|>'~ null é";
  EXPECT_EQ(load_scenario_text("c", canonical_yaml(scenario)).scenario.title, scenario.title);
}

TEST(Digest, is_sha_256_in_hex) {
  const std::string hex = digest(base_with({}));
  EXPECT_EQ(hex.size(), 64u);
  EXPECT_EQ(hex.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Digest, leaves_out_labels_and_replicates) {
  const Scenario scenario = base_with({});
  Scenario other = scenario;
  other.title = "x";
  other.stage = "voting";
  other.replicates = 9999;
  other.clock.start = "2000-01-01T00:00Z";
  EXPECT_EQ(digest(other), digest(scenario));
}

TEST(Digest, changes_with_every_number_and_with_the_seed) {
  const Scenario scenario = base_with({});
  const std::string normal = digest(scenario);
  for (const std::string& path : number_paths(scenario)) {
    if (path == "replicates") continue;
    Scenario other = scenario;
    const auto number = find_number(other, path);
    number->set(number->get() + 1);
    EXPECT_NE(digest(other), normal) << path;
  }
  Scenario other = scenario;
  ++other.seed;
  EXPECT_NE(digest(other), normal);
}

TEST(Digest, changes_with_places_names_and_roles) {
  const Scenario scenario = base_with({});
  const std::vector<std::function<void(Scenario&)>> changes{
      [](Scenario& s) { s.id += "x"; },
      [](Scenario& s) { s.site.walls[0].line[0].x += 0.001; },
      [](Scenario& s) { s.site.exits[2].use = ExitUse::anyone; },
      [](Scenario& s) { s.force.units[0].levels.pop_back(); },
      [](Scenario& s) { s.force.units[2].behind = "rope"; },
      [](Scenario& s) { s.force.units[3].role = UnitRole::observer; },
      [](Scenario& s) { s.medical.collection_point.y += 1; },
      [](Scenario& s) { s.medical.hospitals[0].drive_s.kind = Distribution::Kind::lognormal_median; },
      [](Scenario& s) { s.uncertain.parameters.pop_back(); }};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Scenario other = scenario;
    changes[i](other);
    EXPECT_NE(digest(other), digest(scenario)) << "change " << i;
  }
}

}  // namespace
}  // namespace sispam
