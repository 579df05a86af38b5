// SPDX-License-Identifier: Apache-2.0
#include "store/expectations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/error.hpp"
#include "measure/check_record.hpp"
#include "measure/csv.hpp"
#include "store/checksum.hpp"
#include "store/file.hpp"

namespace sispam {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int expectations_format = 1;
constexpr std::string_view index_name = "records.json";

[[noreturn]] void refuse(const fs::path& path, std::string message, std::string hint = {}) {
  Problem problem;
  problem.file = path.string();
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  throw InputError({problem});
}

/// Where a file waits to be put in place.
fs::path beside(const fs::path& path) { return path.string() + ".new"; }

fs::path record_path(const fs::path& folder, const std::string& check) { return folder / (check + ".csv"); }

/// The text with the line ends of this system instead of those of Windows.
std::string with_plain_line_ends(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\r\n") != 0) plain += text[i];
  }
  return plain;
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Expectation expectation_of(const Json& json) {
  return {json.at("check").get<std::string>(), json.at("record_sha256").get<std::string>(),
          json.at("scenario_digest").get<std::string>(), json.at("version").get<std::string>()};
}

std::string index_text(const std::vector<Expectation>& all) {
  Json list = Json::array();
  for (const Expectation& e : all) {
    list.push_back({{"check", e.check},
                    {"record_sha256", e.record_sha256},
                    {"scenario_digest", e.scenario_digest},
                    {"version", e.version}});
  }
  return Json{{"format", expectations_format}, {"records", list}}.dump(2) + "\n";
}

}  // namespace

fs::path expectations_folder(const fs::path& suite) {
  fs::path folder = suite;
  const std::string extension = suite.extension().string();
  if (extension == ".yaml" || extension == ".yml") folder.replace_extension();
  folder += ".expected";
  return folder;
}

void require_expectations_folder(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::none) throw IoError(folder.string(), "look for", error.value());
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status)) refuse(folder, "is a file, not a folder");
  const fs::directory_iterator entries(folder, error);
  if (error) throw IoError(folder.string(), "list the folder", error.value());
  // An update that was killed leaves a list, or the beginning of one.
  const auto is_list = [](const fs::directory_entry& entry) {
    return entry.path().filename().string().starts_with(index_name);
  };
  if (entries == end(entries) || std::any_of(begin(entries), end(entries), is_list)) return;
  throw MismatchError(fmt::format(
      "{}: the folder holds files but no {} (nothing is expected there). Choose another folder with --baseline",
      folder.string(), index_name));
}

std::vector<Expectation> read_expectations(const fs::path& folder) {
  const fs::path path = folder / index_name;
  std::error_code error;
  if (!fs::exists(path, error)) return {};
  std::vector<Expectation> all;
  try {
    const Json json = Json::parse(read_file(path));
    if (json.at("format") != expectations_format) refuse(path, "another version of this format");
    for (const Json& record : json.at("records")) all.push_back(expectation_of(record));
  } catch (const Json::exception&) {
    refuse(path, "not a list of records");
  }
  for (const Expectation& e : all) {
    if (!safe_in_csv(e.check) || !is_sha256(e.record_sha256)) refuse(path, "a record without a check or a hash");
  }
  return all;
}

bool has_record(const fs::path& folder, const std::string& check) {
  std::error_code error;
  return fs::exists(record_path(folder, check), error);
}

std::string read_expected_record(const fs::path& folder, const Expectation& expectation) {
  const fs::path path = record_path(folder, expectation.check);
  if (!has_record(folder, expectation.check)) refuse(path, "no such file (the expected record of a check)");
  std::string text = read_file(path);
  if (sha256_hex(text) != expectation.record_sha256) {
    if (sha256_hex(with_plain_line_ends(text)) == expectation.record_sha256) {
      refuse(path, "was altered (its line ends were changed to those of Windows, as git does with autocrlf)",
             "Write `*.expected/* -text` into .gitattributes beside the suite, and take it from version control again");
    }
    refuse(path, fmt::format("was altered (its hash is not the one in {})", index_name));
  }
  if (!parse_record(text)) refuse(path, "is no record");
  return text;
}

ExpectationUpdate::~ExpectationUpdate() {
  std::error_code error;
  for (const fs::path& path : prepared_) fs::remove(beside(path), error);
}

void ExpectationUpdate::write_beside(const fs::path& path, const std::string& text) {
  write_atomically(beside(path), text);
  prepared_.push_back(path);
}

void ExpectationUpdate::prepare(const std::vector<Expectation>& all, const ExpectationChanges& changes) {
  create_folder(folder_);
  write_beside(folder_ / index_name, index_text(all));
  for (const auto& [check, text] : changes.records) write_beside(record_path(folder_, check), text);
  for (const std::string& check : changes.removed) obsolete_.push_back(record_path(folder_, check));
}

void ExpectationUpdate::commit() {
  std::error_code error;
  for (const fs::path& path : prepared_) {
    fs::rename(beside(path), path, error);
    if (error) throw IoError(path.string(), "put the new file in place", error.value());
  }
  prepared_.clear();
  sync_folder(folder_);
  for (const fs::path& path : obsolete_) {
    fs::remove(path, error);
    if (error) throw IoError(path.string(), "remove", error.value());
  }
}

}  // namespace sispam
