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

std::string hospital_cell(const Scenario& scenario, const Casualty& row) {
  if (row.hospital < 0) return "";
  return scenario.medical.hospitals.at(static_cast<std::size_t>(row.hospital)).id;
}

std::string post_cell(const Scenario& scenario, const Casualty& row) {
  if (row.collected_ms < 0) return "";
  return row.post == 0 ? "collection_point" : scenario.medical.further_points.at(row.post - 1).id;
}

}  // namespace

void ReplayCasualties::see(const World& world) {
  rows_ = world.casualties.rows;
  sides_.clear();
  for (const Casualty& row : rows_) sides_.push_back(world.people.side(row.person));
}

std::string ReplayCasualties::csv(const Scenario& scenario) const {
  std::string text =
      "person,side,cause,type,region,class_at_injury,class_at_end,tag,last_tag,x_m,y_m,injured_s,found_s,collected_s,"
      "triaged_s,"
      "treated_s,stabilised_s,departed_s,hospital_s,worsened_s,died_s,collection_point,hospital,outcome,preventable\n";
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Casualty& row = rows_[i];
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{}", row.person, name_of(sides_[i]), name_of(row.cause),
                        name_of(row.type), name_of(row.region), name_of(row.at_injury), name_of(row.now),
                        row.triaged_ms < 0 ? "" : name_of(row.tag), row.stabilised_ms < 0 ? "" : name_of(row.last_tag),
                        row.place.x, row.place.y);
    for (const auto at_ms : {row.injured_ms, row.discovered_ms, row.collected_ms, row.triaged_ms, row.treated_ms,
                             row.stabilised_ms, row.departed_ms, row.hospital_ms, row.worsened_ms, row.died_ms}) {
      text += "," + seconds_cell(at_ms);
    }
    text += fmt::format(",{},{},{},{}\n", post_cell(scenario, row), hospital_cell(scenario, row), name_of(row.care),
                        row.preventable ? 1 : 0);
  }
  return text;
}

}  // namespace sispam
