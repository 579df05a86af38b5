// The parts of the arrest stage: whom a team may go for, what speaks against it, and how its people walk.
//
// Only arrest.cpp puts them together. Teams see what any officer sees, since they are told by radio; a sight of their
// own was rejected: from their place behind the fence they would see nobody.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/daylight.hpp"
#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::arrests {

/// What every step of an arrest needs.
struct Scene {
  const Scenario& scenario;
  const Ground& ground;
  World& world;
  const Random& random;

  const ArrestParameters& parameters() const { return scenario.model.arrest; }
  bool dark() const { return is_dark(scenario.weather, world.now_ms); }
  Vec2 place(PersonId id) const { return {world.people.x[id], world.people.y[id]}; }
  double distance(PersonId a, PersonId b) const { return length(place(a) - place(b)); }
  std::size_t demonstrator(PersonId id) const { return id - world.people.personnel; }
};

// whom (arrest_targets.cpp)
/// On the ground, and neither hurt nor held.
bool is_at_large(const World& world, PersonId demonstrator);
/// Violent now, a provocateur who pushes, or known to be armed.
bool is_wanted(const World& world, PersonId demonstrator);
/// Once every 10 s, officers may notice who is armed (docs/model/arrest.md eq. 1).
void look_for_weapons(const Scene& scene);
/// Whether an officer who stands sees somebody there.
bool is_seen(const Scene& scene, PersonId demonstrator);
/// The wanted person nearest to the team whom officers see and no other team is after; no_person if there is none.
PersonId choose_target(const Scene& scene, const ActionTeam& team);
/// Whoever stands nearest to the target, not farther than `reach_m`; no_person if nobody does.
PersonId neighbour_of(const Scene& scene, PersonId target, double reach_m);
/// Active demonstrators per officer round the target, the whole team counted in (eq. 2).
double local_ratio(const Scene& scene, const ActionTeam& team);

// the team on its way (arrest_ways.cpp)
/// Its members who stand on their feet, unhurt.
std::vector<PersonId> able_members(const World& world, const ActionTeam& team);
/// Whether one of them lies on the ground.
bool somebody_down(const World& world, const ActionTeam& team);
/// Whether its able members stand together.
bool is_together(const Scene& scene, const ActionTeam& team);
/// Where a team is: the mean place of its able members [m].
Vec2 middle_of(const Scene& scene, const ActionTeam& team);
/// The line opens for its able members.
void pass_through(const Scene& scene, const ActionTeam& team);
/// All go towards the target; who is well ahead of the last waits.
void walk_to_target(const Scene& scene, const ActionTeam& team);
/// The held person is led to the place of detention, the team round him.
void walk_to_detention(const Scene& scene, const ActionTeam& team);
/// How far the held person still has to walk [m].
double way_to_detention_m(const Scene& scene, PersonId held);
/// All go to their own places. True once they are there.
bool walk_home(const Scene& scene, const ActionTeam& team);
/// Those who are home become part of the force again as soon as they stand clear of others.
void stop_passing(const Scene& scene, const ActionTeam& team);

}  // namespace sispam::arrests
