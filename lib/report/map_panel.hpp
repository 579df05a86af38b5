// One window onto the ground: the close-up round the line, or the strip with the whole site.
//
// Both are drawn by the same code from the same data; they differ by scale and by how much is worth a label.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/map_data.hpp"

namespace sispam {

/// What a panel has room for.
enum class PanelDetail : std::uint8_t { close, whole };

struct Panel {
  PanelDetail detail = PanelDetail::close;
  MapBox world;      // what it shows [m]
  Vec2 at;           // upper left corner on the page [px]
  double scale = 1;  // [px/m]
  const char* id = "panel";
};

/// Size on the page [px].
Vec2 size_of(const Panel& panel);
/// A point of the ground on the page [px]; y points up on the ground and down on the page.
Vec2 on_page(const Panel& panel, Vec2 point);
/// The smallest box round all areas of the map [m].
MapBox bounds(const MapData& data);
/// The panel with everything in it.
std::string draw_panel(const MapData& data, const Panel& panel);

}  // namespace sispam
