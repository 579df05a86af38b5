// Plane geometry of exits and assemblies.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scenario/scenario.hpp"

namespace sispam::mind {

/// Length of a polyline [m].
double length_of(const Polyline& line);
/// The point `s` metres along a polyline, held between its ends [m].
Vec2 point_along(const Polyline& line, double s);
/// Unit vector along a polyline from its first point to its last; zero when they coincide.
Vec2 course_of(const Polyline& line);
/// Distance of a point from a polyline [m].
double distance_to(const Polyline& line, Vec2 at);
/// Mean of the corners [m].
Vec2 middle_of(const Polygon& polygon);

}  // namespace sispam::mind
