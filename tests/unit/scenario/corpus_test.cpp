// Every bad file must be refused with the message in its first line, and the JSON Schema must agree where it can see
// the fault: it refuses bad/structure and accepts bad/meaning and good.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "scenario/node.hpp"
#include "scenario/schema_json.hpp"
#include "scenario/study.hpp"
#include "scenario/suite.hpp"
#include "scenario/text.hpp"
#include "test_files.hpp"

namespace sispam {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

Json to_json(const Node& node) {
  if (node.kind == NodeKind::null) return nullptr;
  if (node.kind == NodeKind::scalar) {
    if (node.quoted) return node.text;
    if (const auto seed = to_seed(node.text); std::holds_alternative<std::uint64_t>(seed)) {
      return std::get<std::uint64_t>(seed);
    }
    if (const auto whole = to_integer(node.text); std::holds_alternative<std::int64_t>(whole)) {
      return std::get<std::int64_t>(whole);
    }
    if (const auto number = to_number(node.text); std::holds_alternative<double>(number)) {
      return std::get<double>(number);
    }
    return node.text;
  }
  Json json = node.kind == NodeKind::list ? Json::array() : Json::object();
  for (const Node& child : node.children) {
    if (node.kind == NodeKind::list) {
      json.push_back(to_json(child));
    } else {
      json[child.key] = to_json(child);
    }
  }
  return json;
}

using Schema = std::unique_ptr<valijson::Schema>;

Schema parsed(const std::string& text) {
  auto schema = std::make_unique<valijson::Schema>();
  const Json json = Json::parse(text);
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(json), *schema);
  return schema;
}

const valijson::Schema& of_scenarios() {
  static const Schema schema = parsed(scenario_schema());
  return *schema;
}

const valijson::Schema& of_suites() {
  static const Schema schema = parsed(suite_schema());
  return *schema;
}

const valijson::Schema& of_studies() {
  static const Schema schema = parsed(study_schema());
  return *schema;
}

/// What the schema says against the file; empty if nothing.
std::string schema_fault(const fs::path& path, const valijson::Schema& schema = of_scenarios()) {
  const Json json = to_json(parse_yaml(std::make_shared<const SourceFile>(SourceFile{path.string(), text_of(path)})));
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(json), &results)) return {};
  valijson::ValidationResults::Error error;
  std::string text = "refused";
  while (results.popError(error)) {
    text += "\n";
    for (const std::string& step : error.context) text += step;
    text += ": " + error.description;
  }
  return text;
}

std::string name_of_file(const ::testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.parent_path().filename().string() + "_" + info.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// What the first line of a bad file says must be in the message.
std::string expected_message(const fs::path& path) {
  const std::string text = text_of(path);
  const std::string mark = "# expect: ";
  if (text.compare(0, mark.size(), mark) != 0) return "the first line must be '# expect: file:line:col: message'";
  return text.substr(mark.size(), text.find('\n') - mark.size());
}

class BadFile : public ::testing::TestWithParam<fs::path> {};

TEST_P(BadFile, is_refused_with_the_message_in_its_first_line) {
  const std::string expected = expected_message(GetParam());
  ASSERT_THAT(expected, ::testing::ContainsRegex(":[0-9]+:[0-9]+: ")) << "a message must name its place";
  try {
    load_scenario(GetParam());
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr(expected));
  }
}

TEST_P(BadFile, is_judged_by_the_schema_as_its_folder_says) {
  const std::string folder = GetParam().parent_path().filename().string();
  if (folder == "guard") {
    EXPECT_THROW(schema_fault(GetParam()), InputError) << "no tree may come of it";
  } else if (folder == "structure") {
    EXPECT_NE(schema_fault(GetParam()), "");
  } else {
    EXPECT_EQ(schema_fault(GetParam()), "");
  }
}

