// SPDX-License-Identifier: Apache-2.0
#include "measure/interval.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"

namespace sispam {
namespace {

// Expected numbers of this file: SciPy 1.10.1, all digits printed.
// Ten digits there, nine here where Boost computes: half a unit of the ninth.
void expect_interval(Interval found, double lo, double hi) {
  EXPECT_NEAR(found.lo, lo, 5.1e-9 * lo + 1e-15);
  EXPECT_NEAR(found.hi, hi, 5.1e-9 * hi + 1e-15);
}

TEST(Wilson, agrees_with_scipy) {
  expect_interval(wilson(3, 1000, 0.95), 0.001020783881, 0.008783014054);
  expect_interval(wilson(81, 263, 0.95), 0.2552885199, 0.366209577);
  expect_interval(wilson(200, 1000, 0.95), 0.1763770904, 0.2259189646);
}

TEST(Wilson, never_leaves_the_shares) {
  EXPECT_EQ(wilson(0, 1000, 0.95).lo, 0);
  EXPECT_EQ(wilson(1000, 1000, 0.95).hi, 1);
  for (int n = 1; n < 60; ++n) {
    for (int k = 0; k <= n; ++k) {
      const Interval i = wilson(k, n, 0.95);
      const double share = static_cast<double>(k) / n;
      EXPECT_TRUE(0 <= i.lo && i.lo <= share && share <= i.hi && i.hi <= 1) << k << " of " << n;
    }
  }
  EXPECT_THROW(wilson(3, 2, 0.95), Bug);
  EXPECT_THROW(wilson(0, 0, 0.95), Bug);
}

TEST(ClopperPearson, agrees_with_scipy) {
  expect_interval(clopper_pearson(3, 1000, 0.95), 0.0006190999316, 0.008742023238);
  expect_interval(clopper_pearson(0, 10, 0.95), 0, 0.3084971078);
  expect_interval(clopper_pearson(5, 10, 0.95), 0.1870860284, 0.8129139716);
  expect_interval(clopper_pearson(10, 10, 0.95), 1 - 0.3084971078, 1);
}

TEST(RuleOfThree, is_the_exact_one_sided_bound_and_about_three_over_n) {
  EXPECT_NEAR(upper_bound_if_never_seen(200, 0.95), 0.0148670392312721, 1e-14);  // 1 - 0.05^(1/200)
  EXPECT_NEAR(upper_bound_if_never_seen(10000, 0.95) * 10000, 3, 0.005);
  EXPECT_NEAR(std::pow(1 - upper_bound_if_never_seen(37, 0.95), 37), 0.05, 1e-12);
}

TEST(NineDigits, keeps_nine_digits_and_what_is_not_a_number) {
  EXPECT_EQ(nine_digits(1.23456789012345), 1.23456789);
  EXPECT_EQ(nine_digits(-98765432198.0), -98765432200.0);
  EXPECT_EQ(nine_digits(0), 0);
  EXPECT_TRUE(std::isnan(nine_digits(std::nan(""))));
}

TEST(QuantileRanks, agree_with_scipy) {
  const auto expect = [](double q, std::size_t n, std::size_t lo, std::size_t hi) {
    const Ranks ranks = quantile_ranks(q, n, 0.95);
    EXPECT_EQ(ranks.lo, lo) << q << " " << n;
    EXPECT_EQ(ranks.hi, hi) << q << " " << n;
  };
  expect(0.5, 100, 40, 61);
  expect(0.95, 1000, 936, 964);
  expect(0.99, 1000, 983, 997);
}

TEST(QuantileRanks, leave_an_end_open_that_the_sample_cannot_bound) {
  EXPECT_EQ(quantile_ranks(0.9, 20, 0.95).hi, 21U);
  EXPECT_EQ(quantile_ranks(0.1, 20, 0.95).lo, 0U);
  // P(all of n lie below the 90 % point) = 0.9^n: at n = 36 it falls below 2.5 %, and the largest value bounds it.
  EXPECT_EQ(quantile_ranks(0.9, 35, 0.95).hi, 36U);
  EXPECT_EQ(quantile_ranks(0.9, 36, 0.95).hi, 36U);
}

TEST(StudentT, has_the_tabled_width) {
  const Interval i = student_t(5, 2, 10, 0.95);
  EXPECT_NEAR(i.hi, 5 + 2 * 2.228138852, 1e-8);
  EXPECT_NEAR(i.lo, 5 - 2 * 2.228138852, 1e-8);
}

DrawSums draws_of(const std::vector<double>& sums, double count) {
  return {sums, std::vector<double>(sums.size(), count)};
}

TEST(VarianceOfMean, is_that_of_draw_means_when_all_draws_are_equally_large) {
  // Draw means 1, 2, 3, 6: mean 3, sum of squares 14, variance of the mean 14 / 3 / 4.
  EXPECT_DOUBLE_EQ(variance_of_mean(draws_of({2, 4, 6, 12}, 2)), 14.0 / 12);
  EXPECT_DOUBLE_EQ(mean(draws_of({2, 4, 6, 12}, 2)), 3);
  EXPECT_THROW(variance_of_mean(draws_of({2}, 2)), Bug);
}

TEST(EffectiveN, is_the_number_of_replicates_when_each_has_a_draw_of_its_own) {
  EXPECT_EQ(effective_n(draws_of({0, 1, 1, 0, 0}, 1), 0.95), 5);
}

TEST(EffectiveN, is_about_the_number_of_draws_when_replicates_of_a_draw_are_all_alike) {
  std::vector<double> sums(100, 0);
  for (std::size_t d = 0; d < 40; ++d) sums[d] = 10;
  const double n = effective_n(draws_of(sums, 10), 0.95);
  EXPECT_GT(n, 95);
  EXPECT_LT(n, 101);
}

TEST(EffectiveN, is_the_number_of_draws_when_too_few_draws_saw_the_event) {
  std::vector<double> sums(50, 0);
  EXPECT_EQ(effective_n(draws_of(sums, 10), 0.95), 50);
  for (std::size_t d = 0; d < 9; ++d) sums[d] = 1;
  EXPECT_EQ(effective_n(draws_of(sums, 10), 0.95), 50);
  sums[9] = 1;
  EXPECT_GT(effective_n(draws_of(sums, 10), 0.95), 300);
  EXPECT_EQ(effective_n(draws_of(std::vector<double>(50, 10), 10), 0.95), 50);
}

TEST(EffectiveN, pays_for_the_few_draws_its_variance_comes_from) {
  // 20 draws of 10, half all ones and half all zeros. Variance of the mean: 20 x 25 x 20 / 19 / 200^2 = 0.25 / 19,
  // so 19 without the loss of degrees of freedom, times (t at 199 degrees / t at 19)^2 = (1.971957 / 2.093024)^2.
  std::vector<double> sums(20, 0);
  std::fill(sums.begin(), sums.begin() + 10, 10);
  EXPECT_NEAR(effective_n(draws_of(sums, 10), 0.95), 19 * std::pow(1.971957 / 2.093024, 2), 1e-4);
}

TEST(EffectiveN, is_never_more_than_there_are_replicates) {
  std::vector<double> sums(50, 5);  // every draw exactly half: less spread than chance gives
  sums[0] = 4;
  EXPECT_EQ(effective_n(draws_of(sums, 10), 0.95), 500);
}

}  // namespace
}  // namespace sispam
