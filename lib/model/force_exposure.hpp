// Records whom force met, and what the audit must know of that moment.
//
// Called by whoever sprays, seizes or drives people, at the moment it happens. Threat is judged by what people really
// did, not by what commanders saw: the audit looks back with knowledge that nobody had.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::force_log {

/// Somebody in a jet for one tick.
struct JetHit {
  PersonId person = no_person;
  double share = 0;     // of the jet [0..1]
  double range_m = 0;   // from the nozzle [m]
  double height_m = 0;  // of the jet where he is [m]
  double body_m = 0;    // his height [m]
};

/// A nozzle that was open for one tick.
struct JetTick {
  Vec2 from;          // [m]
  double time_s = 0;  // [s]
  double litres = 0;  // [l]
  std::span<const JetHit> hits;
};
void jet(const Scenario& scenario, const Ground& ground, World& world, const JetTick& tick);

/// Somebody in the grip of an action team for a time [s].
void grip(const Scenario& scenario, World& world, PersonId person, double time_s);

/// Demonstrators whom a line touches that drives them back, for a time [s].
void drive(const Scenario& scenario, World& world, std::span<const PersonId> touched, double time_s);

/// An officer struck somebody without an order.
void struck_unordered(World& world, const UnorderedBlow& blow);

/// Hands were laid on somebody.
void seized(World& world, const Seizure& seizure);
/// What somebody may be arrested for, by what he does or officers know of him; a pushing provocateur comes last.
ArrestGround ground_of_arrest(const World& world, PersonId demonstrator);

/// What somebody does now, and the most he did in the last 60 s (docs/model/audit.md eq. 1).
Threat threat_now(const World& world, PersonId demonstrator);
Threat threat_lately(const World& world, PersonId demonstrator);

}  // namespace sispam::force_log
