// From what is observed to a tactic in force: request, authority and delay, what it needs, begin, end.
//
// A request is made when its conditions hold; authority and readiness take their time while the warnings are given; it
// begins when both are there and the conditions still hold, and never otherwise. Deciding at once and delaying only the
// effect was rejected: an order would then be carried out on a situation that has passed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/situation.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// Eq. 9: what the rules want before the tactic and is not there: level, tactics before it, warnings, time to obey.
Lack lack_of(const Rules& rules, const World& world, Tactic tactic);

/// Whether a tactic that is on its way lacks warnings: then the loudspeaker warns.
bool warning_wanted(const Rules& rules, const World& world);

/// Whether the plan has the people and things for it, now.
bool can_use(const Scenario& scenario, const World& world, Tactic tactic, const Random& random);

/// Requests, begins and ends tactics. Once a second.
void run_tactics(const Scenario& scenario, World& world, const Random& random);

}  // namespace sispam::rules
