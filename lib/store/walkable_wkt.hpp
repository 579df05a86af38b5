// The walkable ground as one piece of text, the way geographic tools and JuPedSim read it (WKT, in metres).
//
// Polygons that touch are joined, because readers of trajectories expect one polygon, not a street and a yard. Boost
// does the joining; floats are written so that they read back to the same bits.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sispam {

/// POLYGON when the ground is in one piece, else MULTIPOLYGON. Throws Bug when there is no ground.
std::string walkable_wkt(const std::vector<NamedPolygon>& walkable);

}  // namespace sispam
