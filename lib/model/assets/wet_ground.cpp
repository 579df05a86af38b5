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
constexpr double held_l_per_m2 = 1;    // stays in the hollows of the surface; assumption
constexpr double roughness = 0.016;    // Manning's n of rough asphalt [s/m^(1/3)]; tables after Chow 1959
constexpr double litres_per_m3 = 1000;
constexpr double kinematic = 5.0 / 3;  // a disturbance of the film runs so much faster than the water
constexpr int most_parts = 20;         // of a second; chosen

/// The squares cover the grid of the ground.
struct Squares {
  Vec2 origin;
  int columns = 0, rows = 0;

  explicit Squares(const Grid& grid)
      : origin(grid.origin),
        columns(static_cast<int>(std::ceil(grid.columns * grid.cell_m / square_m))),
        rows(static_cast<int>(std::ceil(grid.rows * grid.cell_m / square_m))) {}
  int column(Vec2 at) const { return maths::floor_of((at.x - origin.x) / square_m); }
  int row(Vec2 at) const { return maths::floor_of((at.y - origin.y) / square_m); }
  bool holds(int column, int row) const { return column >= 0 && row >= 0 && column < columns && row < rows; }
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
  }
  std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
};

/// Manning's law for a film: how fast the water above the hollows flows [m/s].
double film_speed(double l_per_m2, double fall) {
  const double depth_m = (l_per_m2 - held_l_per_m2) / litres_per_m3;
  return depth_m > 0 ? maths::pow(depth_m, 2.0 / 3) * std::sqrt(fall) / roughness : 0;
}

/// Moves the water of one part of a second; every litre that leaves a square enters the next or goes over the edge.
class Film {
 public:
  Film(const Squares& squares, Vec2 slope, std::vector<float>& water)
      : squares_(squares), fall_(length(slope)), downhill_(unit(slope)), water_(water) {}

  /// Into how many parts a second must be cut so that no water skips a square.
  int parts() const {
    const float deepest = *std::max_element(water_.begin(), water_.end());
    const double fastest = kinematic * film_speed(static_cast<double>(deepest), fall_);
    const double parts = std::ceil(fastest * (std::abs(downhill_.x) + std::abs(downhill_.y)) / square_m);
    return static_cast<int>(std::clamp(parts, 1.0, 1.0 * most_parts));
  }

  double flow(double seconds) {
    before_ = water_;
    double lost = 0;
    for (int row = 0; row < squares_.rows; ++row) {
      for (int column = 0; column < squares_.columns; ++column) lost += leave(column, row, seconds);
    }
    return lost;
  }

 private:
  double leave(int column, int row, double seconds) {
    const auto here = static_cast<double>(before_[squares_.index(column, row)]);
    if (here <= held_l_per_m2) return 0;
    const double share_x = std::abs(downhill_.x), share_y = std::abs(downhill_.y);
    const double way = film_speed(here, fall_) * seconds / square_m;
    const double moved = (here - held_l_per_m2) * std::min(way, 1 / (share_x + share_y));
    return pass(column, row, {moved * share_x, 0}) + pass(column, row, {0, moved * share_y});
  }

  /// Along one axis, `moved.x` or `moved.y`; returns what goes over the edge.
  double pass(int column, int row, Vec2 moved) {
    const auto litres = static_cast<float>(moved.x + moved.y);
    water_[squares_.index(column, row)] -= litres;
    const int to_column = column + (moved.x > 0 ? (downhill_.x > 0 ? 1 : -1) : 0);
    const int to_row = row + (moved.y > 0 ? (downhill_.y > 0 ? 1 : -1) : 0);
    if (!squares_.holds(to_column, to_row)) return static_cast<double>(litres);
    water_[squares_.index(to_column, to_row)] += litres;
    return 0;
  }

  const Squares& squares_;
  double fall_;
  Vec2 downhill_;
  std::vector<float>& water_;
  std::vector<float> before_;
};

/// Wetness at a place: 0 dry, 1 wet.
double wetness_on(const SprayContext& c, const Squares& squares, Vec2 at) {
  const int column = squares.column(at), row = squares.row(at);
  if (!squares.holds(column, row)) return 0;
  const auto water = static_cast<double>(c.world.spray.water_l_per_m2[squares.index(column, row)]);
  return std::min(1.0, water / c.parameters().wetting_l_per_m2);
}

void wet_feet(const SprayContext& c) {
  People& people = c.world.people;
  const Squares squares(c.ground.grid);
  for (PersonId id = 0; id < people.count; ++id) {
    if (people.mode[id] == Mode::absent) continue;
    const double now = wetness_on(c, squares, c.position(id));
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
  return c.world.spray.water_l_per_m2.empty() ? 0 : wetness_on(c, Squares(c.ground.grid), at);
}

void drain(const SprayContext& c) {
  SprayState& spray = c.world.spray;
  if (!spray.any_wet) return;
  const auto kept = static_cast<float>(maths::exp(-1 / c.parameters().drain_s));
  int any = 0;
  for (float& water : spray.water_l_per_m2) {  // without a branch, for vector lanes
    const float left = water * kept;
    water = left < dry_l_per_m2 ? 0.0F : left;
    any |= water > 0 ? 1 : 0;
  }
  spray.any_wet = any != 0;
  run_off(c);
  wet_feet(c);
}

double run_off(const SprayContext& c) {
  SprayState& spray = c.world.spray;
  const Vec2 slope = c.scenario.site.ground.slope;
  if (!spray.any_wet || slope == Vec2{}) return 0;
  const Squares squares(c.ground.grid);
  Film film(squares, slope, spray.water_l_per_m2);
  const int parts = film.parts();
  double lost = 0;
  for (int k = 0; k < parts; ++k) lost += film.flow(1.0 / parts);
  return lost;
}

}  // namespace sispam::assets
