// M-V6, M-V6c, M-V18: two sides that push against each other, and how fine the step must be.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

#include "last_value.hpp"
#include "random/distributions.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr int files = 12, ranks = 4;
constexpr double seconds = 20;
constexpr double middle_m = 10;  // of the box in which they push [m]

/// Fixed wishes between side walls that carry nothing.
Scenario between_walls() {
  Scenario scenario = fixed_wishes();
  scenario.model.motion.wall_friction = 0;
  return scenario;
}

/// How far 48 people a side have moved towards -y after 20 s, the side at y > 0 pushing (1 + advantage) times as hard;
/// `forces` gives each his own share of 250 N [m].
template <class Forces>
double displacement(double advantage, Forces forces) {
  std::vector<Body> bodies;
  for (int rank = 0; rank < ranks; ++rank) {
    for (int file = 0; file < files; ++file) {
      const double x = 0.25 + 0.5 * file, y = 0.25 + 0.5 * rank;
      bodies.push_back({{x, middle_m + y}, Mode::push, {0, -1}, 250 * (1 + advantage) * forces(bodies.size())});
      bodies.push_back({{x, middle_m - y}, Mode::push, {0, 1}, 250 * forces(bodies.size())});
    }
  }
  World world = world_of(bodies);
  run_for(between_walls(), box(0.5 * files, 2 * middle_m), world, static_cast<int>(seconds * 100));
  double mean = 0;
  for (PersonId i = 0; i < bodies.size(); ++i)
    mean += (bodies[i].at.y - world.people.y[i]) / static_cast<double>(bodies.size());
  return mean;
}

TEST(SlowMotionV6, neither_of_two_sides_of_people_of_unequal_strength_is_favoured) {
  constexpr int n = 40;
  double sum = 0, squares = 0;
  for (std::uint32_t k = 0; k < n; ++k) {
    const Random random{k + 1, 0};
    const double moved = displacement(0, [&](std::size_t i) {
      return 1 + 0.15 * normal_quantile(random.uniform(Purpose::test, 0, static_cast<std::uint32_t>(i)));
    });
    sum += moved;
    squares += moved * moved;
  }
  const double mean = sum / n, error = std::sqrt((squares / n - mean * mean) / (n - 1));
  record_value("M-V6", "{:.3f} ± {:.3f} m", mean, error);
  EXPECT_LT(std::abs(mean), 3 * error);
}

// Eq. 5 alone: both sides come to move at v, where (1 + a)(1 - v/v_p) = 1 + v/v_p, with the time 2 m v_p/((2 + a) F).
TEST(MotionV6c, the_stronger_side_drives_the_other_back_at_the_speed_of_the_hill_curve) {
  std::vector<double> moved_m;
  for (const double advantage : {0.02, 0.05, 0.1, 0.2}) {
    const double push_mps = MotionParameters{}.push_speed_mps;
    const double start_s = 2 * 62 * push_mps / ((2 + advantage) * 250);
    const double expected = (seconds - start_s) * push_mps * advantage / (2 + advantage);
    const double moved = displacement(advantage, [](std::size_t) { return 1.0; });
    moved_m.push_back(moved);
    EXPECT_NEAR(moved, expected, 0.005 * expected) << advantage;
  }
  record_value("M-V6c", "{} m", listed(moved_m, "{:.3f}"));
}

/// How far officers of a line are driven back.
struct Driven {
  double mean_m = 0, most_m = 0;
};

/// Two ranks of twenty without links, ten seconds under two ranks of 24 pushers, mean of ten draws of their forces.
Driven driven_back(double step_ms) {
  constexpr std::uint64_t draws = 10;
  constexpr std::uint32_t officers = 40, pushers = 48;
  Driven driven;
  Scenario scenario = between_walls();
  scenario.model.motion.step_ms = step_ms;
  const Ground ground = box(12, 2 * middle_m);
  for (std::uint64_t seed = 1; seed <= draws; ++seed) {
    const Random random{seed, 0};
    std::vector<Body> bodies;
    for (std::uint32_t k = 0; k < officers; ++k)
      bodies.push_back({{0.3 + 0.6 * (k % 20), middle_m - (k < 20 ? 0 : 0.6)}, Mode::hold, {}, 400});
    for (std::uint32_t k = 0; k < pushers; ++k) {
      const double force = 250 * (1 + 0.25 * normal_quantile(random.uniform(Purpose::test, 0, k)));
      bodies.push_back({{0.25 + 0.5 * (k % 24), middle_m + (k < 24 ? 0.47 : 0.92)}, Mode::push, {0, -1}, force, 0.2});
    }
    World world = world_of(bodies, officers);
    run_for(scenario, ground, world, static_cast<int>(10'000 / step_ms));
    double most = 0;
    for (PersonId i = 0; i < officers; ++i) {
      const double back = bodies[i].at.y - world.people.y[i];
      driven.mean_m += back / (draws * officers);
      most = std::max(most, back);
    }
    driven.most_m += most / draws;
  }
  return driven;
}

TEST(SlowMotionV18, how_far_a_line_is_driven_back_does_not_depend_on_the_step) {
  const Driven fine = driven_back(1.25);
  std::vector<double> mean_off, most_off;  // shares of the values of the finest step
  for (const double step_ms : {10.0, 5.0, 2.5}) {
    const Driven driven = driven_back(step_ms);
    mean_off.push_back(100 * std::abs(driven.mean_m / fine.mean_m - 1));
    most_off.push_back(100 * std::abs(driven.most_m / fine.most_m - 1));
    EXPECT_NEAR(driven.mean_m, fine.mean_m, 0.01 * fine.mean_m) << step_ms << " ms";
  }
  record_value("M-V18", "{} % of {:.3f} m; of the farthest officer {} % of {:.3f} m", listed(mean_off, "{:.1f}"),
               fine.mean_m, listed(most_off, "{:.1f}"), fine.most_m);
}

}  // namespace
}  // namespace sispam::test
