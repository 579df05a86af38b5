// SPDX-License-Identifier: Apache-2.0
#include "report/terminal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "measure/outcome_columns.hpp"
#include "random/distributions.hpp"
#include "report/study_terminal.hpp"
#include "report/wording.hpp"

namespace sispam {
namespace {

Scenario scenario() {
  Scenario s;
  s.id = "oku-timur-2024";
  s.title = "Count dispute at the election office, daylight";
  s.seed = 20240826;
  s.crowd.groups.resize(1);
  s.crowd.groups[0].count = 500;
  s.force.units.resize(2);
  s.force.units[0].count = 300;
  s.force.units[1].count = 62;
  s.uncertain.parameters.resize(8);
  s.uncertain.parameters[0].path = "crowd.groups.supporters.count";
  return s;
}

Outcome outcome(std::uint32_t id) {
  const Random random{77, id};
  const auto u = [&](std::uint32_t entity) { return random.uniform(Purpose::test, 0, entity); };
  Outcome o;
  o.id = ReplicateId{id};
  o.breach_rope_line = u(0) < 0.4 ? 1 : 0;
  o.breach = u(1) < 0.12 ? 1 : 0;
  o.ending = o.breach > 0 ? Ending::breached : (u(2) < 0.3 ? Ending::dwindled : Ending::still_there);
  o.injuries[1][0][0] = std::floor(u(3) * 15);
  o.injuries[1][0][1] = std::floor(u(4) * 4);
  o.injuries[1][1][2] = u(5) < 0.2 ? 1 : 0;
  o.injuries[0][0][0] = std::floor(u(6) * 3);
  o.falls = {10 * u(7), 80 * u(8)};
  if (o.injuries[1][0][1] > 0) {
    o.care[1][1].treatment = {1, 300 + 900 * u(9), 300, 300};
    o.treated_within[1].ten_min = u(10);
  }
  return o;
}

std::vector<Summary> summaries(std::uint32_t n, std::uint32_t failed = 0, int per_draw = 1) {
  const OutcomeSource source = [=](const std::function<void(const Outcome&)>& take) {
    for (std::uint32_t id = 0; id < n; ++id) {
      Outcome o = outcome(id);
      if (id < failed) o.status = Status::failed;
      take(o);
    }
  };
  return summarize(source, outcome_measures(), {1, per_draw, 0.95});
}

constexpr const char* golden = R"(
Count dispute at the election office, daylight
oku-timur-2024: about 500 demonstrators, 362 personnel, 3 h; 200 runs, seed 20240826

Does the line hold?
  A rope line is breached                    40 % of runs (95 %: 34 % to 47 %, n = 200)
  A shield line or riot platoon is breached  0 of 200 runs: below 1.5 % with 95 % confidence (n = 200)
  Any line is breached                       8 % of runs (95 %: 5 % to 13 %, n = 200)
  The office is entered                      0 of 200 runs: below 1.5 % with 95 % confidence (n = 200)
How it ended, in % of runs (95 % interval; n = 200); 0 (<1.5 % runs) people went still angry, per run
  office entered 0 (0-1.5), line breached 8 (5-13), dispersed by force 0 (0-1.5),
  de-escalated 0 (0-1.5), crowd dwindled 25 (20-31), crowd still there 67 (60-73)
Injured per run, by how badly (mean, 95 % interval; n = 200)
                 walks (green)     waits (yellow)    urgent (red)      dead at once      deaths in all
  demonstrators  6.7 (6.1-7.2)     1.6 (1.5-1.8)     0.2 (0.15-0.26)   0 (<1.5 % runs)   0 (<1.5 % runs)
  personnel      0.94 (0.82-1)     0 (<1.5 % runs)   0 (<1.5 % runs)   0 (<1.5 % runs)   0 (<1.5 % runs)
How soon the injured are treated
  13 min (95 %: 12 min to 13 min) after the injury, mean of those treated; 161 of 200 runs had any
  Treated within 10 min: demonstrators 51 % (95 %: 46 % to 55 %)
Use of force and of words, mean per run; hard rules of the audit broken 0 (<1.5 % runs) times
  Jet 0 s, on people not violent 0 person-s; arrests 0 (<1.5 % runs), by mistake 0 (<1.5 % runs)
  Warnings 0 (<1.5 % runs); appeals 0 (<1.5 % runs); blows exchanged 0 (<1.5 % runs)
All this is conditional on an angry crowd being there, and driven by assumptions such as how readily and
how hard people push and how much a line withstands (8 of them varied between runs). Compare plans with it.
Files: results/oku-timur-2024-1a2b3c4d/
)";

TEST(TerminalSummary, reads_like_this) {
  EXPECT_EQ("\n" + terminal_summary(scenario(), summaries(200), "results/oku-timur-2024-1a2b3c4d/", Colour::never),
            golden);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

constexpr const char* golden_study = R"(
medics: 200 replicates of each point (share or mean, 95 % interval)
  point                                  breach           office entered   demonstrators hurt  personnel hurt
  treaters-2_ambulances-1                8 % (5-13 %)     0 % (0-1.5 %)    8.5 (7.9-9.1)       0.94 (0.83-1.1)
)";

TEST(StudyTable, reads_like_this) {
  EXPECT_EQ("\n" + study_heading("medics", 200) + study_line("treaters-2_ambulances-1", summaries(200)), golden_study);
}

TEST(StudyTable, says_what_a_trade_off_buys_and_what_it_costs_and_calls_nothing_better) {
  EXPECT_EQ(trade_off_line("near", {{"breach"}, {"injured_demonstrators_red", "deaths_demonstrators"}, true}),
            "  near is a trade-off: less of breach, more of injured_demonstrators_red, deaths_demonstrators\n");
  EXPECT_EQ(trade_off_line("near", {{"breach"}, {}, false}), "");
  EXPECT_EQ(study_heading("medics", 200).find("better"), std::string::npos);
}

TEST(StudyTable, keeps_its_lines_short_in_the_worst_case) {
  for (const auto& rows : {summaries(200), summaries(60, 5), summaries(200, 0, 10), summaries(3, 3), summaries(1)}) {
    EXPECT_LE(study_line(std::string(38, 'p'), rows).size(), 120U) << study_line("p", rows);
  }
}

TEST(TerminalSummary, fits_on_a_screen_in_the_worst_case) {
  for (const auto& rows : {summaries(200), summaries(60, 5), summaries(200, 0, 10), summaries(3, 3), summaries(1)}) {
    const auto lines = lines_of(terminal_summary(scenario(), rows, "results/x/", Colour::never));
    EXPECT_LE(lines.size(), 25U);
    for (const auto& line : lines) EXPECT_LE(line.size(), 120U) << line;
  }
}

TEST(TerminalSummary, keeps_two_blanks_between_the_numbers_of_the_injured_however_long_they_are) {
  auto rows = summaries(200);
  for (Summary& s : rows) {
    if (s.measure.starts_with("injured_demonstrators_") || s.measure.starts_with("deaths_")) {
      s.estimate = 0.0055;
      s.lo = 0.00025;
      s.hi = 0.015;
      s.method = Method::bca;
    }
  }
  const std::string text = terminal_summary(scenario(), rows, "x", Colour::never);
  const std::string cell = "0.0055 (0.00025-0.015)";
  EXPECT_THAT(text,
              ::testing::HasSubstr("  demonstrators  " + cell + "  " + cell + "  " + cell + "  " + cell + "  " + cell));
  EXPECT_THAT(text, ::testing::HasSubstr("walks (green)           waits (yellow)          urgent (red)"));
}

TEST(TerminalSummary, says_when_runs_failed_and_when_they_share_draws) {
  const std::string text = terminal_summary(scenario(), summaries(60, 5), "x", Colour::never);
  EXPECT_THAT(text, ::testing::HasSubstr("60 runs"));
  EXPECT_THAT(text, ::testing::HasSubstr("5 of these runs FAILED"));
  const std::string drawn = terminal_summary(scenario(), summaries(200, 0, 10), "x", Colour::never);
  EXPECT_THAT(drawn, ::testing::HasSubstr("200 runs of 20 draws"));
  EXPECT_THAT(drawn, ::testing::HasSubstr("n = 200 in 20 draws"));
}

TEST(TerminalSummary, never_shows_nan_or_a_control_character_of_the_title) {
  Scenario hostile = scenario();
  hostile.title = "a\x1b[2Jb\nc";
  for (const auto& rows : {summaries(3, 3), summaries(1), summaries(2)}) {
    const std::string text = terminal_summary(hostile, rows, "x\n", Colour::never);
    EXPECT_THAT(text, ::testing::Not(::testing::HasSubstr("nan")));
    EXPECT_THAT(text, ::testing::Not(::testing::HasSubstr("\x1b")));
    EXPECT_EQ(lines_of(text)[0], "a[2Jbc");
  }
}

TEST(TerminalSummary, is_the_same_text_with_colour_but_for_the_marks) {
  const auto rows = summaries(50);
  std::string bold = terminal_summary(scenario(), rows, "x", Colour::always);
  for (const std::string mark : {"\x1b[1m", "\x1b[0m"}) {
    EXPECT_THAT(bold, ::testing::HasSubstr(mark));
    for (auto at = bold.find(mark); at != std::string::npos; at = bold.find(mark)) bold.erase(at, mark.size());
  }
  EXPECT_EQ(bold, terminal_summary(scenario(), rows, "x", Colour::never));
}

TEST(Wording, uses_two_digits_and_units_that_fit) {
  EXPECT_EQ(wording::two_digits(0.01234), "0.012");
  EXPECT_EQ(wording::two_digits(1234), "1200");
  EXPECT_EQ(wording::two_digits(0), "0");
  EXPECT_EQ(wording::two_digits(-0.04), "-0.04");
  EXPECT_EQ(wording::percent(0.123), "12 %");
  EXPECT_EQ(wording::percent(0.999), "over 99 %");
  EXPECT_EQ(wording::percent(1), "100 %");
  EXPECT_EQ(wording::percent(0), "0 %");
  EXPECT_EQ(wording::percent(1e-6), "under 0.01 %");
  EXPECT_EQ(wording::duration(45), "45 s");
  EXPECT_EQ(wording::duration(450), "7.5 min");
  EXPECT_EQ(wording::duration(10800), "3 h");
}

TEST(Wording, cuts_a_long_title_at_a_whole_character) {
  EXPECT_EQ(wording::plain("abc\xC3\xA9z", 4), "abc...");
  EXPECT_EQ(wording::plain("abc\xC3\xA9", 5), "abc\xC3\xA9");
}

}  // namespace
}  // namespace sispam
