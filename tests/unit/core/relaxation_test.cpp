// SPDX-License-Identifier: Apache-2.0
#include "core/relaxation.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sispam {
namespace {

/// Twenty quantities whose rates go up to `most`, after 0.7 s: in one go, and one by one.
void compare(double most) {
  constexpr std::size_t n = 20;
  constexpr double dt_s = 0.7;
  Relaxations all;
  for (int again = 0; again < 2; ++again) {
    std::vector<double> values(n + 1, 0.25);
    all.begin(n);
    for (std::size_t k = 0; k < n; ++k) {
      Relaxation influences;
      influences.add(most * static_cast<double>(k) / (n - 1), 0.05 * static_cast<double>(k));
      all.add(n - k, influences, 0.3, dt_s);
    }
    all.step();
    all.write_to(values);
    ASSERT_EQ(all.size(), n);
    for (std::size_t k = 0; k < n; ++k) {
      Relaxation influences;
      influences.add(most * static_cast<double>(k) / (n - 1), 0.05 * static_cast<double>(k));
      EXPECT_EQ(all.whose(k), n - k);
      EXPECT_NEAR(values[n - k], relaxed(influences, 0.3, dt_s), 1e-15) << k;
      EXPECT_EQ(values[n - k], all.value(k));
    }
    EXPECT_EQ(values[0], 0.25) << "nobody asked for him";
  }
}

TEST(Relaxations, are_those_of_each_alone_whether_all_steps_are_small_or_not) {
  compare(0.01);
  compare(0.7);
  compare(50);
}

}  // namespace
}  // namespace sispam
