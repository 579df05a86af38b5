// map.svg of a replay: what happened where, on one page that can be read without the program.
//
// A large panel shows the ground round the line, a strip below it the whole site: at one scale either the officers
// would be dots or the exits off the page. SVG, not a bitmap: it needs no library, scales, and its text can be searched
// and read aloud. The same data gives the same bytes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/map_data.hpp"

namespace sispam {

/// The whole file. Throws Bug when there is no area or the focus is empty.
std::string map_svg(const MapData& data);

}  // namespace sispam
