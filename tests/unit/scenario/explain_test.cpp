// SPDX-License-Identifier: Apache-2.0
#include "scenario/explain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "scenario/schema_json.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

const Explained* find(const std::vector<Explained>& values, const std::string& path) {
  for (const Explained& v : values) {
    if (v.path == path) return &v;
  }
  return nullptr;
}

TEST(Explain, tells_value_unit_default_and_source) {
  const auto values = explain(base_with({"model.motion.hold_force_n=500"}));
  const Explained* held = find(values, "model.motion.hold_force_n");
  ASSERT_NE(held, nullptr);
  EXPECT_EQ(held->value, "500");
  EXPECT_EQ(held->default_value, "400");
  EXPECT_TRUE(held->changed);
  EXPECT_EQ(held->unit, "N");
  EXPECT_EQ(held->basis, Basis::assumption);
  EXPECT_FALSE(find(values, "model.motion.push_force_n")->changed);
  EXPECT_EQ(find(values, "model.injury.dose_force_n")->basis, Basis::sourced);
  EXPECT_EQ(find(values, "force.units.rope.count")->basis, Basis::plan);
  EXPECT_EQ(find(values, "uncertain.parameters[1].path")->value, "\"model.motion.push_force_n\"");
}

TEST(Explain, leaves_no_value_without_description_and_source) {
  for (const Explained& v : explain(base_with({}))) {
    EXPECT_FALSE(v.about.empty()) << v.path;
    EXPECT_FALSE(v.source.empty()) << v.path;
  }
}

TEST(Explain, marks_assumptions_in_text_and_json) {
  const auto values = explain(base_with({}));
  EXPECT_THAT(explain_text(values), ::testing::ContainsRegex("\n A model.motion.push_force_n +250 N"));
  const auto json = nlohmann::json::parse(explain_json(values));
  EXPECT_EQ(json.size(), values.size());
  EXPECT_EQ(json[0]["path"], "scenario");
}

TEST(Schema, describes_units_ranges_and_sources) {
  const auto schema = nlohmann::json::parse(scenario_schema());
  const auto& push = schema["properties"]["model"]["properties"]["motion"]["properties"]["push_force_n"];
  EXPECT_EQ(push["minimum"], 0);
  EXPECT_EQ(push["maximum"], 1500);
  EXPECT_EQ(push["default"], 250);
  EXPECT_THAT(push["description"].get<std::string>(), ::testing::HasSubstr("[N]"));
  EXPECT_THAT(push["description"].get<std::string>(), ::testing::HasSubstr("Source: assumption"));
}

// Run with SISPAM_UPDATE=1 to write the page anew.
TEST(ConfigPage, is_up_to_date) {
  const auto file = source_folder() / "docs" / "config.md";
  if (std::getenv("SISPAM_UPDATE") != nullptr) std::ofstream(file, std::ios::binary) << config_page();
  EXPECT_EQ(text_of(file), config_page()) << "run this test with SISPAM_UPDATE=1";
}

}  // namespace
}  // namespace sispam
