// Groups that support different sides: who is whose opponent, and where the nearest one is.
//
// A camp is a number, 0 for groups that belong to none; two people are opponents when both have one and these differ.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// Number of the camp of each group, in order of first mention from 1; 0: none.
std::vector<std::uint16_t> camp_numbers(const Crowd& crowd);

/// Whether supporters of these two are opponents.
constexpr bool are_opposed(std::uint16_t a, std::uint16_t b) { return a != b && a != 0 && b != 0; }

/// The opponent of demonstrator `i` on the ground who is nearest, if he is within reach and seen.
std::optional<std::size_t> nearest_opponent(const MindParameters& parameters, const Ground& ground, const World& world,
                                            std::size_t i);

/// The root of how many of his own side are within the deterrence radius for each opponent there; opponents count 1 at
/// least (eq. 18).
double local_majority(const MindParameters& parameters, const World& world, std::size_t i);

}  // namespace sispam::mind
