// From the rows of a journal to the files and words a reader gets.
//
// Everything is computed again from the rows in the order of their numbers, so any file here can be deleted and made
// again byte for byte.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "measure/summary.hpp"
#include "scenario/scenario.hpp"
#include "store/journal.hpp"

namespace sispam {

/// Writes replicates.csv, summary.csv, timeline.csv and casualties.csv of the first `scenario.replicates` replicates
/// into the journal's folder. Returns the summaries of all columns. Throws IoError and MismatchError.
std::vector<Summary> write_tables(const Scenario& scenario, Journal& journal);

/// The summaries as one JSON object on one line.
std::string summaries_json(const Scenario& scenario, const std::vector<Summary>& summaries,
                           const std::filesystem::path& folder);

}  // namespace sispam
