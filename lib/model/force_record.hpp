// Records requests, beginnings and ends of force as the command decides them.
//
// Each call does nothing for a tactic below the stage of force that is recorded. Finding them out later by comparing
// the World with how it was before was rejected: why a request lapsed cannot be seen from outside.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::force_log {

/// The rules ask for it: its request is on its way.
void asked(const Scenario& scenario, World& world, Tactic tactic);
/// How a use begins: whether its start rule holds, and what it lacks if it begins by mistake.
struct UseBeginning {
  bool start_holds = true;
  Lack lacks = Lack::nothing;
};
/// It comes into force.
void began(const Scenario& scenario, World& world, Tactic tactic, const UseBeginning& beginning);
/// It was told to stop for the first time, after as many messages were lost.
void told_to_stop(World& world, Tactic tactic, std::uint32_t lost);
/// Its request lapses. After a first use under the same authority that is no refusal, and not recorded.
void lapsed(World& world, Tactic tactic, ForceFate why, Lack lack);

/// How a use ended, and whether its start rule still held.
struct UseEnding {
  ForceEnd why = ForceEnd::cause_over;
  bool cause_holds = false;
};
void ended(World& world, Tactic tactic, const UseEnding& ending);

/// The use of this tactic that is going on; null if there is none.
ForceRecord* going_on(World& world, Tactic tactic);

}  // namespace sispam::force_log
