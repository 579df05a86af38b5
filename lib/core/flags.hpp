// Columns of flags, one byte each, of which few are set.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>

namespace sispam {

/// Calls `use(k)` for each flag that is not 0, in order; eight zeros cost one look.
template <class Use>
void for_each_set(std::span<const std::uint8_t> flags, Use use) {
  constexpr std::size_t block = sizeof(std::uint64_t);
  for (std::size_t first = 0; first < flags.size(); first += block) {
    const std::size_t end = std::min(first + block, flags.size());
    std::uint64_t any = 0;
    std::memcpy(&any, flags.data() + first, end - first);
    for (std::size_t k = first; any != 0 && k < end; ++k) {
      if (flags[k] != 0) use(k);
    }
  }
}

}  // namespace sispam
