// SPDX-License-Identifier: Apache-2.0
#include "report/study_terminal.hpp"

#include <fmt/format.h>

#include "report/wording.hpp"

namespace sispam {

namespace {

constexpr std::string_view form = "  {:<40} {:<18} {:<18} {:<18} {:<18}\n";

}  // namespace

std::string study_heading(std::string_view id, std::uint32_t replicates) {
  return fmt::format("{}: {} replicates of each point (share or mean, 95 % interval)\n", id, replicates) +
         fmt::format(form, "point", "line breached", "office entered", "hurt demonstr.", "hurt personnel");
}

std::string study_line(std::string_view point, const std::vector<Summary>& summaries) {
  const auto share = [&](std::string_view measure) {
    return wording::with_interval(find(summaries, measure), wording::percent);
  };
  const auto mean = [&](std::string_view measure) {
    return wording::with_interval(find(summaries, measure), wording::two_digits);
  };
  return fmt::format(form, point, share("breach"), share("office_entered"), mean("injured_demonstrators"),
                     mean("injured_personnel"));
}

}  // namespace sispam
