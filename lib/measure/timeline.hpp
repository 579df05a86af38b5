// What happened when: the summaries of every 5-minute bin.
//
// A run that has ended has no further bins, so n falls along the timeline instead of zeros being mixed in. The breach
// hazard is the share, among runs still going and not yet breached, of those breached within the bin.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "measure/summary.hpp"

namespace sispam {

struct TimelineRow {
  double start_s = 0, end_s = 0;  // [s]
  Summary summary;
};

/// Rows of all bins up to `horizon_s`, in order of time.
std::vector<TimelineRow> timeline(const OutcomeSource& source, double horizon_s, const SummaryOptions& options);

}  // namespace sispam
