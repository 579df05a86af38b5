// L-2: every scenario of the library runs, and what it says stays in balance.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <numeric>

#include "setup.hpp"

namespace sispam::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> library() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(SISPAM_SOURCE_DIR "/configs/library")) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The scenario for four minutes, in which most of its first group come.
Scenario briefly(const fs::path& path) {
  Scenario scenario = load_scenario(path).scenario;
  scenario.clock.horizon_s = 240;
  scenario.uncertain.parameters.clear();
  Arrival& arrival = scenario.crowd.groups.front().arrival;
  arrival.start_s = 0;
  arrival.half_arrived_s = 60;
  arrival.spread_s = 20;
  return scenario;
}

class SlowLibrary : public ::testing::TestWithParam<fs::path> {};

TEST_P(SlowLibrary, l_2_runs_and_loses_nobody) {
  const Scenario scenario = briefly(GetParam());
  const Ground ground = make_ground(scenario);
  std::size_t people = 0;
  for (const Group& group : scenario.crowd.groups) people += static_cast<std::size_t>(group.count);
  std::size_t seen = 0;
  const StopFlag never;
  const auto look = [&](const World& world) {
    seen = std::max(seen, static_cast<std::size_t>(std::count_if(
                              world.people.mode.begin() + static_cast<std::ptrdiff_t>(world.people.personnel),
                              world.people.mode.end(), [](Mode mode) { return mode != Mode::absent; })));
  };
  const auto outcome = simulate(scenario, ground, ReplicateId{0}, Probe{.stop = never, .see = look});
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->status, Status::ok);
  EXPECT_GT(seen, people / 8) << "or nobody came, and the test shows nothing";
  EXPECT_EQ(outcome->level_min[0] + outcome->level_min[1] + outcome->level_min[2], outcome->end_s / 60);
  const double minutes = std::accumulate(outcome->person_min.begin(), outcome->person_min.end(), 0.0);
  EXPECT_NEAR(minutes, static_cast<double>(people) * outcome->end_s / 60, 1e-6 * minutes) << "everybody is somewhere";
}

INSTANTIATE_TEST_SUITE_P(Scenarios, SlowLibrary, ::testing::ValuesIn(library()), [](const auto& one) {
  std::string name = one.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace sispam::test
