// Bearers and patients under way: where they are, and how they halt before a fight.
//
// A trip without a fight takes exactly its length over its speed. Once a second those under way look 2 m ahead; who
// would come nearer to a fight halts, looks for a detour, and goes on when the way is clear.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/care/way.hpp"

namespace sispam {

/// Who goes, what for, and how fast.
struct Errands {
  Errand errand = Errand::fetch;
  std::uint32_t row = 0, team = 0, post = 0;
  double speed_mps = 1;
};

/// Sets out at `at_s`.
void set_out(const CareContext& c, const Errands& who, Way way, double at_s);
/// Notes that a trip has arrived. False if it was held up, and this arrival is void.
bool arrives(const CareContext& c, std::uint32_t trip, std::uint32_t version);
/// Where he is [m].
Vec2 place_of(const Trip& trip, double at_s);
/// All under way look ahead; bearers who have waited too long give up (collect.cpp).
void watch_trips(const CareContext& c, double at_s);

}  // namespace sispam
