// Where the officers of a line stand: formations, ranks and slots made from the plan.
//
// The ranks of a bent line stand on the polyline moved to the rear with mitred corners, evenly spaced on their own
// length. Moving each slot along its own normal was rejected: inside a corner two officers would share one place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "model/line_state.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

/// Id of the first officer of each unit, and one past the last officer of all; size units + 1.
std::vector<PersonId> first_of_units(const Scenario& scenario);

/// Index of the unit `officer` belongs to.
std::uint16_t unit_of(const Scenario& scenario, PersonId officer);

/// The polyline moved `depth_m` to the rear (to the right of its direction), corners mitred.
Polyline moved_to_rear(const Polyline& line, double depth_m);

/// Whether the line is a closed ring.
bool is_ring(const Polyline& line);

/// All lines, formations, slots and links of the plan; nobody owns a slot yet. Those of fall-back lines come last.
LineState make_lines(const Scenario& scenario);

/// Takes slots `gone`, in rising order, out of a formation. Those that are left share its line evenly.
void take_out_slots(const Scenario& scenario, LineState& state, std::size_t formation,
                    const std::vector<std::size_t>& gone);

/// Whether somebody has a place in a formation.
bool owns_slot(const LineState& state, PersonId officer);

/// How many slots the plan gives that formation.
std::size_t planned_slots(const Scenario& scenario, const Formation& formation);

/// Gives the formation, in which nobody has a task, the slots of the plan again.
void plan_anew(const Scenario& scenario, const LineState& state, Formation& formation);

/// Moves the slots of the formation to where its line is now. Who owns them, and which links hold, stays.
void follow_line(const Scenario& scenario, const LineState& state, Formation& formation);

}  // namespace sispam::motion
