// SPDX-License-Identifier: Apache-2.0
#include "random/distributions.hpp"

#include <cmath>

#include "core/error.hpp"
#include "core/maths.hpp"

namespace sispam {
namespace {

double triangular_quantile(const Distribution& d, double u) {
  const double width = d.c - d.a;
  if (width <= 0) return d.a;
  const double peak_at = (d.b - d.a) / width;
  if (u < peak_at) return d.a + std::sqrt(u * width * (d.b - d.a));
  return d.c - std::sqrt((1 - u) * width * (d.c - d.b));
}

double lognormal_mean_quantile(double mean, double variation, double u) {
  const double variance = maths::log(1 + variation * variation);
  return mean * maths::exp(std::sqrt(variance) * normal_quantile(u) - 0.5 * variance);
}

/// Marsaglia and Tsang (2000) for shape >= 1: a normal and a uniform number per attempt, about 1.05 attempts.
double gamma_at_least_one(Draws& draws, double shape) {
  const double d = shape - 1.0 / 3.0;
  const double c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double z = normal_quantile(draws.uniform());
    const double u = draws.uniform();
    const double root = 1 + c * z;
    if (root <= 0) continue;
    const double v = root * root * root;
    if (maths::log(u) < 0.5 * z * z + d - d * v + d * maths::log(v)) return d * v;
  }
}

/// The logarithm: a gamma number of a small shape is often too small for a double, its logarithm never.
double log_gamma_draw(Draws& draws, double shape) {
  if (shape >= 1) return maths::log(gamma_at_least_one(draws, shape));
  const double larger = maths::log(gamma_at_least_one(draws, shape + 1));
  return larger + maths::log(draws.uniform()) / shape;
}

}  // namespace

double quantile(const Distribution& d, double u) {
  switch (d.kind) {
    case Distribution::Kind::constant:
      return d.a;
    case Distribution::Kind::uniform:
      return d.a + u * (d.b - d.a);
    case Distribution::Kind::log_uniform:
      return d.a * maths::exp(u * maths::log(d.b / d.a));
    case Distribution::Kind::triangular:
      return triangular_quantile(d, u);
    case Distribution::Kind::lognormal_mean:
      return lognormal_mean_quantile(d.a, d.b, u);
    case Distribution::Kind::lognormal_median:
      return d.a * maths::exp(maths::log(d.b) * normal_quantile(u));
    case Distribution::Kind::exponential:
      return exponential(u, d.a);
  }
  require(false, "a distribution is of a known kind");
  return d.a;
}

double mean(const Distribution& d) {
  switch (d.kind) {
    case Distribution::Kind::constant:
    case Distribution::Kind::lognormal_mean:
    case Distribution::Kind::exponential:
      return d.a;
    case Distribution::Kind::uniform:
      return 0.5 * (d.a + d.b);
    case Distribution::Kind::log_uniform:
      return d.a == d.b ? d.a : (d.b - d.a) / maths::log(d.b / d.a);
    case Distribution::Kind::triangular:
      return (d.a + d.b + d.c) / 3;
    case Distribution::Kind::lognormal_median: {
      const double sigma = maths::log(d.b);
      return d.a * maths::exp(0.5 * sigma * sigma);
    }
  }
  require(false, "a distribution is of a known kind");
  return d.a;
}

double exponential(double u, double mean) {
  // -log(1 - u), with the rounding of 1 - u put back in, so that short times keep all their digits.
  const double rest = 1 - u;
  const double times = rest == 1 ? u : -maths::log(rest) * (u / (1 - rest));
  return mean * times;
}

double gamma(Draws& draws, double shape) {
  require(shape > 0, "the shape of a gamma number is positive");
  return shape >= 1 ? gamma_at_least_one(draws, shape) : maths::exp(log_gamma_draw(draws, shape));
}

double beta(Draws& draws, double mean, double concentration) {
  require(mean > 0 && mean < 1 && concentration > 0, "a beta number has a mean within (0, 1) and k > 0");
  const double first = log_gamma_draw(draws, mean * concentration);
  const double second = log_gamma_draw(draws, (1 - mean) * concentration);
  return 1 / (1 + maths::exp(second - first));
}

std::uint32_t poisson(double u, double mean) {
  require(mean >= 0 && mean < 700, "the mean of a Poisson number is within [0, 700)");
  double share = maths::exp(-mean);
  double below = share;
  std::uint32_t count = 0;
  while (u > below && (count < mean || share > 1e-18)) {
    ++count;
    share *= mean / count;
    below += share;
  }
  return count;
}

}  // namespace sispam
