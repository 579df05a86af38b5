// SPDX-License-Identifier: Apache-2.0
#include "measure/paired.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "core/error.hpp"

namespace sispam {
namespace {

/// Correlation of the two outcomes of a pair, drawn towards 0 where it is positive; 0 when one of them never varies.
double correlation(const PairCounts& pairs) {
  const auto a = static_cast<double>(pairs.both), b = static_cast<double>(pairs.only_first);
  const auto c = static_cast<double>(pairs.only_second), d = static_cast<double>(pairs.neither);
  const double product = (a + b) * (c + d) * (a + c) * (b + d);
  if (product <= 0) return 0;
  double excess = a * d - b * c;
  if (excess > 0) excess = std::max(0.0, excess - (a + b + c + d) / 2);
  return excess / std::sqrt(product);
}

double squared_and_added(double x, double y, double phi) {
  return std::sqrt(std::max(0.0, x * x - 2 * phi * x * y + y * y));
}

}  // namespace

Interval newcombe(const PairCounts& pairs, double level) {
  require(pairs.n() > 0, "a difference of shares needs a pair");
  const auto n = static_cast<double>(pairs.n());
  const auto first = static_cast<double>(pairs.both + pairs.only_first);
  const auto second = static_cast<double>(pairs.both + pairs.only_second);
  const Interval around_first = wilson(first, n, level), around_second = wilson(second, n, level);
  const double phi = correlation(pairs);
  const double difference = (first - second) / n;
  const double below = squared_and_added(first / n - around_first.lo, around_second.hi - second / n, phi);
  const double above = squared_and_added(around_first.hi - first / n, second / n - around_second.lo, phi);
  return {std::max(-1.0, difference - below), std::min(1.0, difference + above)};
}

double mcnemar(std::size_t only_first, std::size_t only_second) {
  const std::size_t few = std::min(only_first, only_second), many = std::max(only_first, only_second);
  if (few == many) return 1;
  // P(at most `few` of few + many, each with chance 1/2)
  const double tail = boost::math::ibetac(static_cast<double>(few + 1), static_cast<double>(many), 0.5);
  return std::min(1.0, nine_digits(2 * tail));
}

}  // namespace sispam
