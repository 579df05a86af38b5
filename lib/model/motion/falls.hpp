// Losing one's balance and getting up again (docs/model/motion.md eq. 8).
//
// Nobody falls at random: a fall needs a velocity imposed by others that the next step cannot catch (extrapolated
// centre of mass; Hof, Gazendam and Sinke 2005).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

/// Falls of everybody awake over the last `dt_s`, and rising of those whose time has come.
void fall_and_rise(const Scenario& scenario, World& world, const Random& random, double dt_s);

}  // namespace sispam::motion
