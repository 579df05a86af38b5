// The rows of a design, computed, kept and reduced: `sispam run` is a study of one point, so both end up here.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "design.hpp"
#include "options.hpp"

namespace sispam {

/// What is to be done.
struct DesignRun {
  std::filesystem::path folder;
  std::vector<std::pair<std::string, std::string>> inputs;  // name in the folder, and text
  std::vector<Block> blocks;                                // all units, or those of a shard
};

/// Computes what is missing of the blocks; reduces when no unit of the design is missing. Returns the exit code.
int run_design(const Design& design, const DesignRun& wanted, const GlobalOptions& options);

}  // namespace sispam
