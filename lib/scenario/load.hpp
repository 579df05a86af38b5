// From a file to a Scenario that is valid as a whole: the only door.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenario/combine.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// What a study sets. Only what makes a point differ from others must not meet another setting.
struct StudySettings {
  std::vector<Setting> always;  // before LoadOptions::set
  std::vector<Setting> point;   // after it
};

struct LoadOptions {
  std::vector<std::string> set;       // "path=value", in order; a path set here leaves `uncertain`
  std::optional<std::uint64_t> seed;  // instead of the file's
  StudySettings study{};              // paths set here leave `uncertain` too
};

struct Loaded {
  Scenario scenario;
  std::vector<std::pair<std::string, std::string>> files;  // name and text of the file and of all it extends
};

/// A scenario as it stands in its files, before anything is set.
struct ScenarioSource {
  Node root;
  std::vector<std::shared_ptr<const SourceFile>> files;  // it and all it extends
};

/// Reads the files; `from` is the place of the key `scenario` that names the first. Throws InputError and IoError.
ScenarioSource read_scenario_files(const std::filesystem::path& path, const Place& from = {});
/// Reads one file; `from` is the place of the `key` that names it, if any. Throws InputError and IoError.
std::shared_ptr<const SourceFile> read_source_file(const std::filesystem::path& path, const Place& from = {},
                                                   const std::string& key = {});
/// Sets, types and checks. Throws InputError with all problems.
Scenario load_scenario(const ScenarioSource& source, const LoadOptions& options = {});

/// Reads, combines, types and checks a scenario; "-" is standard input. Throws InputError with all problems, or IoError
/// when a file that exists cannot be read.
Loaded load_scenario(const std::filesystem::path& path, const LoadOptions& options = {});

/// The same from a text that is at hand; `name` is what problems call it, and where `extends` starts from.
Loaded load_scenario_text(const std::string& name, const std::string& text, const LoadOptions& options = {});

}  // namespace sispam
