// SPDX-License-Identifier: Apache-2.0
#include "core/maths.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sispam {
namespace {

TEST(SmallDecay, is_no_farther_than_1e_13_from_the_exponential_and_in_order) {
  double before = 1;
  for (int k = 0; k <= 5000; ++k) {
    const double x = maths::SmallDecay::most * k / 5000;
    const maths::SmallDecay small(x);
    const double decay = (small.even - small.odd) / (small.even + small.odd);
    EXPECT_NEAR(decay, std::exp(-x), 1e-13) << x;
    EXPECT_LE(decay, before) << x;
    before = decay;
  }
}

TEST(SmallDecay, goes_over_into_the_exponential) {
  const double most = maths::SmallDecay::most;
  EXPECT_NEAR(maths::decay(most), maths::decay(std::nextafter(most, 1)), 1e-13);
}

TEST(FloorOf, is_the_greatest_whole_number_that_is_not_above) {
  for (int k = -3000; k <= 3000; ++k) {
    const double x = k / 8.0;
    EXPECT_EQ(maths::floor_of(x), static_cast<int>(std::floor(x))) << x;
    EXPECT_EQ(maths::floor_of(std::nextafter(x, -1e9)), static_cast<int>(std::floor(std::nextafter(x, -1e9)))) << x;
  }
  EXPECT_EQ(maths::floor_of(1e9), 1'000'000'000);
  EXPECT_EQ(maths::floor_of(-1e9), -1'000'000'000);
}

}  // namespace
}  // namespace sispam
