// SPDX-License-Identifier: Apache-2.0
#include "model/motion/feet.hpp"

#include <algorithm>
#include <cmath>

namespace sispam::motion {

namespace {

constexpr double fallen_relaxation_s = 0.1;  // a body on the ground stops within this [s]; chosen
constexpr double hold_damping_ratio = 0.7;   // chosen

/// Friction of ground that is dry (0), wet (1) or in between.
double friction(const GroundSurface& surface, double wetness) {
  return surface.friction_dry - wetness * (surface.friction_dry - surface.friction_wet);
}

/// Stops him within this time.
FootLaw brake(double mass, double relaxation_s, double most) { return {.rate = mass / relaxation_s, .most = most}; }

FootLaw stand(const MotionParameters& p, double mass, double traction) {
  FootLaw law = brake(mass, p.relaxation_s, std::min(p.passive_force_n, traction));
  law.stiffness = p.foothold_stiffness_n_per_m;
  law.slips = true;
  return law;
}

FootLaw hold(const MotionParameters& p, const People& people, PersonId i, double traction) {
  const double k = p.hold_stiffness_n_per_m;
  return {.stiffness = k,
          .rate = 2 * hold_damping_ratio * std::sqrt(k * people.mass[i]),
          .most = std::min(people.effort[i] * people.hold_force[i], traction)};
}

FootLaw push(const MotionParameters& p, const People& people, PersonId i, double traction) {
  if (p.push_speed_mps <= 0 || people.speed[i] <= 0) return brake(people.mass[i], p.relaxation_s, traction);
  return {.rate = people.effort[i] * people.push_force[i] / p.push_speed_mps,
          .want_x = p.push_speed_mps * people.want_x[i],
          .want_y = p.push_speed_mps * people.want_y[i],
          .most = traction};
}

FootLaw walk(const MotionParameters& p, const People& people, PersonId i, double traction) {
  FootLaw law = brake(people.mass[i], p.relaxation_s, traction);
  law.want_x = people.want_x[i];
  law.want_y = people.want_y[i];
  return law;
}

FootLaw law_of(const MotionParameters& p, const People& people, PersonId i, double traction) {
  switch (people.mode[i]) {
    case Mode::walk:
      return walk(p, people, i, traction);
    case Mode::push:
      return push(p, people, i, traction);
    case Mode::stand:
      return stand(p, people.mass[i], traction);
    case Mode::hold:
      return hold(p, people, i, traction);
    case Mode::fallen:
      return brake(people.mass[i], fallen_relaxation_s, traction);
    case Mode::absent:
      break;
  }
  return {};
}

}  // namespace

void ask_feet(const Scenario& scenario, World& world, double dt_s) {
  const People& people = world.people;
  world.motion.feet.clear();
  for (const PersonId i : world.motion.awake) {
    const double traction = friction(scenario.site.ground, people.wetness[i]) * people.mass[i] * gravity;
    FootLaw& law = world.motion.feet.emplace_back(law_of(scenario.model.motion, people, i, traction));
    law.gain = dt_s / people.mass[i];
    law.steers = people.mode[i] == Mode::walk || people.mode[i] == Mode::push;
    law.sprayed = people.jet_x[i] != 0 || people.jet_y[i] != 0;
  }
}

Vec2 intended_velocity(const MotionParameters& parameters, const People& people, PersonId i) {
  if (people.mode[i] == Mode::walk) return {people.want_x[i], people.want_y[i]};
  if (people.mode[i] == Mode::push) {
    return {parameters.push_speed_mps * people.want_x[i], parameters.push_speed_mps * people.want_y[i]};
  }
  return {};
}

}  // namespace sispam::motion
