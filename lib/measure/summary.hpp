// Numbers over replicates: one row per measure, never without its interval, its n and its method.
//
// Outcomes are streamed as often as needed and columns gathered in groups, so a million replicates need no more memory
// than a thousand. Sums run serially in the order of the replicates, so every machine and every number of threads
// gives the same bytes. A failed replicate is never dropped in silence: it is counted, and widens the interval of a
// share to its worst case.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "measure/outcome.hpp"

namespace sispam {

/// How an interval was made.
enum class Method : std::uint8_t {
  none,               // nothing was observed
  too_few,            // one draw alone has no spread
  no_spread,          // all values, or the means of all draws, are equal: the data cannot bound the mean
  wilson,             // Wilson score
  rule_of_three,      // one-sided, never or always seen
  wilson_worst_case,  // Wilson with all failed replicates counted as 0 below and as 1 above
  bca,                // bootstrap, bias-corrected and accelerated
  bca_few,            // the same with fewer than 20 draws other than 0: take it for an order of magnitude
  student_t,          // from 1000 draws on, with no fewer than that other than 0
  order_statistics,   // ranks
  bootstrap_draws,    // percentiles of quantiles of resampled draws
  newcombe,           // difference of paired shares
};
inline constexpr int methods = 12;
std::string_view name_of(Method method);
/// One sentence for the reader of a CSV.
std::string_view meaning_of(Method method);

struct Summary {
  std::string measure;
  std::size_t n = 0;         // replicates in which the number exists
  std::size_t n_failed = 0;  // replicates that failed
  std::size_t n_draws = 0;   // draws of the uncertain parameters among the n
  double estimate = missing, lo = missing, hi = missing;
  double level = 0.95;
  Method method = Method::none;
  std::string unit;
};

enum class MeasureKind : std::uint8_t {
  share,      // of 0 and 1: one row
  mean,       // mean, p10, p50, p90
  count,      // mean, share above 0, mean of those above 0, p10, p50, p90
  quantiles,  // p10, p50, p90
  mean_only,
};

/// A number of each replicate that is to be summarised; NaN where it does not exist.
struct Measure {
  std::string name;
  std::string unit;  // UCUM
  MeasureKind kind = MeasureKind::mean;
  std::function<double(const Outcome&)> value;
};

/// Calls its argument once per outcome, in order of replicate; may be asked several times.
using OutcomeSource = std::function<void(const std::function<void(const Outcome&)>&)>;

struct SummaryOptions {
  std::uint64_t seed = 1;
  int per_draw = 1;  // replicates that share one draw of the uncertain parameters
  double level = 0.95;
};

/// The draw of a replicate.
std::uint32_t draw_of(ReplicateId id, int per_draw);

/// One measure per column of the Outcome.
std::vector<Measure> outcome_measures();
/// Rows in the order of the measures.
std::vector<Summary> summarize(const OutcomeSource& source, const std::vector<Measure>& measures,
                               const SummaryOptions& options);
/// The row of that name; throws Bug if there is none.
const Summary& find(const std::vector<Summary>& summaries, std::string_view measure);

}  // namespace sispam
