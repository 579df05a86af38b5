// G-2: a plan that lowers one harm and raises another is marked, and never for noise.
// SPDX-License-Identifier: Apache-2.0
#include "measure/trade_off.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "measure/outcome.hpp"

namespace sispam {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The difference of a measure with its interval, the same way in twenty draws.
Comparison row(const char* measure, double lo, double hi) {
  Comparison one;
  (lo + hi < 0 ? one.lower : one.higher) = 20;
  one.summary.measure = measure;
  one.summary.estimate = (lo + hi) / 2;
  one.summary.lo = lo;
  one.summary.hi = hi;
  return one;
}

TEST(TradeOff, g_2_is_less_breach_for_more_serious_harm_to_anybody) {
  for (const char* harm :
       {"injured_demonstrators_red", "injured_personnel_red", "deaths_demonstrators", "deaths_personnel"}) {
    const TradeOff found = trade_off({row("breach", -0.3, -0.1), row(harm, 0.1, 0.4)});
    EXPECT_TRUE(found.is_one) << harm;
    EXPECT_THAT(found.less, ElementsAre("breach"));
    EXPECT_THAT(found.more, ElementsAre(harm));
  }
}

TEST(TradeOff, g_2_is_harm_to_one_side_for_harm_to_the_other) {
  EXPECT_TRUE(trade_off({row("injured_personnel_red", -2, -1), row("injured_demonstrators_red", 0.5, 1)}).is_one);
}

TEST(TradeOff, g_2_is_none_within_the_noise_or_without_a_price) {
  EXPECT_FALSE(trade_off({row("breach", -0.3, -0.1), row("injured_demonstrators_red", -0.1, 0.4)}).is_one);
  EXPECT_FALSE(trade_off({row("breach", -0.3, 0.01), row("injured_demonstrators_red", 0.1, 0.4)}).is_one);
  EXPECT_FALSE(trade_off({row("breach", -0.3, -0.1), row("injured_demonstrators_red", -0.4, -0.1)}).is_one);
  EXPECT_FALSE(trade_off({row("breach", 0.1, 0.3), row("injured_demonstrators_red", -0.4, -0.1)}).is_one)
      << "a breach of a building is no serious harm to a person";
  EXPECT_FALSE(trade_off({row("breach", -0.3, -0.1), row("jet_s", 1, 2)}).is_one);
}

TEST(TradeOff, g_2_is_none_of_a_few_draws_however_narrow_their_interval) {
  Comparison red = row("injured_personnel_red", 1, 2);
  red.higher = 5;  // all five, but one in sixteen by chance
  EXPECT_FALSE(trade_off({row("breach", -0.3, -0.1), red}).is_one);
  red.higher = 6;
  EXPECT_TRUE(trade_off({row("breach", -0.3, -0.1), red}).is_one);
  red.lower = 1;
  EXPECT_FALSE(trade_off({row("breach", -0.3, -0.1), red}).is_one);
  Comparison breach = row("breach", -0.3, -0.1);
  breach.lower = 2;
  EXPECT_FALSE(trade_off({breach, row("injured_personnel_red", 1, 2)}).is_one);
}

TEST(TradeOff, g_2_is_one_of_draws_that_all_differ_by_the_same) {
  Comparison red = row("injured_personnel_red", 1, 1);
  red.summary.lo = red.summary.hi = missing;  // no spread, no interval
  EXPECT_TRUE(trade_off({row("breach", -0.3, -0.1), red}).is_one);
}

TEST(TradeOff, is_none_where_nothing_is_known) {
  EXPECT_FALSE(trade_off({row("breach", missing, missing), row("deaths_personnel", missing, missing)}).is_one);
  EXPECT_THAT(trade_off({}).less, IsEmpty());
}

}  // namespace
}  // namespace sispam
