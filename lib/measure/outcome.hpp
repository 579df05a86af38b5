// What one replicate returns: a small row of named numbers. Heavier data is never stored; `replay` makes it again.
//
// A number that does not exist in a replicate (the time of a breach that did not happen) is NaN in here and an empty
// cell in every file. The column table (outcome_columns.cpp) is the only place that knows names, order, units and
// meaning; rows of the journal, replicates.csv, summary.csv and docs/output.md all walk it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/ids.hpp"
#include "measure/audit.hpp"
#include "model/casualty.hpp"
#include "model/crowd_state.hpp"
#include "model/people.hpp"
#include "model/tally.hpp"
#include "scenario/rules.hpp"

namespace sispam {

struct World;

enum class Status : std::uint8_t { ok, failed };

/// How it ended: the first that applies (docs/model/overview.md).
enum class Ending : std::uint8_t { office_entered, breached, dispersed_by_force, de_escalated, dwindled, still_there };
inline constexpr int endings = 6;

inline constexpr int sides = 2;
/// Stages of force that can occur and are recorded: 3 to 5; firearms do not exist in the model.
inline constexpr std::size_t recorded_levels = 3;
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
/// Length of a bin of the timeline [s].
inline constexpr double bin_s = 300;

/// How many of the injured got this far, and how long after the injury; NaN where nobody did [s].
struct CareStep {
  double reached = 0;  // [persons]
  double mean_s = missing, p50_s = missing, p90_s = missing, max_s = missing;
};

/// For one side and class at injury.
struct CareTimes {
  CareStep found, collected, triage, treatment, hospital;
};

/// The same for one side and class: shares of those alive when hurt; NaN if there were none.
struct TreatedWithin {
  double ten_min = missing, hour = missing;
};

/// All who need a step of care; who has not got there counts with his time up to the end.
struct UpToEnd {
  double patients = 0;      // [persons]
  double mean_s = missing;  // from injury to the step, or to the end; NaN if nobody needs it [s]
};

/// Where patients queue. Bays: of hospitals.
enum class Queue : std::uint8_t { bearers, triage, treatment, ambulances, bays };
inline constexpr int queues = 5;
struct QueueUse {
  double mean = 0, longest = 0;  // people waiting; mean over the replicate [persons]
  double busy = missing;         // share of the time of its people or vehicles; NaN if it has none
};

/// What became of the injured of one side.
struct SideCare {
  double deteriorated = 0, preventable = 0;        // who got worse by waiting [persons]
  double red_in_hospital_within_60_min = missing;  // share of the red when hurt
  double critical_mortality = missing;             // share of the red and yellow when hurt who died
  double untreated_min = 0;                        // person-minutes from injury to treatment [min]
  UpToEnd treatment, hospital;
  double untreated_at_end = 0, awaits_hospital_at_end = 0;  // alive [persons]
  double found_to_collected_s = missing;                    // mean, of those who reached a collection point [s]
};

/// Whether both sides were served alike (docs/model/care.md).
struct Impartiality {
  double overtakes = 0, ambulance_overtakes = 0;         // pairs
  double access_gap_s = missing, queue_gap_s = missing;  // demonstrators minus personnel [s]
};

/// Mean times from injury of those who got that far; NaN where nobody did [s].
struct MeanTimes {
  double triage_s = missing, treatment_s = missing, hospital_s = missing;
};

/// How one tactic was used.
struct TacticUse {
  double first_s = missing;       // when it was first in force [s]
  double uses = 0, active_s = 0;  // how often, and how long in all [s]
};

struct Outcome {
  ReplicateId id{};
  Status status = Status::ok;
  Ending ending = Ending::still_there;
  double end_s = 0;                                                                                          // [s]
  double breach_rope_line = 0, breach_shield_line = 0, breach = 0, office_entered = 0, breach_restored = 0;  // 0 or 1
  double office_occupied = 0;                                                                                // 0 or 1
  double breach_s = missing;  // when a line was first breached [s]
  std::array<double, 10> first_s{
      missing, missing, missing, missing, missing,
      missing, missing, missing, missing, missing};                // first time of E1..E9 on any line; [0] unused [s]
  std::array<double, 3> level_first_s{missing, missing, missing};  // green, yellow, red [s]
  std::array<double, 3> level_min{};                               // [min]
  std::array<TacticUse, tactics> tactic{};
  std::array<double, force_levels> force_level_s{};  // time in force of all tactics of level 1 to 6, added up [s]
  double ground_gained_m = 0, advance_waited_s = 0;  // [m], [s]
  std::array<double, behaviours> pressed_s{};        // person-seconds in touch with an advancing line
  double warnings_given = 0, appeals_made = 0;
  double messages_lost = 0, orders_misheard = 0, requests_refused = 0, requests_lost = 0;
  double delegated_s = missing;           // from when on the county decides for the province [s]
  double dialogue_s = 0;                  // [s]
  std::array<double, behaviours> peak{};  // [persons]
  std::array<double, behaviours> person_min{};
  double peak_line_load_n_per_m = 0, peak_density_per_m2 = 0, peak_personal_load_n = 0;
  double peak_fence_load_n_per_m = 0, fence_sections_failed = 0;
  double first_fence_failure_s = missing;  // [s]
  std::array<double, sides> falls{};
  double injuries[sides][causes][triage_classes] = {};  // by class at injury
  double deaths[sides] = {};
  std::array<std::array<CareTimes, triage_classes>, sides> care{};  // by class at injury
  std::array<std::array<MeanTimes, causes>, sides> care_by_cause{};
  std::array<std::array<TreatedWithin, triage_classes>, sides> treated_within_by_class{};
  std::array<TreatedWithin, sides> treated_within{};
  std::array<SideCare, sides> side_care{};
  std::array<QueueUse, queues> queue{};
  Impartiality impartiality;
  double left_unseen = 0, refused_care = 0;
  double patients_per_1000 = missing, transports_per_1000 = missing;  // of all who were there
  double left = 0;                                                    // demonstrators who went home
  std::array<double, manners> leavers{};                 // gone at the end, home or near, by what went before
  double agitated_leavers = 0;                           // those of them who would still shout
  double violent_leavers = 0;                            // those of them who had been violent
  double injured_bystanders = 0;                         // demonstrators of role bystander
  double clashes = 0;                                    // blows and objects between two camps
  double fires = 0, fires_put_out = 0, burning_min = 0;  // burning_min: added up over fires [min]
  double first_fire_s = missing;                         // [s]
  double staff = 0, staff_out = 0, staff_injured = 0, staff_held = 0;  // people to be brought out [persons]
  double staff_held_s = 0;                                             // person-seconds held by intruders [s]
  double evacuation_ordered_s = missing, evacuation_done_s = missing;  // first ordered, last done [s]
  double warning_understood = missing, ever_warned = missing;          // shares
  double arrests_right = 0, arrests_wrong = 0;                         // demonstrators
  double arrest_approaches = 0, arrest_seizures = 0, arrests_broken_off = 0;
  double objects_thrown = 0, blows = 0;
  // water cannons
  double water_l = 0, jet_s = 0, water_bursts = 0;  // [l], [s] of open nozzle, [1]
  std::array<double, behaviours> water_hit_s{};     // person-seconds in a jet by what the person did
  double water_hit_personnel_s = 0;                 // [s]
  // audit
  double force_uses = 0, force_requests_lapsed = 0;                          // of stage 3 and above [1]
  double force_requests_refused = 0, force_requests_lost = 0;                // likewise [1]
  double unordered_blows = 0, unordered_blows_nonviolent = 0;                // [1]
  std::array<std::array<double, exposed_kinds>, recorded_levels> force_s{};  // person-seconds, from stage 3 on [s]
  double excess_force_s = 0;  // person-seconds x stages above what answers the threat [s]
  Findings findings{};        // of every rule
  double awake_person_steps = 0;
  std::vector<Bin> bins;  // one per 5 minutes up to the end; person-minutes and loads rounded to 0.01
};

/// Reads the World after its last step and changes nothing; `rules` say which tactic is of which level of force.
Outcome observe(const World& world, const Rules& rules, ReplicateId id);

}  // namespace sispam
