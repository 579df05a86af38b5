// M-V36: pushers of one place surge together, by a Markov process of its own.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/surges.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "false_alarm.hpp"
#include "last_value.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr double on_s = 6, off_s = 15, share = on_s / (on_s + off_s);
constexpr double memory_s = on_s * off_s / (on_s + off_s);  // correlations fall as exp(-t/memory)
using sispam::testing::z_one_in_a_million;

/// The middle of cluster number `k` of a row.
Vec2 cluster(int k, double row = 0) { return {2.0 + 4 * k, 2.0 + 4 * row}; }

// The mean of n samples dt apart of a process with correlation r to the next has (1 + r)/(1 - r) times the variance of
// n independent ones.
TEST(MotionV36, a_cluster_surges_for_the_share_of_time_that_its_mean_times_give) {
  const MotionParameters p;
  World world;
  constexpr int clusters = 400, samples = 2000;
  double on = 0;
  for (int t = 0; t < samples; ++t, world.now_ms += 1000) {
    for (int k = 0; k < clusters; ++k) on += motion::surges(p, world, Random{1, 0}, cluster(k)) ? 1 : 0;
  }
  const double r = std::exp(-1 / memory_s);
  const double sd = std::sqrt(share * (1 - share) * (1 + r) / (1 - r) / (clusters * samples));
  record_value("M-V36", "{:.4f}", on / (clusters * samples));
  EXPECT_NEAR(on / (clusters * samples), share, z_one_in_a_million * sd);
}

TEST(MotionV36, at_the_start_as_many_clusters_surge_as_later) {
  const MotionParameters p;
  World world;
  constexpr int clusters = 4000;
  double on = 0;
  for (int k = 0; k < clusters; ++k) on += motion::surges(p, world, Random{1, 0}, cluster(k)) ? 1 : 0;
  record_value("M-V36", "{:.3f} at the start", on / clusters);
  EXPECT_NEAR(on / clusters, share, z_one_in_a_million * std::sqrt(share * (1 - share) / clusters));
}

/// Lengths of the stays of one cluster.
struct Stays {
  double sum_s = 0;
  int count = 0, longer_than_mean = 0;
};

void check_stays(const Stays& stays, double mean_s) {
  const double n = stays.count;
  EXPECT_NEAR(stays.sum_s / n, mean_s, z_one_in_a_million * mean_s / std::sqrt(n));
  const double tail = std::exp(-1.0);
  EXPECT_NEAR(stays.longer_than_mean / n, tail, z_one_in_a_million * std::sqrt(tail * (1 - tail) / n));
}

TEST(MotionV36a, surges_and_the_times_between_are_exponential_with_their_means) {
  MotionParameters p;
  World world;
  std::array<Stays, 2> stays;
  motion::surges(p, world, Random{2, 0}, cluster(0));
  Surge& surge = world.motion.surges.begin()->second;
  while (surge.stay < 40'000) {
    const Surge last = surge;
    world.now_ms = static_cast<std::int64_t>(std::ceil(last.until_ms));
    const bool on = motion::surges(p, world, Random{2, 0}, cluster(0));
    if (surge.stay != last.stay + 1) continue;  // a stay of less than the clock's millisecond was passed over
    const double stay_s = (surge.until_ms - last.until_ms) / 1000;
    Stays& of = stays[on ? 1 : 0];
    of.sum_s += stay_s;
    of.count += 1;
    of.longer_than_mean += stay_s > (on ? on_s : off_s) ? 1 : 0;
  }
  record_value("M-V36a", "{:.2f} s, {:.2f} s; {:.3f}, {:.3f}", stays[1].sum_s / stays[1].count,
               stays[0].sum_s / stays[0].count, static_cast<double>(stays[1].longer_than_mean) / stays[1].count,
               static_cast<double>(stays[0].longer_than_mean) / stays[0].count);
  check_stays(stays[1], on_s);
  check_stays(stays[0], off_s);
}

