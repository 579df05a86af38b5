// What is said on behalf of calm, by whom and from where: warnings and requests, dialogue, appeals.
//
// Command only says it; the hear stage knows who understands, the mind what it does to them. The police loudspeakers
// are one channel: a warning, a request and an appeal wait for each other.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// Whether a police loudspeaker has somebody of its unit on his feet.
bool has_loudspeaker(const Scenario& scenario, const World& world);

/// The trusted people who can be had in this replicate, by index.
std::vector<std::uint16_t> available_voices(const Scenario& scenario, const Random& random);

/// Begins what is to be said now, and notes what was said to the end. Once a second, after run_tactics.
void talk(const Scenario& scenario, World& world, const Random& random);

}  // namespace sispam::rules
