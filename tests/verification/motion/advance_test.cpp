// M-V46: a line that drives a crowd back.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "last_value.hpp"
#include "pushed_line.hpp"

namespace sispam::test {
namespace {

constexpr double advance_mps = 0.3;

struct Look {
  double slots_m = 0;  // how far the line has gone
  double crowd_y = 0;  // mean of the crowd [m]
  double lag_m = 0;    // mean of the front behind its slots
};

Look look(const World& world) {
  Look look;
  const HeldLine& line = world.line.lines.front();
  look.slots_m = line.advanced * longest_m(line.way);
  const std::size_t n = world.people.count - world.people.personnel;
  for (PersonId id = static_cast<PersonId>(world.people.personnel); id < world.people.count; ++id) {
    look.crowd_y += world.people.y[id] / static_cast<double>(n);
  }
  const Formation& front = world.line.formations.front();
  for (const Slot& slot : front.slots) {
    look.lag_m += (slot.place.y - world.people.y[slot.owner]) / static_cast<double>(front.slots.size());
  }
  return look;
}

Look after(Standoff& standoff, double seconds) {
  const std::int64_t end_ms = standoff.world().now_ms + static_cast<std::int64_t>(1000 * seconds);
  while (standoff.world().now_ms < end_ms) standoff.step();
  return look(standoff.world());
}

/// Mean of the front behind its slots over 0.1 s, in which the slots stay where they are and the officers come on [m].
double mean_lag_m(Standoff& standoff) {
  double sum = 0;
  for (int k = 0; k < 10; ++k) sum += after(standoff, 0.01).lag_m / 10;
  return sum;
}

/// One rank of 20 officers; nobody in the crowd pushes.
PushedLine standing_crowd(int crowd_ranks) {
  PushedLine set_up{.ranks = 1, .crowd_ranks = crowd_ranks, .share_pushing = 0, .advance_m = 5};
  return set_up.link_strength(unbreakable);
}

TEST(MotionV46, a_standing_crowd_goes_with_the_speed_of_the_line_and_all_links_hold) {
  std::vector<double> slots_m, crowd_m;
  for (const int crowd_ranks : {1, 2}) {
    Standoff standoff(standing_crowd(crowd_ranks), 0);
    const Look early = after(standoff, 5), late = after(standoff, 8);
    slots_m.push_back(late.slots_m - early.slots_m);
    crowd_m.push_back(late.crowd_y - early.crowd_y);
    EXPECT_NEAR(late.slots_m - early.slots_m, 8 * advance_mps, 1e-9);
    EXPECT_NEAR(late.crowd_y - early.crowd_y, 8 * advance_mps, 0.02 * 8 * advance_mps);
    for (const Link& link : standoff.world().line.formations.front().links) EXPECT_TRUE(link.intact);
    EXPECT_EQ(standoff.world().line.penetrations, 0U);
    EXPECT_EQ(standoff.world().tally.advance_waited_s, 0);
  }
  record_value("M-V46", "slots {} m, crowd {} m", listed(slots_m, "{:.3f}"), listed(crowd_m, "{:.3f}"));
}

TEST(MotionV46a, the_front_lags_by_what_the_crowd_resists_and_no_more) {
  const MotionParameters p = PushedLine::push_steer();
  std::vector<double> lags_m;
  for (const int crowd_ranks : {1, 2}) {
    Standoff standoff(standing_crowd(crowd_ranks), 0);
    const double resisted_n = crowd_ranks * files * p.passive_force_n / officers_per_rank;
    const double braked_n = 2 * 0.7 * std::sqrt(p.hold_stiffness_n_per_m * p.officer_mass_kg) * advance_mps;
    const double expected_m = (resisted_n + braked_n) / p.hold_stiffness_n_per_m;
    after(standoff, 12);
    const double lag_m = mean_lag_m(standoff);
    lags_m.push_back(lag_m);
    EXPECT_NEAR(lag_m, expected_m, 0.05 * expected_m) << crowd_ranks;
  }
  record_value("M-V46a", "{} m", listed(lags_m, "{:.3f}"));
}

TEST(MotionV46b, a_crowd_that_stands_against_more_than_the_line_holds_stops_it) {
  Standoff standoff(standing_crowd(8), 0);
  const Look early = after(standoff, 20), late = after(standoff, 20);
  record_value("M-V46b", "{:.2f} m, {:.2f} m of it after 20 s; lag {:.2f} m", late.slots_m,
               late.slots_m - early.slots_m, late.lag_m);
  EXPECT_LT(late.slots_m, 1.5) << "it closes the gaps of the crowd, and waits half a metre ahead of its front";
  EXPECT_NEAR(late.slots_m, early.slots_m, 0.05);
  EXPECT_GT(standoff.world().tally.advance_waited_s, 30);
  EXPECT_LT(late.lag_m, 0.6) << "slots do not run away from their officers";
  EXPECT_EQ(standoff.world().line.lines.front().ladder[6], -1) << "so the line does not collapse by itself";
}

/// How far a crowd that pushes with that share of what the line holds is driven in 8 s.
double gained_against(double load_ratio) {
  PushedLine set_up{.ranks = 2, .crowd_ranks = 4, .advance_m = 5};
  set_up.link_strength(unbreakable).load_ratio(load_ratio);
  Standoff standoff(set_up, 0);
  const Look early = after(standoff, 5), late = after(standoff, 8);
  return late.slots_m - early.slots_m;
}

TEST(MotionV46c, pushers_are_driven_back_if_their_force_at_that_speed_is_well_below_what_the_line_holds_and_not_above) {
  const MotionParameters p = PushedLine::push_steer();
  const double critical = 1 / (1 + advance_mps / p.push_speed_mps);  // they push harder when they are driven back
  const double half_m = gained_against(critical / 2), above_m = gained_against(critical + 0.15);
  const double below_m = gained_against(critical - 0.15);  // reported only
  record_value("M-V46c", "{:.2f}; {:.2f} m; at 0.15 below {:.2f} m", half_m, above_m, below_m);
  EXPECT_NEAR(half_m, 8 * advance_mps, 1e-9);
  EXPECT_LT(above_m, 0.5 * 8 * advance_mps);
}

}  // namespace
}  // namespace sispam::test
