// The law of contact between bodies, walls and shields (docs/model/motion.md eq. 2-4).
//
// A damped spring that never pulls, stiffening beyond a few centimetres, with Coulomb friction that only ever brakes.
// Social forces that act through the air were rejected: they add momentum that no foot supplied.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "core/vec2.hpp"
#include "scenario/parameters.hpp"

namespace sispam::motion {

/// Elastic force of an overlap [N] (eq. 4).
[[gnu::always_inline]] inline double stiffness_force(const MotionParameters& p, double overlap_m) {
  const double hard = std::max(0.0, overlap_m - p.contact_hard_overlap_m);
  return p.contact_stiffness_n_per_m * overlap_m +
         (p.contact_stiffness_hard_n_per_m - p.contact_stiffness_n_per_m) * hard;
}

struct ContactForce {
  Vec2 force;         // on the body that `normal` points to [N]
  double normal = 0;  // size of its normal part [N]
};

/// Two bodies that touch, as seen from one of them.
struct Contact {
  double overlap_m = 0;
  double damping = 0;   // [N s/m]
  Vec2 normal;          // unit vector towards the body
  Vec2 velocity;        // of the body relative to the other [m/s]
  double friction = 0;  // coefficient between the two [1]
};

/// Force of a contact (eq. 2, 3). Without a branch, for vector lanes (contact_batch.hpp).
[[gnu::always_inline]] inline ContactForce contact_force(const MotionParameters& p, const Contact& contact) {
  const double approach = dot(contact.velocity, contact.normal);
  const double push = std::max(0.0, stiffness_force(p, contact.overlap_m) - contact.damping * approach);
  const Vec2 slide = contact.velocity - approach * contact.normal;
  const double slip = length(slide);
  const double drag = std::min(contact.friction * push, p.friction_viscosity_n_s_per_m * slip);
  const double per_slip = slip > 0 ? drag / slip : 0.0;
  return {push * contact.normal - per_slip * slide, push};
}

/// Damping of the contact of two bodies of these masses [N s/m] (eq. 3).
[[gnu::always_inline]] inline double pair_damping(const MotionParameters& p, double mass_a, double mass_b) {
  const double mass = mass_a * mass_b / (mass_a + mass_b);
  return 2 * p.contact_damping_ratio * std::sqrt(p.contact_stiffness_n_per_m * mass);
}

}  // namespace sispam::motion
