// Which element of a sorted sample is its quantile.
//
// The smallest value that at least a share q of the sample does not exceed, so a quantile is always a value that was
// seen. Interpolation was rejected: between two counts it invents half a person.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>

namespace sispam {

/// Rank of the q quantile in a sorted sample of n >= 1 values, from 1.
inline std::size_t rank_of(double q, std::size_t n) {
  const double exact = q * static_cast<double>(n);
  const double nearest = std::round(exact);
  // 0.9 x 10 is a hair above 9 in binary; it means the ninth.
  const double rank = std::fabs(exact - nearest) < 1e-9 * exact ? nearest : std::ceil(exact);
  return rank < 1 ? 1 : (rank > static_cast<double>(n) ? n : static_cast<std::size_t>(rank));
}

}  // namespace sispam
