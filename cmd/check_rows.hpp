// The rows of one check: a run of a few replicates whose rows are read back at once.
//
// Batch and journal are those of `run`, so threads, signals, a full disk and damaged rows are treated alike.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "options.hpp"
#include "scenario/suite.hpp"
#include "store/row.hpp"

namespace sispam {

struct CheckRows {
  std::vector<std::string> rows;  // encoded, of all replicates in order; empty when stopped
  int signal = 0;                 // that stopped it, or 0
};

/// What decides the numbers of a check.
RunIdentity identity_of(const PlannedCheck& check);
/// Simulates what is missing. Rows are kept in the folder `-o` names, for a later call to go on with, else nowhere.
/// Throws IoError and MismatchError.
CheckRows check_rows(const PlannedCheck& check, const GlobalOptions& options);

}  // namespace sispam
