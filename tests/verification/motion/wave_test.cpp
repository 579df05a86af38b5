// M-V7, M-V7b: a shove runs through a row of people who stand.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

#include "last_value.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr int row = 20;
constexpr double radius_m = 0.2, moved_mps = 0.05;

struct Wave {
  double mps = 0;   // between the second person who moves and the last one
  int reached = 0;  // people moved besides the first
};

/// The first of twenty who stand `gap_m` apart gets a velocity towards the others.
Wave shove(double gap_m, double velocity_mps) {
  Scenario scenario = fixed_wishes();
  scenario.model.motion.step_ms = 1;
  std::vector<Body> bodies;
  for (int k = 0; k < row; ++k) bodies.push_back({{k * (2 * radius_m + gap_m), 0}, Mode::stand, {}, 250, radius_m});
  World world = world_of(bodies);
  world.people.vx[0] = velocity_mps;
  std::vector<double> first(row, -1);
  for (int ms = 1; ms <= 4000; ++ms) {
    run_for(scenario, Ground{}, world, 1);
    for (PersonId i = 0; i < row; ++i) {
      if (first[i] < 0 && world.people.vx[i] > moved_mps) first[i] = 1e-3 * ms;
    }
  }
  Wave wave;
  while (wave.reached + 1 < row && first[static_cast<std::size_t>(wave.reached) + 1] >= 0) ++wave.reached;
  if (wave.reached < 2) return wave;
  const auto last = static_cast<std::size_t>(wave.reached);
  wave.mps = (bodies[last].at.x - bodies[1].at.x) / (first[last] - first[1]);
  return wave;
}

/// How far a shove of 1 and of 2 m/s runs in this model, and how fast the latter. Experiments give only the signs:
/// these values keep what the model does from changing unseen.
struct ShoveRun {
  double gap_m;
  int soft, hard;  // people moved
  double hard_mps;
};
constexpr std::array<ShoveRun, 3> runs{{{0.05, 2, 4, 4.41}, {0.10, 1, 3, 3.38}, {0.15, 1, 3, 2.32}}};

TEST(MotionV7b, a_harder_shove_runs_faster_and_farther) {
  std::vector<std::string> reach, mps;
  for (const ShoveRun& run : runs) {
    const Wave soft = shove(run.gap_m, 1), hard = shove(run.gap_m, 2);
    reach.push_back(fmt::format("{} → {}", soft.reached, hard.reached));
    mps.push_back((soft.reached > 1 ? fmt::format("{:.2f} → ", soft.mps) : "") + fmt::format("{:.2f}", hard.mps));
    EXPECT_GT(hard.reached, soft.reached) << run.gap_m;
    if (soft.reached > 1) {
      EXPECT_GT(hard.mps, soft.mps) << run.gap_m;
    }
    EXPECT_EQ(soft.reached, run.soft) << run.gap_m;
    EXPECT_EQ(hard.reached, run.hard) << run.gap_m;
    EXPECT_NEAR(hard.mps, run.hard_mps, 0.05 * run.hard_mps) << run.gap_m;
  }
  record_value("M-V7b", "reach {} people; {} m/s", listed(reach), listed(mps));
}

TEST(MotionV7, in_a_row_that_touches_a_shove_runs_as_fast_as_sound_in_a_chain_of_springs) {
  const MotionParameters p;
  const double sound = 2 * radius_m * std::sqrt(p.contact_stiffness_n_per_m / 62);
  std::vector<double> touching_mps;
  double with_gaps_mps = 0;
  for (const double velocity : {1.0, 2.0}) {
    const Wave touching = shove(0, velocity);
    touching_mps.push_back(touching.mps);
    with_gaps_mps = shove(0.10, velocity).mps;
    EXPECT_NEAR(touching.mps, sound, 0.2 * sound) << velocity;
    EXPECT_GT(touching.mps, 1.5 * with_gaps_mps) << velocity;
  }
  record_value("M-V7", "{}; {:.2f} m/s through the gaps", listed(touching_mps, "{:.2f}"), with_gaps_mps);
}

}  // namespace
}  // namespace sispam::test
