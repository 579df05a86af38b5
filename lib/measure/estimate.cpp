// SPDX-License-Identifier: Apache-2.0
#include "measure/estimate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "measure/bootstrap.hpp"
#include "measure/interval.hpp"
#include "measure/rank.hpp"

namespace sispam {
namespace {

DrawSums sums_of(const Sample& sample) {
  DrawSums sums;
  for (std::size_t i = 0; i < sample.value.size(); ++i) {
    if (i == 0 || sample.draw[i] != sample.draw[i - 1]) {
      sums.sum.push_back(0);
      sums.count.push_back(0);
    }
    sums.sum.back() += sample.value[i];
    sums.count.back() += 1;
  }
  return sums;
}

std::size_t draws_in(const Sample& sample) {
  std::size_t draws = 0;
  for (std::size_t i = 0; i < sample.draw.size(); ++i) draws += i == 0 || sample.draw[i] != sample.draw[i - 1] ? 1 : 0;
  return draws;
}

Summary row(const Sample& sample, std::string name, const Measure& measure, const SummaryOptions& options) {
  Summary summary;
  summary.measure = std::move(name);
  summary.unit = measure.unit;
  summary.n = sample.value.size();
  summary.n_failed = sample.n_failed;
  summary.n_draws = draws_in(sample);
  summary.level = options.level;
  return summary;
}

void set(Summary& summary, Interval interval, Method method) {
  summary.lo = interval.lo;
  summary.hi = interval.hi;
  summary.method = method;
}

bool all_equal(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); });
}

void bound_share(Summary& summary, double n) {
  const double share = summary.estimate;
  if (summary.n_failed > 0) {
    const double failed = static_cast<double>(summary.n_failed) * n / static_cast<double>(summary.n);
    const double all = n + failed;
    const double lo = wilson(share * n, all, summary.level).lo;
    const double hi = wilson(std::min(all, share * n + failed), all, summary.level).hi;
    return set(summary, {lo, hi}, Method::wilson_worst_case);
  }
  const double bound = upper_bound_if_never_seen(n, summary.level);
  if (share <= 0) return set(summary, {0, bound}, Method::rule_of_three);
  if (share >= 1) return set(summary, {1 - bound, 1}, Method::rule_of_three);
  set(summary, wilson(share * n, n, summary.level), Method::wilson);
}

std::vector<DrawnValue> sorted_values(const Sample& sample) {
  std::vector<DrawnValue> values;
  values.reserve(sample.value.size());
  std::uint32_t draw = 0;
  for (std::size_t i = 0; i < sample.value.size(); ++i) {
    if (i > 0 && sample.draw[i] != sample.draw[i - 1]) ++draw;
    values.push_back({sample.value[i], draw});
  }
  std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  return values;
}

/// Only the values above 0.
Sample positive(const Sample& sample) {
  Sample some;
  some.n_failed = sample.n_failed;
  for (std::size_t i = 0; i < sample.value.size(); ++i) {
    if (sample.value[i] <= 0) continue;
    some.value.push_back(sample.value[i]);
    some.draw.push_back(sample.draw[i]);
  }
  return some;
}

/// Whether the means of all draws are equal but for rounding; then so are those of all resamples.
bool draws_are_alike(const DrawSums& sums) {
  constexpr double rounding = 1e-12;
  for (std::size_t k = 1; k < sums.size(); ++k) {
    const double one = sums.sum[0] * sums.count[k], other = sums.sum[k] * sums.count[0];
    if (std::abs(one - other) > rounding * std::max(std::abs(one), std::abs(other))) return false;
  }
  return true;
}

std::size_t draws_with_any(const DrawSums& sums) {
  return static_cast<std::size_t>(std::count_if(sums.sum.begin(), sums.sum.end(), [](double s) { return s != 0; }));
}

Sample above_zero(Sample sample) {
  for (double& value : sample.value) value = value > 0 ? 1 : 0;
  return sample;
}

const std::vector<double> quantile_shares{0.1, 0.5, 0.9};
constexpr std::array<std::string_view, 3> quantile_suffixes{"_p10", "_p50", "_p90"};

