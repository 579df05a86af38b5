// Everything solid of a site, as straight pieces.
//
// Openings are cut out of walls and fences, and the outer edge of the ground is a wall too: what is not walkable stops
// people. Kept apart from the cells, because it is plane geometry without any grid.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scenario/ground.hpp"

namespace sispam {

/// Walls and fences without their openings, then the outer edge of the walkable ground.
std::vector<Segment> solid_segments(const Site& site);

}  // namespace sispam
