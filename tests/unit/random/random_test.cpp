// SPDX-License-Identifier: Apache-2.0
#include "random/random.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "random/philox.hpp"
#include "goodness_of_fit.hpp"

namespace sispam {
namespace {

using Block = std::array<std::uint32_t, 4>;

TEST(Philox, gives_the_three_known_answers_published_with_random123) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  constexpr std::uint32_t ones = 0xffffffff;
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}), (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Uniform, lies_strictly_between_zero_and_one_even_at_the_ends) {
  EXPECT_EQ(to_uniform(0, 0), 0x1p-54);
  EXPECT_EQ(to_uniform(0xffffffff, 0xffffffff), 1 - 0x1p-53);
  EXPECT_LT(to_uniform(0x7fffffff, 0xffffffff), to_uniform(0x80000000, 0));
}

TEST(Random, has_the_bits_it_had_when_its_layout_was_fixed) {
  // Key = {low, high word of the seed}, counter = {entity, tick, purpose | draw << 16, replicate}.
  const Random random{0x299f31d0a4093822, 0x03707344};
  const auto words = philox({0x243f6a88, 0x85a308d3, 0x0005000f, 0x03707344}, {0xa4093822, 0x299f31d0});
  EXPECT_EQ(random.uniform(Purpose::test, 0x85a308d3, 0x243f6a88, 5), to_uniform(words[0], words[1]));
  EXPECT_EQ((Random{1, 0}.uniform(Purpose::parameter, 0, 0)), 0x1.c1c70490a099p-6);
  EXPECT_EQ((Random{20240826, 7}.uniform(Purpose::fall, 123, 456, 2)), 0x1.0d18750301fc6p-1);
}

TEST(Random, changes_with_every_part_of_the_address) {
  std::set<double> seen;
  const auto add = [&](Random random, Purpose purpose, std::uint32_t tick, std::uint32_t entity, std::uint16_t draw) {
    seen.insert(random.uniform(purpose, tick, entity, draw));
  };
  add({1, 1}, Purpose::test, 1, 1, 1);
  add({2, 1}, Purpose::test, 1, 1, 1);
  add({1 | std::uint64_t{1} << 32, 1}, Purpose::test, 1, 1, 1);
  add({1, 2}, Purpose::test, 1, 1, 1);
  add({1, 1}, Purpose::care, 1, 1, 1);
  add({1, 1}, Purpose::test, 2, 1, 1);
  add({1, 1}, Purpose::test, 1, 2, 1);
  add({1, 1}, Purpose::test, 1, 1, 2);
  EXPECT_EQ(seen.size(), 8U);
}

TEST(Random, is_uniform_along_each_part_of_the_address) {
  constexpr std::uint32_t n = 20000;
  std::vector<double> entities, ticks, replicates, draws;
  for (std::uint32_t i = 0; i < n; ++i) {
    entities.push_back(Random{7, 0}.uniform(Purpose::test, 0, i));
    ticks.push_back(Random{7, 0}.uniform(Purpose::test, i, 0));
    replicates.push_back(Random{7, i}.uniform(Purpose::test, 0, 0));
    draws.push_back(Random{7, 0}.uniform(Purpose::test, 0, 0, static_cast<std::uint16_t>(i)));
  }
  for (const auto& sample : {entities, ticks, replicates, draws}) {
    EXPECT_LT(fit::kolmogorov_smirnov(sample, [](double x) { return x; }), fit::kolmogorov_smirnov_bound());
  }
}

TEST(Random, has_neighbouring_addresses_that_know_nothing_of_each_other) {
  // 16 x 16 cells of (u at entity i, u at entity i + 1), pairs without overlap.
  std::vector<double> counted(256, 0);
  constexpr std::uint32_t pairs = 51200;
  for (std::uint32_t i = 0; i < pairs; ++i) {
    const Random random{11, 3};
    const auto a = static_cast<std::size_t>(random.uniform(Purpose::test, 5, 2 * i) * 16);
    const auto b = static_cast<std::size_t>(random.uniform(Purpose::test, 5, 2 * i + 1) * 16);
    ++counted[a * 16 + b];
  }
  EXPECT_LT(fit::chi_square(counted, std::vector<double>(256, pairs / 256.0)), fit::chi_square_bound(256));
}

TEST(Draws, go_on_where_they_stopped_and_count) {
  const Random random{3, 4};
  Draws draws(random, Purpose::test, 5, 6);
  EXPECT_EQ(draws.uniform(), random.uniform(Purpose::test, 5, 6, 0));
  EXPECT_EQ(draws.uniform(), random.uniform(Purpose::test, 5, 6, 1));
  EXPECT_EQ(draws.used(), 2);
}

}  // namespace
}  // namespace sispam
