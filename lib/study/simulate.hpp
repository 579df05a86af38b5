// One replicate: a pure function of a scenario and a number.
//
// It touches no file, clock, thread or log. The ground is handed in because it is the same for every replicate and
// costs more than a short replicate to make; it follows from the scenario alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "measure/outcome.hpp"
#include "model/ground.hpp"
#include "scenario/scenario.hpp"
#include "study/probe.hpp"

namespace sispam {

/// Runs replicate `id` of `scenario` (one draw of its uncertain parameters) on `ground = make_ground(scenario)`.
/// Nothing if the probe's flag asked to stop. A replicate whose numbers fail comes back with Status::failed.
std::optional<Outcome> simulate(const Scenario& scenario, const Ground& ground, ReplicateId id, const Probe& probe);

}  // namespace sispam
