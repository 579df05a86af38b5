// SPDX-License-Identifier: Apache-2.0
#include "model/motion/forces.hpp"

#include <cmath>
#include <vector>

#include "model/motion/barriers.hpp"
#include "model/motion/contact.hpp"
#include "model/motion/contact_batch.hpp"
#include "model/motion/feet.hpp"
#include "model/motion/geometry.hpp"

namespace sispam::motion {

namespace {

constexpr double same_place_m2 = 1e-18;  // nearer than a nanometre there is no direction [m^2]; chosen

bool lies(const People& people, PersonId i) { return people.mode[i] == Mode::fallen; }

/// A body on the ground is soft and low: beyond a small force one gets over it.
ContactForce low(const MotionParameters& p, const ContactForce& contact) {
  const double share = contact.normal * p.fallen_contact_factor > p.fallen_resistance_n
                           ? p.fallen_resistance_n / contact.normal
                           : p.fallen_contact_factor;
  return {share * contact.force, share * contact.normal};
}

/// Two bodies at the very same place part along x, the lower id to the left.
ContactForce at_one_place(const MotionParameters& p, const ContactBatch& batch, std::size_t k) {
  return contact_force(p, {batch.touch[k],
                           pair_damping(p, batch.mass_a[k], batch.mass_b[k]),
                           {batch.a[k] < batch.b[k] ? -1.0 : 1.0, 0.0},
                           {batch.vx[k], batch.vy[k]},
                           p.body_friction});
}

void add(ContactSum& sum, Vec2 force, double normal) {
  sum.fx += force.x;
  sum.fy += force.y;
  sum.normal += normal;
}

/// Contacts of bodies with each other, gathered until there are enough for the lanes.
class Bodies {
 public:
  explicit Bodies(const Scene& scene)
      : parameters_(scene.parameters),
        people_(scene.world.people),
        sums_(scene.world.motion.sums.data()),
        extras_(scene.world.motion.extras.data()) {}

  /// Adds up what all these pairs exert on each other. Who touches is found without a branch, for that is as good as
  /// random.
  void press(const std::vector<BodyPair>& pairs) {
    const double *x = people_.x.data(), *y = people_.y.data(), *radius = people_.radius.data();
    std::size_t n = 0;
    for (const auto [a, b] : pairs) {
      const double dx = x[a] - x[b], dy = y[a] - y[b], touch = radius[a] + radius[b];
      batch_.a[n] = a;
      batch_.b[n] = b;
      batch_.x[n] = dx;
      batch_.y[n] = dy;
      batch_.touch[n] = touch;
      n += static_cast<std::size_t>(dx * dx + dy * dy < touch * touch);
      if (n < ContactBatch::most) continue;
      add_up(n);
      n = 0;
    }
    add_up(n);
  }

 private:
  /// Adds the forces of all that touch to the sums of both, in the order in which they were looked at.
  void add_up(std::size_t n) {
    batch_.size = n;
    for (std::size_t k = 0; k < n; ++k) {
      const PersonId i = batch_.a[k], j = batch_.b[k];
      batch_.vx[k] = people_.vx[i] - people_.vx[j];
      batch_.vy[k] = people_.vy[i] - people_.vy[j];
      batch_.mass_a[k] = people_.mass[i];
      batch_.mass_b[k] = people_.mass[j];
    }
    lanes().contacts(parameters_, batch_);
    for (std::size_t k = 0; k < n; ++k) add_contact(k);
  }

  [[gnu::always_inline]] void add_contact(std::size_t k) {
    const PersonId i = batch_.a[k], j = batch_.b[k];
    if (lets_pass(people_, i, j)) return;
    ContactForce contact{{batch_.fx[k], batch_.fy[k]}, batch_.normal[k]};
    if (squared(k) < same_place_m2) contact = at_one_place(parameters_, batch_, k);
    if (lies(people_, i) || lies(people_, j)) {
      contact = low(parameters_, contact);
      add_weights(k);
    }
    add(sums_[i], contact.force, contact.normal);
    add(sums_[j], -1.0 * contact.force, contact.normal);
    if (people_.side(i) == people_.side(j)) return;
    add_opponent(extra(i), contact.normal);
    add_opponent(extra(j), contact.normal);
  }

  static void add_opponent(ContactExtra& on, double normal) {
    on.opponents += normal;
    on.strongest = std::max(on.strongest, normal);
  }

  ContactExtra& extra(PersonId i) {
    if (!sums_[i].more) extras_[i] = {};
    sums_[i].more = true;
    return extras_[i];
  }

  double squared(std::size_t k) const { return batch_.x[k] * batch_.x[k] + batch_.y[k] * batch_.y[k]; }

  /// Who stands on somebody weighs on him, the more the farther over him.
  void add_weights(std::size_t k) {
    const PersonId i = batch_.a[k], j = batch_.b[k];
    const double share = gravity * (1 - std::sqrt(squared(k)) / batch_.touch[k]);
    if (!lies(people_, j)) extra(i).weight += people_.mass[j] * share;
    if (!lies(people_, i)) extra(j).weight += people_.mass[i] * share;
  }

  const MotionParameters& parameters_;
  const People& people_;
  ContactSum* sums_;
  ContactExtra* extras_;
  ContactBatch batch_;
};

void add_wall(const Scene& scene, const BodyWall& wall) {
  const auto& [parameters, ground, world, dt_s] = scene;
  const People& people = world.people;
  const PersonId i = world.motion.awake[wall.row];
  const Vec2 at{people.x[i], people.y[i]};
  const Vec2 to = at - nearest_on(ground.segments[wall.segment], at);
  const double distance = length(to);
  if (distance >= people.radius[i] || distance < 1e-9) return;
  const double damping =
      2 * parameters.contact_damping_ratio * std::sqrt(parameters.contact_stiffness_n_per_m * people.mass[i]);
  const ContactForce contact = contact_force(parameters, {people.radius[i] - distance,
                                                          damping,
                                                          (1 / distance) * to,
                                                          {people.vx[i], people.vy[i]},
                                                          parameters.wall_friction});
  add(world.motion.sums[i], contact.force, contact.normal);
  if (!ground.barriers.empty()) lean_on(ground, {wall.segment, at, contact.normal * dt_s}, &Section::impulse, world);
}

/// What motion measures of somebody's contacts.
void measure_contacts(World& world, PersonId i, double dt_s) {
  People& people = world.people;
  const ContactSum& sum = world.motion.sums[i];
  const ContactExtra extra = sum.more ? world.motion.extras[i] : ContactExtra{};
  people.load_impulse[i] += (0.5 * sum.normal + extra.weight) * dt_s;
  people.opponent_force[i] = static_cast<float>(extra.strongest);
  if (extra.opponents > 0) people.touch_opponent_s[i] += static_cast<float>(dt_s);
  if (people.mode[i] == Mode::hold) world.motion.line_impulse += extra.opponents * dt_s;
}

}  // namespace

void contact_forces(const Scene& scene) {
  MotionState& motion = scene.world.motion;
  for (const PersonId i : motion.awake) motion.sums[i] = {};
  Bodies(scene).press(motion.close.pairs);
  for (const BodyWall& wall : motion.close.walls) add_wall(scene, wall);
  for (const PersonId i : motion.awake) {
    const ContactSum& sum = motion.sums[i];
    const bool touched = sum.normal > 0 || sum.more || scene.world.people.opponent_force[i] > 0;
    if (touched) measure_contacts(scene.world, i, scene.dt_s);
  }
}

}  // namespace sispam::motion
