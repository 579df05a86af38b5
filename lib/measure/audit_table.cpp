// SPDX-License-Identifier: Apache-2.0
#include "measure/audit_table.hpp"

#include <algorithm>
#include <cmath>

#include "measure/rank.hpp"

namespace sispam {
namespace {

/// What is added up while the outcomes go by.
struct Gathered {
  double replicates = 0, occasions = 0, broken = 0;
  std::vector<double> first_s;
};

bool is_worse(Worst worst, double a, double b) { return std::isnan(b) || (worst == Worst::largest ? a > b : a < b); }

void add(const Finding& finding, const Outcome& outcome, AuditRow& row, Gathered& gathered) {
  ++gathered.replicates;
  gathered.occasions += finding.occasions;
  gathered.broken += finding.broken;
  row.with_occasion += finding.occasions > 0 ? 1 : 0;
  row.broken += finding.broken > 0 ? 1 : 0;
  if (!std::isnan(finding.first_s)) gathered.first_s.push_back(finding.first_s);
  if (std::isnan(finding.worst) || !is_worse(row.rule->worst, finding.worst, row.worst)) return;
  row.worst = finding.worst;
  row.worst_replicate = number(outcome.id);
}

void finish(AuditRow& row, Gathered& gathered) {
  if (gathered.replicates > 0) {
    row.occasions_per_run = gathered.occasions / gathered.replicates;
    row.broken_per_run = gathered.broken / gathered.replicates;
  }
  if (gathered.first_s.empty()) return;
  std::sort(gathered.first_s.begin(), gathered.first_s.end());
  row.first_s = gathered.first_s.front();
  row.median_first_s = gathered.first_s[rank_of(0.5, gathered.first_s.size()) - 1];
}

std::vector<Measure> shares() {
  std::vector<Measure> measures;
  for (std::size_t k = 0; k < audit_rules().size(); ++k) {
    measures.push_back({std::string(audit_rules()[k].id), "1", MeasureKind::share,
                        [k](const Outcome& o) { return o.findings[k].broken > 0 ? 1.0 : 0.0; }});
  }
  return measures;
}

}  // namespace

std::vector<AuditRow> audit_rows(const OutcomeSource& source, const SummaryOptions& options) {
  const std::vector<Summary> summaries = summarize(source, shares(), options);
  std::vector<AuditRow> rows(audit_rules().size());
  std::vector<Gathered> gathered(rows.size());
  for (std::size_t k = 0; k < rows.size(); ++k) {
    rows[k].rule = &audit_rules()[k];
    rows[k].share = find(summaries, audit_rules()[k].id);
  }
  source([&](const Outcome& outcome) {
    if (outcome.status == Status::failed) return;
    for (std::size_t k = 0; k < rows.size(); ++k) add(outcome.findings[k], outcome, rows[k], gathered[k]);
  });
  for (std::size_t k = 0; k < rows.size(); ++k) finish(rows[k], gathered[k]);
  return rows;
}

std::string_view verdict(const AuditRow& row) {
  if (!is_applicable(*row.rule)) return "not_applicable";
  if (row.share.n == 0) return "unknown";
  if (row.broken > 0) return "broken";
  return row.with_occasion > 0 ? "kept" : "no_occasion";
}

}  // namespace sispam
