// SPDX-License-Identifier: Apache-2.0
#include "study/blocks.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sispam {
namespace {

TEST(Units, are_blocks_of_replicates_point_by_point_and_leave_none_out) {
  const std::vector<Block> units = units_of({.points = 2, .replicates = 5, .block = 2});
  ASSERT_EQ(units.size(), 6U);
  EXPECT_EQ(units[0], (Block{0, 0, 2}));
  EXPECT_EQ(units[2], (Block{0, 4, 1}));
  EXPECT_EQ(units[3], (Block{1, 0, 2}));
  EXPECT_EQ(rows_in(units), 10U);
}

TEST(Shards, part_the_units_so_that_each_belongs_to_exactly_one) {
  for (const std::uint32_t units : {0U, 1U, 7U, 24U}) {
    for (std::uint32_t count = 1; count < 10; ++count) {
      UnitNumbers all;
      for (std::uint32_t index = 1; index <= count; ++index) {
        const UnitNumbers part = units_of_shard({index, count}, units);
        EXPECT_LE(part.size(), (units + count - 1) / count);
        all.insert(all.end(), part.begin(), part.end());
      }
      std::sort(all.begin(), all.end());
      ASSERT_EQ(all.size(), units);
      for (std::uint32_t u = 0; u < units; ++u) EXPECT_EQ(all[u], u);
    }
  }
}

TEST(Shards, are_read_as_part_of_a_whole_or_not_at_all) {
  const auto shard = parse_shard("2/3");
  ASSERT_TRUE(shard);
  EXPECT_EQ(shard->index, 2U);
  EXPECT_EQ(shard->count, 3U);
  for (const char* bad : {"", "2", "/3", "2/", "0/3", "4/3", "1/0", "-1/3", "1/3/5", " 1/3", "1.0/3", "1/4294967296"}) {
    EXPECT_FALSE(parse_shard(bad)) << bad;
  }
}

TEST(UnitLists, are_read_sorted_and_without_duplicates_and_written_as_short_as_can_be) {
  EXPECT_EQ(parse_units("7-9,0,3,8", 10), (UnitNumbers{0, 3, 7, 8, 9}));
  EXPECT_EQ(units_text({0, 3, 7, 8, 9}), "0,3,7-9");
  EXPECT_EQ(units_text({}), "");
  for (const UnitNumbers& numbers : {UnitNumbers{4}, UnitNumbers{0, 1}, UnitNumbers{1, 3, 5, 6, 7, 9}}) {
    EXPECT_EQ(parse_units(units_text(numbers), 10), numbers);
  }
  for (const char* bad : {"", ",", "1,", "x", "10", "3-10", "5-3", "-3", "1--2", "1,,2"}) {
    EXPECT_FALSE(parse_units(bad, 10)) << bad;
  }
}

}  // namespace
}  // namespace sispam
