// SPDX-License-Identifier: Apache-2.0
#include "tables.hpp"

#include "measure/audit_table.hpp"
#include "measure/compare.hpp"
#include "measure/csv.hpp"
#include "measure/timeline.hpp"
#include "store/datapackage.hpp"
#include "store/file.hpp"

namespace sispam {

namespace {

/// A CSV file that grows point by point and appears when it is whole.
class TableFile {
 public:
  TableFile(const std::filesystem::path& folder, const std::string& name) : file_(folder / name) {
    file_.append(csv_header(csv_table(name)));
  }
  TextSink sink() {
    return [this](std::string_view text) { file_.append(text); };
  }
  void commit() { file_.commit(); }

 private:
  AtomicFile file_;
};

}  // namespace

std::vector<ComparedTrade> write_tables(const Design& design, Journal& journal, const OnPoint& on_point) {
  const std::filesystem::path& folder = journal.folder();
  TableFile replicates(folder, "replicates.csv"), summary(folder, "summary.csv");
  TableFile bins(folder, "timeline.csv"), casualties(folder, "casualties.csv"), audit(folder, "audit.csv");
  std::vector<ComparedPlan> plans;
  SummaryOptions options{.seed = design.manifest.identity.seed};
  for (std::uint32_t p = 0; p < design.manifest.points.size(); ++p) {
    const std::string& point = design.manifest.points[p].name;
    const Scenario scenario = design.scenario(p);
    options.per_draw = scenario.uncertain.per_draw;
    const OutcomeSource source = outcomes_of(journal, block_of(design.manifest, p));
    const std::vector<Summary> summaries = summarize(source, outcome_measures(), options);
    write_replicates(point, source, options, replicates.sink());
    write_summary(point, summaries, summary.sink());
    write_timeline(point, timeline(source, scenario.clock.horizon_s, options), bins.sink());
    write_casualties(point, summaries, casualties.sink());
    write_audit(point, audit_rows(source, options), audit.sink());
    if (on_point) on_point(p, summaries);
  }
  for (TableFile* file : {&replicates, &summary, &bins, &casualties, &audit}) file->commit();
  for (std::uint32_t p = 0; p < design.manifest.points.size(); ++p) {
    plans.push_back({design.manifest.points[p].name, outcomes_of(journal, block_of(design.manifest, p))});
  }
  PlansCompared compared;
  if (plans.size() > 1) {
    compared = write_compare(folder, plans, design.manifest.baseline, options);
  } else {
    std::error_code error;
    std::filesystem::remove(folder / "compare.csv", error);  // of the rows that were there before
  }
  write_datapackage(folder, design.manifest.id);
  return compared.trades;
}

PlansCompared write_compare(const std::filesystem::path& folder, const std::vector<ComparedPlan>& plans,
                            std::size_t baseline, const SummaryOptions& options) {
  PlansCompared compared;
  TableFile file(folder, "compare.csv");
  for (std::size_t p = 0; p < plans.size(); ++p) {
    if (p == baseline) continue;
    const auto rows = compare(plans[p].outcomes, plans[baseline].outcomes, outcome_measures(), options);
    write_comparisons({plans[p].name, plans[baseline].name}, rows, file.sink());
    const TradeOff found = trade_off(rows);
    if (found.is_one) compared.trades.push_back({plans[p].name, found});
    compared.failed += rows.front().summary.n_failed;
  }
  file.commit();
  return compared;
}

void write_datapackage(const std::filesystem::path& folder, const std::string& id) {
  write_atomically(folder / "datapackage.json", datapackage_text(folder, id));
}

}  // namespace sispam
