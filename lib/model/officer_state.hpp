// What officers feel, so that some of them may lose their nerve (docs/model/command.md, Officers who lose their nerve).
//
// Kept apart from the minds of the crowd: officers neither shout nor go home, and only two feelings matter here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sispam {

/// Columns have one row per personnel.
struct OfficerState {
  std::vector<double> anger, fear;             // [0..1]
  std::vector<std::int64_t> in_line_since_ms;  // owns a place in a line since [ms]; -1: he does not
  std::size_t casualties_seen = 0;             // rows of World::casualties that have moved somebody already
  std::uint32_t unordered_blows = 0;
};

}  // namespace sispam
