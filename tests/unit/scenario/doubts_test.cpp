// SPDX-License-Identifier: Apache-2.0
#include "scenario/doubts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sispam {
namespace {

/// Somebody who comes, something that happens and somebody who is brought out, all at that time of a plan of 100 s.
Scenario all_at(double seconds) {
  Scenario scenario;
  scenario.clock.horizon_s = 100;
  scenario.crowd.groups.resize(1);
  scenario.crowd.groups[0].id = "people";
  scenario.crowd.groups[0].arrival.start_s = seconds;
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

TEST(Doubts, are_not_told_of_a_time_that_draws_replace) {
  Scenario scenario = all_at(100);
  scenario.uncertain.parameters.push_back(
      {"crowd.groups.people.arrival.start_s", {Distribution::Kind::uniform, 50, 150, 0}});
  EXPECT_THAT(doubtful(scenario), testing::ElementsAre("crowd.events.result.at_s", "evacuations.staff.at_s"));
}

}  // namespace
}  // namespace sispam
