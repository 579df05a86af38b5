// The stages of injury and care. Equations and numbers: docs/model/care.md.
//
// Injuries come only from what the motion stage measured (falls, crush dose), so no injury is carried through the air.
// Rates of injury per minute of contact were rejected: they would count the same push twice.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Adds `dt_s` seconds of the present People::load to everybody's crush dose (eq. 1, 2). Call every 0.1 s.
void accumulate_dose(const Scenario& scenario, World& world, double dt_s);

/// Stage, 1 s: makes casualties out of falls (and resets People::fell) and out of crush doses.
void injure(const Scenario& scenario, const Ground& ground, World& world, const Random& random);

/// Stage, 1 s, after injure: works off all that fell due in the casualty pipeline, each at its exact time.
void care(const Scenario& scenario, const Ground& ground, World& world, const Random& random);

}  // namespace sispam
