// What `run` and `replay` begin with: the scenario, its identity and the folder its results belong in.
//
// One place, so that a replay always means the run with the same command line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "options.hpp"
#include "scenario/scenario.hpp"
#include "store/manifest.hpp"

namespace sispam {

struct Input {
  Scenario scenario;
  RunIdentity identity;
  std::vector<InputFile> hashes;                            // of every file that was read
  std::vector<std::pair<std::string, std::string>> copies;  // name in the results folder, and text
  std::filesystem::path folder;                             // of the results
};

/// Loads the scenario. Throws InputError and IoError.
Input load_input(const std::string& path, const GlobalOptions& options);

}  // namespace sispam
