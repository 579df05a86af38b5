// What crossing a line costs somebody who looks for gaps, cell by cell (docs/model/motion.md eq. 5c).
//
// Only what can be seen from the front counts: officers who stand, their spacing, and whether their shields are locked.
// How strong each one is cannot be seen, so all count alike.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

inline constexpr double farthest_off_slot_m = 2;  // an officer farther off is no part of his line [m]; chosen

/// Force per length that holds the stretch between slots `k` and `k + 1` of a formation now [N/m]; 0 where it is open.
double stretch_strength(const Scenario& scenario, const World& world, const Formation& formation, std::size_t k);

/// Cost beyond that of plain walking, per cell of `grid`, in metres per metre.
std::vector<float> line_toll(const Scenario& scenario, const World& world, const Grid& grid);

}  // namespace sispam::motion
