// The generator itself: a block of counter words in, four random words out, and how two words become a number.
//
// Kept apart from Random so that the published known answers can be tested against the very code that runs. Two of the
// four words are thrown away: handing them to the next draw would make a draw depend on the one before.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace sispam {

/// Philox4x32-10 of Random123. Source: Salmon, Moraes, Dror, Shaw (SC'11).
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// The middle of one of 2^53 equal parts of (0, 1). The last part would round up to 1 and is brought back below it.
constexpr double to_uniform(std::uint32_t high, std::uint32_t low) {
  constexpr double part = 0x1p-53;
  constexpr double below_one = 1.0 - part;
  const std::uint64_t bits = (std::uint64_t{high} << 21) | (low >> 11);
  const double u = (static_cast<double>(bits) + 0.5) * part;
  return u < below_one ? u : below_one;
}

}  // namespace sispam
