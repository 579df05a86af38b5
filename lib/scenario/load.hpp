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

#include "scenario/node.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

struct LoadOptions {
  std::vector<std::string> set;       // "path=value", in order; a path set here leaves `uncertain`
  std::optional<std::uint64_t> seed;  // instead of the file's
};

struct Loaded {
  Scenario scenario;
  std::vector<std::pair<std::string, std::string>> files;  // name and text of the file and of all it extends
};

/// Reads one file; `from` is the place of the `key` that names it, if any. Throws InputError and IoError.
std::shared_ptr<const SourceFile> read_source_file(const std::filesystem::path& path, const Place& from = {},
                                                   const std::string& key = {});

/// Reads, combines, types and checks a scenario; "-" is standard input. Throws InputError with all problems, or IoError
/// when a file that exists cannot be read.
Loaded load_scenario(const std::filesystem::path& path, const LoadOptions& options = {});

/// The same from a text that is at hand; `name` is what problems call it, and where `extends` starts from.
Loaded load_scenario_text(const std::string& name, const std::string& text, const LoadOptions& options = {});

}  // namespace sispam
