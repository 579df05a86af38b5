// SPDX-License-Identifier: Apache-2.0
#include "model/motion/fatigue.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>

#include "core/maths.hpp"
#include "core/relaxation.hpp"
#include "model/motion/move.hpp"
#include "model/motion/surges.hpp"

namespace sispam::motion {

namespace {

constexpr std::int64_t sleepers_ms = 1000;             // how often those who sleep are asked [ms]; chosen
constexpr double measurement_s = measure_ms / 1000.0;  // [s]

Relaxation fatigue(const MotionParameters& p, double effort) {
  Relaxation sum;
  sum.add(effort / p.tiring_s, 0);
  sum.add((1 - effort) / p.recovery_s, 1);
  return sum;
}

/// Effort of who holds: what his slot asks of his feet, as a share of what he sustains.
double holding(const MotionParameters& p, const People& people, PersonId i) {
  const double asked =
      p.hold_stiffness_n_per_m * length({people.anchor_x[i] - people.x[i], people.anchor_y[i] - people.y[i]});
  return asked < people.hold_force[i] ? asked / people.hold_force[i] : 1.0;
}

/// Effort of who pushes: he leans when those round him do not surge.
double pushing(const MotionParameters& p, World& world, const Random& random, PersonId i) {
  const bool leans = p.surge_lean < 1 && !surges(p, world, random, {world.people.x[i], world.people.y[i]});
  return leans ? p.surge_lean : 1.0;
}

/// Whose freshness changes, and by what.
struct Labour {
  PersonId who = no_person;
  double effort = 0;  // [0..1]
  double dt_s = 0;    // since he was asked last [s]
};

/// Adds one to the list. Who did something else until now is first brought up to date with that.
void list_labour(const MotionParameters& p, People& people, Labour labour, Labours& labours) {
  double fresh = people.freshness[labour.who];
  const double before = std::exchange(people.exertion[labour.who], labour.effort);
  if (labour.dt_s > measurement_s && before != labour.effort) {
    fresh = fresh_after(p, fresh, before, labour.dt_s - measurement_s);
    labour.dt_s = measurement_s;
  }
  labours.who[labours.size] = labour.who;
  labours.effort[labours.size] = labour.effort;
  labours.dt_s[labours.size] = labour.dt_s;
  labours.fresh[labours.size++] = fresh;
}

/// Lists those of `who` whose freshness may change.
template <class Ids>
void list_labours(const MotionParameters& p, World& world, const Random& random, const Ids& who) {
  People& people = world.people;
  Labours& labours = world.motion.labours;
  labours.size = 0;
  for (const PersonId i : who) {
    const std::uint8_t measurements = std::exchange(people.behind[i], std::uint8_t{0});
    const Mode mode = people.mode[i];
    double effort = 0;
    if (mode == Mode::hold) {
      effort = holding(p, people, i);
    } else if (mode == Mode::push) {
      effort = pushing(p, world, random, i);
    } else if (people.freshness[i] == 1 && people.exertion[i] == 0) {
      continue;
    }
    list_labour(p, people, {i, effort, measurements * measurement_s}, labours);
  }
}

/// Of all at once, for vector lanes.
void tire(const MotionParameters& parameters, Labours& labours) {
  const MotionParameters p = parameters;  // a copy, so that no result could change it
  const double *effort = labours.effort.data(), *dt_s = labours.dt_s.data();
  double* fresh = labours.fresh.data();
  const std::size_t n = labours.size;
  double longest_s = 0;
  for (std::size_t k = 0; k < n; ++k) longest_s = std::max(longest_s, dt_s[k]);
  const bool little = longest_s / std::min(p.tiring_s, p.recovery_s) <= maths::SmallDecay::most;
  for (std::size_t k = 0; little && k < n; ++k) fresh[k] = relaxed_a_little(fatigue(p, effort[k]), fresh[k], dt_s[k]);
  for (std::size_t k = 0; !little && k < n; ++k) fresh[k] = relaxed(fatigue(p, effort[k]), fresh[k], dt_s[k]);
}

}  // namespace

double fresh_after(const MotionParameters& p, double freshness, double effort, double dt_s) {
  return relaxed(fatigue(p, effort), freshness, dt_s);
}

void tire_and_recover(const MotionParameters& p, World& world, const Random& random) {
  People& people = world.people;
  Labours& labours = world.motion.labours;
  labours.who.resize(people.count);
  for (auto* column : {&labours.effort, &labours.dt_s, &labours.fresh}) column->resize(people.count);
  for (std::uint8_t& behind : people.behind) ++behind;
  if (world.now_ms % sleepers_ms == 0) {
    list_labours(p, world, random, std::views::iota(PersonId{0}, static_cast<PersonId>(people.count)));
  } else {
    list_labours(p, world, random, world.motion.awake);
  }
  tire(p, labours);
  const double peak = p.peak_force_ratio - 1;
  for (std::size_t k = 0; k < labours.size; ++k) {
    const PersonId i = labours.who[k];
    people.freshness[i] = labours.fresh[k];
    people.effort[i] = (people.mode[i] == Mode::push ? labours.effort[k] : 1.0) * (1 + peak * labours.fresh[k]);
  }
}

}  // namespace sispam::motion
