// SPDX-License-Identifier: Apache-2.0
#include "core/octave_table.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sispam {
namespace {

TEST(OctaveTable, is_exact_at_its_points_and_within_its_bound_between_them) {
  const OctaveTable logarithm([](double x) { return std::log(x); });
  EXPECT_DOUBLE_EQ(logarithm.at(1), 0);
  EXPECT_DOUBLE_EQ(logarithm.at(1 + 1.0 / 128), std::log(1 + 1.0 / 128));
  EXPECT_DOUBLE_EQ(logarithm.at(0x1p-20), std::log(0x1p-20));
  double worst = 0;
  for (double x = 0x1p-20; x < 0x1p20; x *= 1.0013) worst = std::max(worst, std::abs(logarithm.at(x) - std::log(x)));
  EXPECT_LE(worst, 1.0 / 131072);  // g(t) = t: g'' - g' = -1
  EXPECT_GT(worst, 0.9 / 131072) << "the bound is sharp";
}

TEST(OctaveTable, gives_its_end_values_beyond_its_ends) {
  const OctaveTable logarithm([](double x) { return std::log(x); });
  EXPECT_DOUBLE_EQ(logarithm.at(0x1p20), std::log(0x1p20));
  EXPECT_DOUBLE_EQ(logarithm.at(1e30), std::log(0x1p20));
  EXPECT_DOUBLE_EQ(logarithm.at(1e-30), std::log(0x1p-20));
}

}  // namespace
}  // namespace sispam
