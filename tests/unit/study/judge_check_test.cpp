// SPDX-License-Identifier: Apache-2.0
#include "study/judge_check.hpp"

#include <gtest/gtest.h>

#include "../measure/sample_outcomes.hpp"

namespace sispam {
namespace {

CheckOutcome outcome(const std::string& digest, const std::string& version, std::uint32_t first = 0) {
  return outcome_of({"a", {}, digest, version}, 5, {encode(samples::awkward(first)), encode(samples::awkward(9))});
}

Expected as_expected(const CheckOutcome& outcome) { return {outcome.made, outcome.text}; }

TEST(Judgement, holds_when_only_program_and_scenario_digest_are_others) {
  const CheckResult result = judge(outcome("d2", "0.2.0"), as_expected(outcome("d1", "0.1.0")));
  EXPECT_EQ(result.verdict, Verdict::ok);
  EXPECT_EQ(result.replicates, 2u);
}

TEST(Judgement, fails_when_a_number_is_another_though_all_else_is_the_same) {
  const CheckResult result = judge(outcome("d1", "0.1.0", 1), as_expected(outcome("d1", "0.1.0", 0)));
  EXPECT_EQ(result.verdict, Verdict::changed);
  ASSERT_FALSE(result.comparison.changes.empty());
  EXPECT_EQ(result.comparison.changes.front().replicate, 0u);
  EXPECT_EQ(result.comparison.changed_replicates(), 1u);
}

TEST(Judgement, asks_for_an_expectation_where_there_is_none) {
  EXPECT_EQ(judge(outcome("d1", "0.1.0"), std::nullopt).verdict, Verdict::no_expectation);
}

TEST(Judgement, never_holds_when_a_replicate_failed_even_if_that_is_expected) {
  const CheckOutcome failed = outcome_of({"a", {}, "d", "v"}, 5, {encode(samples::awkward(0)), "failed"});
  const CheckResult result = judge(failed, as_expected(failed));
  EXPECT_EQ(result.verdict, Verdict::failed_replicate);
  EXPECT_EQ(result.failed_replicate, 1u);
}

}  // namespace
}  // namespace sispam
