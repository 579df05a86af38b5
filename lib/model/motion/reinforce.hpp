// Reserves who fill empty places of a line that stands.
//
// They head for their slot like any successor and step up when they are there, so nothing else of the line knows them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

/// Gives the empty slots, front ranks first, each to the nearest free officer of unit `unit`.
void fill_empty_slots(const Scenario& scenario, World& world, std::uint16_t unit);

}  // namespace sispam::motion
