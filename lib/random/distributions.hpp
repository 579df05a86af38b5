// Distributions of our own, so that a draw has the same bits with every compiler and library.
//
// Wherever possible a sample is the inverse of the distribution function at one uniform number u in (0, 1): monotone
// in u, so common random numbers stay common when a parameter moves. <random> was rejected: the standard does not
// fix its algorithms.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "random/random.hpp"

namespace sispam {

/// A distribution as a planner writes it in a scenario.
struct Distribution {
  enum class Kind : std::uint8_t {
    constant,
    uniform,
    log_uniform,
    triangular,
    lognormal_mean,
    lognormal_median,
    exponential
  };
  Kind kind = Kind::constant;
  double a = 0;  // constant: the value; uniform, log_uniform, triangular: lowest; lognormal_*: mean or median;
                 // exponential: mean
  double b = 0;  // uniform, log_uniform: highest; triangular: most likely; lognormal_mean: coefficient of variation;
                 // lognormal_median: geometric standard deviation
  double c = 0;  // triangular: highest
  friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// The value below which a share `u` in (0, 1) of the distribution lies.
double quantile(const Distribution& distribution, double u);
/// Its expected value.
double mean(const Distribution& distribution);

/// Standard normal quantile: Wichura, Algorithm AS 241 (1988), relative accuracy about 1e-16.
double normal_quantile(double u);
/// Exponential with the given mean.
double exponential(double u, double mean);
/// Gamma with shape > 0 and scale 1: Marsaglia and Tsang (2000), with their boost for shape < 1.
double gamma(Draws& draws, double shape);
/// Beta with the given mean in (0, 1) and concentration k = alpha + beta > 0, as a ratio of gammas.
double beta(Draws& draws, double mean, double concentration);
/// Poisson count with the given mean >= 0, by inversion (mean below 700) of one uniform number.
std::uint32_t poisson(double u, double mean);
/// An integer in [0, n).
inline std::uint32_t index(double u, std::uint32_t n) {
  const auto i = static_cast<std::uint32_t>(u * n);
  return i < n ? i : n - 1;
}

}  // namespace sispam
