// The empty map of a scenario: its ground, walls, lines and places, with the window round the first line to be held.
//
// A replay adds people, tracks and what happened.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/map_data.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Areas, lines, named places, title and focus; no people.
MapData site_map(const Scenario& scenario);

}  // namespace sispam
