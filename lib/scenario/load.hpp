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

#include "core/error.hpp"
#include "scenario/node.hpp"
#include "scenario/scenario.hpp"
#include "scenario/setting.hpp"

namespace sispam {

/// What changes a scenario that stands in files. A path set here leaves `uncertain`.
struct LoadOptions {
  std::vector<std::string> set;       // "path=value" of the command line, in order
  std::optional<std::uint64_t> seed;  // instead of the file's
  std::vector<PathSetting> before{};  // what a suite or a study sets; `set` acts later
  std::vector<PathSetting> point{};   // what makes a point of a study, last of all; it may meet no other setting
};

struct Loaded {
  Scenario scenario;
  std::vector<std::pair<std::string, std::string>> files;  // name and text of the file and of all it extends
  std::vector<Problem> warnings{};                         // what it may say but hardly means
};

/// Reads one file; `from` is the place of the `key` that names it, if any. Throws InputError and IoError.
std::shared_ptr<const SourceFile> read_source_file(const std::filesystem::path& path, const Place& from = {},
                                                   const std::string& key = {});

/// A scenario as it stands in its files, before anything is set.
struct ScenarioSource {
  Node root;
  std::vector<std::shared_ptr<const SourceFile>> files;  // it and all it extends
};

/// Reads the files; `from` is the place of the key `scenario` that names the first. Throws InputError and IoError.
ScenarioSource read_scenario_files(const std::filesystem::path& path, const Place& from = {});
/// Sets, types and checks. Throws InputError with all problems.
Loaded load_scenario(const ScenarioSource& source, const LoadOptions& options = {});

/// Reads, combines, types and checks a scenario; "-" is standard input. Throws InputError with all problems, or IoError
/// when a file that exists cannot be read.
Loaded load_scenario(const std::filesystem::path& path, const LoadOptions& options = {});

/// The same from a text that is at hand; `name` is what problems call it, and where `extends` starts from.
Loaded load_scenario_text(const std::string& name, const std::string& text, const LoadOptions& options = {});

}  // namespace sispam
