// SPDX-License-Identifier: Apache-2.0
#include "model/motion/fatigue.hpp"

#include <utility>

#include "core/relaxation.hpp"
#include "model/motion/move.hpp"
#include "model/motion/surges.hpp"

namespace sispam::motion {

namespace {

constexpr std::int64_t sleepers_ms = 2000;             // how often those who sleep are asked [ms]; chosen
constexpr double measurement_s = measure_ms / 1000.0;  // [s]

/// How fast full effort tires, and rest restores [1/s].
struct Tiring {
  double tired_per_s = 0, recovered_per_s = 0;

  explicit Tiring(const MotionParameters& p) : tired_per_s(1 / p.tiring_s), recovered_per_s(1 / p.recovery_s) {}

  Relaxation under(double effort) const {
    Relaxation sum;
    sum.add(effort * tired_per_s, 0);
    sum.add((1 - effort) * recovered_per_s, 1);
    return sum;
  }
};

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

/// Somebody's effort since he was asked last.
struct Labour {
  PersonId who = no_person;
  double effort = 0;  // [0..1]
  double dt_s = 0;    // [s]
};

/// Adds one to the list. Who did something else until now is first brought up to date with that.
void list_labour(const Tiring& tiring, People& people, Labour labour, Relaxations& freshness) {
  double fresh = people.freshness[labour.who];
  const double before = std::exchange(people.exertion[labour.who], labour.effort);
  if (labour.dt_s > measurement_s && before != labour.effort) {
    fresh = relaxed(tiring.under(before), fresh, labour.dt_s - measurement_s);
    labour.dt_s = measurement_s;
  }
  freshness.add(labour.who, tiring.under(labour.effort), fresh, labour.dt_s);
}

/// What is the same for everybody who is asked.
struct Asking {
  const MotionParameters& parameters;
  World& world;
  const Random& random;
  Tiring tiring{parameters};
};

/// Lists him if his freshness may change.
void ask(const Asking& all, PersonId i) {
  People& people = all.world.people;
  const std::uint8_t measurements = std::exchange(people.behind[i], std::uint8_t{0});
  const Mode mode = people.mode[i];
  double effort = 0;
  if (mode == Mode::hold) {
    effort = holding(all.parameters, people, i);
  } else if (mode == Mode::push) {
    effort = pushing(all.parameters, all.world, all.random, i);
  } else if (people.freshness[i] == 1 && people.exertion[i] == 0) {
    return;
  }
  list_labour(all.tiring, people, {i, effort, measurements * measurement_s}, all.world.motion.freshness);
}

}  // namespace

double fresh_after(const MotionParameters& p, double freshness, double effort, double dt_s) {
  return relaxed(Tiring(p).under(effort), freshness, dt_s);
}

void tire_and_recover(const MotionParameters& p, World& world, const Random& random) {
  People& people = world.people;
  Relaxations& freshness = world.motion.freshness;
  freshness.begin(people.count);
  for (std::uint8_t& behind : people.behind) ++behind;
  const Asking all{p, world, random};
  if (world.now_ms % sleepers_ms == 0) {
    for (PersonId i = 0; i < people.count; ++i) ask(all, i);
  } else {
    for (const PersonId i : world.motion.awake) ask(all, i);
  }
  freshness.step();
  const double peak = p.peak_force_ratio - 1;
  for (std::size_t k = 0; k < freshness.size(); ++k) {
    const std::size_t i = freshness.whose(k);
    people.freshness[i] = freshness.value(k);
    people.effort[i] = (people.mode[i] == Mode::push ? people.exertion[i] : 1.0) * (1 + peak * people.freshness[i]);
  }
}

}  // namespace sispam::motion
