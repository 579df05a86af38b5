// SPDX-License-Identifier: Apache-2.0
#include "measure/trade_off.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "measure/paired.hpp"

namespace sispam {
namespace {

constexpr std::array<std::string_view, 2> gains{"breach", "office_entered"};
/// Red: in danger of life without quick help.
constexpr std::array<std::string_view, 4> harms{"injured_demonstrators_red", "injured_personnel_red",
                                                "deaths_demonstrators", "deaths_personnel"};

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether more draws differ that way than chance alone makes differ (the sign test), and the interval, where there is
/// one, holds no 0. An interval alone says it too easily: that of a mean over a dozen values is an order of magnitude.
bool beyond_noise(const Comparison& row) {
  const Summary& difference = row.summary;
  if (mcnemar(row.lower, row.higher) > 1 - difference.level) return false;
  return row.lower > row.higher ? !(difference.hi >= 0) : !(difference.lo <= 0);
}

}  // namespace

TradeOff trade_off(const std::vector<Comparison>& rows) {
  TradeOff found;
  bool harms_somebody = false;
  for (const Comparison& row : rows) {
    const std::string& measure = row.summary.measure;
    const bool harm = is_among(harms, measure);
    if ((!harm && !is_among(gains, measure)) || !beyond_noise(row)) continue;
    const bool raises = row.higher > row.lower;
    (raises ? found.more : found.less).push_back(measure);
    harms_somebody = harms_somebody || (harm && raises);
  }
  found.is_one = harms_somebody && !found.less.empty();
  return found;
}

}  // namespace sispam
