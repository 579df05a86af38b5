// What seeing or hearing of something does to feelings (docs/model/escalation.md eq. 13a).
//
// One table for everything people witness, whoever told of it; how it spreads (in sight, by word of mouth, or to
// everybody) is the business of the happen stage.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// What an incident does to anger, fear, the legitimacy of the police and shared identity; below 0 it lowers them.
struct Impression {
  double anger = 0, fear = 0, legitimacy = 0, identity = 0;
};

/// Eq. 13a of an incident in sight.
Impression impression_of(const MindParameters& parameters, IncidentKind kind);

/// Of an announcement or a rumour, beside the anger it brings; of a pause; and of opponents who come into sight of one
/// with that share of grievance against the organiser.
Impression impression_of_result();
Impression impression_of_rumour();
Impression impression_of_opponents(double organiser_share);

/// Moves the feelings of demonstrator `i` (eq. 3), times incident_strength.
void impress(const MindParameters& parameters, CrowdState& crowd, std::size_t i, const Impression& impression);

/// Adds what nobody else tells of: fences that fail, fires that begin, demonstrators to whom no help has come in time.
void find_incidents(const Scenario& scenario, World& world);

/// Everybody on the ground who sees this one of World::incidents is moved by it; by delegates who are received also
/// whoever is told of them.
void become_known(const Scenario& scenario, const Ground& ground, World& world, std::size_t incident);

/// Whoever sees opponents near for the first time is moved by it.
void see_opponents(const Scenario& scenario, const Ground& ground, World& world);

}  // namespace sispam::mind
