// SPDX-License-Identifier: Apache-2.0
#include "measure/interval.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <charconv>
#include <cmath>

#include "core/error.hpp"
#include "core/maths.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

double two_sided(double level) { return 0.5 * (1 + level); }

double student_quantile(double degrees, double share) {
  return boost::math::quantile(boost::math::students_t(degrees), share);
}

/// P(at most k successes in n trials of chance q).
double binomial_cdf(std::size_t k, std::size_t n, double q) {
  if (k >= n) return 1;
  return boost::math::ibetac(static_cast<double>(k + 1), static_cast<double>(n - k), q);
}

/// The smallest k with P(at most k) >= share.
std::size_t binomial_quantile(double share, std::size_t n, double q) {
  std::size_t below = 0, at = n;
  while (below < at) {
    const std::size_t middle = below + (at - below) / 2;
    if (binomial_cdf(middle, n, q) >= share) {
      at = middle;
    } else {
      below = middle + 1;
    }
  }
  return at;
}

/// Below this many draws with the event, or without it, their likeness cannot be judged.
constexpr std::size_t few_draws = 10;

/// The smaller of the number of draws in which it happened and the number in which it did not always happen.
std::size_t draws_with_both(const DrawSums& draws) {
  std::size_t with = 0, without = 0;
  for (std::size_t d = 0; d < draws.size(); ++d) {
    with += draws.sum[d] > 0 ? 1 : 0;
    without += draws.sum[d] < draws.count[d] ? 1 : 0;
  }
  return std::min(with, without);
}

}  // namespace

double nine_digits(double x) {
  if (!std::isfinite(x)) return x;
  const std::string text = fmt::format("{:.9g}", x);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Interval wilson(double k, double n, double level) {
  require(n > 0 && k >= 0 && k <= n, "a share counts k of n > 0");
  const double z = normal_quantile(two_sided(level));
  const double share = k / n;
  const double middle = share + z * z / (2 * n);
  const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  const double lo = k > 0 ? std::max(0.0, (middle - half) / scale) : 0;
  const double hi = k < n ? std::min(1.0, (middle + half) / scale) : 1;
  return {lo, hi};
}

Interval clopper_pearson(double k, double n, double level) {
  require(n > 0 && k >= 0 && k <= n, "a share counts k of n > 0");
  const double tail = 1 - two_sided(level);
  const double lo = k > 0 ? boost::math::ibeta_inv(k, n - k + 1, tail) : 0;
  const double hi = k < n ? boost::math::ibetac_inv(k + 1, n - k, tail) : 1;
  return {nine_digits(lo), nine_digits(hi)};
}

double upper_bound_if_never_seen(double n, double level) {
  require(n > 0, "a share counts k of n > 0");
  return 1 - maths::pow(1 - level, 1 / n);
}

double mean(const DrawSums& draws) {
  double sum = 0, count = 0;
  for (std::size_t d = 0; d < draws.size(); ++d) {
    sum += draws.sum[d];
    count += draws.count[d];
  }
  return sum / count;
}

double variance_of_mean(const DrawSums& draws) {
  require(draws.size() >= 2, "a variance needs two draws");
  const double average = mean(draws);
  double squares = 0, count = 0;
  for (std::size_t d = 0; d < draws.size(); ++d) {
    const double miss = draws.sum[d] - average * draws.count[d];
    squares += miss * miss;
    count += draws.count[d];
  }
  const double n = static_cast<double>(draws.size());
  return squares * n / (n - 1) / (count * count);
}

double effective_n(const DrawSums& draws, double level) {
  double n = 0;
  for (const double count : draws.count) n += count;
  const double draws_n = static_cast<double>(draws.size());
  if (draws_n == n) return n;
  if (draws_n < 2 || draws_with_both(draws) < few_draws) return draws_n;
  const double share = mean(draws);
  const double variance = variance_of_mean(draws);
  if (variance <= 0) return n;
  const double fewer_degrees =
      student_quantile(n - 1, two_sided(level)) / student_quantile(draws_n - 1, two_sided(level));
  return nine_digits(std::min(n, share * (1 - share) / variance * fewer_degrees * fewer_degrees));
}

Interval student_t(double mean, double standard_error, double degrees, double level) {
  const double half = student_quantile(degrees, two_sided(level)) * standard_error;
  return {nine_digits(mean - half), nine_digits(mean + half)};
}

Ranks quantile_ranks(double q, std::size_t n, double level) {
  const double tail = 1 - two_sided(level);
  return {binomial_quantile(tail, n, q), binomial_quantile(1 - tail, n, q) + 1};
}

}  // namespace sispam
