// A drawing gives the same scenario as the same places in YAML, and what it cannot mean is refused (also: the corpus).
// SPDX-License-Identifier: Apache-2.0
#include "scenario/geojson.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/canonical.hpp"
#include "scenario/geojson_read.hpp"
#include "scenario/json_node.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::filesystem::path configs = source_folder() / "configs";

Node json(const std::string& text) {
  return parse_json(std::make_shared<const SourceFile>(SourceFile{"test.geojson", text}));
}

std::string fault_of_json(const std::string& text) {
  try {
    json(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

/// The reference scenario without any geometry that its drawing has, and with that drawing.
std::string reference_drawn() {
  std::string text = text_of(configs / "oku-timur-2024.yaml");
  const auto cut = [&](const std::string& from, const std::string& to, const std::string& with) {
    const std::size_t start = text.find(from);
    ASSERT_NE(start, std::string::npos) << from;
    text.replace(start, text.find(to, start) - start, with);
  };
  cut("  walkable:", "  protected:",  // a drawing says where a fence stands, not how strong it is
      "  fences:\n    - {id: fence_west, strength_n_per_m: 1500, fails_after_s: 5}\n"
      "    - {id: fence_east, strength_n_per_m: 1500, fails_after_s: 5}\n");
  cut("    id: office_hall", "    entered_after_s", "");
  cut("  exits:", "  ground:", "");
  cut("      assembly:", "      shares:", "");
  cut("  collection_point:", "  detention:", "");
  const std::size_t dalmas_1 = text.find("id: dalmas_1");
  const std::size_t line = text.find("      line:", dalmas_1);
  text.replace(line, text.find("      ranks:", line) - line, "");
  text.replace(text.find("site:\n"), 6, "site:\n  geojson: sites/oku-timur-2024.geojson\n  origin: [104.37, -4.32]\n");
  return text;
}

TEST(GeoJson, of_the_reference_site_gives_the_reference_scenario_to_the_last_digit) {
  const Scenario inline_site = load_scenario(configs / "oku-timur-2024.yaml").scenario;
  const std::string text = reference_drawn();
  for (const char* key : {"walkable:", "assembly:", "exits:", "collection_point:"}) {
    ASSERT_EQ(text.find(key), std::string::npos) << key;
  }
  const Scenario drawn = load_scenario_text((configs / "text.yaml").string(), text).scenario;
  EXPECT_EQ(canonical_yaml(drawn), canonical_yaml(inline_site));
  EXPECT_EQ(digest(drawn), digest(inline_site));
}

TEST(GeoJson, replaces_the_site_of_a_scenario_that_is_extended) {
  Scenario drawn = load_scenario(configs / "oku-timur-2024-drawn.yaml").scenario;
  const Scenario inline_site = load_scenario(configs / "oku-timur-2024.yaml").scenario;
  drawn.id = inline_site.id;
  EXPECT_EQ(digest(drawn), digest(inline_site));
}

TEST(GeoJson, turns_and_moves_with_its_origin_and_its_axis) {
  const std::string text = reference_drawn();
  const auto with = [&](const std::string& keys) {
    std::string changed = text;
    const std::string old = "origin: [104.37, -4.32]";
    changed.replace(changed.find(old), old.size(), keys);
    try {
      return load_scenario_text((configs / "text.yaml").string(), changed).scenario.site.walkable.at(1).polygon;
    } catch (const InputError& error) {
      ADD_FAILURE() << error.what();
      return Polygon{};
    }
  };
  // a full turn is none
  EXPECT_EQ(with("origin: [104.37, -4.32]\n  x_axis_deg: 360"), with("origin: [104.37, -4.32]"));
}

TEST(GeoJson, is_among_the_files_of_a_scenario_and_no_longer_in_its_canonical_form) {
  const Loaded loaded = load_scenario(configs / "oku-timur-2024-drawn.yaml");
  ASSERT_THAT(loaded.files, SizeIs(3));
  EXPECT_THAT(loaded.files[2].first, HasSubstr("sites/oku-timur-2024.geojson"));
  EXPECT_EQ(loaded.files[2].second, text_of(configs / "sites" / "oku-timur-2024.geojson"));
  const std::string resolved = canonical_yaml(loaded.scenario);
  EXPECT_EQ(resolved.find("geojson"), std::string::npos);
  EXPECT_EQ(digest(load_scenario_text("resolved.yaml", resolved).scenario), digest(loaded.scenario));
}

TEST(GeoJson, may_not_say_what_the_same_file_says) {
  const std::string text = text_of(configs / "oku-timur-2024.yaml");
  std::string both = text;
  both.replace(both.find("site:\n"), 6, "site:\n  geojson: sites/oku-timur-2024.geojson\n  origin: [104.37, -4.32]\n");
  try {
    load_scenario_text((configs / "text.yaml").string(), both);
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("site.walkable.street.polygon: stands here and in "));
    EXPECT_THAT(error.what(), HasSubstr("oku-timur-2024.geojson:5. Remove it here"));
    EXPECT_THAT(error.what(), HasSubstr("force.units.dalmas_1.line: stands here and in "));
    EXPECT_THAT(error.what(), HasSubstr("medical.collection_point: stands here and in "));
  }
}

TEST(GeoJson, has_keys_that_mean_nothing_alone_and_cannot_be_set) {
  EXPECT_THAT(fault_of_text("extends: base.yaml\nsite: {origin: [104.37, -4.32]}"),
              HasSubstr("text.yaml:2:8: site.origin: has no effect without site.geojson"));
  EXPECT_THAT(fault_of_text("extends: base.yaml\nsite: {x_axis_deg: 10}"),
              HasSubstr("text.yaml:2:8: site.x_axis_deg: has no effect without site.geojson"));
  EXPECT_THROW(base_with({"site.geojson=site.geojson"}), InputError);
}

TEST(JsonText, becomes_a_tree_with_the_place_of_every_value) {
  const Node root = json("{\n  \"a\": [1.50, \"x\\\"y\",\n    null, true],\n  \"\u00e9\": {\"b\": -2e3}}");
  ASSERT_EQ(root.kind, NodeKind::map);
  const Node& a = root.children.at(0);
  EXPECT_EQ(a.key, "a");
  EXPECT_EQ(a.key_place.line, 2);
  EXPECT_EQ(a.key_place.column, 3);
  EXPECT_EQ(a.place.column, 8);
  ASSERT_THAT(a.children, SizeIs(4));
  EXPECT_EQ(a.children[0].text, "1.50");
  EXPECT_EQ(a.children[1].text, "x\"y");
  EXPECT_TRUE(a.children[1].quoted);
  EXPECT_EQ(a.children[1].place.column, 15);
  EXPECT_EQ(a.children[2].kind, NodeKind::null);
  EXPECT_EQ(a.children[2].place.line, 3);
  EXPECT_EQ(a.children[3].text, "true");
  const Node& b = root.children.at(1).children.at(0);
  EXPECT_EQ(b.text, "-2e3");
  EXPECT_EQ(b.place.column, 14) << "columns are characters";
}

TEST(JsonText, that_is_none_is_refused_with_its_place) {
  EXPECT_THAT(fault_of_json("{\"a\": 1,\n \"a\": 2}"), HasSubstr("test.geojson:2:2: the key \"a\" stands twice"));
  EXPECT_THAT(fault_of_json("{\"a\": [1, 2}"), HasSubstr("test.geojson:1:12: not JSON ("));
  EXPECT_THAT(fault_of_json("{\"a\": NaN}"), HasSubstr("test.geojson:1:7: not JSON ("));
  EXPECT_THAT(fault_of_json("{\"a\": 1e999}"), HasSubstr("not JSON (number overflow"));
  EXPECT_THAT(fault_of_json("{\"a\":\n \"\xff\"}"), HasSubstr("test.geojson:2:3: not valid UTF-8"));
  EXPECT_THAT(fault_of_json(""), HasSubstr("test.geojson:1:1: not JSON ("));
  EXPECT_THAT(fault_of_json("{} {}"), HasSubstr("not JSON ("));
  EXPECT_THAT(fault_of_json(std::string(65, '[')), HasSubstr("test.geojson:1:65: more than 64 levels"));
  std::string many = "[0";
  for (int i = 0; i < 200'001; ++i) many += ",0";
  EXPECT_THAT(fault_of_json(many + "]"), HasSubstr("more than 200000 values"));
  EXPECT_THAT(fault_of_json(std::string((1 << 20) + 1, ' ')), HasSubstr("more than 1048576 bytes"));
}

TEST(JsonText, cut_off_anywhere_is_refused_and_never_crashes) {
  const std::string whole = text_of(configs / "sites" / "oku-timur-2024.geojson");
  EXPECT_EQ(fault_of_json(whole), "");
  const std::size_t end = whole.rfind('}');
  for (std::size_t size = 0; size <= end; size += 7) {
    EXPECT_THAT(fault_of_json(whole.substr(0, size)), HasSubstr("not JSON (")) << size;
  }
}

}  // namespace
}  // namespace sispam
