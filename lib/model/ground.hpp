// The ground with the ways to every destination of a scenario.
//
// Ways are eikonal fields (distance to the destination round all walls) on a square grid; a navigation mesh was
// rejected: its corners turn the direction abruptly, which matters when people push.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "scenario/ground.hpp"

namespace sispam {

/// Builds walls and all fields the scenario's exits, protected area, units, collection point and assemblies need.
/// Sections of fences with a 1 in `failed` are left out; empty: all stand.
Ground make_ground(const Scenario& scenario, const std::vector<std::uint8_t>& failed = {});

}  // namespace sispam
