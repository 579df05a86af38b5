// SPDX-License-Identifier: Apache-2.0
#include "measure/csv.hpp"

#include <fmt/format.h>

#include <cmath>

#include "core/error.hpp"
#include "measure/outcome_columns.hpp"

namespace sispam {
namespace {

constexpr std::string_view safe_first = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

/// Collects rows and hands them on in pieces of about 64 KiB.
class Rows {
 public:
  explicit Rows(const TextSink& sink) : sink_(sink) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  /// A name, perhaps from a scenario.
  Rows& cell(std::string_view name) {
    require(safe_in_csv(name), "a name in a CSV cell cannot be taken for a formula");
    return trusted(name);
  }
  Rows& cell(double value) { return trusted(csv_number(value)); }
  Rows& count(std::uint64_t value) { return trusted(fmt::format("{}", value)); }
  /// Text of our own without comma, quote or line break.
  Rows& trusted(std::string_view text) {
    text_ += text;
    text_ += ',';
    return *this;
  }
  void end_row() {
    text_.back() = '\n';
    if (text_.size() >= piece) flush();
  }
  void flush() {
    if (!text_.empty()) sink_(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t piece = std::size_t{1} << 16;
  const TextSink& sink_;
  std::string text_;
};

void put_numbers(Rows& rows, const Summary& s) {
  rows.count(s.n).count(s.n_failed).count(s.n_draws).cell(s.estimate).cell(s.lo).cell(s.hi).cell(s.level);
  rows.cell(name_of(s.method)).trusted(s.unit).end_row();
}

struct CasualtyPlace {
  std::string_view side, cause, triage;
};

/// One row of casualties.csv: the summary called `source`, under the name `measure`.
struct CasualtyRows {
  Rows& rows;
  std::string_view point;
  const std::vector<Summary>& summaries;

  void put(const CasualtyPlace& place, std::string_view measure, std::string_view source) const {
    rows.cell(point).cell(place.side).cell(place.cause).cell(place.triage).cell(measure);
    put_numbers(rows, find(summaries, source));
  }
  void put_counts(const CasualtyPlace& place, const std::string& source) const {
    put(place, "injured", source);
    put(place, "injured_any", source + "_any");
    put(place, "injured_if_any", source + "_if_any");
  }
  /// Times of all classes together: of each cause, and of all.
  void put_all_classes(std::string_view side) const {
    for (const std::string_view step : {"triage", "treatment", "hospital"}) {
      const std::string measure = fmt::format("time_to_{}_s", step);
      for (int c = 0; c < causes; ++c) {
        const auto cause = name_of(static_cast<Cause>(c));
        put({side, cause, "any"}, measure, fmt::format("time_to_{}_{}_{}_s", step, side, cause));
      }
      put({side, "any", "any"}, measure, fmt::format("time_to_{}_{}_s", step, side));
    }
  }
  void put_class(std::string_view side, std::string_view triage) const {
    for (int c = 0; c < causes; ++c) {
      const auto cause = name_of(static_cast<Cause>(c));
      put_counts({side, cause, triage}, fmt::format("injured_{}_{}_{}", side, cause, triage));
    }
    put_counts({side, "any", triage}, fmt::format("injured_{}_{}", side, triage));
    for (const std::string_view step : {"discovery", "collection_point", "triage", "treatment", "hospital"}) {
      put({side, "any", triage}, fmt::format("time_to_{}_s", step),
          fmt::format("time_to_{}_{}_{}_s", step, side, triage));
    }
  }
};

}  // namespace

void write_comparisons(const ComparedPoints& names, const std::vector<Comparison>& comparisons, const TextSink& sink) {
  Rows rows(sink);
  for (const Comparison& c : comparisons) {
    rows.cell(names.point).cell(names.baseline).cell(c.summary.measure);
    rows.count(c.lower).count(c.equal).count(c.higher);
    if (c.kind == MeasureKind::share) {
      rows.count(c.only_point).count(c.only_baseline).cell(c.p_value);
    } else {
      rows.trusted("").trusted("").trusted("");
    }
    put_numbers(rows, c.summary);
  }
  rows.flush();
}

void write_audit(std::string_view point, const std::vector<AuditRow>& audit, const TextSink& sink) {
  Rows rows(sink);
  for (const AuditRow& row : audit) {
    rows.cell(point).cell(row.rule->id).cell(row.rule->name).cell(verdict(row));
    rows.cell(row.rule->weight == Weight::hard ? "hard" : "ordinary");
    if (is_applicable(*row.rule)) {
      rows.count(row.share.n).count(row.share.n_failed).count(row.share.n_draws);
      rows.count(row.with_occasion).count(row.broken);
      rows.cell(row.share.estimate).cell(row.share.lo).cell(row.share.hi).cell(row.share.level);
      rows.cell(name_of(row.share.method)).cell(row.occasions_per_run).cell(row.broken_per_run);
    } else {
      for (int empty = 0; empty < 12; ++empty) rows.trusted("");
    }
    rows.cell(row.first_s).cell(row.median_first_s).cell(row.worst).trusted(row.rule->unit);
    rows.cell(row.worst_replicate).trusted(row.rule->because).end_row();
  }
  rows.flush();
}

bool safe_in_csv(std::string_view text) {
  if (text.empty() || safe_first.find(text.front()) == std::string_view::npos) return false;
  const auto safe = [](char c) {
    return safe_first.find(c) != std::string_view::npos || c == '.' || c == ':' || c == '-';
  };
  for (const char c : text) {
    if (!safe(c)) return false;
  }
  return true;
}

std::string csv_number(double value) {
  if (!std::isfinite(value)) return {};
  return value == 0 ? "0" : fmt::format("{}", value);
}

void write_replicates(std::string_view point, const OutcomeSource& source, const SummaryOptions& options,
                      const TextSink& sink) {
  Rows rows(sink);
  source([&](const Outcome& outcome) {
    rows.cell(point).count(number(outcome.id)).count(draw_of(outcome.id, options.per_draw));
    rows.cell(name_of(outcome.status)).count(options.seed);
    const bool failed = outcome.status == Status::failed;
    for (const OutcomeColumn& column : outcome_columns()) rows.cell(failed ? missing : column.get(outcome));
    rows.end_row();
  });
  rows.flush();
}

void write_summary(std::string_view point, const std::vector<Summary>& summaries, const TextSink& sink) {
  Rows rows(sink);
  for (const Summary& summary : summaries) {
    rows.cell(point).cell(summary.measure);
    put_numbers(rows, summary);
  }
  rows.flush();
}

void write_timeline(std::string_view point, const std::vector<TimelineRow>& timeline, const TextSink& sink) {
  Rows rows(sink);
  for (const TimelineRow& row : timeline) {
    rows.cell(point).cell(row.start_s).cell(row.end_s).cell(row.summary.measure);
    put_numbers(rows, row.summary);
  }
  rows.flush();
}

void write_casualties(std::string_view point, const std::vector<Summary>& summaries, const TextSink& sink) {
  Rows rows(sink);
  const CasualtyRows writer{rows, point, summaries};
  for (int s = 0; s < sides; ++s) {
    for (int t = 0; t < triage_classes; ++t) {
      writer.put_class(name_of(static_cast<Side>(s)), name_of(static_cast<Triage>(t)));
    }
    writer.put_all_classes(name_of(static_cast<Side>(s)));
  }
  rows.flush();
}

}  // namespace sispam
