// Where negotiators talk with people: in front of the line, as long as they can stand there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/vec2.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// The middle of each unit of negotiators, of those who stand on the crowd's side of all lines that are held [m].
std::vector<Vec2> places_of_dialogue(const Scenario& scenario, const World& world);

/// When receive_delegates comes into force for the first time, the crowd sees it where the negotiators stand.
void receive_delegates(const Scenario& scenario, World& world);

}  // namespace sispam::rules