TEST(MotionV36b, neighbouring_clusters_surge_independently) {
  const MotionParameters p;
  World world;
  constexpr int pairs = 200, samples = 1000;
  double product = 0;
  for (int t = 0; t < samples; ++t, world.now_ms += 10'000) {
    for (int k = 0; k < pairs; ++k) {
      const bool left = motion::surges(p, world, Random{3, 0}, cluster(2 * k));
      const bool right = motion::surges(p, world, Random{3, 0}, cluster(2 * k + 1));
      product += ((left ? 1 : 0) - share) * ((right ? 1 : 0) - share);
    }
  }
  const double r = std::exp(-10 / memory_s), n = pairs * samples;
  const double correlation = product / n / (share * (1 - share));
  record_value("M-V36b", "{:.4f}", correlation);
  EXPECT_NEAR(correlation, 0, z_one_in_a_million * std::sqrt((1 + r * r) / (1 - r * r) / n));
}

TEST(MotionV36c, everybody_on_one_square_surges_at_once_whoever_is_asked_first_and_when) {
  const MotionParameters p;
  World early, late;
  for (; early.now_ms < 60'000; early.now_ms += 100) {
    for (int k = 0; k < 20; ++k) {
      const bool here = motion::surges(p, early, Random{4, 0}, cluster(k) - Vec2{1.9, 1.9});
      ASSERT_EQ(here, motion::surges(p, early, Random{4, 0}, cluster(k) + Vec2{1.9, 1.9}));
    }
  }
  early.now_ms -= 100;
  late.now_ms = early.now_ms;
  for (int k = 19; k >= 0; --k) {
    EXPECT_EQ(motion::surges(p, early, Random{4, 0}, cluster(k)), motion::surges(p, late, Random{4, 0}, cluster(k)));
  }
}

TEST(MotionV36d, a_chant_makes_the_whole_crowd_surge_at_once) {
  MotionParameters p;
  p.surge_extent = SurgeExtent::crowd;
  World world;
  int on = 0;
  constexpr int samples = 1000;
  for (; world.now_ms < samples * 1000; world.now_ms += 1000) {
    const bool first = motion::surges(p, world, Random{5, 0}, cluster(0));
    for (int k = -50; k < 50; ++k) ASSERT_EQ(motion::surges(p, world, Random{5, 0}, cluster(k, k / 3)), first);
    on += first ? 1 : 0;
  }
  record_value("M-V36d", "the same at all places, on at {:.0f} % of the looks", 100.0 * on / samples);
  EXPECT_GT(on, 0);
  EXPECT_LT(on, samples);
}

/// Force on the wall of twelve who push as one, long after their last change to `on` [N].
double pressed(bool on) {
  Scenario scenario = fixed_wishes();
  scenario.model.motion.surge_lean = 0.4;
  scenario.model.motion.surge_extent = SurgeExtent::crowd;
  scenario.model.motion.surge_on_s = scenario.model.motion.surge_off_s = 20;
  std::vector<Body> bodies;
  for (int file = 0; file < 12; ++file) bodies.push_back({{0.25 + 0.5 * file, 0.25}, Mode::push, {0, -1}});
  const Ground ground = box(6, 6);
  World world = world_of(bodies);
  double force = 0;
  for (int same = 0; same < 40 && world.now_ms < 600'000;) {
    run_for(scenario, ground, world, 10);
    measure_motion(scenario, ground, world, Random{6, 0});
    same = motion::surges(scenario.model.motion, world, Random{6, 0}, {}) == on ? same + 1 : 0;
    force = wall_force(world).y;
  }
  return force;
}

TEST(MotionV36e, pushers_lean_between_surges_and_give_all_in_them) {
  const double surging = pressed(true), leaning = pressed(false);
  record_value("M-V36e", "{:.2f} and {:.2f} kN", surging / 1000, leaning / 1000);
  EXPECT_NEAR(surging, 12 * 250, 0.005 * 12 * 250);
  EXPECT_NEAR(leaning, 0.4 * 12 * 250, 0.005 * 0.4 * 12 * 250);
}

}  // namespace
}  // namespace sispam::test
