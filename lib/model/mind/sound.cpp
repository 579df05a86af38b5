// SPDX-License-Identifier: Apache-2.0
#include "model/mind/sound.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/maths.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double db_per_log = 4.3429448190325183;  // 10 / ln 10
constexpr double cell_m = 3;                       // a fifth of the reach of shouting

struct Cell {
  int column = 0, row = 0;
};

Cell cell_of(Vec2 place) { return {maths::floor_of(place.x / cell_m), maths::floor_of(place.y / cell_m)}; }

std::size_t place_in(const NoiseField& field, Cell cell) {
  return static_cast<std::size_t>(cell.row - field.bottom) * static_cast<std::size_t>(field.columns) +
         static_cast<std::size_t>(cell.column - field.left);
}

std::vector<Cell> cells_of(const World& world, const std::vector<std::uint32_t>& here) {
  std::vector<Cell> cells;
  cells.reserve(here.size());
  for (const std::uint32_t i : here) cells.push_back(cell_of(position(world, i)));
  return cells;
}

/// A field without any noise yet that covers those cells.
NoiseField silent_field(const std::vector<Cell>& cells) {
  NoiseField field;
  field.cells.reserve(cells.size());
  if (cells.empty()) return field;
  Cell low = cells.front(), high = low;
  for (const Cell cell : cells) {
    low = {std::min(low.column, cell.column), std::min(low.row, cell.row)};
    high = {std::max(high.column, cell.column), std::max(high.row, cell.row)};
  }
  field.left = low.column;
  field.bottom = low.row;
  field.columns = high.column - low.column + 1;
  field.rows = high.row - low.row + 1;
  field.energy.assign(static_cast<std::size_t>(field.columns) * static_cast<std::size_t>(field.rows), 0);
  return field;
}

/// How many columns on either side of its middle a disc covers in each of its rows, from the middle row up.
std::vector<int> half_widths(double reach_m) {
  std::vector<int> widths;
  for (int row = 0; row * cell_m <= reach_m; ++row) {
    widths.push_back(static_cast<int>(std::sqrt(reach_m * reach_m - row * row * cell_m * cell_m) / cell_m));
  }
  return widths;
}

/// How many cells a disc of these half widths covers.
int cells_in(const std::vector<int>& widths) {
  int cells = 0;
  for (std::size_t row = 0; row < widths.size(); ++row) cells += (row == 0 ? 1 : 2) * (2 * widths[row] + 1);
  return cells;
}

/// Who is in the cells of a field, added up along each row so that a stretch of cells is one difference.
class Heads {
 public:
  explicit Heads(const NoiseField& field)
      : rows_(field.rows), columns_(field.columns), before_(static_cast<std::size_t>(rows_) * width()) {}

  void count(int row, int column) { ++before_[place(row, column + 1)]; }

  void add_up() {
    for (int row = 0; row < rows_; ++row) {
      for (int column = 0; column < columns_; ++column) before_[place(row, column + 1)] += before_[place(row, column)];
    }
  }

  /// In a disc round a cell.
  int within(const std::vector<int>& widths, int row, int column) const {
    const int most = static_cast<int>(widths.size()) - 1;
    int heads = 0;
    for (int r = std::max(0, row - most); r <= std::min(rows_ - 1, row + most); ++r) {
      const int width = widths[static_cast<std::size_t>(std::abs(r - row))];
      heads +=
          before_[place(r, std::min(columns_, column + width + 1))] - before_[place(r, std::max(0, column - width))];
    }
    return heads;
  }

 private:
  std::size_t width() const { return static_cast<std::size_t>(columns_) + 1; }
  std::size_t place(int row, int column) const {
    return static_cast<std::size_t>(row) * width() + static_cast<std::size_t>(column);
  }

  int rows_, columns_;
  std::vector<int> before_;  // row by row, per column: heads left of it
};

}  // namespace

double energy_of(double level_db) { return maths::exp(level_db / db_per_log); }

double level_of(double energy) { return db_per_log * maths::log(energy); }

double crowd_energy(const MindParameters& p, double shouting_per_m2) {
  return energy_of(p.shout_power_db) * shouting_per_m2 * maths::log(p.shout_reach_m / p.shout_least_m);
}

double understood_share(const MindParameters& p, double signal_energy, double noise_energy) {
  const double above = level_of(signal_energy / noise_energy) - p.understood_margin_db;
  return 1 / (1 + maths::exp(-above / p.understood_width_db));
}

NoiseField make_noise(const MindParameters& p, const World& world, const std::vector<std::uint32_t>& here) {
  const std::vector<Cell> cells = cells_of(world, here);
  NoiseField field = silent_field(cells);
  std::vector<std::uint8_t> present(field.energy.size());
  for (const Cell cell : cells) {
    field.cells.push_back(static_cast<std::uint32_t>(place_in(field, cell)));
    present[field.cells.back()] = 1;
  }
  Heads loud(field);
  for (std::size_t k = 0; k < here.size(); ++k) {
    if (!is_loud(world.crowd.behaviour[here[k]])) continue;
    loud.count(cells[k].row - field.bottom, cells[k].column - field.left);
  }
  loud.add_up();
  const std::vector<int> disc = half_widths(p.shout_reach_m);
  const double of_one = crowd_energy(p, p.shouting_at_once / (cell_m * cell_m * cells_in(disc)));
  const double background = energy_of(p.background_noise_db);
  for (std::size_t k = 0; k < field.energy.size(); ++k) {
    if (present[k] == 0) continue;
    const auto row = static_cast<int>(k) / field.columns, column = static_cast<int>(k) % field.columns;
    field.energy[k] = background + of_one * loud.within(disc, row, column);
  }
  return field;
}

}  // namespace sispam::mind
