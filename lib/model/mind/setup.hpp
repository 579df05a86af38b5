// Makes the crowd of one replicate: who they are, when they come, where they will stand, what will happen.
//
// All of it is drawn before the first tick, from addresses that do not depend on the plan of the force, so two plans
// meet the same crowd. Drawing arrivals on the way was rejected: the places would then depend on who was held up.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Fills every column of world.crowd and world.events. The columns of world.people exist already, all absent.
void make_crowd(const Scenario&, const Ground&, World&, const Random&);

namespace mind {

/// How many of group number `group` there will be: all or, if it does not come at all, nobody [persons].
int people_who_come(const Scenario& scenario, std::size_t group, const Random& random);

/// Arrival times of `group`, in order of number, in batches [ms] (docs/model/escalation.md eq. 14).
std::vector<std::int64_t> arrival_times(const Group& group, std::uint32_t group_number, const Random& random);

/// At least `count` places in the assembly of `group`, front first [m] (eq. 15).
std::vector<Vec2> assembly_places(const Scenario& scenario, const Ground& ground, const Group& group);

/// All scheduled and Poisson happenings up to the horizon, in order of time (eq. 12, 13).
std::vector<PendingEvent> schedule_events(const Scenario& scenario, const Random& random);
/// The fires among the events.
std::vector<Fire> fires_of(const Scenario& scenario, const std::vector<PendingEvent>& events);

}  // namespace mind
}  // namespace sispam
