// What the study commands begin with: the study, its design and the folder its results belong in.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "design.hpp"
#include "options.hpp"
#include "scenario/study.hpp"
#include "study/blocks.hpp"

namespace sispam {

struct StudyInput {
  Study study;
  Design design;  // needs `study` where it is
  std::vector<Block> units;
  UnitNumbers chosen;            // what --shard or --units ask for; else all
  std::filesystem::path folder;  // of the results
};

/// Loads the study into `input`, which must stay where it is. Throws InputError and IoError.
void load_study_input(const StudyCommandOptions& options, StudyInput& input);
/// What goes into the folder before anything is computed: the study, the scenario, all it extends, every point.
std::vector<std::pair<std::string, std::string>> copies_of(const StudyInput& input);

/// The units of which a row is missing.
UnitNumbers missing_units(Journal& journal, const std::vector<Block>& units);

}  // namespace sispam
