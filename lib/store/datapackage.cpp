// SPDX-License-Identifier: Apache-2.0
#include "store/datapackage.hpp"

#include <fmt/format.h>

#include <cctype>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/error.hpp"
#include "core/version.hpp"
#include "measure/csv.hpp"
#include "store/checksum.hpp"

namespace sispam {

namespace {

using Json = nlohmann::ordered_json;

/// As the specification wants a name: lower case, digits, '.', '-' and '_'.
std::string package_name(const std::string& id) {
  std::string name;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    name += std::isalnum(byte) != 0 || c == '.' || c == '-' ? static_cast<char>(std::tolower(byte)) : '_';
  }
  return name;
}

Json field_json(const CsvField& field) {
  Json json{{"name", field.name}, {"type", field.type}, {"description", field.description}};
  if (!field.unit.empty()) json["unit"] = field.unit;  // UCUM
  if (field.required) json["constraints"] = {{"required", true}};
  return json;
}

Json schema_json(const CsvTable& table) {
  Json fields = Json::array();
  for (const CsvField& field : table.fields) fields.push_back(field_json(field));
  return {{"fields", fields}, {"primaryKey", table.key}, {"missingValues", Json::array({""})}};
}

Json resource_json(const CsvTable& table, const std::filesystem::path& path) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  if (error) throw IoError(path.string(), "read its size", error.value());
  return {{"name", package_name(path.stem().string())},
          {"path", table.file},
          {"profile", "tabular-data-resource"},
          {"description", table.description},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"bytes", bytes},
          {"hash", "sha256:" + sha256_of_file(path)},
          {"dialect", {{"delimiter", ","}, {"lineTerminator", "\n"}, {"header", true}}},
          {"schema", schema_json(table)}};
}

}  // namespace

std::string datapackage_text(const std::filesystem::path& folder, const std::string& id) {
  Json resources = Json::array();
  for (const CsvTable& table : csv_tables()) {
    std::error_code error;
    if (std::filesystem::exists(folder / table.file, error)) {
      resources.push_back(resource_json(table, folder / table.file));
    }
  }
  const Json json{{"profile", "tabular-data-package"},
                  {"name", package_name(id)},
                  {"description", fmt::format("Results of {}, made by sispam {}", id, build_info().version)},
                  {"resources", resources}};
  return json.dump(2) + "\n";
}

}  // namespace sispam
