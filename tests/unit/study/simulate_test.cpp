// SPDX-License-Identifier: Apache-2.0
#include "study/simulate.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "measure/outcome_columns.hpp"
#include "scenario/load.hpp"

namespace sispam {
namespace {

/// The quick start in a minute and a half, with the bad news early, so that there is contact with the line.
Scenario short_quickstart() {
  Scenario scenario = load_scenario(SISPAM_SOURCE_DIR "/configs/quickstart.yaml").scenario;
  scenario.clock.horizon_s = 90;
  scenario.crowd.groups.front().arrival.half_arrived_s = 5;
  scenario.crowd.groups.front().arrival.spread_s = 2;
  scenario.crowd.events.front().at_s = 20;
  return scenario;
}

struct Simulate : ::testing::Test {
  std::string row(std::uint32_t id) {
    const auto outcome = simulate(scenario, ground, ReplicateId{id}, Probe{.stop = never});
    return outcome ? encode(*outcome) : "stopped";
  }

  Scenario scenario = short_quickstart();
  Ground ground = make_ground(scenario);
  StopFlag never;
};

TEST_F(Simulate, gives_the_same_row_whether_somebody_watches_or_not) {
  std::size_t seen = 0, ticks = 0, stages_done = 0;
  std::int64_t last_ms = -1;
  const Probe watcher{.stop = never,
                      .see =
                          [&](const World& world) {
                            EXPECT_EQ(world.now_ms, last_ms < 0 ? 0 : last_ms + 100);
                            last_ms = world.now_ms;
                            ++seen;
                          },
                      .timed_tick = [&] { ++ticks; },
                      .stage_done = [&](std::size_t) { ++stages_done; }};
  const auto outcome = simulate(scenario, ground, ReplicateId{3}, watcher);
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(encode(*outcome), row(3));
  EXPECT_EQ(last_ms, 90'000);
  EXPECT_EQ(seen, 901U);
  EXPECT_EQ(ticks, 1300U) << "those of seconds 0, 7 ... 84";
  EXPECT_GT(stages_done, ticks);
}

TEST_F(Simulate, gives_the_same_row_again_and_in_any_order) {
  std::vector<std::string> forwards, backwards;
  for (std::uint32_t id = 0; id < 4; ++id) forwards.push_back(row(id));
  for (std::uint32_t id = 4; id-- > 0;) backwards.insert(backwards.begin(), row(id));
  EXPECT_EQ(forwards, backwards);
  EXPECT_NE(forwards[0], forwards[1]);
  EXPECT_NE(forwards[0].find("ok"), std::string::npos);
}

TEST_F(Simulate, another_seed_gives_another_row) {
  const std::string first = row(0);
  ++scenario.seed;
  EXPECT_NE(row(0), first);
}

TEST_F(Simulate, gives_nothing_once_its_flag_or_the_flag_above_is_raised) {
  for (const bool above : {false, true}) {
    StopFlag parent;
    StopFlag flag(&parent);
    std::int64_t last_ms = 0;
    const Probe probe{.stop = flag, .see = [&](const World& world) {
                        last_ms = world.now_ms;
                        if (world.now_ms == 10'000) (above ? parent : flag).raise(2);
                      }};
    EXPECT_FALSE(simulate(scenario, ground, ReplicateId{0}, probe).has_value());
    EXPECT_EQ(last_ms, 10'000);
  }
}

void expect_failed(const Scenario& scenario, const Ground& ground) {
  const StopFlag never;
  const auto outcome = simulate(scenario, ground, ReplicateId{1}, Probe{.stop = never});
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->status, Status::failed);
  EXPECT_EQ(number(outcome->id), 1U);
}

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

TEST_F(Simulate, says_that_a_replicate_failed_when_the_numbers_of_the_crowd_do) {
  scenario.model.motion.push_force_n = no_number;
  expect_failed(scenario, ground);
}

TEST_F(Simulate, says_that_a_replicate_failed_when_the_numbers_of_the_line_do) {
  scenario.model.motion.hold_stiffness_n_per_m = no_number;
  expect_failed(scenario, ground);
}

}  // namespace
}  // namespace sispam
