// Water cannons: where they stand, what is in their tanks, and the wet ground.
//
// Only the spray stage writes it. The jet acts on bodies through People::jet_x and jet_y, on the ground through
// People::friction, and on minds through CrowdState::water_s and hit_ms.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/vec2.hpp"
#include "model/crowd_state.hpp"

namespace sispam {

enum class CannonPhase : std::uint8_t { waiting, moving, ready, spraying, refilling };

struct Cannon {
  CannonPhase phase = CannonPhase::waiting;
  Vec2 at;                    // nozzle, seen from above [m]
  double heading = 0;         // of the jet [rad]
  double tank_l = 0;          // [l]
  std::int64_t since_ms = 0;  // in this phase [ms]
  std::uint32_t bursts = 0;
};

struct SprayState {
  std::vector<Cannon> cannons;             // one per scenario.assets.water_cannons
  std::vector<float> water_l_per_m2;       // per cell of the ground's wetness grid
  double litres = 0;                       // sprayed [l]
  double refilled_l = 0;                   // [l]
  double jet_s = 0;                        // [s] of open nozzle
  std::array<double, behaviours> hit_s{};  // person-seconds of direct hits by what the person did
  double personnel_hit_s = 0;              // of own people [s]
  std::int64_t last_force_ms = -1;         // last time a nozzle was open [ms]; -1: never
};

}  // namespace sispam
