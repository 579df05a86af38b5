// The audit over all replicates of one plan: one row per rule, also of those that are not applicable.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "measure/audit.hpp"
#include "measure/summary.hpp"

namespace sispam {

struct AuditRow {
  const AuditRule* rule = nullptr;
  Summary share;                  // of replicates in which it was broken, with its interval
  std::size_t with_occasion = 0;  // replicates in which it could have been broken
  std::size_t broken = 0;         // replicates in which it was
  double occasions_per_run = missing, broken_per_run = missing;
  double first_s = missing;         // earliest time in any replicate [s]
  double median_first_s = missing;  // of the replicates in which it was broken [s]
  double worst = missing;
  double worst_replicate = missing;
};

/// Rows in the order of the rules.
std::vector<AuditRow> audit_rows(const OutcomeSource& source, const SummaryOptions& options);

/// broken | kept | no_occasion | not_applicable | unknown (all replicates failed).
std::string_view verdict(const AuditRow& row);

}  // namespace sispam
