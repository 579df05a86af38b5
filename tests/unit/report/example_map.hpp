// A made-up replicate for tests of the map: the site of the reference scenario, a crowd that pushes, a line that bends.
//
// Everything follows from small integers, so that the picture is the same everywhere and needs no simulation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/map_data.hpp"
#include "scenario/scenario.hpp"

namespace sispam::example {

/// The site, one line and one group of the reference scenario.
Scenario scenario();
/// A map with every kind of area, line, track, slot, mark and moment.
MapData map();

}  // namespace sispam::example
