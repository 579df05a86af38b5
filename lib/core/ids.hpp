// Ids are types, so that a person is never used where a slot is meant. They index columns.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace sispam {

/// Row of a person in every column of the World: personnel first, then demonstrators, in the order of the scenario.
using PersonId = std::uint32_t;
inline constexpr PersonId no_person = 0xFFFFFFFF;

/// Number of a replicate, from 0.
enum class ReplicateId : std::uint32_t {};
constexpr std::uint32_t number(ReplicateId id) { return static_cast<std::uint32_t>(id); }

}  // namespace sispam
