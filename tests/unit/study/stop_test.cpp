// SPDX-License-Identifier: Apache-2.0
#include "study/stop.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace sispam {
namespace {

TEST(StopFlag, is_raised_with_its_parent_but_not_the_other_way_round) {
  StopFlag parent;
  StopFlag child(&parent);
  EXPECT_FALSE(child.raised());
  child.raise(3);
  EXPECT_EQ(child.reason(), 3);
  EXPECT_FALSE(parent.raised());
  StopFlag other(&parent);
  parent.raise(15);
  EXPECT_EQ(other.reason(), 15);
}

TEST(StopAtSignals, raises_at_the_first_and_ends_at_the_second) {
  EXPECT_EXIT(
      {
        const StopFlag& flag = stop_at_signals();
        if (flag.raised()) ::_Exit(1);
        std::raise(SIGTERM);
        if (flag.reason() != SIGTERM) ::_Exit(2);
        std::raise(SIGINT);
        ::_Exit(3);
      },
      ::testing::ExitedWithCode(130), "");
}

TEST(StopAtSignals, leaves_a_signal_ignored_that_was_ignored) {
  EXPECT_EXIT(
      {
        std::signal(SIGHUP, SIG_IGN);
        const StopFlag& flag = stop_at_signals();
        std::raise(SIGHUP);
        ::_Exit(flag.raised() ? 1 : 0);
      },
      ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace sispam
