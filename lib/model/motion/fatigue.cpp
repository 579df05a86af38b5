// SPDX-License-Identifier: Apache-2.0
#include "model/motion/fatigue.hpp"

#include <algorithm>
#include <cmath>

#include "core/maths.hpp"
#include "core/relaxation.hpp"
#include "model/motion/surges.hpp"

namespace sispam::motion {

namespace {

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

/// Fills in who pushes or holds. Found without a branch: there are many others.
void find_labours(const People& people, Labours& labours) {
  labours.who.resize(people.count + 1);
  std::size_t found = 0;
  for (PersonId i = 0; i < people.count; ++i) {
    labours.who[found] = i;
    found += people.mode[i] == Mode::push || people.mode[i] == Mode::hold ? 1 : 0;
  }
  labours.who.resize(found);
  for (auto* column : {&labours.off2, &labours.strength, &labours.fresh}) column->resize(found);
  for (std::size_t k = 0; k < found; ++k) {
    const PersonId i = labours.who[k];
    const double dx = people.anchor_x[i] - people.x[i], dy = people.anchor_y[i] - people.y[i];
    labours.off2[k] = dx * dx + dy * dy;
    labours.strength[k] = people.hold_force[i];
    labours.fresh[k] = people.freshness[i];
  }
}

/// What officers have left after their slots have asked of their feet a share of what they sustain, at most 1. Of all
/// at once and without a branch, for vector lanes; of those who push the result means nothing.
void hold_on(const MotionParameters& parameters, double dt_s, const Common& resting, Labours& labours) {
  const MotionParameters p = parameters;  // a copy, so that no result could change it
  const Common rest = resting;
  const bool little = dt_s / std::min(p.tiring_s, p.recovery_s) <= maths::SmallDecay::most;
  const double *off2 = labours.off2.data(), *strength = labours.strength.data();
  double* fresh = labours.fresh.data();
  const auto after = [&](std::size_t k, auto relax) {
    const double asked = p.hold_stiffness_n_per_m * std::sqrt(off2[k]);
    const double share = asked < strength[k] ? asked / strength[k] : 1.0;
    return share > 0 ? relax(fatigue(p, share), fresh[k], dt_s) : rest.after(fresh[k]);
  };
  const std::size_t n = labours.who.size();
  for (std::size_t k = 0; little && k < n; ++k) fresh[k] = after(k, relaxed_a_little);
  for (std::size_t k = 0; !little && k < n; ++k) fresh[k] = after(k, relaxed);
}

}  // namespace

double fresh_after(const MotionParameters& p, double freshness, double effort, double dt_s) {
  return relaxed(fatigue(p, effort), freshness, dt_s);
}

void tire_and_recover(const MotionParameters& p, World& world, const Random& random, double dt_s) {
  People& people = world.people;
  const double peak = p.peak_force_ratio - 1;
  const Common resting(p, 0, dt_s), leaning(p, p.surge_lean, dt_s), pushing(p, 1, dt_s);
  Labours& labours = world.motion.labours;
  find_labours(people, labours);
  hold_on(p, dt_s, resting, labours);
  for (std::size_t k = 0; k < labours.who.size(); ++k) {
    const PersonId i = labours.who[k];
    const bool pushes = people.mode[i] == Mode::push;
    const bool leans = pushes && p.surge_lean < 1 && !surges(p, world, random, {people.x[i], people.y[i]});
    if (pushes) labours.fresh[k] = (leans ? leaning : pushing).after(people.freshness[i]);
    people.effort[i] = (leans ? p.surge_lean : 1.0) * (1 + peak * labours.fresh[k]);
  }
  for (double& freshness : people.freshness) freshness = resting.after(freshness);
  for (std::size_t k = 0; k < labours.who.size(); ++k) people.freshness[labours.who[k]] = labours.fresh[k];
}

}  // namespace sispam::motion
