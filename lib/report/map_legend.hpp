// The column beside the map: what happened and when, and what the signs mean.
//
// Only signs that are on the map are explained, with how many there are; a complete legend would hide the few that
// matter.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/map_data.hpp"

namespace sispam {

/// The column with its upper left corner at `at`, `width` wide; at most `height` high [px].
std::string draw_column(const MapData& data, Vec2 at, Vec2 size);

}  // namespace sispam
