// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "model/motion/falls.hpp"
#include "model/motion/fatigue.hpp"
#include "model/motion/move.hpp"

namespace sispam {

namespace {

constexpr std::int64_t second_ms = 1000;
constexpr double square_m = 2;  // density is counted in squares of this size [m]

double length_of(const std::vector<Vec2>& line) {
  double sum = 0;
  for (std::size_t k = 1; k < line.size(); ++k) sum += length(line[k] - line[k - 1]);
  return sum;
}

/// Mean load since the last call; who sleeps keeps the load he fell asleep under.
void mean_loads(World& world) {
  People& people = world.people;
  double peak = world.tally.peak_personal_load_n;
  for (const PersonId i : world.motion.awake) {
    people.load[i] = people.load_impulse[i] / (measure_ms / 1000.0);
    people.load_impulse[i] = 0;
    peak = std::max(peak, people.load[i]);
  }
  world.tally.peak_personal_load_n = peak;
}

void line_load(World& world) {
  double metres = 0;
  for (const HeldLine& line : world.line.lines) {
    if (line.holder >= 0) metres += length_of(line.polyline);
  }
  const double load = metres > 0 ? world.motion.line_impulse / metres / (second_ms / 1000.0) : 0;
  world.motion.line_impulse = 0;
  world.tally.peak_line_load_n_per_m = std::max(world.tally.peak_line_load_n_per_m, load);
  if (world.tally.bins.empty()) return;
  Bin& bin = world.tally.bins.back();
  bin.line_load_n_per_m = std::max(bin.line_load_n_per_m, load);
}

void density(World& world, const Grid& grid) {
  const People& people = world.people;
  const auto columns = static_cast<std::size_t>(grid.columns * grid.cell_m / square_m) + 1;
  const auto rows = static_cast<std::size_t>(grid.rows * grid.cell_m / square_m) + 1;
  std::vector<std::uint16_t>& heads = world.motion.squares;
  heads.assign(columns * rows, 0);
  int most = 0;
  for (PersonId i = 0; i < people.count; ++i) {
    const double column = (people.x[i] - grid.origin.x) / square_m, row = (people.y[i] - grid.origin.y) / square_m;
    if (people.mode[i] == Mode::absent || column < 0 || row < 0) continue;
    const std::size_t square = static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
    if (square >= heads.size()) continue;
    most = std::max(most, static_cast<int>(++heads[square]));
  }
  world.tally.peak_density_per_m2 = std::max(world.tally.peak_density_per_m2, most / (square_m * square_m));
}

}  // namespace

void measure_motion(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  mean_loads(world);
  motion::fall_and_rise(scenario, world, random, measure_ms / 1000.0);
  motion::tire_and_recover(scenario.model.motion, world, random);
  if (world.now_ms % second_ms != 0) return;
  line_load(world);
  if (!world.motion.awake.empty()) density(world, ground.grid);
}

}  // namespace sispam
