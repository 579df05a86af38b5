// SPDX-License-Identifier: Apache-2.0
#include "model/motion/move.hpp"

#include "model/motion/barriers.hpp"
#include "model/motion/feet.hpp"
#include "model/motion/forces.hpp"
#include "model/motion/neighbours.hpp"
#include "model/motion/steering.hpp"

namespace sispam {

namespace {

constexpr double shoved = 0.1;   // who is moved faster than this wakes those near him at once [m/s]; chosen
constexpr double fastest = 100;  // a body faster than this is a fault of the numbers [m/s]; chosen

/// Friction of ground that is dry (0), wet (1) or in between.
double friction(const GroundSurface& surface, double wetness) {
  return surface.friction_dry - wetness * (surface.friction_dry - surface.friction_wet);
}

/// v += F/m dt, then x += v dt: first order, but it keeps momentum to rounding and needs one evaluation of forces.
void advance(const Scenario& scenario, World& world, double dt_s) {
  People& people = world.people;
  MotionState& motion = world.motion;
  const MotionParameters& parameters = scenario.model.motion;
  constexpr double rest = motion::quiet_speed * motion::quiet_speed;
  for (const PersonId i : motion.awake) {
    const Vec2 foot = motion::foot_force(parameters, friction(scenario.site.ground, people.wetness[i]), people, i);
    const double gain = dt_s / people.mass[i];
    const ContactSum& sum = motion.sums[i];
    const Vec2 velocity{people.vx[i] + (sum.fx + foot.x + people.jet_x[i]) * gain,
                        people.vy[i] + (sum.fy + foot.y + people.jet_y[i]) * gain};
    const double squared = dot(velocity, velocity);
    if (!(squared < fastest * fastest)) {  // not a number, too: nobody is put where no other stage could find him
      motion.broken = true;
      return;
    }
    people.vx[i] = velocity.x;
    people.vy[i] = velocity.y;
    people.x[i] += velocity.x * dt_s;
    people.y[i] += velocity.y * dt_s;
    if (people.mode[i] == Mode::walk || people.mode[i] == Mode::push)
      continue;  // their rest is counted when they steer
    const bool moves = squared > rest;
    people.quiet_s[i] = moves ? 0 : people.quiet_s[i] + static_cast<float>(dt_s);
    if (squared > shoved * shoved && motion.active[i] == 0) motion.stale = true;
  }
  world.tally.awake_steps += motion.awake.size();
}

}  // namespace

void move(const Scenario& scenario, const Ground& ground, World& world, const Random&) {
  const MotionParameters& parameters = scenario.model.motion;
  const motion::Scene scene{parameters, ground, world, parameters.step_ms / 1000};
  motion::refresh_lists(parameters, ground, world);
  motion::add_sleepers(world, scene.dt_s);
  if (world.motion.awake.empty()) return motion::link_forces(scene);  // broken links form again meanwhile
  if (world.now_ms % static_cast<std::int64_t>(parameters.steering_ms) == 0) motion::steer(parameters, ground, world);
  motion::contact_forces(scene);
  motion::link_forces(scene);
  advance(scenario, world, scene.dt_s);
}

}  // namespace sispam
