// What makes it easier to go from pushing to violence: the situation right here (docs/model/escalation.md eq. 11).
//
// Confrontation holds most people back; outbreaks come where a line breaks up, somebody falls, or few stand against
// many (Nassauer 2016, Collins 2008). How much each adds is an assumption. It is looked at only for those whose anger
// would do, who are few, so no map of occasions is kept.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// The factor on the rate from pushing to violent of demonstrator `i`; 1 when nothing adds to it.
double occasion_for(const MindParameters& parameters, const World& world, std::size_t i);

}  // namespace sispam::mind
