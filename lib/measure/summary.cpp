// SPDX-License-Identifier: Apache-2.0
#include "measure/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/error.hpp"
#include "measure/estimate.hpp"
#include "measure/outcome_columns.hpp"

namespace sispam {
namespace {

/// Bytes of gathered columns held at once.
constexpr std::size_t memory = std::size_t{64} << 20;

MeasureKind kind_of(ColumnKind kind) {
  if (kind == ColumnKind::flag) return MeasureKind::share;
  return kind == ColumnKind::count ? MeasureKind::count : MeasureKind::mean;
}

/// Who is there, before any number is read.
struct Roll {
  std::vector<std::uint32_t> draw;  // of each replicate that did not fail, in order
  std::size_t n_failed = 0;
};

Roll call_roll(const OutcomeSource& source, int per_draw) {
  Roll roll;
  source([&](const Outcome& outcome) {
    if (outcome.status == Status::failed) {
      ++roll.n_failed;
    } else {
      roll.draw.push_back(draw_of(outcome.id, per_draw));
    }
  });
  require(std::is_sorted(roll.draw.begin(), roll.draw.end()), "outcomes come in order of replicate");
  return roll;
}

/// One column per measure, as long as the roll.
std::vector<std::vector<double>> gather(const OutcomeSource& source, std::span<const Measure> measures, std::size_t n) {
  std::vector<std::vector<double>> columns(measures.size());
  for (auto& column : columns) column.reserve(n);
  source([&](const Outcome& outcome) {
    if (outcome.status == Status::failed) return;
    for (std::size_t m = 0; m < measures.size(); ++m) columns[m].push_back(measures[m].value(outcome));
  });
  return columns;
}

Sample existing(const std::vector<double>& column, const Roll& roll) {
  require(column.size() == roll.draw.size(), "the outcomes are the same each time they are read");
  Sample sample;
  sample.n_failed = roll.n_failed;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (std::isnan(column[i])) continue;
    sample.value.push_back(column[i]);
    sample.draw.push_back(roll.draw[i]);
  }
  return sample;
}

}  // namespace

std::uint32_t draw_of(ReplicateId id, int per_draw) { return number(id) / static_cast<std::uint32_t>(per_draw); }

std::vector<Measure> outcome_measures() {
  std::vector<Measure> measures;
  for (const OutcomeColumn& column : outcome_columns()) {
    measures.push_back({column.name, column.unit, kind_of(column.kind), column.get});
  }
  return measures;
}

std::vector<Summary> summarize(const OutcomeSource& source, const std::vector<Measure>& measures,
                               const SummaryOptions& options) {
  require(options.per_draw >= 1, "at least one replicate belongs to a draw");
  const Roll roll = call_roll(source, options.per_draw);
  const std::size_t n = std::max<std::size_t>(roll.draw.size(), 1);
  const std::size_t at_once = std::max<std::size_t>(memory / sizeof(double) / n, 1);
  std::vector<Summary> summaries;
  for (std::size_t first = 0; first < measures.size(); first += at_once) {
    const auto group = std::span(measures).subspan(first, std::min(at_once, measures.size() - first));
    const auto columns = gather(source, group, roll.draw.size());
    for (std::size_t m = 0; m < group.size(); ++m) {
      auto rows = rows_of(existing(columns[m], roll), group[m], options);
      std::move(rows.begin(), rows.end(), std::back_inserter(summaries));
    }
  }
  return summaries;
}

const Summary& find(const std::vector<Summary>& summaries, std::string_view measure) {
  const auto found =
      std::find_if(summaries.begin(), summaries.end(), [&](const auto& s) { return s.measure == measure; });
  require(found != summaries.end(), "a measure asked for is among the summaries");
  return *found;
}

}  // namespace sispam
