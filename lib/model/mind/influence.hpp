// Who feels with whom: neighbours and their weights (docs/model/escalation.md eq. 5), and the sums over them.
//
// Most of a crowd stands still most of the time, so neighbours are kept as compressed rows and made anew only when
// somebody has moved or come or gone. The sums use four partial sums in a fixed order: fast, and the same bits
// everywhere. A grid of averages was rejected: a person near the edge of a cell would feel with the wrong people.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// Finds who is near whom now. Only the rows of those who moved, came or went, and of their neighbours before and now,
/// are made anew: those are `renewed`. All rows are as if all had been made anew.
void build_influence(const MindParameters& parameters, World& world);

/// Sets `marked` of all who are in that row to 1.
void mark_neighbours(const NeighbourRows& rows, std::size_t row, std::vector<std::uint8_t>& marked);

/// Per camp: mean anger of all who are there and not its opponents; 0 if nobody is.
std::vector<double> mean_anger(const CrowdState& crowd);

/// Brings neighbours and their anger, shares and perceived risk of arrest up to date, each only when it must be.
void refresh_influence(const Scenario& scenario, World& world);

/// Weighted mean of `value` over the neighbours of demonstrator `i`; `alone` if there are none.
double neighbour_mean(const Influence& influence, std::size_t i, const std::vector<double>& value, double alone);

}  // namespace sispam::mind
