// Two plans that share their luck: what their pairs of replicates say about a share.
//
// With common random numbers most pairs agree, and only those that do not carry information. The interval of two
// independent shares was rejected: it ignores the pairs and is several times too wide.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "measure/interval.hpp"

namespace sispam {

/// Pairs by what happened in each of the two.
struct PairCounts {
  std::size_t both = 0, only_first = 0, only_second = 0, neither = 0;
  std::size_t n() const { return both + only_first + only_second + neither; }
};

/// Interval of the first share minus the second: square-and-add of Wilson intervals with the correlation of the pairs
/// (Newcombe 1998, Statistics in Medicine 17, 2635-2650, method 10). At least one pair.
Interval newcombe(const PairCounts& pairs, double level);
/// Exact two-sided test that both of the two kinds of disagreement are equally likely (McNemar 1947): twice the
/// binomial tail, at most 1. No disagreement gives 1.
double mcnemar(std::size_t only_first, std::size_t only_second);

}  // namespace sispam
