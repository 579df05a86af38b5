// audit.csv: what is said of each rule over all replicates.
// SPDX-License-Identifier: Apache-2.0
#include "measure/audit_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "measure/csv.hpp"

namespace sispam {
namespace {

constexpr std::size_t r02 = 1, r08 = 7, r10 = 9;

/// 40 replicates: R02 could be broken in half of them and is in every eighth; R08 never could.
std::vector<Outcome> outcomes() {
  std::vector<Outcome> all(40);
  for (std::uint32_t k = 0; k < all.size(); ++k) {
    all[k].id = ReplicateId{k};
    if (k % 2 != 0) continue;
    Finding& finding = all[k].findings[r02];
    finding = {3, 0, missing, 3};
    if (k % 8 == 0) finding = {3, k == 16 ? 1.0 : 2.0, 100.0 + k, k == 16 ? 0.0 : 1.0};
  }
  return all;
}

std::vector<AuditRow> rows_of(const std::vector<Outcome>& all) {
  const OutcomeSource source = [&](const std::function<void(const Outcome&)>& take) {
    for (const Outcome& outcome : all) take(outcome);
  };
  return audit_rows(source, {1, 1, 0.95});
}

TEST(AuditTable, counts_replicates_and_bounds_their_share) {
  const AuditRow row = rows_of(outcomes())[r02];
  EXPECT_EQ(verdict(row), "broken");
  EXPECT_EQ(row.share.n, 40u);
  EXPECT_EQ(row.with_occasion, 20u);
  EXPECT_EQ(row.broken, 5u);
  EXPECT_DOUBLE_EQ(row.share.estimate, 0.125);
  EXPECT_EQ(row.share.method, Method::wilson);
  EXPECT_NEAR(row.share.lo, 0.0546, 1e-4) << "Wilson, 5 of 40";
  EXPECT_NEAR(row.share.hi, 0.2611, 1e-4);
  EXPECT_DOUBLE_EQ(row.occasions_per_run, 1.5);
  EXPECT_DOUBLE_EQ(row.broken_per_run, 0.225);
  EXPECT_EQ(row.first_s, 100);
  EXPECT_EQ(row.median_first_s, 116);
  EXPECT_EQ(row.worst, 0) << "fewest warnings";
  EXPECT_EQ(row.worst_replicate, 16);
}

TEST(AuditTable, never_says_of_a_rule_without_occasion_or_subject_that_it_was_kept) {
  std::vector<Outcome> all = outcomes();
  EXPECT_EQ(verdict(rows_of(all)[r08]), "no_occasion");
  EXPECT_EQ(verdict(rows_of(all)[r10]), "not_applicable");
  for (Outcome& outcome : all) outcome.findings[r02].broken = 0;
  EXPECT_EQ(verdict(rows_of(all)[r02]), "kept");
  for (Outcome& outcome : all) outcome.status = Status::failed;
  EXPECT_EQ(verdict(rows_of(all)[r02]), "unknown");
}

TEST(AuditTable, widens_the_interval_for_replicates_that_failed) {
  std::vector<Outcome> all = outcomes();
  const double hi = rows_of(all)[r02].share.hi;
  all[1].status = Status::failed;
  EXPECT_EQ(rows_of(all)[r02].share.n_failed, 1u);
  EXPECT_GT(rows_of(all)[r02].share.hi, hi);
}

TEST(AuditTable, tells_in_the_file_why_a_rule_is_not_applicable_and_gives_no_number) {
  std::string text;
  write_audit("plan", rows_of(outcomes()), [&](std::string_view piece) { text += piece; });
  EXPECT_THAT(text,
              ::testing::HasSubstr("plan,R10,not_at_the_elevated,not_applicable,hard,,,,,,,,,,,,,,,,,,nobody climbs"));
  EXPECT_THAT(text, ::testing::HasSubstr("plan,R08,not_too_near,no_occasion,hard,40,0,40,0,0,0,"));
}

}  // namespace
}  // namespace sispam
