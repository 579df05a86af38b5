// SPDX-License-Identifier: Apache-2.0
#include "model/motion/cells.hpp"

#include <cmath>

namespace sispam::motion {
namespace {

constexpr double cell_m = 1.5;      // [m]; chosen: smaller ones cost more to walk through than they save in looking
constexpr double most_cells = 4e6;  // beyond that, on ground some kilometres wide, cells are larger; chosen
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
  cells.rows = 1 + static_cast<int>(high / cells.width);
  cells.head.assign(static_cast<std::size_t>(cells.columns) * static_cast<std::size_t>(cells.rows), no_person);
  cells.at.assign(people.count, {});
  cells.before.assign(people.count, no_person);
  cells.of.assign(people.count, no_cell);
  return cells;
}

bool is_inside(const Cells& cells, const People& people, PersonId i) {
  const double x = people.x[i] - cells.x0, y = people.y[i] - cells.y0;
  return x >= 0 && y >= 0 && x <= cells.width * cells.columns && y <= cells.width * cells.rows;
}

void take_out(Cells& cells, PersonId i) {
  if (cells.of[i] == no_cell) return;
  const PersonId next = cells.at[i].next, before = cells.before[i];
  if (next != no_person) cells.before[next] = before;
  (before != no_person ? cells.at[before].next : cells.head[cells.of[i]]) = next;
  cells.of[i] = no_cell;
}

void put_in(Cells& cells, PersonId i, std::uint32_t cell) {
  const PersonId first = cells.head[cell];
  cells.head[cell] = i;
  cells.before[i] = no_person;
  cells.at[i].next = first;
  if (first != no_person) cells.before[first] = i;
  cells.of[i] = cell;
}

void put_where_he_is(const People& people, PersonId i, Cells& cells) {
  const int row = row_of(cells, people.y[i]), column = column_of(cells, people.x[i]);
  const auto cell = static_cast<std::uint32_t>(row * cells.columns + column);
  cells.at[i].x = static_cast<float>(people.x[i] - cells.x0);
  cells.at[i].y = static_cast<float>(people.y[i] - cells.y0);
  if (cells.of[i] == cell) return;
  take_out(cells, i);
  put_in(cells, i, cell);
}

}  // namespace

void update_cells(const People& people, std::span<const PersonId> moved, Cells& cells) {
  const bool fits = cells.of.size() == people.count && std::all_of(moved.begin(), moved.end(), [&](PersonId i) {
                      return people.mode[i] == Mode::absent || is_inside(cells, people, i);
                    });
  if (!fits) {
    cells = empty_cells(people);
    for (PersonId i = 0; i < people.count; ++i) {
      if (people.mode[i] != Mode::absent) put_where_he_is(people, i, cells);
    }
    return;
  }
  for (const PersonId i : moved) {
    if (people.mode[i] == Mode::absent) {
      take_out(cells, i);
    } else {
      put_where_he_is(people, i, cells);
    }
  }
}

}  // namespace sispam::motion
