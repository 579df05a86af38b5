// SPDX-License-Identifier: Apache-2.0
#include "model/mind/sound.hpp"

#include <algorithm>
#include <cmath>

#include "core/maths.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double db_per_log = 4.3429448190325183;  // 10 / ln 10
constexpr double cell_m = 3;                       // a fifth of the reach of shouting

struct Cell {
  int column = 0, row = 0;
};

Cell cell_of(Vec2 place) {
  return {static_cast<int>(std::floor(place.x / cell_m)), static_cast<int>(std::floor(place.y / cell_m))};
}

/// Steps to all cells whose middle is within reach.
std::vector<Cell> cells_within(double reach_m) {
  const int most = static_cast<int>(reach_m / cell_m);
  std::vector<Cell> steps;
  for (int row = -most; row <= most; ++row) {
    for (int column = -most; column <= most; ++column) {
      if ((row * row + column * column) * cell_m * cell_m <= reach_m * reach_m) steps.push_back({column, row});
    }
  }
  return steps;
}

std::size_t place_in(const NoiseField& field, Cell cell) {
  return static_cast<std::size_t>(cell.row - field.bottom) * static_cast<std::size_t>(field.columns) +
         static_cast<std::size_t>(cell.column - field.left);
}

bool covers(const NoiseField& field, Cell cell) {
  return cell.column >= field.left && cell.column < field.left + field.columns && cell.row >= field.bottom &&
         cell.row < field.bottom + field.rows;
}

/// A field without any noise yet that covers all who are there.
NoiseField silent_field(const World& world) {
  NoiseField field;
  Cell low, high{-1, -1};
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    if (!takes_part(world.crowd.behaviour[i])) continue;
    const Cell cell = cell_of(position(world, i));
    const bool first = high.column < low.column;
    low = first ? cell : Cell{std::min(low.column, cell.column), std::min(low.row, cell.row)};
    high = first ? cell : Cell{std::max(high.column, cell.column), std::max(high.row, cell.row)};
  }
  field.left = low.column;
  field.bottom = low.row;
  field.columns = high.column - low.column + 1;
  field.rows = high.row - low.row + 1;
  field.energy.assign(static_cast<std::size_t>(field.columns) * static_cast<std::size_t>(field.rows), 0);
  return field;
}

}  // namespace

double energy_of(double level_db) { return maths::exp(level_db / db_per_log); }

double level_of(double energy) { return db_per_log * maths::log(energy); }

double energy_at(double energy_at_1m, double distance_m) {
  const double distance = std::max(distance_m, 1.0);
  return energy_at_1m / (distance * distance);
}

double crowd_energy(const MindParameters& p, double shouting_per_m2) {
  return energy_of(p.shout_power_db) * shouting_per_m2 * maths::log(p.shout_reach_m / p.shout_least_m);
}

double understood_share(const MindParameters& p, double signal_energy, double noise_energy) {
  const double above = level_of(signal_energy / noise_energy) - p.understood_margin_db;
  return 1 / (1 + maths::exp(-above / p.understood_width_db));
}

double NoiseField::at(Vec2 place) const {
  const Cell cell = cell_of(place);
  return covers(*this, cell) ? energy[place_in(*this, cell)] : 0;
}

NoiseField make_noise(const MindParameters& p, const World& world) {
  NoiseField field = silent_field(world);
  std::vector<int> loud(field.energy.size()), present(field.energy.size());
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    if (!takes_part(world.crowd.behaviour[i])) continue;
    const std::size_t cell = place_in(field, cell_of(position(world, i)));
    present[cell] = 1;
    loud[cell] += is_loud(world.crowd.behaviour[i]) ? 1 : 0;
  }
  const std::vector<Cell> steps = cells_within(p.shout_reach_m);
  const double per_m2 = p.shouting_at_once / (cell_m * cell_m * static_cast<double>(steps.size()));
  const double background = energy_of(p.background_noise_db);
  for (std::size_t k = 0; k < field.energy.size(); ++k) {
    if (present[k] == 0) continue;
    const auto row = static_cast<int>(k) / field.columns, column = static_cast<int>(k) % field.columns;
    int shouting = 0;
    for (const Cell& step : steps) {
      const Cell cell{field.left + column + step.column, field.bottom + row + step.row};
      if (covers(field, cell)) shouting += loud[place_in(field, cell)];
    }
    field.energy[k] = background + crowd_energy(p, shouting * per_m2);
  }
  return field;
}

}  // namespace sispam::mind
