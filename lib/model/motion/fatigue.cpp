// SPDX-License-Identifier: Apache-2.0
#include "model/motion/fatigue.hpp"

#include "core/maths.hpp"
#include "core/vec2.hpp"
#include "model/motion/surges.hpp"

namespace sispam::motion {

namespace {

/// What an officer's slot asks of his feet, as a share of what he sustains; at most 1.
double holding(const MotionParameters& p, const People& people, PersonId i) {
  const Vec2 off{people.anchor_x[i] - people.x[i], people.anchor_y[i] - people.y[i]};
  const double asked = p.hold_stiffness_n_per_m * length(off);
  return asked < people.hold_force[i] ? asked / people.hold_force[i] : 1.0;
}

}  // namespace

double fresh_after(const MotionParameters& p, double freshness, double effort, double dt_s) {
  const double recovers = (1 - effort) / p.recovery_s;
  const double rate = effort / p.tiring_s + recovers;
  const double end = recovers / rate;
  return end + (freshness - end) * maths::exp(-rate * dt_s);
}

void tire_and_recover(const MotionParameters& p, World& world, const Random& random, double dt_s) {
  People& people = world.people;
  const double peak = p.peak_force_ratio - 1;
  for (PersonId i = 0; i < people.count; ++i) {
    const bool pushes = people.mode[i] == Mode::push, holds = people.mode[i] == Mode::hold;
    if (!pushes && !holds) {
      if (people.freshness[i] < 1) people.freshness[i] = fresh_after(p, people.freshness[i], 0, dt_s);
      continue;
    }
    const bool leans = pushes && p.surge_lean < 1 && !surges(p, world, random, {people.x[i], people.y[i]});
    const double given = leans ? p.surge_lean : 1.0;
    people.freshness[i] = fresh_after(p, people.freshness[i], holds ? holding(p, people, i) : given, dt_s);
    people.effort[i] = given * (1 + peak * people.freshness[i]);
  }
}

}  // namespace sispam::motion
