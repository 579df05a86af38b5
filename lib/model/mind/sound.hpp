// How much of the orator's words arrives: level, distance, noise of the crowd (docs/model/escalation.md eq. 7).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// Share of the words understood and attended to, `distance_m` from a loudspeaker, in [0, attention].
double heard_share(const MindParameters& parameters, double level_db_at_1m, double distance_m);

/// Brings world.crowd.hear_orator up to date for all who take part.
void hear_orators(const Scenario& scenario, World& world);

}  // namespace sispam::mind
