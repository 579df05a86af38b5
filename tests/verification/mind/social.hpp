// A crowd that only imitates: everybody sees everybody, nobody feels anything, and the shipped stages decide.
//
// With all weights equal the shipped drive is the share of the others who act, so that threshold and contagion models
// with known results run on the code that ships.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "unit/model/mind/hand_made_world.hpp"

namespace sispam::testing {

/// Rates are zero but where a test sets them.
inline Scenario imitators(std::size_t n) {
  Scenario scenario = plain_scenario(static_cast<int>(n));
  MindParameters& p = scenario.model.mind;
  p.neighbour_radius_m = 1000;
  p.neighbour_kernel_m = 1e9;
  p.anger_base = p.arousal_reproduction = p.mixing_rate_per_s = 0;
  p.social_weight = 1;
  p.threshold_verbal = 0;
  p.threshold_push = 1e9;
  p.verbal_rate_per_s = p.calm_rate_per_s = p.leave_rate_per_s = 0;
  return scenario;
}

/// One tick of the two stages that matter, of that length.
inline void imitate(const Scenario& scenario, World& world, const Random& random, std::int64_t period_ms) {
  world.now_ms += period_ms;
  feel_for(scenario, world, period_ms);
  decide_for({scenario, Ground{}, random, period_ms}, world);
}

/// How many do that now.
inline std::size_t number_of(const World& world, Behaviour behaviour) {
  return static_cast<std::size_t>(heads(world, behaviour));
}

/// Stands in for motion: who walks is there at once.
inline void jump(World& world) {
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    const PersonId id = mind::person(world, i);
    if (world.people.mode[id] != Mode::walk) continue;
    world.people.x[id] = static_cast<double>(world.people.goal[id].x);
    world.people.y[id] = static_cast<double>(world.people.goal[id].y);
    world.people.mode[id] = world.people.pressing[id] ? Mode::push : Mode::stand;
  }
}

}  // namespace sispam::testing
