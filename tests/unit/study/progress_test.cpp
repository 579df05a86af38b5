// SPDX-License-Identifier: Apache-2.0
#include "study/progress.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sispam {
namespace {

const BatchProgress some{.asked = 1000, .safe = 412, .computed = 400, .elapsed_s = 40};

TEST(ProgressText, gives_count_share_rate_and_time_left) {
  EXPECT_EQ(progress_text(some), "412/1000, 41 %, 10/s, 59 s left");
  EXPECT_EQ(progress_text({.asked = 1000, .safe = 12}), "12/1000, 1 %");
  EXPECT_EQ(progress_text({.asked = 10000, .safe = 100, .computed = 100, .elapsed_s = 100}),
            "100/10000, 1 %, 1/s, 2 h 45 min left");
}

TEST(ProgressText, does_not_say_100_percent_before_the_end) {
  EXPECT_EQ(progress_text({.asked = 1000, .safe = 999}), "999/1000, 99 %");
  EXPECT_EQ(progress_text({.asked = 1000, .safe = 1000}), "1000/1000, 100 %");
}

TEST(ProgressBar, is_cut_to_the_terminal) {
  EXPECT_EQ(progress_bar(some, "breach 12 % of 412", 200),
            "[========            ] 412/1000, 41 %, 10/s, 59 s left, breach 12 % of 412");
  for (std::size_t width = 2; width < 100; ++width) EXPECT_LT(progress_bar(some, "breach", width).size(), width);
  EXPECT_NO_THROW(progress_bar({}, "", 0));
}

TEST(Progress, writes_one_line_per_interval_when_not_on_a_terminal) {
  std::vector<std::string> lines;
  Progress progress({.style = ProgressStyle::lines,
                     .write_line = [&](std::string_view line) { lines.emplace_back(line); },
                     .estimate = [] { return std::string("breach 12 % of 40"); }});
  for (int tenth = 1; tenth <= 950; ++tenth) {
    progress.tick({.asked = 10, .safe = 1, .computed = 1, .elapsed_s = tenth * 0.1});
  }
  progress.finish();
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], "replicates 1/10, 10 %, 0.0333/s, 4 min 30 s left, breach 12 % of 40");
}

TEST(Progress, draws_and_removes_a_bar_on_a_terminal) {
  std::string text;
  Progress progress(
      {.style = ProgressStyle::bar, .width = 40, .write_bar = [&](std::string_view piece) { text += piece; }});
  progress.finish();
  EXPECT_EQ(text, "");
  progress.tick(some);
  EXPECT_EQ(text.front(), '\r');
  progress.finish();
  EXPECT_TRUE(text.ends_with("\r\x1b[K"));
}

TEST(Progress, of_no_style_is_silent) {
  Progress progress({});
  EXPECT_NO_THROW(progress.tick(some));
}

}  // namespace
}  // namespace sispam
