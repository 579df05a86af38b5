// What one replicate returns: a small row of named numbers. Heavier data is never stored; `replay` makes it again.
//
// A number that does not exist in a replicate (the time of a breach that did not happen) is NaN in here and an empty
// cell in every file. The column table (outcome_columns.cpp) is the only place that knows names, order, units and
// meaning; rows of the journal, replicates.csv, summary.csv and docs/output.md all walk it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "model/casualty.hpp"
#include "model/crowd_state.hpp"
#include "model/people.hpp"
#include "model/tally.hpp"

namespace sispam {

struct World;

enum class Status : std::uint8_t { ok, failed };

/// How it ended: the first that applies (docs/model/overview.md).
enum class Ending : std::uint8_t { office_entered, breached, dwindled, still_there };
inline constexpr int endings = 4;

/// Times from injury for one side and class; NaN where nobody got that far [s].
struct CareTimes {
  double n = 0;                                         // injured
  double triaged_n = 0, treated_n = 0, hospital_n = 0;  // of these, how many reached it
  double triage_mean_s = 0, treatment_mean_s = 0, hospital_mean_s = 0;
  double treatment_p50_s = 0, treatment_p90_s = 0;
};

struct Outcome {
  ReplicateId id{};
  Status status = Status::ok;
  Ending ending = Ending::still_there;
  double end_s = 0;                                                                                          // [s]
  double breach_rope_line = 0, breach_shield_line = 0, breach = 0, office_entered = 0, breach_restored = 0;  // 0 or 1
  std::array<double, 10> first_s{};       // first time of E1..E9 on any line; [0] unused [s]
  std::array<double, 3> level_first_s{};  // green, yellow, red [s]
  std::array<double, 3> level_min{};      // [min]
  std::array<double, behaviours> peak{};  // [persons]
  std::array<double, behaviours> person_min{};
  double peak_line_load_n_per_m = 0, peak_density_per_m2 = 0, peak_personal_load_n = 0;
  std::array<double, 2> falls{};                    // per Side
  double injuries[2][causes][triage_classes] = {};  // Side x Cause x class at injury
  double deaths[2] = {};
  std::array<std::array<CareTimes, triage_classes>, 2> care{};          // Side x class at injury
  double treated_within_10_min[2] = {}, treated_within_60_min[2] = {};  // share of injured per side; NaN if none
  double preventable_deteriorations = 0, left_unseen = 0;
  double left = 0;  // demonstrators who went home
  double awake_person_steps = 0;
  std::vector<Bin> bins;  // one per 5 minutes of the horizon
};

/// Reads the World after its last step and changes nothing.
Outcome observe(const World& world, ReplicateId id);

}  // namespace sispam
