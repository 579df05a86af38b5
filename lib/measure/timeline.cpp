// SPDX-License-Identifier: Apache-2.0
#include "measure/timeline.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <utility>

#include "measure/outcome_columns.hpp"

namespace sispam {
namespace {

/// A number of the bin; missing when the run had ended before it.
std::function<double(const Outcome&)> of_bin(std::size_t b, std::function<double(const Bin&)> value) {
  return [b, value = std::move(value)](const Outcome& outcome) {
    return b < outcome.bins.size() ? value(outcome.bins[b]) : missing;
  };
}

/// People in that state on average while the run was going on in the bin.
double people_in(const Outcome& outcome, std::size_t b, std::size_t behaviour) {
  if (b >= outcome.bins.size()) return missing;
  const double start_s = static_cast<double>(b) * bin_s;
  const double length_s = std::fmin(bin_s, outcome.end_s - start_s);
  return length_s > 0 ? outcome.bins[b].person_min[behaviour] * 60 / length_s : missing;
}

double breached_in(const Outcome& outcome, std::size_t b) {
  const double start_s = static_cast<double>(b) * bin_s;
  if (b >= outcome.bins.size() || outcome.breach_s < start_s) return missing;
  return outcome.breach_s < start_s + bin_s ? 1 : 0;
}

std::vector<Measure> measures_of_bin(std::size_t b) {
  std::vector<Measure> measures;
  const auto add = [&](std::string name, std::string unit, MeasureKind kind, std::function<double(const Bin&)> value) {
    measures.push_back({std::move(name), std::move(unit), kind, of_bin(b, std::move(value))});
  };
  add("level_yellow_or_red", "1", MeasureKind::share, [](const Bin& bin) { return bin.level >= 1 ? 1 : 0; });
  add("level_red", "1", MeasureKind::share, [](const Bin& bin) { return bin.level >= 2 ? 1 : 0; });
  measures.push_back({"breach_hazard", "1", MeasureKind::share, [b](const Outcome& o) { return breached_in(o, b); }});
  for (std::size_t i = 0; i < behaviours; ++i) {
    measures.push_back({fmt::format("persons_{}", name_of(static_cast<Behaviour>(i))), "{person}",
                        MeasureKind::quantiles, [b, i](const Outcome& o) { return people_in(o, b, i); }});
  }
  add("line_load_n_per_m", "N/m", MeasureKind::quantiles, [](const Bin& bin) { return bin.line_load_n_per_m; });
  add("injured", "{casualty}", MeasureKind::mean_only, [](const Bin& bin) { return bin.injured; });
  return measures;
}

}  // namespace

std::vector<TimelineRow> timeline(const OutcomeSource& source, double horizon_s, const SummaryOptions& options) {
  const auto bins = static_cast<std::size_t>(std::ceil(horizon_s / bin_s));
  std::vector<Measure> measures;
  for (std::size_t b = 0; b < bins; ++b) {
    for (Measure& measure : measures_of_bin(b)) measures.push_back(std::move(measure));
  }
  std::vector<Summary> summaries = summarize(source, measures, options);
  std::vector<TimelineRow> rows;
  const std::size_t per_bin = bins > 0 ? summaries.size() / bins : 0;
  for (std::size_t i = 0; i < summaries.size(); ++i) {
    const double start_s = static_cast<double>(i / per_bin) * bin_s;
    rows.push_back({start_s, std::fmin(start_s + bin_s, horizon_s), std::move(summaries[i])});
  }
  return rows;
}

}  // namespace sispam
