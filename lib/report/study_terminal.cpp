// SPDX-License-Identifier: Apache-2.0
#include "report/study_terminal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/wording.hpp"

namespace sispam {

namespace {

constexpr std::string_view form = "  {:<38} {:<16} {:<16} {:<19} {}\n";

}  // namespace

std::string study_heading(std::string_view id, std::uint32_t replicates) {
  return fmt::format("{}: {} replicates of each point (share or mean, 95 % interval)\n", id, replicates) +
         fmt::format(form, "point", "breach", "office entered", "demonstrators hurt", "personnel hurt");
}

std::string study_line(std::string_view point, const std::vector<Summary>& summaries) {
  const auto share = [&](std::string_view measure) { return wording::share_cell(find(summaries, measure)); };
  const auto mean = [&](const std::string& measure) {
    return wording::cell(find(summaries, measure), find(summaries, measure + "_any"));
  };
  return fmt::format(form, point, share("breach"), share("office_entered"), mean("injured_demonstrators"),
                     mean("injured_personnel"));
}

std::string trade_off_line(std::string_view point, const TradeOff& found) {
  if (!found.is_one) return {};
  return fmt::format("  {} is a trade-off: less of {}, more of {}\n", point, fmt::join(found.less, ", "),
                     fmt::join(found.more, ", "));
}

}  // namespace sispam
