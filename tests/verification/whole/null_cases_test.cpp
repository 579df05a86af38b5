// M-V23: without a crowd, without pushing or without walking, nothing gets through, exactly.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "last_value.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr std::uint32_t paired_replicates = 4;
constexpr int people_in_all = 150;

void expect_nothing_through(const Outcome& outcome) {
  EXPECT_EQ(outcome.status, Status::ok);
  EXPECT_EQ(outcome.breach, 0);
  EXPECT_EQ(outcome.breach_rope_line, 0);
  EXPECT_EQ(outcome.breach_shield_line, 0);
  EXPECT_EQ(outcome.office_entered, 0);
  EXPECT_EQ(outcome.ending, Ending::still_there);
  for (const std::size_t event : {4, 5, 6, 7}) EXPECT_TRUE(std::isnan(outcome.first_s[event])) << "E" << event;
}

/// How far the farthest officer of a line ever is from his slot [m].
double drift_of(const Scenario& scenario, std::uint32_t replicate) {
  const StopFlag never;
  double farthest = 0;
  std::size_t seen = 0;
  const auto look = [&](const World& world) {
    for (const Formation& formation : world.line.formations) {
      for (const Slot& slot : formation.slots) {
        if (slot.owner == no_person) continue;
        const Vec2 at{world.people.x[slot.owner], world.people.y[slot.owner]};
        farthest = std::max(farthest, length(at - slot.place));
        ++seen;
      }
    }
  };
  const auto outcome =
      simulate(scenario, reference_ground(), ReplicateId{replicate}, Probe{.stop = never, .see = look});
  EXPECT_TRUE(outcome.has_value());
  if (outcome) expect_nothing_through(*outcome);
  EXPECT_GT(seen, 100'000U);  // 31 officers of the rope line, seen 6,001 times
  return farthest;
}

/// The crowd appears on the northern edge of the street and fills it down to the line, nearly.
Scenario crowd_at_the_line() {
  Scenario scenario = short_reference(450, 60);
  scenario.clock.horizon_s = 240;
  scenario.site.exits.push_back({.id = "north", .line = {{-9, 14}, {9, 14}}});
  scenario.crowd.groups.front().arrival.from = "north";
  return scenario;
}

TEST(SlowNullCases, m_v23_the_same_crowd_gets_through_when_it_may_push_and_walk) {
  EXPECT_EQ(outcome_of(short_reference(people_in_all), reference_ground(), 0).breach, 1);
  const Scenario near = crowd_at_the_line();
  EXPECT_EQ(outcome_of(near, make_ground(near), 0).breach, 1);
}

TEST(NullCases, m_v23_without_a_crowd_nothing_happens_and_the_line_stays_where_it_is) {
  double drift_m = 0;
  for (const double sleep_after_s : {0.5, 0.0}) {
    Scenario scenario = short_reference(0);
    scenario.model.motion.sleep_after_s = sleep_after_s;
    drift_m = std::max(drift_m, drift_of(scenario, 0));
    EXPECT_LT(drift_m, 0.001) << "asleep after " << sleep_after_s << " s";
  }
  record_value("M-V23", "no event; {:.1g} mm", 1000 * drift_m);
}

TEST(SlowNullCases, m_v23_a_crowd_that_may_not_push_never_breaks_a_line) {
  Scenario scenario = short_reference(people_in_all);
  scenario.model.mind.push_rate_per_s = 0;
  for (std::uint32_t k = 0; k < paired_replicates; ++k) {
    const Outcome outcome = outcome_of(scenario, reference_ground(), k);
    expect_nothing_through(outcome);
    EXPECT_EQ(outcome.peak[static_cast<std::size_t>(Behaviour::pushing)], 0);
    EXPECT_GT(outcome.peak[static_cast<std::size_t>(Behaviour::verbal)], people_in_all / 2);
  }
}

TEST(SlowNullCases, m_v23_a_crowd_that_cannot_walk_never_breaks_a_line_before_which_it_stands) {
  Scenario scenario = crowd_at_the_line();
  scenario.model.motion.walk_speed_mps = 0;
  const Ground ground = make_ground(scenario);
  for (std::uint32_t k = 0; k < paired_replicates; ++k) {
    const Outcome outcome = outcome_of(scenario, ground, k);
    expect_nothing_through(outcome);
    EXPECT_GT(outcome.peak[static_cast<std::size_t>(Behaviour::pushing)], people_in_all / 2);
  }
}

/// Injured of one cause, both sides and all classes.
double injured_by(const Outcome& outcome, Cause cause) {
  double sum = 0;
  for (const auto& side : outcome.injuries) {
    for (const double n : side[static_cast<std::size_t>(cause)]) sum += n;
  }
  return sum;
}

/// C-22: a hot day, on which nobody pushes or is violent.
TEST(SlowNullCases, c_22_without_disorder_only_heat_and_illness_hurt) {
  for (const int crowd : {0, people_in_all}) {
    Scenario scenario = short_reference(crowd);
    scenario.model.mind.push_rate_per_s = 0;
    scenario.model.mind.violent_rate_per_s = 0;
    scenario.model.hazard.heat_after_s = 0;
    scenario.model.hazard.heat_per_h *= 100;
    const Outcome outcome = outcome_of(scenario, reference_ground(), 0);
    EXPECT_GT(injured_by(outcome, Cause::heat), 5);
    for (int cause = 0; cause < causes; ++cause) {
      if (static_cast<Cause>(cause) == Cause::heat || static_cast<Cause>(cause) == Cause::illness) continue;
      EXPECT_EQ(injured_by(outcome, static_cast<Cause>(cause)), 0) << "cause " << cause << ", crowd " << crowd;
    }
    EXPECT_EQ(outcome.impartiality.overtakes, 0);
  }
}

}  // namespace
}  // namespace sispam::test