Interval at_ranks(const std::vector<DrawnValue>& sorted, Ranks ranks) {
  const double lo = ranks.lo == 0 ? missing : sorted[ranks.lo - 1].value;
  const double hi = ranks.hi > sorted.size() ? missing : sorted[ranks.hi - 1].value;
  return {lo, hi};
}

/// An end that even independent draws could not bound stays open.
Interval open_ends(Interval interval, double q, const Summary& summary) {
  const Ranks ranks = quantile_ranks(q, summary.n_draws, summary.level);
  if (ranks.lo == 0) interval.lo = missing;
  if (ranks.hi > summary.n_draws) interval.hi = missing;
  return interval;
}

}  // namespace

Summary share_of(const Sample& sample, const Measure& measure, const SummaryOptions& options) {
  Summary summary = row(sample, measure.name, measure, options);
  summary.unit = "1";
  if (summary.n == 0 && summary.n_failed > 0) set(summary, {0, 1}, Method::wilson_worst_case);
  if (summary.n == 0) return summary;
  const DrawSums sums = sums_of(sample);
  summary.estimate = mean(sums);
  bound_share(summary, effective_n(sums, options.level));
  return summary;
}

Summary mean_of(const Sample& sample, const Measure& measure, const SummaryOptions& options) {
  Summary summary = row(sample, measure.name, measure, options);
  if (summary.n == 0) return summary;
  const DrawSums sums = sums_of(sample);
  summary.estimate = mean(sums);
  if (all_equal(sample.value)) {
    summary.estimate = sample.value.front();
    summary.method = Method::no_spread;
  } else if (summary.n_draws < 2) {
    summary.method = Method::too_few;
  } else if (draws_are_alike(sums)) {
    summary.method = Method::no_spread;
  } else if (const bool few = draws_with_any(sums) < few_draws; few || summary.n_draws < many_draws) {
    set(summary, bca_mean(sums, resample_address(options.seed, measure.name), options.level),
        few ? Method::bca_few : Method::bca);
  } else {
    const double error = std::sqrt(variance_of_mean(sums));
    const double degrees = static_cast<double>(summary.n_draws - 1);
    set(summary, student_t(summary.estimate, error, degrees, options.level), Method::student_t);
  }
  return summary;
}

std::vector<Summary> quantiles_of(const Sample& sample, const Measure& measure, const SummaryOptions& options) {
  std::vector<Summary> rows;
  const std::vector<DrawnValue> sorted = sorted_values(sample);
  const Summary blank = row(sample, measure.name, measure, options);
  const bool correlated = blank.n_draws < blank.n;
  std::vector<Interval> by_draws;
  if (correlated && all_equal(sample.value)) {
    by_draws.assign(quantile_shares.size(), {sample.value.front(), sample.value.front()});
  } else if (correlated) {
    const ResampleAddress address = resample_address(options.seed, measure.name);
    by_draws = quantiles_by_draws(sorted, quantile_shares, address, options.level);
  }
  for (std::size_t q = 0; q < quantile_shares.size(); ++q) {
    Summary summary = blank;
    summary.measure += quantile_suffixes[q];
    if (summary.n > 0) {
      const double share = quantile_shares[q];
      summary.estimate = sorted[rank_of(share, summary.n) - 1].value;
      if (correlated) {
        set(summary, open_ends(by_draws[q], share, summary), Method::bootstrap_draws);
      } else {
        set(summary, at_ranks(sorted, quantile_ranks(share, summary.n, options.level)), Method::order_statistics);
      }
    }
    rows.push_back(std::move(summary));
  }
  return rows;
}

std::vector<Summary> rows_of(const Sample& sample, const Measure& measure, const SummaryOptions& options) {
  if (measure.kind == MeasureKind::share) return {share_of(sample, measure, options)};
  std::vector<Summary> rows;
  if (measure.kind != MeasureKind::quantiles) rows.push_back(mean_of(sample, measure, options));
  if (measure.kind == MeasureKind::mean_only) return rows;
  if (measure.kind == MeasureKind::count) {
    Measure part = measure;
    part.name = measure.name + "_any";
    rows.push_back(share_of(above_zero(sample), part, options));
    part.name = measure.name + "_if_any";
    rows.push_back(mean_of(positive(sample), part, options));
  }
  for (Summary& summary : quantiles_of(sample, measure, options)) rows.push_back(std::move(summary));
  return rows;
}

}  // namespace sispam
