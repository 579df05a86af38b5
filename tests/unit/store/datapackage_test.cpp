// The descriptor against the rules of its standard (Data Package 1.0: profiles data-resource, tabular-data-resource and
// table-schema), as far as they concern what we write.
// SPDX-License-Identifier: Apache-2.0
#include "store/datapackage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "measure/csv.hpp"
#include "store/checksum.hpp"
#include "store/file.hpp"
#include "temporary_folder.hpp"

namespace sispam {
namespace {

using Json = nlohmann::json;

std::string word(const Json& json, const char* key) { return json.at(key).get<std::string>(); }

/// A folder with every table as its header alone.
void write_headers(const std::filesystem::path& folder) {
  for (const CsvTable& table : csv_tables()) write_atomically(folder / table.file, csv_header(table));
}

Json package_of(const std::filesystem::path& folder, const std::string& id = "demo") {
  return Json::parse(datapackage_text(folder, id));
}

TEST(DataPackage, lists_every_table_that_is_there_with_the_fields_of_its_header) {
  const TemporaryFolder folder;
  write_headers(folder.path());
  const Json package = package_of(folder.path());
  ASSERT_EQ(package["resources"].size(), csv_tables().size());
  for (const Json& resource : package["resources"]) {
    const std::string file = word(resource, "path");
    std::string header;
    for (const Json& field : resource["schema"]["fields"]) header += word(field, "name") + ',';
    header.back() = '\n';
    const std::string text = read_file(folder.path() / file);
    EXPECT_EQ(header, text) << file;
    EXPECT_EQ(resource["bytes"], text.size());
    EXPECT_EQ(resource["hash"], "sha256:" + sha256_hex(text));
  }
  std::filesystem::remove(folder.path() / "compare.csv");
  EXPECT_EQ(package_of(folder.path())["resources"].size(), csv_tables().size() - 1);
}

TEST(DataPackage, keeps_to_the_rules_of_packages_resources_and_table_schemas) {
  const TemporaryFolder folder;
  write_headers(folder.path());
  const Json package = package_of(folder.path());
  const std::regex name("[-a-z0-9._/]+");
  EXPECT_EQ(package["profile"], "tabular-data-package");
  EXPECT_TRUE(std::regex_match(word(package, "name"), name));
  const std::set<std::string> types{"string", "integer", "number"};
  std::set<std::string> names;
  for (const Json& resource : package["resources"]) {
    EXPECT_EQ(resource["profile"], "tabular-data-resource");
    EXPECT_TRUE(std::regex_match(word(resource, "name"), name));
    EXPECT_TRUE(names.insert(word(resource, "name")).second) << "names of resources are unique";
    EXPECT_EQ(resource["encoding"], "utf-8");
    EXPECT_EQ(resource["schema"]["missingValues"], Json::array({""}));
    std::set<std::string> fields;
    for (const Json& field : resource["schema"]["fields"]) {
      EXPECT_TRUE(fields.insert(word(field, "name")).second) << field;
      EXPECT_EQ(types.count(word(field, "type")), 1U) << field;
      EXPECT_FALSE(word(field, "description").empty()) << field;
    }
    for (const Json& key : resource["schema"]["primaryKey"]) EXPECT_EQ(fields.count(key.get<std::string>()), 1U) << key;
  }
}

TEST(DataPackage, is_named_by_lower_case_whatever_the_scenario_is_called) {
  const TemporaryFolder folder;
  EXPECT_EQ(package_of(folder.path(), "Oku:Timur_2024.a-b")["name"], "oku_timur_2024.a-b");
}

TEST(Checksum, of_a_file_is_that_of_its_text_however_long_it_is) {
  const TemporaryFolder folder;
  for (const std::size_t size : {0, 1, 262143, 262144, 262145, 600000}) {
    const std::string text(size, 'x');
    write_atomically(folder.path() / "file", text);
    EXPECT_EQ(sha256_of_file(folder.path() / "file"), sha256_hex(text)) << size;
  }
}

}  // namespace
}  // namespace sispam
