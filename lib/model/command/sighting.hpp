// Seeing that somebody carries a weapon.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// Eq. 3: every 10 s officers see some of those who carry a weapon near them; forgets who was seen long ago. Call once
/// a second.
void look_for_weapons(const Scenario& scenario, World& world, const Random& random);

}  // namespace sispam::rules
