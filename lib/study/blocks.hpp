// Units of work: a study is one ordered list of blocks, and any process may compute any of them.
//
// The size of a block is part of the study, never derived from the number of workers, so the numbers of the units mean
// the same on every machine. Shards take every N-th unit, because neighbouring units cost alike and points do not.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"

namespace sispam {

/// Rows in all of these blocks.
std::uint32_t rows_in(std::span<const Block> blocks);

/// The size of a study.
struct StudySize {
  std::uint32_t points = 1, replicates = 0, block = 1;
};
/// All units in order: point by point, the last block of a point perhaps shorter. A unit's number is its index.
std::vector<Block> units_of(const StudySize& size);

/// Numbers of units, rising.
using UnitNumbers = std::vector<std::uint32_t>;

/// Part `index` of `count`, counted from 1.
struct Shard {
  std::uint32_t index = 1, count = 1;
};
/// Reads "2/3"; nothing when it is not one of its parts.
std::optional<Shard> parse_shard(std::string_view text);
/// Every `count`-th of so many units.
UnitNumbers units_of_shard(const Shard& shard, std::uint32_t units);

/// Reads "0,3,7-9"; nothing when a number is no unit, or a range runs backwards.
std::optional<UnitNumbers> parse_units(std::string_view text, std::uint32_t units);
/// The same notation, as short as it can be.
std::string units_text(const UnitNumbers& numbers);

}  // namespace sispam
