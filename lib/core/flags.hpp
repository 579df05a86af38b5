// Columns of flags, one byte each, of which few are set.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

namespace sispam {

/// Calls `use(k)` for each flag that is not 0, in order; eight zeros cost one look. What `use` does to the flags of the
/// same eight is not seen.
template <class Use>
void for_each_set(std::span<const std::uint8_t> flags, Use use) {
  static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
  constexpr std::size_t block = sizeof(std::uint64_t);
  for (std::size_t first = 0; first < flags.size(); first += block) {
    const std::size_t end = std::min(first + block, flags.size());
    std::uint64_t any = 0;
    std::memcpy(&any, flags.data() + first, end - first);
    while (any != 0) {
      const int byte = std::countr_zero(any) / 8;
      use(first + static_cast<std::size_t>(byte));
      any &= ~(std::uint64_t{0xFF} << (8 * byte));
    }
  }
}

}  // namespace sispam
