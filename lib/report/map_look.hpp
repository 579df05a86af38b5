// How each kind of thing looks on a map: one table, so that panel and legend cannot differ.
//
// Colours are the palette of Okabe and Ito (2008), which people with a colour vision deficiency can tell apart; every
// kind also differs by shape or stroke, so a map printed in grey still reads.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/map_data.hpp"

namespace sispam {

enum class Shape : std::uint8_t { dot, ring, triangle, diamond, square, cross, star, pin, badge, flame };

/// How a mark looks. People are drawn to scale (`metres`), symbols in pixels.
struct MarkLook {
  MapMark::Kind kind;
  const char* label;
  const char* colour;
  Shape shape;
  double radius_px;  // of a symbol, and of a person in the legend [px]
  double radius_m;   // of a person on the map; 0: a symbol [m]
};

/// How a line, a track or the edge of an area looks.
struct StrokeLook {
  const char* label;
  const char* colour;
  double width;        // [px]
  const char* dash;    // stroke-dasharray; empty: solid
  double opacity = 1;  // [0..1]
  const char* cap = "round";
};

const MarkLook& look(MapMark::Kind kind);
const StrokeLook& look(MapTrack::Kind kind);
const StrokeLook& look(MapLine::Kind kind);
const StrokeLook& look(MapArea::Kind kind);
/// Fill of an area.
const char* fill_of(MapArea::Kind kind);

/// The symbol of a mark with its centre at `at` and the given radius, in pixels of the page.
std::string symbol(const MarkLook& mark, Vec2 at, double radius);
/// The attributes of a stroke, the width times `factor`.
std::string stroke(const StrokeLook& line, double factor);

}  // namespace sispam
