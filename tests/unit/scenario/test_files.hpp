// What the tests of the scenario folder share: where the files lie, and what a load says.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "scenario/load.hpp"

namespace sispam {

inline std::filesystem::path source_folder() { return SISPAM_SOURCE_DIR; }
inline std::filesystem::path test_data() { return source_folder() / "tests" / "data"; }

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What is wrong with a text; empty if nothing. It stands where tests/data/good/base.yaml stands.
inline std::string fault_of_text(const std::string& text, const LoadOptions& options = {}) {
  try {
    load_scenario_text((test_data() / "good" / "text.yaml").string(), text, options);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

inline Scenario base_with(std::vector<std::string> set) {
  return load_scenario(test_data() / "good" / "base.yaml", {std::move(set), std::nullopt}).scenario;
}

}  // namespace sispam
