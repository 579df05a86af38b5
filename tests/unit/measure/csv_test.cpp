// SPDX-License-Identifier: Apache-2.0
#include "measure/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

#include "core/error.hpp"
#include "measure/outcome_columns.hpp"
#include "sample_outcomes.hpp"

namespace sispam {
namespace {

std::vector<Outcome> some_outcomes() {
  std::vector<Outcome> outcomes;
  for (std::uint32_t id = 0; id < 40; ++id) outcomes.push_back(samples::awkward(id));
  outcomes[7] = Outcome{};
  outcomes[7].id = ReplicateId{7};
  outcomes[7].status = Status::failed;
  return outcomes;
}

OutcomeSource source() {
  return [](const std::function<void(const Outcome&)>& take) {
    for (const Outcome& outcome : some_outcomes()) take(outcome);
  };
}

std::vector<std::string> make_all_files() {
  std::vector<std::string> files(5);
  const auto into = [&](std::size_t i) { return [&files, i](std::string_view text) { files[i] += text; }; };
  for (std::size_t i = 0; i < files.size(); ++i) files[i] = csv_header(csv_tables()[i]);
  const SummaryOptions options{20240826, 4, 0.95};
  const auto summaries = summarize(source(), outcome_measures(), options);
  write_replicates("a.1", source(), options, into(0));
  write_summary("a.1", summaries, into(1));
  write_timeline("a.1", timeline(source(), 10800, options), into(2));
  write_casualties("a.1", summaries, into(3));
  write_audit("a.1", audit_rows(source(), options), into(4));
  return files;
}

/// The five files as one study point writes them.
const std::vector<std::string>& all_files() {
  static const std::vector<std::string> files = make_all_files();
  return files;
}

std::vector<std::vector<std::string>> cells_of(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    rows.emplace_back(1);
    for (const char c : line) {
      if (c == ',') {
        rows.back().emplace_back();
      } else {
        rows.back().back() += c;
      }
    }
  }
  return rows;
}

TEST(CsvNumber, is_short_plain_and_empty_when_there_is_none) {
  EXPECT_EQ(csv_number(0.1), "0.1");
  EXPECT_EQ(csv_number(100000), "100000");
  EXPECT_EQ(csv_number(-0.0), "0");
  EXPECT_EQ(csv_number(missing), "");
  EXPECT_EQ(csv_number(HUGE_VAL), "");
  EXPECT_EQ(csv_number(1.0 / 3), "0.3333333333333333");
}

TEST(SafeInCsv, lets_no_formula_through) {
  for (const char* good : {"a", "0", "_x", "force.units:a-1", "A1"}) EXPECT_TRUE(safe_in_csv(good)) << good;
  for (const char* bad : {"", "=1+1", "+1", "-1", "@x", "a b", "a,b", "a\"", "a\n", ".a", ":a"}) {
    EXPECT_FALSE(safe_in_csv(bad)) << bad;
  }
}

TEST(Csv, refuses_a_point_that_could_run_in_a_spreadsheet) {
  EXPECT_THROW(write_summary("=cmd", {Summary{}}, [](std::string_view) {}), Bug);
}

TEST(Csv, has_rectangular_files_with_keys_that_are_unique_and_required_cells_that_are_filled) {
  const auto& files = all_files();
  for (std::size_t f = 0; f < files.size(); ++f) {
    const CsvTable& table = csv_tables()[f];
    const auto rows = cells_of(files[f]);
    EXPECT_GT(rows.size(), 26U) << table.file;
    EXPECT_EQ(files[f].back(), '\n');
    std::set<std::string> keys;
    for (std::size_t r = 1; r < rows.size(); ++r) {
      ASSERT_EQ(rows[r].size(), table.fields.size()) << table.file << " row " << r;
      std::string key;
      for (std::size_t c = 0; c < table.fields.size(); ++c) {
        const CsvField& field = table.fields[c];
        if (std::count(table.key.begin(), table.key.end(), field.name) > 0) key += rows[r][c] + "|";
        EXPECT_FALSE(field.required && rows[r][c].empty()) << table.file << " " << field.name;
        if (field.type == "integer") {
          EXPECT_EQ(rows[r][c].find_first_not_of("-0123456789"), std::string::npos) << field.name << rows[r][c];
        }
      }
      EXPECT_TRUE(keys.insert(key).second) << key;
    }
    EXPECT_THAT(files[f], ::testing::Not(::testing::HasSubstr("nan")));
    EXPECT_THAT(files[f], ::testing::Not(::testing::HasSubstr("inf,")));
    EXPECT_THAT(files[f], ::testing::Not(::testing::HasSubstr("\r")));
  }
}

TEST(Csv, never_writes_an_estimate_without_n_level_and_method) {
  const auto& files = all_files();
  constexpr std::size_t audit = 4;  // has a share instead (audit_table_test.cpp)
  for (std::size_t f = 1; f < audit; ++f) {
    const auto rows = cells_of(files[f]);
    const std::size_t columns = rows[0].size();
    ASSERT_EQ(rows[0][columns - 6], "estimate");
    for (std::size_t r = 1; r < rows.size(); ++r) {
      const bool has_estimate = !rows[r][columns - 6].empty();
      EXPECT_EQ(has_estimate, rows[r][columns - 9] != "0");
      EXPECT_EQ(has_estimate, rows[r][columns - 2] != "none");
      const bool bounded = !rows[r][columns - 5].empty() || !rows[r][columns - 4].empty();
      const std::string& method = rows[r][columns - 2];
      const bool may_be_open = method == "none" || method == "too_few" || method == "no_spread" ||
                               method == "order_statistics" || method == "bootstrap_draws";
      EXPECT_TRUE(bounded || may_be_open) << method;
    }
  }
}

TEST(Csv, keeps_a_failed_replicate_as_a_row_of_empty_cells) {
  const auto rows = cells_of(all_files()[0]);
  const auto& failed = rows[8];
  EXPECT_THAT(std::vector<std::string>(failed.begin(), failed.begin() + 5),
              ::testing::ElementsAre("a.1", "7", "1", "failed", "20240826"));
  EXPECT_TRUE(std::all_of(failed.begin() + 5, failed.end(), [](const auto& cell) { return cell.empty(); }));
}

TEST(Csv, gives_every_side_cause_and_class_its_casualties) {
  const auto rows = cells_of(all_files()[3]);
  // Per side and class: each cause, and any, of three measures; and five times. Per side: three times of each cause,
  // and of any.
  EXPECT_EQ(rows.size() - 1, 2U * 4U * ((causes + 1U) * 3U + 5U) + 2U * 3U * (causes + 1U));
  EXPECT_THAT(all_files()[3], ::testing::HasSubstr("a.1,personnel,thrown,any,time_to_treatment_s,"));
  EXPECT_THAT(all_files()[3], ::testing::HasSubstr("a.1,personnel,crush,red,injured_any,"));
  EXPECT_THAT(all_files()[3], ::testing::HasSubstr("a.1,demonstrators,any,yellow,time_to_hospital_s,"));
}

TEST(Csv, hands_on_text_in_pieces_of_whole_rows) {
  std::size_t pieces = 0;
  const std::vector<Summary> many(3000, Summary{"x", 1, 0, 1, 0.5, 0.1, 0.9, 0.95, Method::wilson, "1"});
  write_summary("0", many, [&](std::string_view text) {
    ++pieces;
    EXPECT_EQ(text.back(), '\n');
    EXPECT_LT(text.size(), std::size_t{70000});
  });
  EXPECT_EQ(pieces, 2U);
}

}  // namespace
}  // namespace sispam
