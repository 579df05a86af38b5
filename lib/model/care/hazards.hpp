// Exposure to a hazard injures by chance: the clocks behind every cause but falls and crush (docs/model/care.md eq. 8).
//
// Each person has one clock per cause, drawn from his own address, and exposure spends it. So two plans that expose him
// alike hurt him alike, in whatever pieces the exposure comes. A chance drawn for every single exposure was rejected:
// an exposure more to somebody would have changed his luck in all later ones.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/care/context.hpp"

namespace sispam {

/// The multiplier that all violence of this replicate shares: gamma with mean 1 (eq. 9).
double violence_of(const HazardParameters& parameters, const Random& random);

/// Whether he wears helmet, shield or pads.
bool is_kitted(const CareContext& c, PersonId person);

/// Lets an exposure act on somebody who is on the ground.
void expose(const CareContext& c, const Exposure& exposure);

/// The exposures of the last second that follow from where people are: contact, flight, vehicles, smoke (table 1).
void expose_to_surroundings(const CareContext& c);

/// Heat and illness of the last seconds; call every second (eq. 11).
void expose_to_heat(const CareContext& c);

}  // namespace sispam
