// What the hour, the weather and a long wait do to everybody alike, and what ties one person to the violent few.
//
// Pure functions of the scenario and the clock, or of one person's numbers: nothing is kept (docs/model/escalation.md
// eq. 4a, 4b, 5a, 11d).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// What heat and waiting for an announcement add to anger at rest [0..1] (eq. 4a).
double added_anger_at_rest(const Scenario& scenario, const World& world);

inline constexpr double most_at_rest = 0.6;  // anger at rest that heat and waiting bring about at most; assumption

/// Anger towards which somebody relaxes; what is added never brings it above `most_at_rest` (eq. 4a).
inline double anger_at_rest(const MindParameters& parameters, double grievance, double added) {
  const double own = parameters.anger_base * grievance;
  return std::min(own + added, std::max(own, most_at_rest));
}

/// What long anger leaves of anger as a drive to act (eq. 4b).
double effective_anger(const MindParameters& parameters, const CrowdState& crowd, std::size_t i);

/// Factor of the hour on going home without being called (eq. 11d).
double leave_factor_of_the_hour(const Scenario& scenario, const World& world);

/// How much a violent neighbour counts for demonstrator `i`, others counting 1 (eq. 5a).
double weight_of_violence(const MindParameters& parameters, const CrowdState& crowd, std::size_t i);

/// The violent among the neighbours of somebody.
struct ViolentShare {
  double share = 0;   // of the weights of all [0..1]
  double weight = 1;  // how much each counts, others counting 1 [0..1]
};
/// `mean` over all neighbours, of which the violent make `of_violent`, when these count less. With nobody left:
/// `alone`.
double discounted(double mean, double of_violent, const ViolentShare& violent, double alone);

}  // namespace sispam::mind
