// SPDX-License-Identifier: Apache-2.0
#include "report/events_csv.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/error.hpp"
#include "report/clock_label.hpp"

namespace sispam {
namespace {

TEST(EventsCsv, writes_one_line_per_event_with_units_in_the_header) {
  const std::vector<ReplayEvent> events{{6130.1, "11:42:10", "E4_penetration", 1.5, -0.25, 412, "line=dalmas_1"},
                                        {6200, "11:43:20", "level_red", std::nan(""), std::nan(""), -1, ""}};
  EXPECT_EQ(events_csv(events),
            "time_s,clock,kind,x_m,y_m,person,detail\n"
            "6130.1,11:42:10,E4_penetration,1.5,-0.25,412,line=dalmas_1\n"
            "6200,11:43:20,level_red,,,,\n");
}

TEST(EventsCsv, is_only_a_header_when_nothing_happened) {
  EXPECT_EQ(events_csv({}), "time_s,clock,kind,x_m,y_m,person,detail\n");
}

TEST(EventsCsv, quotes_what_would_break_a_line_into_wrong_cells) {
  const std::vector<ReplayEvent> events{{0.1, "10:00:00", "order", 0, 0, -1, "to \"east\", now"}};
  EXPECT_NE(events_csv(events).find(",\"to \"\"east\"\", now\"\n"), std::string::npos);
}

TEST(EventsCsv, refuses_a_cell_that_a_spreadsheet_would_run) {
  for (const char* cell : {"=1+1", "+1", "-1", "@sum", "\tx"}) {
    const std::vector<ReplayEvent> events{{0, "10:00:00", "order", 0, 0, -1, cell}};
    EXPECT_THROW(events_csv(events), Bug) << cell;
  }
}

TEST(ClockLabel, adds_simulated_seconds_to_the_start_of_the_scenario) {
  EXPECT_EQ(clock_label("2024-08-26T10:00+07:00", 0), "10:00:00");
  EXPECT_EQ(clock_label("2024-08-26T10:00+07:00", 6130.9), "11:42:10");
  EXPECT_EQ(clock_label("2024-08-26T10:00:30+07:00", 30), "10:01:00");
}

TEST(ClockLabel, goes_round_at_midnight) { EXPECT_EQ(clock_label("2024-08-26T23:59Z", 61), "00:00:01"); }

TEST(ClockLabel, refuses_a_start_without_a_time_of_day) {
  EXPECT_THROW(clock_label("2024-08-26", 0), Bug);
  EXPECT_THROW(clock_label("2024-08-26Tab:cd", 0), Bug);
  EXPECT_THROW(clock_label("2024-08-26T10:00Z", -1), Bug);
}

}  // namespace
}  // namespace sispam
