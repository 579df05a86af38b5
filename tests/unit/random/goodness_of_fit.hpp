// How well a sample fits a distribution: Kolmogorov-Smirnov and chi-square, with bounds from a false-alarm rate.
//
// Shared by all tests of samplers. Every test in the suite that uses it would fail by pure luck once in a million
// seeds; as the seeds are fixed, it either always passes or always fails.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <cstddef>
#include <vector>

namespace sispam::fit {

inline constexpr double false_alarm = 1e-6;

/// Largest distance between the sample's and the expected distribution function, times the root of n.
template <class Cdf>
double kolmogorov_smirnov(std::vector<double> sample, Cdf cdf) {
  std::sort(sample.begin(), sample.end());
  const double n = static_cast<double>(sample.size());
  double worst = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double expected = cdf(sample[i]);
    worst = std::max({worst, expected - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - expected});
  }
  return worst * std::sqrt(n);
}

/// P(D sqrt(n) > bound) < false_alarm, from the bound of Massart 1990: P <= 2 exp(-2 bound^2).
inline double kolmogorov_smirnov_bound() { return std::sqrt(-0.5 * std::log(false_alarm / 2)); }

inline double chi_square(const std::vector<double>& counted, const std::vector<double>& expected) {
  double sum = 0;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const double miss = counted[i] - expected[i];
    sum += miss * miss / expected[i];
  }
  return sum;
}

inline double chi_square_bound(std::size_t cells) {
  return quantile(complement(boost::math::chi_squared(static_cast<double>(cells - 1)), false_alarm));
}

}  // namespace sispam::fit
