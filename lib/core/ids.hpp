// Ids are types, so that a person is never used where a slot is meant. They index columns.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace sispam {

/// Row of a person in every column of the World: personnel first, then demonstrators, in the order of the scenario.
using PersonId = std::uint32_t;
inline constexpr PersonId no_person = 0xFFFFFFFF;

/// Number of a replicate, from 0.
enum class ReplicateId : std::uint32_t {};
constexpr std::uint32_t number(ReplicateId id) { return static_cast<std::uint32_t>(id); }

/// One replicate of one design point of a study, points counted from 0. A single run is a study of the point 0.
struct RowId {
  std::uint32_t point = 0;
  ReplicateId replicate{};
  friend constexpr auto operator<=>(const RowId&, const RowId&) = default;
};

/// A unit of work: the replicates `first` to `first + count - 1` of one design point.
struct Block {
  std::uint32_t point = 0, first = 0, count = 0;
  friend constexpr bool operator==(const Block&, const Block&) = default;
};

}  // namespace sispam
