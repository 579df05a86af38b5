// Whom the jet strikes: the first body on its way that it is not too high for, and those close behind him
// (docs/model/assets.md eq. 5, 6).
//
// Bodies are taken as upright cylinders. The nozzle is above heads, so the jet passes over those near the cannon: how
// near is too near, and whether one's own helmets are in the way, follows from the heights and is not a rule.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/assets/context.hpp"
#include "model/assets/jet.hpp"

namespace sispam::assets {

/// A jet that is on: from where, which way, and how far it is aimed.
struct Beam {
  Vec2 from;       // [m]
  Vec2 direction;  // unit vector
  Trajectory path;
  double reach_m = 50;  // [m]
};

/// Somebody in the jet.
struct Struck {
  PersonId person = no_person;
  double range_m = 0;  // from the nozzle [m]
  double share = 0;    // of the force of a body that stops the jet alone [0..1]
};

/// How tall a person is for a jet [m].
double height_of(const SprayContext& c, PersonId person);
/// Everybody whom the beam strikes, the first one first; empty when it meets nobody.
std::vector<Struck> struck_by(const SprayContext& c, const Beam& beam);
/// Where the water comes down when it meets nobody, or on whom it meets [m].
Vec2 landing(const SprayContext& c, const Beam& beam, const std::vector<Struck>& struck);
/// Whether the beam passes over the heads of all own people before the place it is aimed at.
bool clears_own_people(const SprayContext& c, const Beam& beam);

}  // namespace sispam::assets
