// One plan against another, replicate by replicate: both had the same luck, so their difference has little noise.
//
// A pair counts where both replicates have the number. The statistical unit is a draw of the uncertain parameters, as
// everywhere; the test of a share therefore counts draws, not replicates, which is McNemar's when each draw has one.
// No table of "better" and "worse" is made: harm and breach are shown side by side.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "measure/summary.hpp"

namespace sispam {

struct Comparison {
  Summary summary;  // of the difference, point minus baseline; n counts pairs, n_failed pairs with a failed half
  MeasureKind kind = MeasureKind::mean;
  std::size_t only_point = 0, only_baseline = 0;  // pairs in which it happened in one alone; for shares
  std::size_t lower = 0, equal = 0, higher = 0;   // draws in which the point's sum is lower, equal, higher
  double p_value = missing;                       // exact, two-sided, over draws; for shares
};

/// Rows in the order of the measures. Both sources are read once per group of measures, never at the same time.
std::vector<Comparison> compare(const OutcomeSource& point, const OutcomeSource& baseline,
                                const std::vector<Measure>& measures, const SummaryOptions& options);

}  // namespace sispam
