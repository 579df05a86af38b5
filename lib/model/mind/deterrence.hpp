// The risk of arrest as a person sees it: officers near him against active people near him (escalation.md eq. 8).
//
// The ratio is smooth: Epstein's well-known outbursts hang on rounding it down to a whole number, which no crowd does.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// Share in [0, 1]: `officers` able to arrest and `pushing` other people who push, both within the radius.
double perceived_risk(const MindParameters& parameters, double officers, double pushing);

/// Whether who is near whom was just listed anew.
enum class Listing : std::uint8_t { as_before, anew };

/// Counts the officers near each demonstrator, every 4 s if an officer moved; when neighbours were listed anew, also
/// near those who had moved. Whether it counted.
bool refresh_officers(const Scenario& scenario, World& world, Listing listing);

/// Fills world.influence.arrest_risk and active_near from the officers counted and the people who are active now.
void update_arrest_risk(const MindParameters& parameters, World& world);

}  // namespace sispam::mind
