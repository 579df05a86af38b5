// SPDX-License-Identifier: Apache-2.0
#include "model/motion/line_toll.hpp"

#include <algorithm>
#include <cmath>

#include "scenario/ground_cells.hpp"

namespace sispam::motion {
namespace {

constexpr double half_band_m = 0.5;  // the toll of a rank is spread over a band of 1 m [m]; chosen
constexpr double loose_share = 0.3;  // what two neighbours hold without a link, of what they hold with it; assumption
constexpr double kilo = 1000;

Vec2 place(const World& world, PersonId id) { return {world.people.x[id], world.people.y[id]}; }

bool stands(const World& world, const Slot& slot) {
  if (slot.owner == no_person || world.people.mode[slot.owner] != Mode::hold) return false;
  const Vec2 off = place(world, slot.owner) - slot.place;
  return dot(off, off) <= farthest_off_slot_m * farthest_off_slot_m;
}

/// Whether a cell lies in the band of the piece; `beyond_m` is how far the bodies at its ends reach beyond it.
bool in_band(const Segment& piece, Vec2 at, double beyond_m) {
  const Vec2 along = unit(piece.b - piece.a);
  const double across = cross(along, at - piece.a), ahead = dot(along, at - piece.a);
  return std::max(across, -across) < half_band_m && ahead > -beyond_m && ahead < length(piece.b - piece.a) + beyond_m;
}

/// Of one rank; where two of its stretches meet, the stronger counts.
std::vector<float> rank_toll(const Scenario& scenario, const World& world, const Formation& formation,
                             const Grid& grid) {
  const MotionParameters& p = scenario.model.motion;
  std::vector<float> rank(grid.size(), 0.0F);
  for (std::size_t k = 0; k + 1 < formation.slots.size(); ++k) {
    const double strength = stretch_strength(scenario, world, formation, k);
    if (strength <= 0) continue;
    const auto cost = static_cast<float>(p.gap_detour_m * strength / kilo / (2 * half_band_m));
    const Segment piece{formation.slots[k].place, formation.slots[k + 1].place};
    each_cell_near(grid, piece, half_band_m + p.officer_radius_m, [&](CellPlace cell) {
      if (!in_band(piece, centre_of(grid, cell), p.officer_radius_m)) return;
      float& here = rank[index_of(grid, cell)];
      here = std::max(here, cost);
    });
  }
  return rank;
}

}  // namespace

double stretch_strength(const Scenario& scenario, const World& world, const Formation& formation, std::size_t k) {
  const Slot &left = formation.slots[k], &right = formation.slots[k + 1];
  if (!stands(world, left) || !stands(world, right)) return 0;
  const Link& link = formation.links[k];
  const double strength =
      scenario.model.motion.hold_force_n / std::max(link.rest_m, 2 * scenario.model.motion.officer_radius_m);
  if (link.intact) return strength;
  const double apart = length(place(world, right.owner) - place(world, left.owner));
  return apart > scenario.model.watch.gap_m ? 0 : loose_share * strength;
}

std::vector<float> line_toll(const Scenario& scenario, const World& world, const Grid& grid) {
  std::vector<float> toll(grid.size(), 0.0F);
  for (const Formation& formation : world.line.formations) {
    if (!formation.active || !world.line.lines[formation.line].in_use) continue;
    const std::vector<float> rank = rank_toll(scenario, world, formation, grid);
    for (std::size_t cell = 0; cell < toll.size(); ++cell) toll[cell] += rank[cell];
  }
  return toll;
}

}  // namespace sispam::motion
