// SPDX-License-Identifier: Apache-2.0
#include "scenario/doubts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "test_files.hpp"

namespace sispam {
namespace {

/// Somebody who comes, something that happens and somebody who is brought out, all at that time of a plan of 100 s.
Scenario all_at(double seconds) {
  Scenario scenario;
  scenario.clock.horizon_s = 100;
  scenario.crowd.groups.resize(1);
  scenario.crowd.groups[0].id = "people";
  scenario.crowd.groups[0].arrival.start_s = seconds;
  scenario.crowd.groups[0].arrival.half_arrived_s = 0;
  scenario.crowd.events.resize(1);
  scenario.crowd.events[0].id = "result";
  scenario.crowd.events[0].at_s = seconds;
  scenario.evacuations.resize(1);
  scenario.evacuations[0].id = "staff";
  scenario.evacuations[0].at_s = seconds;
  return scenario;
}

std::vector<std::string> doubtful(const Scenario& scenario) {
  std::vector<std::string> paths;
  for (const Fault& doubt : doubts(scenario, [](const std::string&) { return true; })) paths.push_back(doubt.path);
  return paths;
}

TEST(Doubts, are_told_of_whatever_comes_at_the_end_or_after_it) {
  EXPECT_THAT(doubtful(all_at(99.9)), testing::IsEmpty());
  EXPECT_THAT(doubtful(all_at(100)), testing::ElementsAre("crowd.groups.people.arrival.start_s",
                                                          "crowd.events.result.at_s", "evacuations.staff.at_s"));
}

TEST(Doubts, are_told_of_a_group_of_which_half_comes_too_late) {
  Scenario scenario = all_at(0);
  Arrival& arrival = scenario.crowd.groups[0].arrival;
  arrival.half_arrived_s = 99.9;
  EXPECT_THAT(doubtful(scenario), testing::IsEmpty());
  arrival.start_s = 0.1;
  EXPECT_THAT(doubtful(scenario), testing::ElementsAre("crowd.groups.people.arrival.half_arrived_s"));
  scenario.uncertain.parameters.push_back(
      {"crowd.groups.people.arrival.half_arrived_s", {Distribution::Kind::uniform, 50, 150, 0}});
  EXPECT_THAT(doubtful(scenario), testing::IsEmpty());
}

TEST(Doubts, are_told_of_numbers_out_of_the_plausible_range_that_are_written) {
  using Kind = Distribution::Kind;
  Scenario scenario = all_at(0);
  scenario.crowd.groups[0].arrival.half_arrived_s = 1;
  scenario.weather.air_temperature_c = 55;
  scenario.medical.hospitals.resize(1);
  scenario.medical.hospitals[0].id = "near";
  const std::string drive = "medical.hospitals.near.drive_s", air = "weather.air_temperature_c";
  const auto paths = [&](const Distribution& drive_s, const std::set<std::string>& written) {
    scenario.medical.hospitals[0].drive_s = drive_s;
    std::vector<std::string> found;
    const auto is_written = [&](const std::string& path) { return written.contains(path); };
    for (const Fault& doubt : doubts(scenario, is_written)) found.push_back(doubt.path);
    return found;
  };
  EXPECT_THAT(paths({Kind::constant, 10}, {}), testing::IsEmpty()) << "defaults are ours";
  EXPECT_THAT(paths({Kind::constant, 10}, {air, drive}), testing::ElementsAre(air, drive));
  for (const Distribution& short_drive :
       {Distribution{Kind::lognormal_mean, 10, 0.3}, Distribution{Kind::uniform, 5, 20},
        Distribution{Kind::triangular, 5, 10, 20}, Distribution{Kind::exponential, 10}}) {
    EXPECT_THAT(paths(short_drive, {drive}), testing::ElementsAre(drive)) << "told once";
  }
  for (const Distribution& likely : {Distribution{Kind::lognormal_mean, 900, 0.3}, Distribution{Kind::uniform, 5, 900},
                                     Distribution{Kind::uniform, 900, 80000}}) {
    EXPECT_THAT(paths(likely, {drive}), testing::IsEmpty()) << "some of it is plausible";
  }
  const std::string pusher = "crowd.groups.people.shares.pusher";
  scenario.crowd.groups[0].shares.pusher = 0.9;
  EXPECT_THAT(paths({Kind::constant, 86400}, {drive, pusher}), testing::IsEmpty()) << "never, and what is planned";
  scenario.uncertain.parameters.push_back({air, {Kind::uniform, 20, 30}});
  EXPECT_THAT(paths({Kind::constant, 900}, {air}), testing::ElementsAre(air)) << "only that draws replace it";
}

TEST(Doubts, are_not_told_of_a_time_that_draws_replace) {
  Scenario scenario = all_at(100);
  scenario.uncertain.parameters.push_back(
      {"crowd.groups.people.arrival.start_s", {Distribution::Kind::uniform, 50, 150, 0}});
  EXPECT_THAT(doubtful(scenario), testing::ElementsAre("crowd.events.result.at_s", "evacuations.staff.at_s"));
}

TEST(Doubts, are_told_of_no_plan_that_ships) {
  for (const char* folder : {"configs", "configs/library"}) {
    for (const auto& file : yaml_files(source_folder() / folder)) {
      for (const Problem& doubt : load_scenario(file).warnings) ADD_FAILURE() << to_text(doubt);
    }
  }
}

}  // namespace
}  // namespace sispam
