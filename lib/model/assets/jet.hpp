// The jet as physics: how fast it leaves, how hard it strikes at a distance, how high it is on its way.
//
// One decay length stands for drag, spread and break-up together; tables of drag-free flight were rejected, since they
// reach four times too far (docs/model/assets.md eq. 1-5).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scenario/scenario.hpp"

namespace sispam::assets {

/// Eq. 1: speed at the nozzle [m/s].
double exit_speed(const AssetParameters& parameters, const WaterCannon& cannon);
/// Eq. 2: force on a body that stops the whole jet at `range_m`; 0 beyond its reach [N].
double jet_force(const AssetParameters& parameters, const WaterCannon& cannon, double range_m);
/// Eq. 3: width of the jet at `range_m` [m].
double jet_width(const AssetParameters& parameters, double range_m);
/// Eq. 4: share of the jet that a body stops there, in [0, 1].
double covered_share(const AssetParameters& parameters, double range_m);

/// Eq. 5: the straight line from the nozzle down to a chest, and on to the ground.
struct Trajectory {
  double nozzle_m = 3;     // height of the nozzle [m]
  double chest_m = 1.3;    // height aimed at [m]
  double aimed_at_m = 10;  // distance aimed at [m]

  /// Its height at `range_m`; negative below the ground [m].
  double height_at(double range_m) const { return nozzle_m - (nozzle_m - chest_m) * range_m / aimed_at_m; }
  /// Where it meets the ground [m].
  double lands_at() const { return aimed_at_m * nozzle_m / (nozzle_m - chest_m); }
};

}  // namespace sispam::assets
