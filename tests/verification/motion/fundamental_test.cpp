// M-V8, M-V8b: how fast people walk in a crowd, against measured speeds.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

#include "last_value.hpp"
#include "walkers.hpp"

namespace sispam::test {
namespace {

/// Mean speed of people who walk one way through a corridor 1.8 m wide, by density (Zhang, Klingsch, Schadschneider,
/// Seyfried 2011; means of the published points of the experiment in classes of 0.5 per m2).
struct Measured {
  double per_m2, mps;
};
constexpr std::array<Measured, 9> corridor{{{0.25, 1.11},
                                            {0.75, 0.94},
                                            {1.25, 0.70},
                                            {1.75, 0.56},
                                            {2.25, 0.42},
                                            {2.75, 0.35},
                                            {3.25, 0.23},
                                            {3.75, 0.17},
                                            {4.25, 0.06}}};

TEST(SlowMotionV8, people_in_a_corridor_walk_as_fast_as_measured_at_each_density) {
  const Ring ring;
  double squares = 0;
  std::vector<double> speeds;
  for (const Measured& point : corridor) {
    const double speed = ring_speed(ring, static_cast<int>(std::lround(point.per_m2 * ring.area_m2())), 0);
    speeds.push_back(speed);
    squares += (speed - point.mps) * (speed - point.mps);
  }
  const double rms = std::sqrt(squares / static_cast<double>(corridor.size()));
  record_value("M-V8", "{:.3f}; {} m/s", rms, listed(speeds, "{:.2f}"));
  EXPECT_LT(rms, 0.12);
}

/// Speed in a single file by the distance from head to head, 0.36 to 1.1 m (Seyfried, Steffen, Klingsch, Boltes 2005).
double file_mps(double headway_m) { return (headway_m - 0.383) / 0.91; }

TEST(SlowMotionV8b, people_in_a_single_file_walk_as_fast_as_measured) {
  const Ring ring{.radius_m = 4, .width_m = 0.8, .lanes = 1};
  double squares = 0, most = 0;
  std::vector<double> speeds;
  for (const int count : {60, 50, 42, 36, 31, 28, 25, 23}) {
    const double headway_m = ring.length_m() / count;
    const double speed = ring_speed(ring, count, 0);
    speeds.push_back(speed);
    most = std::max(most, speed - file_mps(headway_m));
    squares += (speed - file_mps(headway_m)) * (speed - file_mps(headway_m));
  }
  const double rms = std::sqrt(squares / static_cast<double>(speeds.size()));
  record_value("M-V8b", "{:.3f}; {} m/s, up to {:.2f} too fast", rms, listed(speeds, "{:.2f}"), most);
  EXPECT_LT(rms, 0.12);
}

}  // namespace
}  // namespace sispam::test
