// The ground everybody stands on: walls, free cells, and the way from anywhere to each destination.
//
// Made from a site, then read by every replicate and thread. It stands here because the checks of a plan must judge the
// very ground the model walks on: a second geometry for the checks would disagree with it somewhere. The model adds the
// ways (model/ground.hpp); a ground for checks has none.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/vec2.hpp"
#include "scenario/barrier.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr double wall_reach_m = 1.3;  // how far Ground::segments_near reaches [m]; chosen

/// Square cells over the bounding box of the walkable ground.
struct Grid {
  Vec2 origin;           // lower left corner [m]
  double cell_m = 0.25;  // [m]
  int columns = 0, rows = 0;
  std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
};

/// Distance on foot to one destination, per cell centre; unreachable cells hold infinity [m].
struct WayField {
  std::string name;             // "exit:west", "protected:office_hall", "unit:dalmas_1", ...
  std::vector<float> distance;  // [m], row by row
};

/// Unit vector down the distances of a field with those cells; zero where they lead nowhere.
Vec2 way_down(const Grid& grid, const WayField& field, Vec2 at);

struct Ground {
  Grid grid;
  std::vector<std::uint8_t> free;         // per cell: 1 if its centre is walkable and not on a wall
  std::vector<Segment> segments;          // everything solid; closed gates last, which neither cells nor sight know
  std::vector<std::int32_t> barrier_of;   // per segment: index into `barriers`; -1: it never fails
  std::vector<Barrier> barriers;          // also those that failed
  std::vector<std::uint32_t> gates;       // segments that are closed gates
  std::vector<std::uint32_t> first_near;  // per wall cell of 1 m: start in `near`; size + 1
  std::vector<std::uint32_t> near;        // segments within reach of that cell
  Grid wall_grid;                         // the 1 m cells
  std::vector<WayField> fields;

  /// Index of the field with that name, or -1.
  int field(std::string_view name) const;
  /// Distance on foot from `at` to the destination of `field` [m]; infinity when unreachable.
  double distance(int field, Vec2 at) const;
  /// Unit vector of the way to the destination; zero when unreachable.
  Vec2 direction(int field, Vec2 at) const;
  /// Whether the straight way from `from` to `to` crosses nothing solid.
  bool sees(Vec2 from, Vec2 to) const;
  /// Whether a body's centre may be at `at`. A ground without cells is open everywhere.
  bool walkable(Vec2 at) const;
  /// All segments within wall_reach_m of `at`, and some further away; empty far outside.
  std::span<const std::uint32_t> segments_near(Vec2 at) const;
};

/// Walls and cells of a site, without ways and closed gates. Sections of fences with a 1 in `failed` are left out;
/// empty: all stand.
Ground make_solid_ground(const Site& site, const std::vector<std::uint8_t>& failed = {});

}  // namespace sispam
