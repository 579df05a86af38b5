// Changes of behaviour: drive, thresholds, rates, and which change comes first (docs/model/escalation.md eq. 10, 11).
//
// Gates are ramps that are exactly zero below the threshold. Logistic gates were rejected: their tails, times hours,
// empty or inflame a calm crowd by themselves. Source of the form: threshold models after Granovetter 1978; all numbers
// are assumptions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "model/crowd_state.hpp"
#include "scenario/parameters.hpp"

namespace sispam::mind {

/// What a person brings to his next decision.
struct Impetus {
  Behaviour behaviour = Behaviour::calm;
  CrowdRole role = CrowdRole::ordinary;
  double threshold_noise = 0;
  double drive_verbal = 0;   // eq. 10 with the share of neighbours who are at least verbal
  double drive_push = 0;     // eq. 10 with the share of neighbours who push or more
  double drive_violent = 0;  // eq. 10 with the share of neighbours who are violent
  double alarm = 0;          // fear times (1/2 + risk aversion)
  double occasion = 1;       // factor of the situation on the rate of violence
  double clash = 0;          // share of the full rate at which he fights opponents in reach (eq. 18); 0: none in reach
  Target target = Target::organiser;
  double opponent_share = 0;  // chance that he goes for opponents when he begins to push
  double leave_factor = 1;    // of what is understood of appeals and dialogue on the rate of going home
  bool deterred = false;      // a jet keeps him from pushing
};

/// Rates of the changes open to a person [1/s].
struct Rates {
  double up = 0, down = 0, leave = 0, flee = 0;
  double sum() const { return up + down + leave + flee; }
};

/// A change of behaviour within a tick.
struct Change {
  Behaviour to = Behaviour::calm;
  double after_s = 0;  // from the start of the time looked at [s]
};

/// Eq. 10 of demonstrator `i`.
Impetus impetus_of(const MindParameters& parameters, const CrowdState& crowd, std::size_t i);

/// Share in [0, 1] of the full rate at which somebody verbal begins to push; exactly 0 below his threshold.
double push_gate(const MindParameters& parameters, const Impetus& impetus);

/// The same for somebody who pushes and becomes violent.
double violence_gate(const MindParameters& parameters, const Impetus& impetus);

/// How much line and opponents together draw him who wants to push (eq. 11, 18).
double pull_of_targets(const MindParameters& parameters, const Impetus& impetus, double distance_m);

/// Eq. 11. `distance_m` to what he would push against matters only to somebody verbal whose push gate is open.
Rates rates_of(const MindParameters& parameters, const Impetus& impetus, double distance_m);

/// Whether, when and which, out of one uniform number `u`: competing exponential times within `time_s`.
std::optional<Change> next_change(const Rates& rates, Behaviour from, double u, double time_s);

}  // namespace sispam::mind
