// Intervals by resampling, for means of skewed counts and for quantiles of correlated replicates.
//
// A resample is a pure function of (seed, name of the measure, number of the resample), so the same rows give the same
// bytes. Whole draws of the parameters are resampled, never single replicates of a draw: replicates that share a draw
// are alike, and treating them as independent would promise too much.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "measure/interval.hpp"

namespace sispam {

/// Number of resamples. With 1999, ranks at 2.5 % and 97.5 % are whole.
inline constexpr std::uint32_t resamples = 1999;

/// Addresses the random numbers of one measure.
struct ResampleAddress {
  std::uint64_t seed = 0;
  std::uint32_t measure = 0;
};
/// `measure` becomes a 32-bit FNV-1a hash of the name.
ResampleAddress resample_address(std::uint64_t seed, std::string_view measure);

/// Fills `chosen` with as many numbers in [0, chosen.size()), drawn with replacement.
void resample(const ResampleAddress& address, std::uint32_t number, std::vector<std::uint32_t>& chosen);

/// Bias-corrected and accelerated interval of the mean (Efron 1987), with the jackknife over draws. At least two draws
/// that differ.
Interval bca_mean(const DrawSums& draws, const ResampleAddress& address, double level);

/// A value and the draw (from 0, without gaps) it belongs to.
struct DrawnValue {
  double value = 0;
  std::uint32_t draw = 0;
};
/// Percentile intervals of the quantiles `shares` of values sorted by value, resampling whole draws.
std::vector<Interval> quantiles_by_draws(const std::vector<DrawnValue>& sorted, const std::vector<double>& shares,
                                         const ResampleAddress& address, double level);

}  // namespace sispam
