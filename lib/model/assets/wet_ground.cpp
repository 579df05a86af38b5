// SPDX-License-Identifier: Apache-2.0
#include "model/assets/wet_ground.hpp"

#include <algorithm>
#include <cmath>

#include "core/maths.hpp"
#include "model/place.hpp"

namespace sispam::assets {
namespace {

constexpr double square_m = 1;
constexpr float dry_l_per_m2 = 0.01F;  // less is dry; chosen
constexpr double noticed = 0.01;       // a smaller change of wetness wakes nobody; chosen
constexpr int splash_squares = 3;      // water spreads over this many squares each way; chosen

/// The squares cover the grid of the ground.
struct Squares {
  Vec2 origin;
  int columns = 0, rows = 0;

  explicit Squares(const Grid& grid)
      : origin(grid.origin),
        columns(static_cast<int>(std::ceil(grid.columns * grid.cell_m / square_m))),
        rows(static_cast<int>(std::ceil(grid.rows * grid.cell_m / square_m))) {}
  int column(Vec2 at) const { return static_cast<int>(std::floor((at.x - origin.x) / square_m)); }
  int row(Vec2 at) const { return static_cast<int>(std::floor((at.y - origin.y) / square_m)); }
  bool holds(int column, int row) const { return column >= 0 && row >= 0 && column < columns && row < rows; }
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
  }
  std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
};

void wet_feet(const SprayContext& c) {
  People& people = c.world.people;
  for (PersonId id = 0; id < people.count; ++id) {
    if (people.mode[id] == Mode::absent) continue;
    const double now = wetness(c, c.position(id));
    if (std::abs(now - people.wetness[id]) >= noticed && people.awake[id] == 0) wake(c.world, id);
    people.wetness[id] = now;
  }
}

}  // namespace

void wet(const SprayContext& c, Vec2 at, double litres) {
  SprayState& spray = c.world.spray;
  const Squares squares(c.ground.grid);
  if (spray.water_l_per_m2.empty()) spray.water_l_per_m2.assign(squares.size(), 0.0F);
  const auto each = static_cast<float>(litres / (splash_squares * splash_squares * square_m * square_m));
  const int half = splash_squares / 2;
  for (int row = squares.row(at) - half; row <= squares.row(at) + half; ++row) {
    for (int column = squares.column(at) - half; column <= squares.column(at) + half; ++column) {
      if (squares.holds(column, row)) spray.water_l_per_m2[squares.index(column, row)] += each;
    }
  }
  spray.any_wet = true;
}

double wetness(const SprayContext& c, Vec2 at) {
  const auto& water = c.world.spray.water_l_per_m2;
  if (water.empty()) return 0;
  const Squares squares(c.ground.grid);
  const int column = squares.column(at), row = squares.row(at);
  if (!squares.holds(column, row)) return 0;
  return std::min(1.0, static_cast<double>(water[squares.index(column, row)]) / c.parameters().wetting_l_per_m2);
}

void drain(const SprayContext& c) {
  SprayState& spray = c.world.spray;
  if (!spray.any_wet) return;
  const auto kept = static_cast<float>(maths::exp(-1 / c.parameters().drain_s));
  spray.any_wet = false;
  for (float& water : spray.water_l_per_m2) {
    if (water <= 0) continue;
    water = water * kept < dry_l_per_m2 ? 0.0F : water * kept;
    if (water > 0) spray.any_wet = true;
  }
  wet_feet(c);
}

}  // namespace sispam::assets
