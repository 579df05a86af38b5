// What makes a picture a map: scale, north, and numbers along the edges.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/map_panel.hpp"

namespace sispam {

/// A bar of a round length in the lower right corner.
std::string draw_scale_bar(const Panel& panel);
/// An arrow in the upper right corner; x of a site points east, y north.
std::string draw_north(const Panel& panel);
/// Ticks and metres along the lower and left edge, every 5 m.
std::string draw_ticks(const Panel& panel);

}  // namespace sispam
