// The way of a whole line from one polyline to another, on which every place of it goes straight.
//
// A place is known by its share of the length, so both ends may have different corners. The checks of a plan walk the
// same way as the model.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scenario/scenario.hpp"

namespace sispam {

/// Two polylines with the same number of points; a point goes straight from one to the other.
struct LineWay {
  Polyline from, to;
};

/// The way from one line to another. It has a point wherever one of them has a corner.
LineWay line_way(const Polyline& from, const Polyline& to);

/// The line when the share `done` of the way lies behind it, in [0, 1].
Polyline line_on(const LineWay& way, double done);

/// How far the point goes that goes farthest [m].
double longest_m(const LineWay& way);

}  // namespace sispam
