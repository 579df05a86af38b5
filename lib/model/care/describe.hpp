// What kind of injury it is, and where on the body.
//
// For the list of the injured and the kit of those who treat them; nothing else in the model depends on it. Shares are
// constants, like severities: counts of real events give them for all causes together only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/casualty.hpp"

namespace sispam {

enum class Head : std::uint8_t { bare, helmet };

/// Of blows, falls, objects, jets and the like, at `u` in (0, 1).
InjuryType type_of_injury(Cause cause, double u);
/// At `u` in (0, 1). A helmet spares the head.
BodyRegion region_of_injury(InjuryType type, Head head, double u);

}  // namespace sispam
