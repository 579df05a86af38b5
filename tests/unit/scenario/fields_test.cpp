// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "scenario/notation.hpp"
#include "scenario/path.hpp"
#include "scenario/text.hpp"
#include "test_files.hpp"
#include "unit/scenario/all_tables.hpp"

namespace sispam {
namespace {

/// Address and size of the member behind a row.
struct Extent {
  const void* start;
  std::size_t size;
  Extent operator()(const Choice& c) const { return {c.value, 1}; }
  Extent operator()(const Record& r) const { return {r.object, r.table->type.size}; }
  Extent operator()(const Records& r) const { return {r.list, sizeof(std::vector<int>)}; }
  template <class Member>
  Extent operator()(Member* member) const {
    return {member, sizeof(Member)};
  }
};

TEST(Tables, have_a_row_for_every_member_of_every_struct) {
  for (const Table* table : test::all_tables()) {
    const auto object = table->type.make();
    const char* const start = static_cast<const char*>(object.get());
    std::vector<bool> covered(table->type.size, false);
    for (const Field& field : table->fields) {
      const Extent extent = std::visit(Extent{}, field.ref(object.get()));
      const auto offset = static_cast<std::size_t>(static_cast<const char*>(extent.start) - start);
      for (std::size_t i = 0; i < extent.size; ++i) {
        ASSERT_FALSE(covered.at(offset + i)) << table->name << ": two rows for one member, " << field.name;
        covered[offset + i] = true;
      }
    }
    std::size_t hole = 0;  // the smallest member but an enumeration has four bytes, padding fewer than eight
    for (std::size_t i = 0; i < covered.size(); ++i) {
      hole = covered[i] ? 0 : hole + 1;
      EXPECT_LT(hole, 8u) << table->name << ": a member before byte " << i << " has no row";
    }
  }
}

TEST(Tables, say_what_each_key_is_and_where_it_comes_from) {
  for (const Table* table : test::all_tables()) {
    for (const Field& field : table->fields) {
      EXPECT_GE(field.about.size(), 4u) << table->name << "." << field.name;
      EXPECT_FALSE(field.source.empty()) << table->name << "." << field.name;
      EXPECT_EQ(field.about.find('|'), std::string_view::npos) << "would break the reference page: " << field.name;
    }
  }
}

TEST(Tables, have_distinct_keys) {
  for (const Table* table : test::all_tables()) {
    std::set<std::string_view> keys;
    for (const Field& field : table->fields) EXPECT_TRUE(keys.insert(field.name).second) << field.name;
  }
}

TEST(Tables, give_every_number_a_unit_and_a_range_that_holds_its_default) {
  Scenario scenario = base_with({});
  each_number(scenario, [](const std::string& path, const Number& number) {
    const Field& field = *number.field;
    if (path.substr(0, 20) == "uncertain.parameters") return;
    EXPECT_FALSE(field.unit.empty()) << path;
    EXPECT_TRUE(field.allowed.given()) << path;
    EXPECT_TRUE(number.part || field.allowed.holds(number.get())) << path << " = " << number.get();
  });
}

TEST(Tables, have_plausible_ranges_inside_what_is_allowed_and_around_the_default) {
  Scenario standard;
  each_number(standard, [](const std::string& path, const Number& number) {
    const Field& field = *number.field;
    if (path.substr(0, 6) != "model." || number.part) return;
    ASSERT_TRUE(field.usual.given()) << path;
    EXPECT_TRUE(field.allowed.holds(field.usual.low) && field.allowed.holds(field.usual.high)) << path;
    EXPECT_TRUE(field.usual.holds(number.get())) << path << " = " << number.get();
  });
}

TEST(Tables, name_units_in_keys_as_in_rows) {
  const std::vector<std::pair<std::string, std::string>> suffixes{{"_n_s_per_m", "N.s/m"},
                                                                  {"_deg_per_s", "deg/s"},
                                                                  {"_deg", "deg"},
                                                                  {"_l_per_m2", "l/m2"},
                                                                  {"_per_m_s", "1/(m s)"},
                                                                  {"_per_s", "1/s"},
                                                                  {"_n_per_m", "N/m"},
                                                                  {"_mps", "m/s"},
                                                                  {"_ms", "ms"},
                                                                  {"_n", "N"},
                                                                  {"_kg", "kg"},
                                                                  {"_s", "s"},
                                                                  {"_m", "m"}};
  Scenario standard;
  each_number(standard, [&](const std::string& path, const Number& number) {
    if (path.substr(0, 6) != "model." || number.part) return;
    for (const auto& [suffix, unit] : suffixes) {
      if (path.size() < suffix.size() || path.substr(path.size() - suffix.size()) != suffix) continue;
      EXPECT_EQ(number.field->unit, unit) << path;
      break;
    }
  });
}

TEST(Paths, reach_every_number_of_the_model) {
  Scenario standard;
  int numbers = 0;
  for (const std::string& path : number_paths(standard)) {
    const auto found = find_number(standard, path);
    ASSERT_TRUE(found.has_value()) << path;
    const double before = found->get();
    found->set(before + 1);
    EXPECT_EQ(find_number(standard, path)->get(), before + 1) << path;
    if (path.substr(0, 6) == "model.") ++numbers;
  }
  // as many as the parameter structs hold, counted by their size: doubles, and distributions of up to three numbers
  EXPECT_GT(numbers, 130);
  EXPECT_EQ(standard.model.care.triage_s.b, 12.0 / 33.0 + 1);
}

TEST(Paths, go_by_the_id_of_an_item_even_if_it_holds_points) {
  Scenario scenario;
  scenario.crowd.groups.resize(2);
  scenario.crowd.groups[0].id = "a";
  scenario.crowd.groups[0].count = 1;
  scenario.crowd.groups[1].id = "a.count";
  scenario.crowd.groups[1].count = 2;
  EXPECT_EQ(find_number(scenario, "crowd.groups.a.count")->get(), 1);
  EXPECT_EQ(find_number(scenario, "crowd.groups.a.count.count")->get(), 2);
  EXPECT_FALSE(find_number(scenario, "crowd.groups.a.id").has_value());
  EXPECT_FALSE(find_number(scenario, "crowd.groups").has_value());
  EXPECT_FALSE(find_number(scenario, "").has_value());
  EXPECT_FALSE(find_number(scenario, "nothing").has_value());
}

TEST(Number, rounds_to_the_nearest_where_only_whole_numbers_go) {
  Scenario scenario;
  const auto bays = find_number(scenario, "medical.treaters");
  bays->set(2.5);
  EXPECT_EQ(scenario.medical.treaters, 3);
  bays->set(2.49);
  EXPECT_EQ(scenario.medical.treaters, 2);
}

TEST(Names, stand_for_every_value_of_their_enumeration) {
  EXPECT_EQ(name_of(UnitRole::command), "command");
  EXPECT_EQ(name_of(UnitRole::water_cannon), "water_cannon");
  EXPECT_EQ(name_of(UnitRole::fire_service), "fire_service");
  EXPECT_EQ(name_of(UnitRole::fence_guard), "fence_guard");
  EXPECT_EQ(name_of(UnitRole::medic), "medic");
  EXPECT_EQ(name_of(Level::red), "red");
  EXPECT_EQ(name_of(EventKind::rumour), "rumour");
  EXPECT_EQ(name_of(ExitUse::force), "force");
}

}  // namespace
}  // namespace sispam
