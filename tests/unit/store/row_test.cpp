// SPDX-License-Identifier: Apache-2.0
#include "store/row.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "store/checksum.hpp"

namespace sispam {
namespace {

TEST(Checksum, agrees_with_published_values) {
  // CRC-32 check value of the catalogue of parametrised CRC algorithms; SHA-256 of "abc" from FIPS 180-4.
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Row, comes_back_as_it_was_written) {
  for (const std::string payload : {"", "a", "1,2.5,,*", "*00000000"}) {
    std::string line = row_line({7, ReplicateId{4294967295}}, payload);
    ASSERT_EQ(line.back(), '\n');
    line.pop_back();
    const auto text = unseal(line);
    ASSERT_TRUE(text);
    const auto row = parse_row(*text);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->id, (RowId{7, ReplicateId{4294967295}}));
    EXPECT_EQ(row->payload, payload);
  }
}

TEST(Row, with_any_single_bit_flipped_is_refused) {
  std::string line = row_line({0, ReplicateId{17}}, "ok,3.25,,0.1");
  line.pop_back();
  for (std::size_t bit = 0; bit < 8 * line.size(); ++bit) {
    std::string flipped = line;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(unseal(flipped)) << flipped;
  }
}

TEST(Row, without_the_numbers_of_point_and_replicate_is_refused) {
  for (const std::string_view text :
       {"", ",", "/", "x/1,", "-1/1,", "12", "1/12", "1,2", "0/4294967296,1", " 0/1,2", "0/ 1,2", "0//1,2"}) {
    EXPECT_FALSE(parse_row(text)) << text;
  }
}

TEST(Row, with_a_newline_inside_is_a_bug_of_ours) { EXPECT_THROW(row_line({}, "a\nb"), Bug); }

TEST(Header, difference_names_every_field_that_differs) {
  const RunIdentity one{"aaaa", 7, "0.1.0+x", 5};
  RunIdentity other = one;
  EXPECT_EQ(difference(header_text(one), header_text(other)), "");
  other.seed = 9;
  EXPECT_EQ(difference(header_text(one), header_text(other)), "seed=7, not seed=9");
  other.digest = std::string(64, 'b');  // of the scenario, which holds the seed, too
  EXPECT_EQ(difference(header_text(one), header_text(other)),
            "scenario=aaaa, not scenario=" + std::string(31, 'b') + "; seed=7, not seed=9");
}

}  // namespace
}  // namespace sispam
