// SPDX-License-Identifier: Apache-2.0
#include "replay_casualties.hpp"

#include <fmt/format.h>

#include "measure/outcome_columns.hpp"

namespace sispam {

namespace {

/// [ms] as seconds; an empty cell for what never happened.
std::string seconds_cell(std::int64_t at_ms) {
  return at_ms < 0 ? "" : fmt::format("{}", static_cast<double>(at_ms) / 1000);
}

}  // namespace

void ReplayCasualties::see(const World& world) {
  rows_ = world.casualties.rows;
  sides_.clear();
  for (const Casualty& row : rows_) sides_.push_back(world.people.side(row.person));
}

std::string ReplayCasualties::csv() const {
  std::string text =
      "person,side,cause,class_at_injury,class_at_end,x_m,y_m,injured_s,found_s,collected_s,triaged_s,treated_s,"
      "hospital_s,died_s\n";
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Casualty& row = rows_[i];
    text +=
        fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", row.person, name_of(sides_[i]), name_of(row.cause),
                    name_of(row.at_injury), name_of(row.now), row.place.x, row.place.y, seconds_cell(row.injured_ms),
                    seconds_cell(row.discovered_ms), seconds_cell(row.collected_ms), seconds_cell(row.triaged_ms),
                    seconds_cell(row.treated_ms), seconds_cell(row.hospital_ms), seconds_cell(row.died_ms));
  }
  return text;
}

}  // namespace sispam
