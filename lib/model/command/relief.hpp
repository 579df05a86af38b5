// Who relieves whom when a line is tired: units that the plan lets change places.
//
// Command only says that a unit takes the line; motion hands it over slot by slot as it does when the level changes. So
// a relief opens no gap, and needs no rule of its own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// Share of the officers who hold the line that is most tired, whose freshness is below `tired_below` [0..1].
double tired_share(const CommandParameters& parameters, const World& world);

/// Whether a unit with which this one changes places holds its line, or is about to.
bool is_relieved(const Scenario& scenario, const World& world, std::uint16_t unit);

/// The units that could take over now: free, on their feet, and fresher than those who hold the line.
std::vector<std::uint16_t> reliefs(const Scenario& scenario, const World& world);

/// When relieve comes into force, orders each of them to take its line.
void relieve(const Scenario& scenario, World& world, const Random& random);

}  // namespace sispam::rules
