// Tracks as thin as a page can show: cut to the panel, and without the points that no eye would see.
//
// Three hours of five hundred people are millions of points; a browser wants some ten thousand. Simplified by Douglas
// and Peucker as Boost.Geometry ships it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/map_panel.hpp"

namespace sispam {

/// All tracks of one kind in the panel, as one group; empty when there is none.
std::string draw_tracks(const MapData& data, const Panel& panel, MapTrack::Kind kind);

}  // namespace sispam
