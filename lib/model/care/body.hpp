// What injury and care do to bodies on the ground: who lies, who stands, who is taken away.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"

namespace sispam {

/// He lies until somebody helps him.
void lie_down(World& world, PersonId person);
/// He stops walking, pushing or holding and stands where he is; who has fallen stays down as long as the fall lasts.
void stand_still(World& world, PersonId person);
/// He is no longer on the ground; those who leaned on him wake up.
void take_away(World& world, PersonId person);

/// A place and how far round it one looks [m].
struct Around {
  Vec2 at;
  double reach_m = 0;
};
/// The nearest of one side, standing or lying; no_person if nobody is in reach. The lower id if two are as near.
PersonId nearest_of(const World& world, Side side, const Around& around);
/// Whether a member of the personnel other than `person` stands within `reach_m` of him.
bool personnel_near(const World& world, PersonId person, double reach_m);

}  // namespace sispam
