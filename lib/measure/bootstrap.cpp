// SPDX-License-Identifier: Apache-2.0
#include "measure/bootstrap.hpp"

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>

#include "core/error.hpp"
#include "measure/rank.hpp"
#include "random/distributions.hpp"
#include "random/philox.hpp"

namespace sispam {
namespace {

double normal_cdf(double z) { return nine_digits(0.5 * boost::math::erfc(-z / std::sqrt(2.0))); }

/// The resampled means, sorted.
std::vector<double> resampled_means(const DrawSums& draws, const ResampleAddress& address) {
  std::vector<double> means(resamples);
  std::vector<std::uint32_t> chosen(draws.size());
  for (std::uint32_t b = 0; b < resamples; ++b) {
    resample(address, b, chosen);
    double sum = 0, count = 0;
    for (const std::uint32_t d : chosen) {
      sum += draws.sum[d];
      count += draws.count[d];
    }
    means[b] = sum / count;
  }
  std::sort(means.begin(), means.end());
  return means;
}

/// How many normal standard deviations the estimate lies off the middle of the resampled ones. The same draws summed in
/// another order differ in rounding, and still are equal.
double bias_correction(const std::vector<double>& sorted, double estimate) {
  const double rounding = 1e-12 * std::max(std::abs(sorted.front()), std::abs(sorted.back()));
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), estimate - rounding);
  const auto last = std::upper_bound(sorted.begin(), sorted.end(), estimate + rounding);
  const double below = static_cast<double>(first - sorted.begin());
  const double equal = static_cast<double>(last - first);
  const double share = (below + 0.5 * equal) / resamples;
  return normal_quantile(std::clamp(share, 0.5 / resamples, 1 - 0.5 / resamples));
}

/// Skewness of the influence of single draws: the acceleration, from the jackknife.
double acceleration(const DrawSums& draws) {
  double sum = 0, count = 0;
  for (std::size_t d = 0; d < draws.size(); ++d) {
    sum += draws.sum[d];
    count += draws.count[d];
  }
  std::vector<double> without(draws.size());
  double middle = 0;
  for (std::size_t d = 0; d < draws.size(); ++d) {
    without[d] = (sum - draws.sum[d]) / (count - draws.count[d]);
    middle += without[d] / static_cast<double>(draws.size());
  }
  double squares = 0, cubes = 0;
  for (const double value : without) {
    const double miss = middle - value;
    squares += miss * miss;
    cubes += miss * miss * miss;
  }
  return squares > 0 ? cubes / (6 * squares * std::sqrt(squares)) : 0;
}

double corrected_share(double share, double bias, double acceleration) {
  const double z = bias + normal_quantile(share);
  const double stretch = 1 - acceleration * z;
  if (stretch <= 0) return z > 0 ? 1 : 0;
  return normal_cdf(bias + z / stretch);
}

/// Element of the sorted resampled values below which `share` of them lie, rounded outwards.
double lower_end(const std::vector<double>& sorted, double share) {
  const double rank = std::floor(share * (resamples + 1));
  return sorted[static_cast<std::size_t>(std::clamp(rank, 1.0, double{resamples})) - 1];
}

double upper_end(const std::vector<double>& sorted, double share) {
  const double rank = std::ceil(share * (resamples + 1));
  return sorted[static_cast<std::size_t>(std::clamp(rank, 1.0, double{resamples})) - 1];
}

/// Quantiles of one resample: how often each draw was chosen is the weight of its values.
void weighted_quantiles(const std::vector<DrawnValue>& sorted, const std::vector<std::uint32_t>& weight,
                        const std::vector<double>& shares, std::vector<double>& out) {
  std::size_t total = 0;
  for (const DrawnValue& value : sorted) total += weight[value.draw];
  std::size_t below = 0, at = 0;
  for (std::size_t q = 0; q < shares.size(); ++q) {
    const std::size_t rank = rank_of(shares[q], total);
    while (below + weight[sorted[at].draw] < rank) below += weight[sorted[at++].draw];
    out[q] = sorted[at].value;
  }
}

}  // namespace

ResampleAddress resample_address(std::uint64_t seed, std::string_view measure) {
  std::uint32_t hash = 2166136261U;
  for (const char c : measure) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return {seed, hash};
}

void resample(const ResampleAddress& address, std::uint32_t number, std::vector<std::uint32_t>& chosen) {
  const auto low = static_cast<std::uint32_t>(address.seed);
  const auto high = static_cast<std::uint32_t>(address.seed >> 32);
  const std::uint64_t n = chosen.size();
  const auto purpose = static_cast<std::uint32_t>(Purpose::bootstrap);
  for (std::uint32_t i = 0; i < n; i += 4) {
    // All four words are used: resampling is most of the work of a summary.
    const auto words = philox({address.measure, number, purpose, i / 4}, {low, high});
    for (std::uint32_t j = 0; j < 4 && i + j < n; ++j) chosen[i + j] = static_cast<std::uint32_t>((words[j] * n) >> 32);
  }
}

Interval bca_mean(const DrawSums& draws, const ResampleAddress& address, double level) {
  require(draws.size() >= 2, "resampling needs two draws");
  const std::vector<double> means = resampled_means(draws, address);
  const double bias = bias_correction(means, mean(draws));
  const double skew = acceleration(draws);
  const double tail = 0.5 * (1 - level);
  return {lower_end(means, corrected_share(tail, bias, skew)), upper_end(means, corrected_share(1 - tail, bias, skew))};
}

std::vector<Interval> quantiles_by_draws(const std::vector<DrawnValue>& sorted, const std::vector<double>& shares,
                                         const ResampleAddress& address, double level) {
  require(!sorted.empty() && std::is_sorted(shares.begin(), shares.end()), "quantiles need values and rising shares");
  std::uint32_t draws = 0;
  for (const DrawnValue& value : sorted) draws = std::max(draws, value.draw + 1);
  std::vector<std::vector<double>> found(shares.size(), std::vector<double>(resamples));
  std::vector<std::uint32_t> chosen(draws), weight(draws);
  std::vector<double> quantiles(shares.size());
  for (std::uint32_t b = 0; b < resamples; ++b) {
    resample(address, b, chosen);
    std::fill(weight.begin(), weight.end(), 0);
    for (const std::uint32_t d : chosen) ++weight[d];
    weighted_quantiles(sorted, weight, shares, quantiles);
    for (std::size_t q = 0; q < shares.size(); ++q) found[q][b] = quantiles[q];
  }
  std::vector<Interval> intervals;
  for (auto& values : found) {
    std::sort(values.begin(), values.end());
    intervals.push_back({lower_end(values, 0.5 * (1 - level)), upper_end(values, 0.5 * (1 + level))});
  }
  return intervals;
}

}  // namespace sispam
