// The stages of injury and care. Equations and numbers: docs/model/care.md.
//
// Falls and crush follow from what the motion stage measured; every other cause from what people were exposed to. A
// full rate of injury per minute of contact was rejected: it would count the same push twice.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Adds `dt_s` seconds of the present People::load to everybody's crush dose (eq. 1, 2). Call every 0.1 s.
void accumulate_dose(const Scenario& scenario, World& world, double dt_s);

inline constexpr std::int64_t fight_ms = 1000;  // [ms]

/// Stage, 1 s, before injure: violent people throw at officers who guard and are able, and exchange blows with those in
/// reach. An officer only defends himself; the rules of engagement have no part in it.
void fight(const Scenario& scenario, const Ground& ground, World& world, const Random& random);

inline constexpr std::int64_t fires_ms = 1000;  // [ms]
/// Violent people light what burns (`site.burnables`), fire crews put fires out (docs/model/care.md, Fires).
void fires(const Scenario& scenario, const Ground& ground, World& world, const Random& random);

/// Stage, 1 s: makes casualties out of falls (and resets People::fell), of crush doses and of exposures (and clears
/// World::exposures).
void injure(const Scenario& scenario, const Ground& ground, World& world, const Random& random);

/// Stage, 1 s, after injure: works off all that fell due in the casualty pipeline, each at its exact time.
void care(const Scenario& scenario, const Ground& ground, World& world, const Random& random);

}  // namespace sispam
