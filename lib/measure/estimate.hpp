// One column of numbers into rows of a Summary: which interval is used when.
//
// Kept apart from the gathering of columns, so that the choice of method can be read, and tested, on one page.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "measure/summary.hpp"

namespace sispam {

/// The values of one measure where it exists, in order of replicate.
struct Sample {
  std::vector<double> value;
  std::vector<std::uint32_t> draw;  // rising, not necessarily without gaps
  std::size_t n_failed = 0;
};

/// From 1000 draws on, of which not few have a sum other than 0, a mean is close enough to normal; else it is
/// resampled.
inline constexpr std::size_t many_draws = 1000;
/// Below this many draws with a sum other than 0, an interval of a mean is an order of magnitude.
inline constexpr std::size_t few_draws = 20;

/// Share of ones. `measure` and `unit` of the row are those of `measure`.
Summary share_of(const Sample& sample, const Measure& measure, const SummaryOptions& options);
Summary mean_of(const Sample& sample, const Measure& measure, const SummaryOptions& options);
/// p10, p50 and p90, with the suffix added to the name.
std::vector<Summary> quantiles_of(const Sample& sample, const Measure& measure, const SummaryOptions& options);

/// All rows the kind of the measure asks for.
std::vector<Summary> rows_of(const Sample& sample, const Measure& measure, const SummaryOptions& options);

}  // namespace sispam