std::vector<fs::path> bad_files(const char* corpus = "bad") {
  std::vector<fs::path> all;
  for (const char* folder : {"guard", "structure", "meaning"}) {
    const auto files = yaml_files(test_data() / corpus / folder);
    all.insert(all.end(), files.begin(), files.end());
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(Corpus, BadFile, ::testing::ValuesIn(bad_files()), name_of_file);

class GoodFile : public ::testing::TestWithParam<fs::path> {};

TEST_P(GoodFile, is_accepted_by_the_reader) {
  try {
    load_scenario(GetParam());
  } catch (const InputError& error) {
    FAIL() << error.what();
  }
}

TEST_P(GoodFile, is_accepted_by_the_schema) { EXPECT_EQ(schema_fault(GetParam()), ""); }

std::vector<fs::path> good_files() {
  std::vector<fs::path> all = yaml_files(test_data() / "good");
  for (const fs::path& shipped : {source_folder() / "configs", source_folder() / "configs" / "library"}) {
    const auto files = yaml_files(shipped);
    all.insert(all.end(), files.begin(), files.end());
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(Corpus, GoodFile, ::testing::ValuesIn(good_files()), name_of_file);

class BadSuite : public ::testing::TestWithParam<fs::path> {};

TEST_P(BadSuite, is_refused_with_the_message_in_its_first_line) {
  const std::string expected = expected_message(GetParam());
  ASSERT_THAT(expected, ::testing::ContainsRegex(":[0-9]+:[0-9]+: ")) << "a message must name its place";
  try {
    load_suite(GetParam());
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr(expected));
  }
}

TEST_P(BadSuite, is_judged_by_the_schema_as_its_folder_says) {
  const std::string folder = GetParam().parent_path().filename().string();
  if (folder == "guard") {
    EXPECT_THROW(schema_fault(GetParam(), of_suites()), InputError) << "no tree may come of it";
  } else if (folder == "structure") {
    EXPECT_NE(schema_fault(GetParam(), of_suites()), "");
  } else {
    EXPECT_EQ(schema_fault(GetParam(), of_suites()), "");
  }
}

INSTANTIATE_TEST_SUITE_P(Corpus, BadSuite, ::testing::ValuesIn(bad_files("bad_suites")), name_of_file);

TEST(Corpus, has_good_suites_that_reader_and_schema_accept) {
  std::vector<fs::path> all = yaml_files(test_data() / "good_suites");
  const auto shipped = yaml_files(source_folder() / "configs" / "suites");
  all.insert(all.end(), shipped.begin(), shipped.end());
  ASSERT_GE(all.size(), 2u);
  for (const fs::path& file : all) {
    EXPECT_NO_THROW(load_suite(file)) << file;
    EXPECT_EQ(schema_fault(file, of_suites()), "") << file;
  }
}

class BadStudy : public ::testing::TestWithParam<fs::path> {};

TEST_P(BadStudy, is_refused_with_the_message_in_its_first_line) {
  const std::string expected = expected_message(GetParam());
  ASSERT_THAT(expected, ::testing::ContainsRegex(":[0-9]+:[0-9]+: ")) << "a message must name its place";
  try {
    load_study(GetParam());
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr(expected));
  }
}

TEST_P(BadStudy, is_judged_by_the_schema_as_its_folder_says) {
  const std::string folder = GetParam().parent_path().filename().string();
  if (folder == "guard") {
    EXPECT_THROW(schema_fault(GetParam(), of_studies()), InputError) << "no tree may come of it";
  } else if (folder == "structure") {
    EXPECT_NE(schema_fault(GetParam(), of_studies()), "");
  } else {
    EXPECT_EQ(schema_fault(GetParam(), of_studies()), "");
  }
}

INSTANTIATE_TEST_SUITE_P(Corpus, BadStudy, ::testing::ValuesIn(bad_files("bad_studies")), name_of_file);

TEST(Corpus, has_good_studies_that_reader_and_schema_accept) {
  std::vector<fs::path> all = yaml_files(test_data() / "good_studies");
  const auto shipped = yaml_files(source_folder() / "configs" / "studies");
  all.insert(all.end(), shipped.begin(), shipped.end());
  ASSERT_GE(all.size(), 2u);
  for (const fs::path& file : all) {
    EXPECT_NO_THROW(load_study(file)) << file;
    EXPECT_EQ(schema_fault(file, of_studies()), "") << file;
  }
}

TEST(Corpus, holds_at_least_sixty_bad_files) { EXPECT_GE(bad_files().size(), 60u); }

}  // namespace
}  // namespace sispam
