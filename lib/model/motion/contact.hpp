// The law of contact between bodies, walls and shields (docs/model/motion.md eq. 2-4).
//
// A damped spring that never pulls, stiffening beyond a few centimetres, with Coulomb friction that only ever brakes.
// Social forces that act through the air were rejected: they add momentum that no foot supplied.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "core/vec2.hpp"
#include "scenario/parameters.hpp"

namespace sispam::motion {

/// Elastic force of an overlap [N] (eq. 4).
inline double stiffness_force(const MotionParameters& p, double overlap_m) {
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

/// Force of a contact (eq. 2, 3).
inline ContactForce contact_force(const MotionParameters& p, const Contact& contact) {
  const double approach = dot(contact.velocity, contact.normal);
  const double push = std::max(0.0, stiffness_force(p, contact.overlap_m) - contact.damping * approach);
  const Vec2 slide = contact.velocity - approach * contact.normal;
  const double slip = length(slide);
  Vec2 force = push * contact.normal;
  if (slip > 0 && push > 0) {
    const double drag = std::min(contact.friction * push, p.friction_viscosity_n_s_per_m * slip);
    force = force - (drag / slip) * slide;
  }
  return {force, push};
}

}  // namespace sispam::motion
