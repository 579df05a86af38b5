// The vehicle: it drives up when the command wants it seen or used, and back when its tank is empty.
//
// The crew boards it for the drive and stays inside; on foot it waits beside the vehicle like anybody else. The vehicle
// is no obstacle to bodies yet; people whom it passes are exposed to being struck (docs/model/assets.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/assets/context.hpp"

namespace sispam::assets {

/// Makes the cannons of the plan, once: full, at their places.
void prepare(const SprayContext& c);
/// Drives, arrives, refills cannon number `k` for one tick.
void drive(const SprayContext& c, std::size_t k);

}  // namespace sispam::assets
