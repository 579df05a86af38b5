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

/// Where an effort leads, and what is left of the way there after a while.
struct Relaxation {
  double end = 0, left = 0;
};

Relaxation relaxation(const MotionParameters& p, double effort, double dt_s) {
  const double recovers = (1 - effort) / p.recovery_s;
  const double rate = effort / p.tiring_s + recovers;
  return {recovers / rate, maths::decay(rate * dt_s)};
}

double relax(double freshness, const Relaxation& r) { return r.end + (freshness - r.end) * r.left; }

}  // namespace

double fresh_after(const MotionParameters& p, double freshness, double effort, double dt_s) {
  return relax(freshness, relaxation(p, effort, dt_s));
}

void tire_and_recover(const MotionParameters& p, World& world, const Random& random, double dt_s) {
  People& people = world.people;
  const double peak = p.peak_force_ratio - 1;
  const Relaxation resting = relaxation(p, 0, dt_s), leaning = relaxation(p, p.surge_lean, dt_s),
                   pushing = relaxation(p, 1, dt_s);
  for (PersonId i = 0; i < people.count; ++i) {
    const bool pushes = people.mode[i] == Mode::push, holds = people.mode[i] == Mode::hold;
    double& freshness = people.freshness[i];
    if (!pushes && !holds) {
      if (freshness < 1) freshness = relax(freshness, resting);
      continue;
    }
    const bool leans = pushes && p.surge_lean < 1 && !surges(p, world, random, {people.x[i], people.y[i]});
    const double asked = holds ? holding(p, people, i) : 1.0;
    if (pushes) {
      freshness = relax(freshness, leans ? leaning : pushing);
    } else if (asked > 0 || freshness < 1) {
      freshness = relax(freshness, asked > 0 ? relaxation(p, asked, dt_s) : resting);
    }
    people.effort[i] = (leans ? p.surge_lean : 1.0) * (1 + peak * freshness);
  }
}

}  // namespace sispam::motion
