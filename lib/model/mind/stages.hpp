// The stages that make the crowd come, hear, feel and act. model/stages.cpp calls them in this order.
//
// Each is a function of the World alone: nothing is kept between calls but in its columns. Stages read the clock as
// the end of the tick they compute, so a period of n milliseconds is worked off when n milliseconds have passed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

inline constexpr std::int64_t arrive_ms = 1000;  // [ms]
inline constexpr std::int64_t happen_ms = 1000;  // [ms]
inline constexpr std::int64_t hear_ms = 1000;    // [ms]
inline constexpr std::int64_t feel_ms = 2000;    // [ms]
inline constexpr std::int64_t decide_ms = 2000;  // [ms]
inline constexpr std::int64_t count_ms = 1000;   // [ms]

/// People whose time has come, or who come back, enter at their exit line; who goes or flees and reaches it is gone.
void arrive(const Scenario&, const Ground&, World&, const Random&);
/// Announcements, rumours and what people see happen move their feelings, and call some of those back who stayed near
/// (docs/model/escalation.md eq. 12, 13).
void happen(const Scenario&, const Ground&, World&, const Random&);
/// What is understood of orators, loudspeakers, negotiators and trusted people; the books of the warnings (eq. 7).
void hear(const Scenario&, const Ground&, World&, const Random&);
/// Anger, fear, legitimacy and identity follow what surrounds a person (eq. 1-9). The period [ms] does not matter.
void feel_for(const Scenario&, World&, std::int64_t period_ms);
/// What deciding needs beside the World.
struct DecideSetting {
  const Scenario& scenario;
  const Ground& ground;
  const Random& random;
  std::int64_t period_ms = 0;  // [ms]; which one does not matter
};
/// Changes of behaviour by gated rates (eq. 10, 11).
void decide_for(const DecideSetting&, World&);
/// Adds the last second to the totals and bins of who did what.
void count(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
