// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"

#include <gtest/gtest.h>

namespace sispam {
namespace {

TEST(Problem, names_file_place_key_reason_and_hint_and_points_at_the_column) {
  const Problem problem{"a.yaml",      3, 5, "crowd.cuont", "unknown key (not in the table)", "Did you mean count?",
                        "    cuont: 3"};
  EXPECT_EQ(to_text(problem),
            "a.yaml:3:5: crowd.cuont: unknown key (not in the table). Did you mean count?\n      cuont: 3\n      ^");
}

TEST(Require, throws_a_bug_that_names_the_promise_and_the_place) {
  EXPECT_NO_THROW(require(true, "one is one"));
  try {
    require(false, "one is two");
    FAIL();
  } catch (const Bug& bug) {
    EXPECT_NE(std::string(bug.what()).find("one is two"), std::string::npos);
    EXPECT_NE(std::string(bug.what()).find("error_test.cpp"), std::string::npos);
  }
}

}  // namespace
}  // namespace sispam
