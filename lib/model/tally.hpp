// Running totals that no other state keeps: what `observe` needs beside the final World.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/crowd_state.hpp"

namespace sispam {

/// One bin of the timeline, 5 minutes long.
struct Bin {
  double level = 0;                             // highest level declared in the bin: 0 green, 1 yellow, 2 red
  std::array<double, behaviours> person_min{};  // person-minutes in each behaviour
  double line_load_n_per_m = 0;                 // highest 1 s mean load on a line [N/m]
  double injured = 0;                           // injuries in the bin, both sides
};

struct Tally {
  std::array<double, behaviours> person_min{};  // person-minutes in each behaviour
  std::array<int, behaviours> peak{};           // most people at once in each behaviour
  double peak_line_load_n_per_m = 0;            // highest 1 s mean of force on a line / its length [N/m]
  double peak_density_per_m2 = 0;               // most people in a 2 m square / 4 m2 [1/m2]
  double peak_personal_load_n = 0;              // highest 0.1 s mean [N]
  std::array<std::uint32_t, 2> falls{};         // per side
  double ground_gained_m = 0;                   // by the line that advanced farthest [m]
  double advance_waited_s = 0;                  // advancing lines waited for their officers, added up over them [s]
  std::array<double, behaviours> pressed_s{};   // person-seconds in touch with an advancing line, by behaviour
  std::uint64_t awake_steps = 0;                // awake person-steps of the move stage
  std::array<double, manners> leavers{};        // of those gone now, by what went before [persons]
  double agitated_leavers = 0;                  // of those gone now, who would still shout where they are [persons]
  double violent_leavers = 0;                   // of those gone now, who had been violent [persons]
  std::int64_t ended_ms = -1;                   // when the end was decided [ms]
  std::int64_t few_left_since_ms = -1;          // since when at most a tenth of the crowd is there [ms]
  std::int64_t breach_rope_ms = -1;             // first E5 while a rope_line formation held the line [ms]
  std::int64_t breach_shield_ms =
      -1;  // the same under a shield_line or riot_platoon, also if the rope was breached before [ms]
  std::int64_t breach_ms = -1;    // first E5 of any line, whoever held it [ms]
  std::int64_t restored_ms = -1;  // first E9 [ms]
  std::vector<Bin> bins;
};

}  // namespace sispam
