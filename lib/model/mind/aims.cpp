// SPDX-License-Identifier: Apache-2.0
#include "model/mind/aims.hpp"

#include <optional>

#include "model/address.hpp"
#include "model/mind/camps.hpp"
#include "model/mind/people_of.hpp"
#include "model/place.hpp"

namespace sispam::mind {
namespace {

constexpr double moved_m = 1;  // opponents who moved less are still where he is going

void go_for_organiser(const AimScene& scene, World& world, std::size_t i) {
  world.crowd.target[i] = Target::organiser;
  send(world, person(world, i), goal_protected(scene.scenario, scene.ground), Gait::pressing);
}

void go_for(World& world, std::size_t i, Vec2 place) {
  world.crowd.target[i] = Target::opponents;
  send(world, person(world, i), {-1, static_cast<float>(place.x), static_cast<float>(place.y)}, Gait::pressing);
}

}  // namespace

void look_for_opponents(const AimScene& scene, const World& world, std::size_t i, Impetus& impetus) {
  const CrowdState& crowd = world.crowd;
  const MindParameters& p = scene.scenario.model.mind;
  const bool may_choose = impetus.behaviour == Behaviour::verbal && push_gate(p, impetus) > 0;
  const bool fights = impetus.behaviour == Behaviour::pushing && crowd.target[i] == Target::opponents;
  if (crowd.camp[i] == 0 || (!may_choose && !fights)) return;
  const std::optional<std::size_t> opponent = nearest_opponent(p, scene.ground, world, i);
  if (!opponent) return;
  if (may_choose) impetus.opponent_share = 1 - scene.scenario.crowd.groups[crowd.group[i]].organiser_share;
  if (fights && length(position(world, *opponent) - position(world, i)) <= p.clash_reach_m) {
    impetus.clash = local_majority(p, world, i);
  }
}

void take_aim(const AimScene& scene, World& world, const Beginner& who) {
  const MindParameters& p = scene.scenario.model.mind;
  const std::size_t i = who.i;
  if (who.impetus.opponent_share > 0) {
    const double chance = who.impetus.opponent_share / pull_of_targets(p, who.impetus, who.distance_m);
    const double u = scene.random.uniform(Purpose::target, scene.tick, demonstrator_entity(i));
    const auto opponent = u < chance ? nearest_opponent(p, scene.ground, world, i) : std::nullopt;
    if (opponent) return go_for(world, i, position(world, *opponent));
  }
  go_for_organiser(scene, world, i);
}

void follow_aim(const AimScene& scene, World& world, std::size_t i) {
  if (world.crowd.target[i] != Target::opponents) return;
  const auto opponent = nearest_opponent(scene.scenario.model.mind, scene.ground, world, i);
  if (!opponent) return go_for_organiser(scene, world, i);
  const Goal& goal = world.people.goal[person(world, i)];
  const Vec2 place = position(world, *opponent);
  const Vec2 off = Vec2{static_cast<double>(goal.x), static_cast<double>(goal.y)} - place;
  if (dot(off, off) > moved_m * moved_m) go_for(world, i, place);
}

}  // namespace sispam::mind
