// Ways between the injured and the collection points, which lead round walls and keep clear of fights.
//
// The plain way is the shortest on the ground. If a fight bars it, a detour is looked for on cells of 1 m (detour.cpp):
// a fine field for each would cost more than all the rest of care. Cells that are free all over were rejected: they
// lose every gate narrower than 2.4 m, and everybody who lies at a fence.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/care/context.hpp"

namespace sispam {

inline constexpr double way_step_m = 1;  // between the points of a way; chosen

struct Way {
  std::vector<Vec2> points;  // from first to last, about 1 m apart [m]
  double length_m = 0;
};

/// Somewhere with a field of ways, or, if the ground has none of that name, without.
struct CarePlace {
  std::string field;
  Vec2 at;  // [m]
};

/// The collection point of that number; 0 is medical.collection_point.
CarePlace place_of_post(const CareContext& c, std::uint32_t post);
/// The length of the shortest way; the straight line where none is known [m].
double way_m(const CareContext& c, const CarePlace& to, Vec2 from);
/// The collection point with the shortest way.
std::uint32_t nearest_post(const CareContext& c, Vec2 from);

/// Whether a demonstrator pushes or is violent anywhere.
bool anybody_fights(const CareContext& c);
/// Whether bearers would not go to `at`: a fight is within access_pushing_m and `room_m` more; in a corridor, a fight
/// within it as well.
bool endangered(const CareContext& c, Vec2 at, double room_m = 0);
/// Distance to the nearest fight; infinity if there is none [m].
double to_nearest_fight_m(const CareContext& c, Vec2 at);

Way plain_way(const CareContext& c, const CarePlace& to, Vec2 from);
/// Round fights; none if there is none, or the ground has no cells.
std::optional<Way> detour(const CareContext& c, Vec2 from, Vec2 to);
/// The plain way if no fight bars it, else a detour.
std::optional<Way> clear_way(const CareContext& c, const CarePlace& to, Vec2 from);
/// The same way from last to first.
Way reversed(Way way);

}  // namespace sispam
