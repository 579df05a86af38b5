// SPDX-License-Identifier: Apache-2.0
#include "measure/paired.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace sispam {
namespace {

TEST(McNemar, gives_the_two_sided_binomial_chance) {
  // By hand: 2 (1 + 10) / 2^10; 2 / 2^5; 2 (1 + 12 + 66) / 2^12. Of 15 against 5, exact2x2 of R gives 0.0413894653.
  EXPECT_DOUBLE_EQ(mcnemar(1, 9), 0.021484375);
  EXPECT_DOUBLE_EQ(mcnemar(9, 1), 0.021484375);
  EXPECT_DOUBLE_EQ(mcnemar(0, 5), 0.0625);
  EXPECT_NEAR(mcnemar(2, 10), 0.03857421875, 1e-10);
  EXPECT_NEAR(mcnemar(15, 5), 0.0413894653, 5e-11);
}

TEST(McNemar, is_one_without_a_disagreement_and_never_above_one) {
  EXPECT_EQ(mcnemar(0, 0), 1);
  EXPECT_EQ(mcnemar(7, 7), 1);
  EXPECT_EQ(mcnemar(0, 1), 1);
  EXPECT_EQ(mcnemar(3, 4), 1);
}

TEST(McNemar, never_grows_when_the_disagreement_becomes_more_one_sided) {
  for (std::size_t n = 1; n < 60; ++n) {
    for (std::size_t k = 1; 2 * k <= n; ++k)
      EXPECT_LE(mcnemar(k - 1, n - k + 1), mcnemar(k, n - k)) << k << " of " << n;
  }
}

TEST(Newcombe, agrees_with_the_examples_of_its_paper) {
  // Newcombe 1998, Statistics in Medicine 17, 2635-2650, method 10; and 54 agreeing pairs by hand:
  // Wilson's lower end of 54 of 54 is 54 / (54 + 1.96^2), and nothing else differs from 0.
  const Interval uneven = newcombe({36, 12, 2, 0}, 0.95);
  EXPECT_NEAR(uneven.lo, 0.0569, 5e-5);
  EXPECT_NEAR(uneven.hi, 0.3404, 5e-5);
  const Interval alike = newcombe({54, 0, 0, 0}, 0.95);
  EXPECT_NEAR(alike.lo, -0.0664, 5e-5);
  EXPECT_NEAR(alike.hi, 0.0664, 5e-5);
}

TEST(Newcombe, turns_its_sign_with_the_order_of_the_plans) {
  const Interval one = newcombe({20, 9, 3, 40}, 0.95), other = newcombe({20, 3, 9, 40}, 0.95);
  EXPECT_DOUBLE_EQ(one.lo, -other.hi);
  EXPECT_DOUBLE_EQ(one.hi, -other.lo);
}

TEST(Newcombe, is_narrower_for_pairs_that_agree_than_for_pairs_that_do_not) {
  const Interval alike = newcombe({45, 5, 0, 50}, 0.95);     // 0.50 against 0.45, shared luck
  const Interval unlike = newcombe({20, 30, 25, 25}, 0.95);  // the same shares, nothing shared
  EXPECT_LT(alike.hi - alike.lo, 0.5 * (unlike.hi - unlike.lo));
}

TEST(Newcombe, stays_between_minus_one_and_one_and_needs_a_pair) {
  const Interval all = newcombe({0, 3, 0, 0}, 0.99);
  EXPECT_EQ(all.hi, 1);
  EXPECT_GE(all.lo, -1);
  EXPECT_THROW(newcombe({}, 0.95), Bug);
}

}  // namespace
}  // namespace sispam
