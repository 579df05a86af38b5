// From the rows of a journal to the files and words a reader gets.
//
// Everything is computed again from the rows in the order of their numbers, so any file here can be deleted and made
// again byte for byte.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "design.hpp"
#include "measure/summary.hpp"
#include "measure/trade_off.hpp"
#include "store/journal.hpp"

namespace sispam {

/// Sees the summaries of all columns of one point.
using OnPoint = std::function<void(std::uint32_t point, const std::vector<Summary>& summaries)>;

/// What a plan lowers and raises beside the baseline.
struct ComparedTrade {
  std::string plan;
  TradeOff found;
};

/// What came of a comparison.
struct PlansCompared {
  std::vector<ComparedTrade> trades;
  std::size_t failed = 0;  // pairs with a failed half
};

/// Writes replicates.csv, summary.csv, timeline.csv, casualties.csv and audit.csv of all points into the journal's
/// folder, and of several points compare.csv. Throws IoError and MismatchError. Returns the trade-offs.
std::vector<ComparedTrade> write_tables(const Design& design, Journal& journal, const OnPoint& on_point);

/// One plan among those that are compared.
struct ComparedPlan {
  std::string name;
  OutcomeSource outcomes;
};
/// Writes compare.csv: every plan but the one at `baseline` against it. Throws IoError.
PlansCompared write_compare(const std::filesystem::path& folder, const std::vector<ComparedPlan>& plans,
                            std::size_t baseline, const SummaryOptions& options);
/// Writes datapackage.json, which describes the CSV files that are in the folder. Last of all. Throws IoError.
void write_datapackage(const std::filesystem::path& folder, const std::string& id);

}  // namespace sispam
