// SPDX-License-Identifier: Apache-2.0
#include "measure/bootstrap.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "random/distributions.hpp"

namespace sispam {
namespace {

DrawSums singles(std::vector<double> values) {
  const std::size_t n = values.size();
  return {std::move(values), std::vector<double>(n, 1)};
}

std::vector<double> exponentials(std::uint32_t n) {
  std::vector<double> values;
  for (std::uint32_t i = 0; i < n; ++i) values.push_back(exponential(Random{8, 0}.uniform(Purpose::test, 1, i), 10));
  return values;
}

const ResampleAddress address = resample_address(1, "injured_demonstrators");

TEST(Resample, is_a_pure_function_of_seed_measure_and_number) {
  std::vector<std::uint32_t> a(101), b(101), c(101), d(101), e(101);
  resample(resample_address(1, "x"), 0, a);
  resample(resample_address(1, "x"), 0, b);
  resample(resample_address(1, "x"), 1, c);
  resample(resample_address(1, "y"), 0, d);
  resample(resample_address(2, "x"), 0, e);
  EXPECT_EQ(a, b);
  EXPECT_NE(a, c);
  EXPECT_NE(a, d);
  EXPECT_NE(a, e);
}

TEST(Resample, chooses_every_draw_equally_often) {
  std::vector<double> counted(10, 0);
  std::vector<std::uint32_t> chosen(10);
  for (std::uint32_t b = 0; b < 10000; ++b) {
    resample(address, b, chosen);
    for (const std::uint32_t d : chosen) ++counted[d];
  }
  // Each count is binomial(100000, 0.1): standard deviation 94.9; 5.4 of them for ten cells at 1e-6 in all.
  for (const double n : counted) EXPECT_NEAR(n, 10000, 5.4 * 94.9);
}

TEST(BcaMean, moves_and_stretches_with_the_values) {
  std::vector<double> values = exponentials(60);
  const Interval plain = bca_mean(singles(values), address, 0.95);
  for (double& v : values) v = 4 * v + 1024;
  const Interval moved = bca_mean(singles(values), address, 0.95);
  EXPECT_NEAR(moved.lo, 4 * plain.lo + 1024, 1e-9);
  EXPECT_NEAR(moved.hi, 4 * plain.hi + 1024, 1e-9);
}

TEST(BcaMean, reaches_further_on_the_side_of_the_long_tail) {
  const std::vector<double> values = exponentials(60);
  const double centre = mean(singles(values));
  const Interval right = bca_mean(singles(values), address, 0.95);
  EXPECT_GT(right.hi - centre, 1.15 * (centre - right.lo));
  std::vector<double> mirrored = values;
  for (double& v : mirrored) v = -v;
  const Interval left = bca_mean(singles(mirrored), address, 0.95);
  EXPECT_GT(-centre - left.lo, 1.15 * (left.hi + centre));
}

TEST(BcaMean, agrees_with_normal_theory_for_many_values) {
  const std::vector<double> values = exponentials(900);
  const DrawSums draws = singles(values);
  const double half = 1.96 * std::sqrt(variance_of_mean(draws));
  const Interval i = bca_mean(draws, address, 0.95);
  // Skewness 2 moves each end by about 2 / 6 / 30 x (1.96^2 x 2 + 1) = 5 % of half; resampling noise is 3 %.
  EXPECT_NEAR(i.lo, mean(draws) - half, 0.15 * half);
  EXPECT_NEAR(i.hi, mean(draws) + half, 0.15 * half);
}

TEST(BcaMean, is_wider_when_the_same_values_come_in_draws_that_are_alike) {
  std::vector<double> values = exponentials(400);
  std::sort(values.begin(), values.end());
  DrawSums grouped;
  for (std::size_t d = 0; d < 40; ++d) {
    double sum = 0;
    for (std::size_t j = 0; j < 10; ++j) sum += values[d * 10 + j];
    grouped.sum.push_back(sum);
    grouped.count.push_back(10);
  }
  const Interval alone = bca_mean(singles(values), address, 0.95);
  const Interval together = bca_mean(grouped, address, 0.95);
  // Sorted groups of ten hold nearly all the spread between them: sqrt(10) times as wide.
  EXPECT_GT(together.hi - together.lo, 2.5 * (alone.hi - alone.lo));
}

TEST(BcaMean, of_tenths_is_a_tenth_of_that_of_the_whole_numbers) {
  for (std::uint32_t sample = 0; sample < 30; ++sample) {
    std::vector<double> whole, tenths;  // sums of tenths depend on their order, in the last digit
    for (std::uint32_t i = 0; i < 12; ++i) {
      whole.push_back(std::floor(4 * Random{9, sample}.uniform(Purpose::test, 2, i)));
      tenths.push_back(whole.back() / 10);
    }
    const Interval one = bca_mean(singles(whole), address, 0.95), other = bca_mean(singles(tenths), address, 0.95);
    EXPECT_NEAR(other.lo, one.lo / 10, 1e-12) << sample;
    EXPECT_NEAR(other.hi, one.hi / 10, 1e-12) << sample;
  }
}

TEST(BcaMean, has_the_bits_it_had_when_it_was_written) {
  const Interval i = bca_mean(singles({0, 0, 0, 3, 1, 0, 12, 0, 2, 0}), address, 0.95);
  EXPECT_EQ(i.lo, 0.4);
  EXPECT_EQ(i.hi, 6.4);
}

TEST(QuantilesByDraws, agree_with_ranks_when_every_value_has_its_own_draw) {
  std::vector<double> values = exponentials(500);
  std::sort(values.begin(), values.end());
  std::vector<DrawnValue> sorted;
  for (std::uint32_t i = 0; i < values.size(); ++i) sorted.push_back({values[i], i});
  const auto found = quantiles_by_draws(sorted, {0.1, 0.5, 0.9}, address, 0.95);
  const auto rank = [&](double value) {
    return static_cast<double>(std::lower_bound(values.begin(), values.end(), value) - values.begin() + 1);
  };
  // Ends of 1999 resamples wander by about a tenth of the interval: 2 ranks of 44 for the median, doubled.
  const std::vector<double> shares{0.1, 0.5, 0.9};
  for (std::size_t q = 0; q < 3; ++q) {
    const Ranks exact = quantile_ranks(shares[q], 500, 0.95);
    EXPECT_NEAR(rank(found[q].lo), static_cast<double>(exact.lo), 4);
    EXPECT_NEAR(rank(found[q].hi), static_cast<double>(exact.hi), 4);
  }
}

TEST(QuantilesByDraws, know_that_alike_replicates_are_worth_one) {
  // 40 draws of 10 equal values: the median is known as well as from 40 values, not 400.
  std::vector<DrawnValue> sorted;
  for (std::uint32_t d = 0; d < 40; ++d) {
    for (int j = 0; j < 10; ++j) sorted.push_back({static_cast<double>(d + 1), d});
  }
  const auto found = quantiles_by_draws(sorted, {0.5}, address, 0.95);
  const Ranks exact = quantile_ranks(0.5, 40, 0.95);
  EXPECT_NEAR(found[0].lo, static_cast<double>(exact.lo), 1);
  EXPECT_NEAR(found[0].hi, static_cast<double>(exact.hi), 1);
}

}  // namespace
}  // namespace sispam
