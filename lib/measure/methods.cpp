// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "measure/summary.hpp"

namespace sispam {
namespace {

using Text = std::pair<std::string_view, std::string_view>;

constexpr std::array<Text, methods> texts{{
    {"none", "Nothing was observed (n = 0)."},
    {"too_few", "One draw alone has no spread, so there is no interval."},
    {"no_spread",
     "All values, or the means of all draws, are equal, so the data cannot bound the mean. For a mean of 0, the "
     "row with _any bounds the chance."},
    {"wilson",
     "Score interval of a share (Wilson 1927). With several replicates per draw, n is first reduced to the "
     "effective n (Kish 1965; Korn and Graubard 1998)."},
    {"rule_of_three",
     "Never or always seen: one-sided bound 1 - (1 - level)^(1/n), about 3/n at 95 %. With several replicates per "
     "draw, n is the number of draws."},
    {"wilson_worst_case", "Wilson with all failed replicates counted as 0 for lo and as 1 for hi."},
    {"bca", "Bootstrap of whole draws, 1999 resamples, bias-corrected and accelerated (Efron 1987)."},
    {"bca_few", "The same, but fewer than 20 draws have any: read it as an order of magnitude; it is often too low."},
    {"student_t", "Student's t, from 1000 draws on, of which at least 20 have any."},
    {"order_statistics",
     "Ranks of the sorted values; holds for any distribution. An end that n values cannot bound is empty."},
    {"bootstrap_draws",
     "Percentiles of the quantiles of 1999 resamples of whole draws; used when several replicates share a draw."},
    {"newcombe",
     "Difference of paired shares: Wilson intervals joined with the correlation of the pairs (Newcombe 1998)."},
}};

}  // namespace

std::string_view name_of(Method method) { return texts.at(static_cast<std::size_t>(method)).first; }
std::string_view meaning_of(Method method) { return texts.at(static_cast<std::size_t>(method)).second; }

}  // namespace sispam
