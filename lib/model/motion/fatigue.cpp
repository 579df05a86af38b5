// SPDX-License-Identifier: Apache-2.0
#include "model/motion/fatigue.hpp"

#include "core/maths.hpp"
#include "core/relaxation.hpp"
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

Relaxation fatigue(const MotionParameters& p, double effort) {
  Relaxation sum;
  sum.add(effort / p.tiring_s, 0);
  sum.add((1 - effort) / p.recovery_s, 1);
  return sum;
}

/// The same effort for all: where it leads, and what is left of the way there after a while.
struct Common {
  double end = 0, left = 0;

  Common(const MotionParameters& p, double effort, double dt_s) {
    const Relaxation sum = fatigue(p, effort);
    end = sum.pull / sum.rate;
    left = maths::decay(sum.rate * dt_s);
  }
  double after(double freshness) const { return end + (freshness - end) * left; }
};

}  // namespace

double fresh_after(const MotionParameters& p, double freshness, double effort, double dt_s) {
  return relaxed(fatigue(p, effort), freshness, dt_s);
}

void tire_and_recover(const MotionParameters& p, World& world, const Random& random, double dt_s) {
  People& people = world.people;
  const double peak = p.peak_force_ratio - 1;
  const Common resting(p, 0, dt_s), leaning(p, p.surge_lean, dt_s), pushing(p, 1, dt_s);
  for (PersonId i = 0; i < people.count; ++i) {
    double& freshness = people.freshness[i];
    if (people.mode[i] == Mode::push) {
      const bool leans = p.surge_lean < 1 && !surges(p, world, random, {people.x[i], people.y[i]});
      freshness = (leans ? leaning : pushing).after(freshness);
      people.effort[i] = (leans ? p.surge_lean : 1.0) * (1 + peak * freshness);
    } else if (people.mode[i] == Mode::hold) {
      const double asked = holding(p, people, i);
      freshness = asked > 0 ? fresh_after(p, freshness, asked, dt_s) : resting.after(freshness);
      people.effort[i] = 1 + peak * freshness;
    } else if (freshness < 1) {
      freshness = resting.after(freshness);
    }
  }
}

}  // namespace sispam::motion
