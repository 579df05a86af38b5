// SPDX-License-Identifier: Apache-2.0
#include "model/motion/feet.hpp"

#include <algorithm>
#include <cmath>

namespace sispam::motion {

namespace {

constexpr double fallen_relaxation_s = 0.1;  // a body on the ground stops within this [s]; chosen
constexpr double hold_damping_ratio = 0.7;   // chosen

Vec2 capped(Vec2 force, double most) {
  const double squared = dot(force, force);
  return squared > most * most ? (most / std::sqrt(squared)) * force : force;
}

Vec2 brake(const People& people, PersonId i, double relaxation_s) {
  const double rate = people.mass[i] / relaxation_s;
  return {-rate * people.vx[i], -rate * people.vy[i]};
}

Vec2 stand_force(const MotionParameters& p, People& people, PersonId i, double traction) {
  const Vec2 drag = brake(people, i, p.relaxation_s);
  const double k = p.foothold_stiffness_n_per_m;
  const Vec2 pull{k * (people.anchor_x[i] - people.x[i]), k * (people.anchor_y[i] - people.y[i])};
  const Vec2 wanted = pull + drag;
  const Vec2 force = capped(wanted, std::min(p.passive_force_n, traction));
  if (force == wanted) return force;
  people.anchor_x[i] = people.x[i] + (force.x - drag.x) / k;
  people.anchor_y[i] = people.y[i] + (force.y - drag.y) / k;
  return force;
}

Vec2 hold_force(const MotionParameters& p, const People& people, PersonId i, double traction) {
  const double k = p.hold_stiffness_n_per_m;
  const double damping = 2 * hold_damping_ratio * std::sqrt(k * people.mass[i]);
  const Vec2 force{k * (people.anchor_x[i] - people.x[i]) - damping * people.vx[i],
                   k * (people.anchor_y[i] - people.y[i]) - damping * people.vy[i]};
  return capped(force, std::min(people.effort[i] * people.hold_force[i], traction));
}

Vec2 push_force(const MotionParameters& p, const People& people, PersonId i, double traction) {
  if (p.push_speed_mps <= 0 || people.speed[i] <= 0) return capped(brake(people, i, p.relaxation_s), traction);
  const double rate = people.effort[i] * people.push_force[i] / p.push_speed_mps;
  const Vec2 force{rate * (p.push_speed_mps * people.want_x[i] - people.vx[i]),
                   rate * (p.push_speed_mps * people.want_y[i] - people.vy[i])};
  return capped(force, traction);
}

Vec2 walk_force(const MotionParameters& p, const People& people, PersonId i, double traction) {
  const double rate = people.mass[i] / p.relaxation_s;
  return capped({rate * (people.want_x[i] - people.vx[i]), rate * (people.want_y[i] - people.vy[i])}, traction);
}

}  // namespace

Vec2 foot_force(const MotionParameters& parameters, double ground_friction, People& people, PersonId i) {
  const double traction = ground_friction * people.mass[i] * gravity;
  switch (people.mode[i]) {
    case Mode::walk:
      return walk_force(parameters, people, i, traction);
    case Mode::push:
      return push_force(parameters, people, i, traction);
    case Mode::stand:
      return stand_force(parameters, people, i, traction);
    case Mode::hold:
      return hold_force(parameters, people, i, traction);
    case Mode::fallen:
      return capped(brake(people, i, fallen_relaxation_s), traction);
    case Mode::absent:
      break;
  }
  return {};
}

Vec2 intended_velocity(const MotionParameters& parameters, const People& people, PersonId i) {
  if (people.mode[i] == Mode::walk) return {people.want_x[i], people.want_y[i]};
  if (people.mode[i] == Mode::push) {
    return {parameters.push_speed_mps * people.want_x[i], parameters.push_speed_mps * people.want_y[i]};
  }
  return {};
}

}  // namespace sispam::motion
