// Everything solid of a site, as straight pieces.
//
// Openings are cut out of walls and fences, and the outer edge of the ground is a wall too: what is not walkable stops
// people. Kept apart from the cells, because it is plane geometry without any grid.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scenario/ground.hpp"

namespace sispam {

/// Adds walls and fences without their openings, the outer edge of the walkable ground, and obstacles. Sections of
/// fences with a 1 in `failed` are left out; empty: all stand.
void add_solid(const Site& site, const std::vector<std::uint8_t>& failed, Ground& ground);
/// Adds the closed gates, after the cells and the ways: these lead through them.
void add_gates(const Site& site, Ground& ground);

}  // namespace sispam
