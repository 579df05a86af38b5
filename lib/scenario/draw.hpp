// What a plan does not know, drawn: one draw of all uncertain parameters serves `per_draw` replicates.
//
// A draw is addressed by its number and the path of the parameter, never by its place in the list, so adding a
// parameter changes no other's value and two plans share their luck.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"

namespace sispam {

/// The values of all uncertain parameters in that draw, by path, in the order of the scenario.
std::vector<std::pair<std::string, double>> drawn_values(const Scenario& scenario, std::uint32_t draw);

/// The scenario with these values put in. Whole numbers take the nearest; no value leaves the range of its key.
Scenario with_draw(const Scenario& scenario, std::uint32_t draw);

}  // namespace sispam
