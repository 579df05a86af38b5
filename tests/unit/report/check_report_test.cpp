// SPDX-License-Identifier: Apache-2.0
#include "report/check_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace sispam {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

CheckOutcome outcome(const std::string& text, const std::string& digest = "aaaaaaaaaa", const char* version = "0.1") {
  return {{"gate", text, digest, version}, text};  // any word may stand for the hash
}

CheckResult judged(const std::string& before, const CheckOutcome& now) {
  return judge(now, Expected{outcome(before).made, before});
}

const std::string before =
    "measure,unit,replicate_0,replicate_1\nend_s,s,100,200\nending,,breached,dwindled\nx,1,0,5\n";
const std::string after = "measure,unit,replicate_0,replicate_1\nend_s,s,100,225\nending,,breached,breached\nx,1,2,\n";

TEST(CheckReport, says_which_measure_changed_from_what_to_what_and_by_how_much) {
  EXPECT_EQ(
      check_text(judged(before, outcome(after, "bbbbbbbbbb")), Expecting::compare),
      "CHANGED  gate: replicate 0 is the first that differs; 4 values changed (3 of 3 measures, in 2 of 2 replicates)\n"
      "         replicate 0: x 0 -> 2 (+2)\n"
      "         replicate 1: end_s [s] 200 -> 225 (+25, +12 %)\n"
      "         replicate 1: ending dwindled -> breached\n"
      "         replicate 1: x 5 -> nothing\n"
      "         the scenario is another one (digest bbbbbbbb, expected aaaaaaaa)\n");
}

TEST(CheckReport, tells_a_change_of_the_program_from_one_of_the_scenario) {
  const auto text = [](const CheckOutcome& now) { return check_text(judged(before, now), Expecting::compare); };
  EXPECT_THAT(text(outcome(after, "aaaaaaaaaa", "0.2")), HasSubstr("the program is not (0.2, expected 0.1)"));
  EXPECT_THAT(text(outcome(after)), HasSubstr("this machine gives other numbers"));
}

TEST(CheckReport, has_one_line_for_what_holds_and_for_what_is_missing) {
  EXPECT_EQ(check_text(judged(before, outcome(before)), Expecting::compare), "ok       gate (2 replicates)\n");
  EXPECT_THAT(check_text(judge(outcome(before), std::nullopt), Expecting::compare),
              HasSubstr("MISSING  gate: nothing is expected yet; --update"));
  EXPECT_EQ(check_text(judge(outcome(before), std::nullopt), Expecting::update), "added    gate (2 replicates)\n");
  EXPECT_THAT(check_text(judged(before, outcome(after)), Expecting::update), HasSubstr("updated  gate: "));
}

TEST(CheckReport, says_that_only_the_number_of_replicates_or_the_measures_are_others) {
  const std::string one = "measure,unit,replicate_0\nend_s,s,100\nending,,breached\nx,1,0\n";
  EXPECT_THAT(check_text(judged(one, outcome(before)), Expecting::compare),
              HasSubstr("2 replicates instead of 1; those in both are the same"));
  const std::string more = before + "y,1,1,1\n";
  EXPECT_THAT(check_text(judged(before, outcome(more)), Expecting::compare),
              ::testing::AllOf(HasSubstr("every number in both is the same"), HasSubstr("new: y")));
  const std::string units = "measure,unit,replicate_0\nend_s,min,100\nending,,breached\nx,1,0\n";
  EXPECT_THAT(check_text(judged(one, outcome(units)), Expecting::compare), HasSubstr("units of the measures changed"));
}

TEST(CheckReport, says_whether_a_record_that_replaces_an_unreadable_one_is_the_expected_one) {
  CheckResult result = judge(outcome(before), std::nullopt);
  result.replaces = true;
  EXPECT_EQ(check_text(result, Expecting::update), "replaced gate (2 replicates)\n");
  result.expected = outcome(before).made;
  EXPECT_EQ(check_text(result, Expecting::update), "replaced gate (2 replicates): the record is the expected one\n");
  result.expected = outcome(after).made;
  EXPECT_EQ(check_text(result, Expecting::update),
            "replaced gate (2 replicates): the record is not the expected one\n");
}

TEST(CheckReport, gives_no_difference_of_names) {
  const std::string head = "measure,unit,replicate_0\n";
  EXPECT_THAT(check_text(judged(head + "seed,1,4711\n", outcome(head + "seed,1,5\n")), Expecting::compare),
              HasSubstr("replicate 0: seed 4711 -> 5\n"));
}

TEST(CheckReport, names_the_suite_and_not_the_machine_when_it_asks_for_more_replicates) {
  const std::string one = "measure,unit,replicate_0\nend_s,s,100\nending,,breached\nx,1,0\n";
  const std::string more =
      "measure,unit,replicate_0,replicate_1\nend_s,s,100,200\nending,,breached,held\nx,1,0,1\nbin,1,,1\n";
  EXPECT_EQ(check_text(judged(one, outcome(more)), Expecting::compare),
            "CHANGED  gate: 2 replicates instead of 1; those in both are the same\n"
            "         new: bin\n"
            "         the suite asks for another number of replicates (2, expected 1)\n");
  const std::string other = "measure,unit,replicate_0\nend_s,s,101\nending,,breached\nx,1,0\n";
  EXPECT_THAT(check_text(judged(other, outcome(more)), Expecting::compare),
              ::testing::AllOf(HasSubstr("the suite asks for another number"), HasSubstr("this machine gives")));
  EXPECT_THAT(check_text(judged(before, outcome(before + "y,1,1,1\n")), Expecting::compare),
              ::testing::AllOf(Not(HasSubstr("machine")), HasSubstr("another build")));
}

TEST(CheckReport, cuts_long_lists_on_the_terminal_only) {
  std::string long_before = "measure,unit,replicate_0\n", long_after = long_before;
  for (int i = 0; i < 20; ++i) {
    long_before += "m" + std::to_string(i) + ",1,1\n";
    long_after += "m" + std::to_string(i) + ",1,2\n";
  }
  const CheckResult result = judged(long_before, outcome(long_after));
  EXPECT_THAT(check_text(result, Expecting::compare),
              ::testing::AllOf(HasSubstr("; 20 values changed (20 of 20 measures"), HasSubstr("and 12 more values"),
                               Not(HasSubstr("m8 "))));
  const JunitCase test = check_case("s", result);
  EXPECT_EQ(test.kind, JunitKind::failure);
  EXPECT_THAT(test.text, HasSubstr("m19 1 -> 2"));
  const auto json = nlohmann::json::parse(checks_json("s", {result}));
  EXPECT_EQ(json["results"][0]["changes"].size(), 20u);
  EXPECT_EQ(json["results"][0]["verdict"], "changed");
  EXPECT_EQ(json["passed"], 0);
}

}  // namespace
}  // namespace sispam
