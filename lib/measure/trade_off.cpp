// SPDX-License-Identifier: Apache-2.0
#include "measure/trade_off.hpp"

#include <algorithm>
#include <array>
#include <string_view>

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

}  // namespace

TradeOff trade_off(const std::vector<Comparison>& rows) {
  TradeOff found;
  bool harms_somebody = false;
  for (const Comparison& row : rows) {
    const Summary& difference = row.summary;
    const bool harm = is_among(harms, difference.measure);
    if (!harm && !is_among(gains, difference.measure)) continue;
    if (difference.hi < 0) found.less.push_back(difference.measure);
    if (difference.lo > 0) found.more.push_back(difference.measure);
    harms_somebody = harms_somebody || (harm && difference.lo > 0);
  }
  found.is_one = harms_somebody && !found.less.empty();
  return found;
}

}  // namespace sispam
