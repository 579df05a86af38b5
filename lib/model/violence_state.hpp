// What violent people and officers do to each other: counts for results and sensors.
//
// Only the fight stage writes it. What it does to bodies goes through World::exposures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sispam {

struct ViolenceState {
  std::uint32_t objects_thrown = 0;        // at personnel
  std::uint32_t blows = 0;                 // exchanges that a violent demonstrator began with an officer
  std::uint32_t clashes = 0;               // blows and objects between supporters of two camps
  std::vector<std::int64_t> thrown_at_ms;  // of the last minute, in order of time [ms]

  /// Objects thrown in the last minute.
  std::size_t thrown_last_min() const { return thrown_at_ms.size(); }
};

}  // namespace sispam
