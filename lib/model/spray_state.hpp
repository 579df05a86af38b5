// Water cannons: where they stand, what is in their tanks, whom they struck, and the wet ground.
//
// Only the spray stage writes it. The jet acts on bodies through People::jet_x and jet_y, on the ground through
// People::wetness, and on minds and clothes through CrowdState::water_s, hit_ms, hit_from and soaked_ms. Of several
// bodies in one jet each books the share of the time that he takes of the jet; a whole second for each would count it
// twice.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "core/vec2.hpp"
#include "model/crowd_state.hpp"

namespace sispam {

enum class CannonPhase : std::uint8_t {
  waiting,    // at its place, the crew beside it
  advancing,  // to where it sprays from
  ready,      // there, with or without a jet
  retiring,   // back to its place, with an empty tank
  refilling,
};

struct Cannon {
  CannonPhase phase = CannonPhase::waiting;
  std::int64_t since_ms = 0;        // in this phase [ms]
  Vec2 at;                          // nozzle, seen from above [m]
  Vec2 direction;                   // of the nozzle: a unit vector
  double tank_l = 0;                // [l]
  std::int64_t open_after_ms = -1;  // the operator has reacted then; -1: he sees nobody to aim at [ms]
  PersonId target = no_person;      // whom he aims at
  std::int64_t until_ms = 0;        // he chooses anew then [ms]
  double aim_error = 0;             // of this aim [rad]
  std::uint32_t aims = 0;           // so far; part of the address of their draws
  bool open = false;                // the jet is on
  // the burst that is going on, or the last one
  std::int64_t burst_since_ms = -1;  // [ms]; -1: none yet
  double burst_violent_s = 0;        // person-seconds in the jet of violent people
  double burst_peaceful_s = 0;       // of others
  Vec2 burst_at;                     // last hit of it [m]
};

/// Whether it drives, and may strike somebody.
inline bool is_driving(const Cannon& cannon) {
  return cannon.phase == CannonPhase::advancing || cannon.phase == CannonPhase::retiring;
}

struct SprayState {
  std::vector<Cannon> cannons;             // one per scenario.assets.water_cannons
  std::vector<float> water_l_per_m2;       // per square of the wet ground, row by row; empty: never sprayed
  bool any_wet = false;                    // some square is
  double litres = 0;                       // sprayed [l]
  double refilled_l = 0;                   // [l]
  double jet_s = 0;                        // time with an open nozzle, all cannons [s]
  std::uint32_t bursts = 0;                // times a nozzle was opened
  std::array<double, behaviours> hit_s{};  // person-seconds in a jet of demonstrators by what they did
  double personnel_hit_s = 0;              // of own people [s]
  std::int64_t last_force_ms = -1;         // last time a nozzle was open [ms]; -1: never
};

}  // namespace sispam
