// SPDX-License-Identifier: Apache-2.0
#include "model/motion/forces.hpp"

#include <cmath>

#include "model/motion/barriers.hpp"
#include "model/motion/contact.hpp"
#include "model/motion/feet.hpp"
#include "model/motion/geometry.hpp"

namespace sispam::motion {

namespace {

/// What one person's contacts add up to in a step.
struct Sum {
  double fx = 0, fy = 0;  // [N]
  double normal = 0;      // of all contacts [N]
  double weight = 0;      // of those who stand on the body [N]
  double opponents = 0;   // of contacts with the other side [N]
  double strongest = 0;   // of the latter [N]
};

/// Two bodies at the very same place part along x, the lower id to the left.
Vec2 normal_between(Vec2 apart, double distance, double if_none) {
  if (distance > 1e-9) return {apart.x / distance, apart.y / distance};
  return {if_none, 0.0};
}

bool lies(const People& people, PersonId i) { return people.mode[i] == Mode::fallen; }

/// A body on the ground is soft and low: beyond a small force one gets over it.
ContactForce low(const MotionParameters& p, const ContactForce& contact) {
  const double share = contact.normal * p.fallen_contact_factor > p.fallen_resistance_n
                           ? p.fallen_resistance_n / contact.normal
                           : p.fallen_contact_factor;
  return {share * contact.force, share * contact.normal};
}

void add_bodies(const Scene& scene, std::size_t a, Sum& sum) {
  const auto& [parameters, ground, world, dt_s] = scene;
  const People& people = world.people;
  const MotionState& motion = world.motion;
  const PersonId i = motion.awake[a];
  const double x = people.x[i], y = people.y[i], radius = people.radius[i];
  for (std::uint32_t k = motion.first[a]; k < motion.first[a + 1]; ++k) {
    const Neighbour& other = motion.neighbours[k];
    const double dx = x - people.x[other.id], dy = y - people.y[other.id];
    const double squared = dx * dx + dy * dy, touch_m = radius + people.radius[other.id];
    if (squared >= touch_m * touch_m || lets_pass(people, i, other.id)) continue;
    const double distance = std::sqrt(squared);
    const Vec2 normal = normal_between({dx, dy}, distance, i < other.id ? -1.0 : 1.0);
    const Vec2 velocity{people.vx[i] - people.vx[other.id], people.vy[i] - people.vy[other.id]};
    ContactForce contact =
        contact_force(parameters, {touch_m - distance, other.damping, normal, velocity, parameters.body_friction});
    if (lies(people, i) || lies(people, other.id)) {
      contact = low(parameters, contact);
      if (!lies(people, other.id)) sum.weight += people.mass[other.id] * gravity * (1 - distance / touch_m);
    }
    sum.fx += contact.force.x;
    sum.fy += contact.force.y;
    sum.normal += contact.normal;
    if (people.side(i) != people.side(other.id)) {
      sum.opponents += contact.normal;
      sum.strongest = std::max(sum.strongest, contact.normal);
    }
  }
}

void add_walls(const Scene& scene, std::size_t a, Sum& sum) {
  const auto& [parameters, ground, world, dt_s] = scene;
  const People& people = world.people;
  const MotionState& motion = world.motion;
  const PersonId i = motion.awake[a];
  for (std::uint32_t k = motion.wall_first[a]; k < motion.wall_first[a + 1]; ++k) {
    const Vec2 at{people.x[i], people.y[i]};
    const Vec2 to = at - nearest_on(ground.segments[motion.walls[k]], at);
    const double distance = length(to);
    if (distance >= people.radius[i] || distance < 1e-9) continue;
    const double damping =
        2 * parameters.contact_damping_ratio * std::sqrt(parameters.contact_stiffness_n_per_m * people.mass[i]);
    const ContactForce contact = contact_force(parameters, {people.radius[i] - distance,
                                                            damping,
                                                            (1 / distance) * to,
                                                            {people.vx[i], people.vy[i]},
                                                            parameters.wall_friction});
    sum.fx += contact.force.x;
    sum.fy += contact.force.y;
    sum.normal += contact.normal;
    if (!ground.barriers.empty()) {
      lean_on(ground, {motion.walls[k], at, contact.normal * dt_s}, &Section::impulse, world);
    }
  }
}

}  // namespace

void contact_forces(const Scene& scene) {
  People& people = scene.world.people;
  MotionState& motion = scene.world.motion;
  const double dt_s = scene.dt_s;
  for (std::size_t a = 0; a < motion.awake.size(); ++a) {
    const PersonId i = motion.awake[a];
    Sum sum;
    add_bodies(scene, a, sum);
    if (motion.wall_first[a] != motion.wall_first[a + 1]) add_walls(scene, a, sum);
    motion.fx[i] = sum.fx;
    motion.fy[i] = sum.fy;
    people.load_impulse[i] += (0.5 * sum.normal + sum.weight) * dt_s;
    people.opponent_force[i] = static_cast<float>(sum.strongest);
    if (sum.opponents > 0) people.touch_opponent_s[i] += static_cast<float>(dt_s);
    if (people.mode[i] == Mode::hold) motion.line_impulse += sum.opponents * dt_s;
  }
}

}  // namespace sispam::motion
