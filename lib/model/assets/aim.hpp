// Whom the operator aims at, and how he turns the nozzle (docs/model/assets.md, Aim).
//
// He aims at people who push or are violent and whom the jet can reach over his own people's helmets, where most of
// them are together. He sees what they do now; what the command knows late and wrongly decides only whether he may
// spray at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/assets/context.hpp"
#include "model/assets/strike.hpp"

namespace sispam::assets {

/// The jet of cannon number `k` as it would leave the nozzle now, aimed `range_m` far.
Beam beam_of(const SprayContext& c, std::size_t k, double range_m);
/// Chooses whom to aim at when it is time to, or when the present target no longer is one.
void choose_target(const SprayContext& c, std::size_t k);
/// He no longer aims: of the next one whom he sees he must become aware anew.
void forget_target(Cannon& cannon);
/// Turns the nozzle towards the target. Whether it points at him now.
bool turn_to_target(const SprayContext& c, std::size_t k);

}  // namespace sispam::assets
