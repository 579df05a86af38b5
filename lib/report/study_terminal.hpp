// A study in a few words per point, harm to both sides beside the risk of a breach; no point is called better.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "measure/summary.hpp"
#include "measure/trade_off.hpp"

namespace sispam {

/// What stands above the lines.
std::string study_heading(std::string_view id, std::uint32_t replicates);
/// The line of one point.
std::string study_line(std::string_view point, const std::vector<Summary>& summaries);
/// What a trade-off says of a point; empty for what is none.
std::string trade_off_line(std::string_view point, const TradeOff& found);

}  // namespace sispam
