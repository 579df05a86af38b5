// The plane of a site: metres along two axes from an origin on the earth, by a transverse Mercator projection.
//
// PROJ computes with the C library's sine and logarithm, whose last bits depend on the machine (some nanometres). So
// coordinates are rounded to a millimetre before anybody uses them, and a point so near to the middle between two
// millimetres that another machine could round it otherwise is refused: what is accepted is the same everywhere.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "core/vec2.hpp"

namespace sispam {

/// A place on the WGS 84 ellipsoid.
struct Geographic {
  double lon_deg = 0, lat_deg = 0;
};

class GeoFrame {
 public:
  /// `x_axis_deg`: where the x axis points, counterclockwise from east.
  GeoFrame(Geographic origin, double x_axis_deg);

  /// Metres along x and y, not rounded; nothing where the projection has no answer, half round the earth.
  std::optional<Vec2> to_plane(Geographic place) const;

 private:
  struct Projection;
  std::shared_ptr<const Projection> projection_;
  Vec2 x_axis_;  // unit vector in (east, north)
};

/// Nearer than this to the middle between two millimetres a number is not rounded: some ten times what machines differ.
inline constexpr double tie_m = 2e-8;

/// Rounded to a whole millimetre; nothing when it lies too near to the middle between two.
std::optional<double> to_millimetre(double metres);

}  // namespace sispam
