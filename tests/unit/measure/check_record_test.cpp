// SPDX-License-Identifier: Apache-2.0
#include "measure/check_record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "measure/csv.hpp"
#include "sample_outcomes.hpp"

namespace sispam {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> rows(std::uint32_t count) {
  std::vector<std::string> all;
  for (std::uint32_t k = 0; k < count; ++k) all.push_back(encode(samples::awkward(k)));
  return all;
}

CheckRecord parsed(const std::string& text) {
  const auto record = parse_record(text);
  EXPECT_TRUE(record.has_value());
  return record.value_or(CheckRecord{});
}

TEST(CheckRecord, holds_every_field_of_every_encoded_row) {
  const std::vector<std::string> all = rows(3);
  const CheckRecord record = record_of(42, all);
  for (std::size_t k = 0; k < all.size(); ++k) {
    std::string joined;
    for (std::size_t i = 1; i < record.lines.size(); ++i) {  // the first line is the seed
      joined += (joined.empty() ? "" : ",") + record.lines[i].cells[k];
    }
    std::string row = all[k];
    std::replace(row.begin(), row.end(), ';', ',');
    EXPECT_EQ(joined, row);
  }
  EXPECT_THAT(record.find("seed")->cells, ElementsAre("42", "42", "42"));
}

TEST(CheckRecord, changes_its_text_with_any_field_of_any_row) {
  const std::vector<std::string> all = rows(2);
  const std::string text = record_text(record_of(1, all));
  std::size_t fields = 0;
  for (std::size_t at = all[1].find(',', 3); at != std::string::npos; at = all[1].find_first_of(",;", at + 1)) {
    std::vector<std::string> other = all;
    other[1].insert(at + 1, "7");
    EXPECT_NE(record_text(record_of(1, other)), text);
    ++fields;
  }
  EXPECT_GT(fields, 300u);
  EXPECT_NE(record_text(record_of(2, all)), text) << "the seed";
  std::vector<std::string> swapped{all[1], all[0]};
  EXPECT_NE(record_text(record_of(1, swapped)), text) << "the order of replicates";
}

TEST(CheckRecord, reads_back_as_it_was_written_and_is_a_plain_csv) {
  const CheckRecord record = record_of(7, rows(2));
  const std::string text = record_text(record);
  EXPECT_EQ(record_text(parsed(text)), text);
  EXPECT_EQ(text.compare(0, 36, "measure,unit,replicate_0,replicate_1"), 0);
  for (const CheckRecord::Line& line : record.lines) EXPECT_TRUE(safe_in_csv(line.measure)) << line.measure;
}

TEST(CheckRecord, gives_each_measure_a_name_of_its_own) {
  const CheckRecord record = record_of(7, rows(1));
  std::vector<std::string> names;
  for (const CheckRecord::Line& line : record.lines) names.push_back(line.measure);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
  EXPECT_NE(record.find("bin_300_s_injured"), nullptr);
}

TEST(CheckRecord, refuses_what_is_none) {
  for (const char* text :
       {"", "measure,unit,replicate_0", "measure,unit\n", "a,b,replicate_0\n", "measure,unit,replicate_1\n",
        "measure,unit,replicate_0\nend_s,s\n", "measure,unit,replicate_0\n=1,s,2\n"}) {
    EXPECT_FALSE(parse_record(text).has_value()) << text;
  }
}

TEST(CheckRecord, keeps_a_failed_replicate_visible) {
  std::vector<std::string> all = rows(2);
  EXPECT_FALSE(first_failed(record_of(1, all)).has_value());
  all.push_back("failed");
  const CheckRecord record = record_of(1, all);
  EXPECT_EQ(first_failed(record), 2u);
  EXPECT_EQ(record.find("end_s")->cells[2], "");
  EXPECT_EQ(record_text(parsed(record_text(record))), record_text(record));
}

TEST(Comparison, names_replicate_measure_and_both_values) {
  std::vector<std::string> all = rows(3);
  Outcome outcome = samples::awkward(1);
  outcome.breach_s = 77;
  all[1] = encode(outcome);
  const CheckRecord before = record_of(1, all);
  outcome.end_s = 123.5;
  outcome.breach_s = missing;
  all[1] = encode(outcome);
  const RecordComparison result = compare(before, record_of(1, all));
  EXPECT_FALSE(result.equal());
  ASSERT_EQ(result.changes.size(), 2u);
  EXPECT_EQ(result.changes[0].replicate, 1u);
  EXPECT_EQ(result.changes[0].measure, "end_s");
  EXPECT_EQ(result.changes[0].unit, "s");
  EXPECT_EQ(result.changes[0].expected, before.find("end_s")->cells[1]);
  EXPECT_EQ(result.changes[0].found, "123.5");
  EXPECT_EQ(result.changes[1].measure, "breach_s");
  EXPECT_EQ(result.changes[1].found, "");
  EXPECT_EQ(result.changed_measures(), 2u);
  EXPECT_EQ(result.changed_replicates(), 1u);
}

TEST(Comparison, matches_measures_by_name_when_some_come_and_go) {
  const CheckRecord before = parsed("measure,unit,replicate_0\nold,1,1\nboth,1,2\n");
  const CheckRecord after = parsed("measure,unit,replicate_0,replicate_1\nboth,1,2,5\nnew,1,3,4\n");
  const RecordComparison result = compare(before, after);
  EXPECT_TRUE(result.changes.empty());
  EXPECT_THAT(result.gone, ElementsAre("old"));
  EXPECT_THAT(result.added, ElementsAre("new"));
  EXPECT_EQ(result.compared, 1u);
  EXPECT_TRUE(result.shared_differ) << "replicate 0 has a new number";
  EXPECT_FALSE(result.equal());
  EXPECT_TRUE(compare(after, after).equal());
}

TEST(Comparison, tells_what_further_replicates_bring_from_a_change_of_those_in_both) {
  const CheckRecord two = parsed("measure,unit,replicate_0,replicate_1\na,1,1,2\n");
  const CheckRecord three = parsed("measure,unit,replicate_0,replicate_1,replicate_2\na,1,1,2,3\nlast_bin,1,,,4\n");
  for (const RecordComparison& result : {compare(two, three), compare(three, two)}) {
    EXPECT_FALSE(result.equal());
    EXPECT_FALSE(result.shared_differ);
  }
  const CheckRecord other = parsed("measure,unit,replicate_0,replicate_1\na,1,1,7\n");
  EXPECT_TRUE(compare(other, three).shared_differ);
}

}  // namespace
}  // namespace sispam
