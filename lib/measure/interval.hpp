// Intervals for shares, means and quantiles, each with the guarantee it gives and the source of its formula.
//
// A planner acts on the upper end of a risk, so the textbook interval that fails for rare events (Wald) is not here.
// Numbers that need Boost.Math (incomplete beta, Student's t) are rounded to 9 significant digits, because the last
// digits of the C library change with the processor. One replicate, or one draw of parameters when several replicates
// share it, is the statistical unit.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace sispam {

/// NaN at an end means that the data cannot bound it.
struct Interval {
  double lo = 0, hi = 0;
};

/// x to 9 significant digits.
double nine_digits(double x);

/// Score interval of Wilson 1927 for k of n, two-sided; within [0, 1]. n need not be whole.
Interval wilson(double k, double n, double level);
/// Exact interval of Clopper and Pearson 1934: covers at least `level` whatever the true share.
Interval clopper_pearson(double k, double n, double level);
/// One-sided upper bound for a share never seen in n: 1 - (1 - level)^(1/n), about 3/n at 95 %.
double upper_bound_if_never_seen(double n, double level);

/// What each draw contributes: the sum of its values and how many there are. In order of draw, no empty draw.
struct DrawSums {
  std::vector<double> sum, count;
  std::size_t size() const { return sum.size(); }
};
/// Sum of all values over their number.
double mean(const DrawSums& draws);
/// Variance of that mean, linearised as a ratio of two sums (Cochran 1977, section 6.3); at least two draws.
double variance_of_mean(const DrawSums& draws);
/// The number of independent replicates that would tell as much about this share (Kish 1965; degrees of freedom after
/// Korn and Graubard 1998). Never more than there are. As many as draws when fewer than ten draws saw the event, or
/// its absence: then nobody can tell how alike the replicates of a draw are.
double effective_n(const DrawSums& draws, double level);

/// Student's t interval; `degrees` of freedom.
Interval student_t(double mean, double standard_error, double degrees, double level);

/// Ranks in the sorted sample, from 1, that enclose the q quantile of any distribution with at least `level`
/// (David and Nagaraja 2003, section 7.1). 0 and n + 1 mean that this end is open.
struct Ranks {
  std::size_t lo = 0, hi = 0;
};
Ranks quantile_ranks(double q, std::size_t n, double level);

}  // namespace sispam
