// What a results folder is about: its points and how to get the scenario of each. A single run is a study of one point.
//
// A folder is enough to go on with: its manifest names the points, and the scenario of each lies there with all
// defaults. So `merge` and `compare` need none of the files the study began with.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "measure/summary.hpp"
#include "scenario/scenario.hpp"
#include "store/journal.hpp"
#include "store/manifest.hpp"

namespace sispam {

struct Design {
  Manifest manifest;
  std::function<Scenario(std::uint32_t)> scenario;  // of a point, by its number; callable from any thread
};

/// The design of a results folder. Throws MismatchError and IoError.
Design open_design(const std::filesystem::path& folder);
/// Refuses a name that is no results folder: a mistyped one, or a file. Throws InputError.
void require_results(const std::filesystem::path& folder);
/// All units of work of a design.
std::vector<Block> units_of(const Manifest& manifest);
/// The units of one point as one block.
Block block_of(const Manifest& manifest, std::uint32_t point);
/// The rows of one point as outcomes. `journal` must outlive the source.
OutcomeSource outcomes_of(Journal& journal, const Block& block);

}  // namespace sispam
