// SPDX-License-Identifier: Apache-2.0
#include "scenario/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace sispam {
namespace {

double number(std::string_view word) {
  const auto found = to_number(word);
  return std::holds_alternative<double>(found) ? std::get<double>(found) : std::numeric_limits<double>::quiet_NaN();
}

TEST(Number, is_a_decimal_with_optional_fraction_and_exponent) {
  EXPECT_EQ(number("0"), 0);
  EXPECT_EQ(number("-12"), -12);
  EXPECT_EQ(number("0.5"), 0.5);
  EXPECT_EQ(number("1e3"), 1000);
  EXPECT_EQ(number("-1.5E-2"), -0.015);
  EXPECT_EQ(number("1e+2"), 100);
  EXPECT_EQ(number("0e999"), 0);
}

TEST(Number, loses_the_sign_of_zero_so_that_equal_numbers_have_one_text) {
  EXPECT_EQ(number_text(number("-0.0")), "0");
}

TEST(Number, refuses_every_other_spelling) {
  for (const char* word :
       {"",    "-",     "+1",    ".5",   "5.",  "017",   "-017",     "00",     "0x1F",   "1_000",
        "1,5", "12:30", ".nan",  ".inf", "nan", "inf",   "infinity", "1e",     "1e+",    "e3",
        "1 ",  " 1",    "1.2.3", "0b1",  "0o7", "1e1.5", "1e400",    "-1e400", "1e-400", "5e-324x"}) {
    EXPECT_TRUE(std::holds_alternative<NotANumber>(to_number(word))) << word;
  }
}

TEST(Number, reads_back_from_its_shortest_text) {
  for (const double value :
       {0.1, 1.0 / 3, 1e-7, 1e22, 123456789.125, 2.2255409284924679, 5e-324, 1.7976931348623157e308}) {
    EXPECT_EQ(number(number_text(value)), value) << number_text(value);
  }
}

TEST(Integer, is_digits_only_and_must_fit) {
  EXPECT_EQ(std::get<std::int64_t>(to_integer("-5")), -5);
  EXPECT_EQ(std::get<std::uint64_t>(to_seed("18446744073709551615")), 18446744073709551615u);
  for (const char* word : {"1.0", "1e3", "010", "18446744073709551616", ""}) {
    EXPECT_TRUE(std::holds_alternative<NotANumber>(to_integer(word))) << word;
  }
  EXPECT_TRUE(std::holds_alternative<NotANumber>(to_seed("-1")));
  EXPECT_TRUE(std::holds_alternative<NotANumber>(to_seed("18446744073709551616")));
}

TEST(Id, is_safe_in_a_spreadsheet) {
  for (const char* word : {"a", "A.b:c-d", "_x", "9"}) EXPECT_TRUE(is_id(word)) << word;
  for (const char* word : {"", "=1", "+a", "-a", "@a", ".a", "a b", "a,b", "a\"", "é", "a\n"})
    EXPECT_FALSE(is_id(word)) << word;
  EXPECT_TRUE(is_id(std::string(64, 'a')));
  EXPECT_FALSE(is_id(std::string(65, 'a')));
}

TEST(Time, is_iso_8601_with_a_zone) {
  for (const char* word : {"2024-08-26T10:00+07:00", "2024-08-26T10:00Z", "2024-08-26T10:00:59-03:30"}) {
    EXPECT_TRUE(is_time(word)) << word;
  }
  for (const char* word : {"", "2024-08-26", "2024-08-26T10:00", "2024-08-26 10:00Z", "2024-08-26T24:00Z",
                           "2024-00-26T10:00Z", "2024-08-32T10:00Z", "2024-08-26T10:00Zz"}) {
    EXPECT_FALSE(is_time(word)) << word;
  }
}

TEST(Utf8, finds_the_first_byte_that_is_not_valid) {
  EXPECT_EQ(first_invalid_utf8("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), std::string::npos);
  EXPECT_EQ(first_invalid_utf8("ab\xFF"), 2u);
  EXPECT_EQ(first_invalid_utf8("\xC3"), 0u);
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0u);
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0u);
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0u);
}

TEST(Similar, offers_the_nearest_words_first) {
  const std::vector<std::string> known{"count", "id", "arrival", "shares"};
  EXPECT_EQ(did_you_mean("cuont", known), "Did you mean count?");
  EXPECT_EQ(did_you_mean("arival", known), "Did you mean arrival?");
  EXPECT_EQ(did_you_mean("weather", known), "");
}

TEST(Quoted, escapes_control_characters) {
  EXPECT_EQ(quoted("a\x1b\n\x7f\xC2\x9Bé"), "\"a\\u001b\\u000a\\u007f\\u009bé\"");
  EXPECT_FALSE(is_printable("\xC2\x9B"));
  EXPECT_TRUE(is_printable("\xC2\xA0é"));
}

TEST(Quoted, escapes_what_would_end_the_text) { EXPECT_EQ(quoted("a\"b\\"), "\"a\\\"b\\\\\""); }

}  // namespace
}  // namespace sispam
