// Outcomes with known numbers, for tests of everything that reads outcomes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "measure/outcome_columns.hpp"
#include "random/distributions.hpp"

namespace sispam::samples {

/// Every stored column holds another awkward number; some are missing.
inline Outcome awkward(std::uint32_t id) {
  Outcome outcome;
  outcome.id = ReplicateId{id};
  outcome.ending = Ending::dwindled;
  const Random random{99, id};
  std::uint32_t entity = 0;
  for (const OutcomeColumn& column : outcome_columns()) {
    if (!column.set) continue;
    const double u = random.uniform(Purpose::test, 0, ++entity);
    if (column.kind == ColumnKind::flag) {
      column.set(outcome, u < 0.3 ? 1 : 0);
    } else if (column.kind == ColumnKind::count) {
      column.set(outcome, u < 0.5 ? 0 : static_cast<double>(index(u, 9)));
    } else {
      column.set(outcome, u < 0.1 ? missing : u * 1e4 / 3);
    }
  }
  for (std::size_t k = 0; k < outcome.findings.size(); ++k) {
    if (!is_applicable(audit_rules()[k])) continue;
    Finding& finding = outcome.findings[k];
    finding.occasions = static_cast<double>((id + k) % 4);
    finding.broken = std::min(finding.occasions, static_cast<double>(k % 3));
    if (finding.broken > 0) finding.first_s = 100.0 + id / 3.0;
    if (finding.occasions > 0) finding.worst = static_cast<double>(id % 7) / 3;
  }
  for (std::uint32_t b = 0; b < 36; ++b) {
    Bin bin;
    bin.level = b % 3;
    for (std::size_t i = 0; i < bin.person_min.size(); ++i) bin.person_min[i] = static_cast<double>(b * 100 + i) / 100;
    bin.line_load_n_per_m = 0.1 * b;
    bin.injured = b % 4;
    outcome.bins.push_back(bin);
  }
  return outcome;
}

}  // namespace sispam::samples
