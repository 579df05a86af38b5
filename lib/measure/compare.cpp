// SPDX-License-Identifier: Apache-2.0
#include "measure/compare.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "measure/estimate.hpp"
#include "measure/paired.hpp"

namespace sispam {
namespace {

/// Bytes of gathered columns held at once.
constexpr std::size_t memory = std::size_t{64} << 20;

/// The replicates of one plan and some of their columns.
struct Half {
  std::vector<ReplicateId> ids;
  std::vector<bool> failed;
  std::vector<std::vector<double>> columns;
};

Half gather(const OutcomeSource& source, std::span<const Measure> measures) {
  Half half;
  half.columns.resize(measures.size());
  source([&](const Outcome& outcome) {
    const bool failed = outcome.status == Status::failed;
    half.ids.push_back(outcome.id);
    half.failed.push_back(failed);
    for (std::size_t m = 0; m < measures.size(); ++m) {
      half.columns[m].push_back(failed ? missing : measures[m].value(outcome));
    }
  });
  return half;
}

std::size_t count(const OutcomeSource& source) {
  std::size_t n = 0;
  source([&n](const Outcome& /*outcome*/) { ++n; });
  return n;
}

/// Indices of the same replicate in both halves.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Pairs pairs_of(const Half& point, const Half& baseline) {
  Pairs pairs;
  for (std::size_t p = 0, b = 0; p < point.ids.size() && b < baseline.ids.size();) {
    if (point.ids[p] == baseline.ids[b]) {
      pairs.emplace_back(p++, b++);
    } else if (point.ids[p] < baseline.ids[b]) {
      ++p;
    } else {
      ++b;
    }
  }
  return pairs;
}

/// Two halves with their pairs.
struct Paired {
  const Half& point;
  const Half& baseline;
  Pairs pairs;
};

void count_draws(const Sample& differences, Comparison& row) {
  for (std::size_t i = 0; i < differences.value.size();) {
    double sum = 0;
    const std::uint32_t draw = differences.draw[i];
    for (; i < differences.value.size() && differences.draw[i] == draw; ++i) sum += differences.value[i];
    ++(sum < 0 ? row.lower : sum > 0 ? row.higher : row.equal);
  }
}

/// Turns the row of a mean difference into that of a difference of shares.
void test_share(const PairCounts& counts, Comparison& row) {
  row.only_point = counts.only_first;
  row.only_baseline = counts.only_second;
  row.summary.unit = "1";
  if (row.summary.n == 0) return;
  row.p_value = mcnemar(row.lower, row.higher);
  if (row.summary.n_draws < row.summary.n) return;  // the draws were resampled: their pairs are not independent
  const Interval interval = newcombe(counts, row.summary.level);
  row.summary.lo = interval.lo;
  row.summary.hi = interval.hi;
  row.summary.method = Method::newcombe;
}

Comparison compare_measure(const Paired& paired, std::size_t m, const Measure& measure, const SummaryOptions& options) {
  Comparison row;
  Sample differences;
  PairCounts counts;
  for (const auto& [p, b] : paired.pairs) {
    const bool failed = paired.point.failed[p] || paired.baseline.failed[b];
    differences.n_failed += failed ? 1 : 0;
    const double first = paired.point.columns[m][p], second = paired.baseline.columns[m][b];
    if (failed || std::isnan(first) || std::isnan(second)) continue;
    differences.value.push_back(first - second);
    differences.draw.push_back(draw_of(paired.point.ids[p], options.per_draw));
    ++(first > 0 ? (second > 0 ? counts.both : counts.only_first) : (second > 0 ? counts.only_second : counts.neither));
  }
  row.kind = measure.kind;
  row.summary = mean_of(differences, measure, options);
  count_draws(differences, row);
  if (measure.kind == MeasureKind::share) test_share(counts, row);
  return row;
}

}  // namespace

std::vector<Comparison> compare(const OutcomeSource& point, const OutcomeSource& baseline,
                                const std::vector<Measure>& measures, const SummaryOptions& options) {
  std::vector<Comparison> rows;
  const std::size_t n = std::max<std::size_t>({count(point), count(baseline), 1});
  const std::size_t at_once = std::max<std::size_t>(memory / sizeof(double) / 2 / n, 1);
  for (std::size_t first = 0; first < measures.size(); first += at_once) {
    const auto group = std::span(measures).subspan(first, std::min(at_once, measures.size() - first));
    const Half ours = gather(point, group), theirs = gather(baseline, group);
    const Paired paired{ours, theirs, pairs_of(ours, theirs)};
    for (std::size_t m = 0; m < group.size(); ++m) rows.push_back(compare_measure(paired, m, group[m], options));
  }
  return rows;
}

}  // namespace sispam
