// A smooth function of a positive number as a table: for what is asked millions of times and is dear to compute.
//
// There are 128 exact values per octave from 2^-20 to 2^20, and straight lines between them. The place in the table is
// read off the bits of the number, so that no logarithm is needed. Beyond its ends the table gives its end values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sispam {

class OctaveTable {
 public:
  static constexpr int octaves = 20;  // on either side of 1
  static constexpr int steps = 128;   // per octave

  OctaveTable() = default;
  template <class Function>
  explicit OctaveTable(Function function) : values_(2 * octaves * steps + 1) {
    for (std::size_t k = 0; k < values_.size(); ++k) values_[k] = function(std::bit_cast<double>(bits_of(k)));
  }

  bool empty() const { return values_.empty(); }

  /// The function at `x` > 0; for f(x) = g(ln x) off by at most max |g'' - g'| / 131,072.
  double at(double x) const {
    const double within = std::clamp(x, std::bit_cast<double>(bits_of(0)), std::bit_cast<double>(bits_of(last())));
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(within);
    const std::size_t k = std::min((bits >> step_bits) - first_step, last() - 1);
    const auto beyond = static_cast<std::int64_t>(bits - bits_of(k));  // signed: converted faster
    const double share = static_cast<double>(beyond) / static_cast<double>(std::int64_t{1} << step_bits);
    return values_[k] + share * (values_[k + 1] - values_[k]);
  }

 private:
  static constexpr int step_bits = 52 - 7;  // of the significand, below the 7 bits that count steps
  static constexpr std::uint64_t first_step = std::uint64_t{1023 - octaves} << 7;  // bits of 2^-20, without those

  static constexpr std::uint64_t bits_of(std::size_t k) { return (first_step + k) << step_bits; }
  std::size_t last() const { return values_.size() - 1; }

  std::vector<double> values_;
};

}  // namespace sispam
