// SPDX-License-Identifier: Apache-2.0
#include "model/motion/cells.hpp"

#include <cmath>
#include <numeric>

namespace sispam::motion {
namespace {

constexpr double cell_m = 1.5;      // [m]; chosen: smaller ones cost more to walk through than they save in looking
constexpr double most_cells = 4e6;  // beyond that, on ground some kilometres wide, cells are larger; chosen
constexpr std::size_t few = 4;      // who are fewer than one in so many are moved one by one; chosen
constexpr double room_m = 15;       // left round everybody, so that few steps lead out of the cells [m]; chosen

/// Cells over everybody on the ground, with nobody in them yet.
Cells empty_cells(const People& people) {
  Cells cells;
  double x1 = 0, y1 = 0;
  bool none = true;
  for (PersonId i = 0; i < people.count; ++i) {
    if (people.mode[i] == Mode::absent) continue;
    cells.x0 = none ? people.x[i] : std::min(cells.x0, people.x[i]);
    cells.y0 = none ? people.y[i] : std::min(cells.y0, people.y[i]);
    x1 = none ? people.x[i] : std::max(x1, people.x[i]);
    y1 = none ? people.y[i] : std::max(y1, people.y[i]);
    none = false;
  }
  cells.x0 -= room_m;
  cells.y0 -= room_m;
  const double wide = x1 + room_m - cells.x0, high = y1 + room_m - cells.y0;
  cells.width = std::max({cell_m, std::sqrt(wide * high / most_cells), std::max(wide, high) / most_cells});
  cells.columns = 1 + static_cast<int>(wide / cells.width);
  cells.rows.resize(1 + static_cast<std::size_t>(high / cells.width));
  for (CellRow& row : cells.rows) row.first.assign(static_cast<std::size_t>(cells.columns) + 1, 0);
  cells.of.assign(people.count, {});
  return cells;
}

bool is_inside(const Cells& cells, const People& people, PersonId i) {
  const double x = people.x[i] - cells.x0, y = people.y[i] - cells.y0;
  return x >= 0 && y >= 0 && x <= cells.width * cells.columns &&
         y <= cells.width * static_cast<double>(cells.rows.size());
}

/// A free spot in a row of cells, on its way from one cell to another.
struct FreeSpot {
  Cells& cells;
  CellRow& row;
  std::uint32_t spot;

  /// To one that comes later: of each cell on the way the last one takes the free spot and leaves his.
  void move_on(std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t cell = from + 1; cell <= to; ++cell) change_with(--row.first[cell]);
  }

  /// To one that comes earlier: the first one does.
  void move_back(std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t cell = from; cell > to; --cell) change_with(row.first[cell]++);
  }

  void change_with(std::uint32_t other) {
    if (other != spot) take(row.at[other]);
    spot = other;
  }

  void take(const Whereabouts& one) {
    row.at[spot] = one;
    cells.of[one.id].spot = spot;
  }
};

Whereabouts whereabouts(const People& people, const Cells& cells, PersonId i) {
  return {static_cast<float>(people.x[i] - cells.x0), static_cast<float>(people.y[i] - cells.y0), i};
}

/// Everybody anew: counted first, so that each is put where he stays.
void put_all(const People& people, Cells& cells) {
  for (CellRow& row : cells.rows) std::fill(row.first.begin(), row.first.end(), 0);
  for (PersonId i = 0; i < people.count; ++i) {
    InCells& own = cells.of[i];
    own.row = people.mode[i] == Mode::absent ? no_cell : static_cast<std::uint32_t>(row_of(cells, people.y[i]));
    if (own.row == no_cell) continue;
    own.column = static_cast<std::uint32_t>(column_of(cells, people.x[i]));
    own.spot = cells.rows[own.row].first[own.column + 1]++;  // in his cell
  }
  for (CellRow& row : cells.rows) {
    std::partial_sum(row.first.begin(), row.first.end(), row.first.begin());
    row.at.resize(row.first.back());
  }
  for (PersonId i = 0; i < people.count; ++i) {
    InCells& own = cells.of[i];
    if (own.row == no_cell) continue;
    CellRow& row = cells.rows[own.row];
    own.spot += row.first[own.column];
    row.at[own.spot] = whereabouts(people, cells, i);
  }
}

void take_out(Cells& cells, PersonId i) {
  InCells& own = cells.of[i];
  if (own.row == no_cell) return;
  CellRow& row = cells.rows[own.row];
  FreeSpot{cells, row, own.spot}.move_on(own.column, static_cast<std::uint32_t>(cells.columns));
  row.at.pop_back();
  own.row = no_cell;
}

void put_where_he_is(const People& people, PersonId i, Cells& cells) {
  const auto row = static_cast<std::uint32_t>(row_of(cells, people.y[i]));
  const auto column = static_cast<std::uint32_t>(column_of(cells, people.x[i]));
  InCells& own = cells.of[i];
  if (own.row != row) {
    take_out(cells, i);
    own = {row, static_cast<std::uint32_t>(cells.columns), 0};
    cells.rows[row].at.emplace_back();
    own.spot = cells.rows[row].first.back();
  }
  FreeSpot free{cells, cells.rows[row], own.spot};
  free.move_on(own.column, column);
  free.move_back(own.column, column);
  free.take(whereabouts(people, cells, i));
  own.column = column;
}

}  // namespace

void update_cells(const People& people, std::span<const PersonId> moved, Cells& cells) {
  const bool fits = cells.of.size() == people.count && std::all_of(moved.begin(), moved.end(), [&](PersonId i) {
                      return people.mode[i] == Mode::absent || is_inside(cells, people, i);
                    });
  if (!fits) cells = empty_cells(people);
  if (!fits || moved.size() > people.count / few) return put_all(people, cells);
  for (const PersonId i : moved) {
    if (people.mode[i] == Mode::absent) {
      take_out(cells, i);
    } else {
      put_where_he_is(people, i, cells);
    }
  }
}

}  // namespace sispam::motion
