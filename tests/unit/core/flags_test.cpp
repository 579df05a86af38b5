// SPDX-License-Identifier: Apache-2.0
#include "core/flags.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sispam {
namespace {

std::vector<std::size_t> set_ones(const std::vector<std::uint8_t>& flags) {
  std::vector<std::size_t> found;
  for_each_set(flags, [&](std::size_t k) { found.push_back(k); });
  return found;
}

TEST(Flags, of_any_number_are_found_in_order_wherever_they_are) {
  for (std::size_t n = 0; n < 40; ++n) {
    EXPECT_TRUE(set_ones(std::vector<std::uint8_t>(n, 0)).empty());
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a; b < n; ++b) {
        std::vector<std::uint8_t> flags(n, 0);
        flags[a] = 1;
        flags[b] = 200;
        const std::vector<std::size_t> expected = a == b ? std::vector{a} : std::vector{a, b};
        EXPECT_EQ(set_ones(flags), expected) << n;
      }
    }
  }
}

}  // namespace
}  // namespace sispam
