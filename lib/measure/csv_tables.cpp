// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "core/error.hpp"
#include "measure/csv.hpp"
#include "measure/outcome_columns.hpp"

namespace sispam {
namespace {

CsvField text(std::string name, std::string description) {
  return {std::move(name), "string", "", std::move(description), true};
}

CsvField integer(std::string name, std::string unit, std::string description) {
  return {std::move(name), "integer", std::move(unit), std::move(description), true};
}

CsvField optional_number(std::string name, std::string description) {
  return {std::move(name), "number", "", std::move(description), false};
}

CsvField point_field() { return text("point", "Design point of the study; a single run has one"); }

CsvField measure_field() { return text("measure", "What is measured: a column of replicates.csv, or as said above"); }

/// The columns that every number of a summary comes with.
void add_estimate_fields(std::vector<CsvField>& fields) {
  fields.push_back(integer("n", "1", "Replicates in which the number exists"));
  fields.push_back(integer("n_failed", "1", "Replicates that failed; they are counted, never dropped"));
  fields.push_back(integer("n_draws", "1", "Draws of the uncertain parameters among the n: the independent units"));
  fields.push_back(optional_number("estimate", "The number, in the unit of the last column"));
  fields.push_back(optional_number("lo", "Lower end of the interval; empty when the data cannot bound it"));
  fields.push_back(optional_number("hi", "Upper end of the interval; empty when the data cannot bound it"));
  fields.push_back({"level", "number", "1", "Confidence level of the interval", true});
  fields.push_back(text("method", "How the interval was made"));
  fields.push_back(text("unit", "Unit of estimate, lo and hi, in UCUM"));
}

void add_summary_fields(std::vector<CsvField>& fields) {
  fields.push_back(measure_field());
  add_estimate_fields(fields);
}

CsvField field_of(const OutcomeColumn& column) {
  const bool whole = column.kind == ColumnKind::flag || column.kind == ColumnKind::count;
  return {column.name, whole ? "integer" : "number", column.unit, column.description, false};
}

CsvTable replicates() {
  CsvTable table{"replicates.csv",
                 "One row per replicate. Every cell of a failed replicate but the first five is empty.",
                 {"point", "replicate"},
                 {}};
  table.fields.push_back(point_field());
  table.fields.push_back(
      integer("replicate", "1", "Number of the replicate, from 0; `--replicate` of `sispam replay`"));
  table.fields.push_back(integer("draw", "1", "Number of the draw of the uncertain parameters, from 0"));
  table.fields.push_back(text("status", "ok or failed"));
  table.fields.push_back(integer("seed", "1", "Seed of the run"));
  const auto& columns = outcome_columns();
  std::transform(columns.begin(), columns.end(), std::back_inserter(table.fields), field_of);
  return table;
}

CsvTable summary() {
  CsvTable table{
      "summary.csv",
      "One row per measure. Every column of replicates.csv is a measure. A flag gives its share. Any other gives "
      "its mean over the replicates in which it exists, and its quantiles over replicates with the suffixes "
      "_p10, _p50 and _p90. A count of people or falls gives besides the share of replicates above 0 (_any) "
      "and the mean of those (_if_any).",
      {"point", "measure"},
      {}};
  table.fields.push_back(point_field());
  add_summary_fields(table.fields);
  return table;
}

CsvTable timeline() {
  CsvTable table{
      "timeline.csv",
      "One row per 5 minutes and measure. level_yellow_or_red and level_red: share of runs in which that level "
      "was declared within the bin. breach_hazard: share of runs breached within the bin among those still "
      "going and not yet breached. persons_<state>_p10, _p50, _p90: quantiles over "
      "runs of the people in that state, averaged over the bin. line_load_n_per_m_p10, _p50, _p90: of the "
      "highest 1 s mean load on a line. injured: mean number of casualties within the bin. Runs that have "
      "ended are no longer in n.",
      {"point", "start_s", "measure"},
      {}};
  table.fields.push_back(point_field());
  table.fields.push_back({"start_s", "number", "s", "Start of the bin in simulated time", true});
  table.fields.push_back({"end_s", "number", "s", "End of the bin", true});
  add_summary_fields(table.fields);
  return table;
}

CsvTable casualties() {
  CsvTable table{
      "casualties.csv",
      "One row per side, cause, class and measure. injured: mean number per run. injured_any: share of runs with "
      "at least one. injured_if_any: mean of those runs. time_to_triage_s, time_to_treatment_s, "
      "time_to_hospital_s: mean over runs of the mean time from injury of all who reached it, per class over all "
      "causes, and per cause over all classes; time_to_discovery_s, time_to_collection_point_s: the same, per class.",
      {"point", "side", "cause", "class", "measure"},
      {}};
  table.fields.push_back(point_field());
  table.fields.push_back(text("side", "personnel or demonstrators"));
  table.fields.push_back(text("cause",
                              "What hurt them: fall, crush, contact, jet, thrown, strike, arrest, sharp, running, "
                              "vehicle, heat, illness, smoke, clash, burn; or "
                              "any for all together"));
  table.fields.push_back(text("class",
                              "Triage class when hurt: green (walks), yellow (can wait), red (at once), black (dead); "
                              "or any for all together"));
  add_summary_fields(table.fields);
  return table;
}

CsvField optional(std::string name, std::string type, std::string unit, std::string description) {
  return {std::move(name), std::move(type), std::move(unit), std::move(description), false};
}

void add_audit_numbers(std::vector<CsvField>& fields) {
  fields.push_back(optional("n", "integer", "1", "Replicates that were judged"));
  fields.push_back(optional("n_failed", "integer", "1", "Replicates that failed"));
  fields.push_back(optional("n_draws", "integer", "1", "Draws of the uncertain parameters among the n"));
  fields.push_back(optional("n_with_occasion", "integer", "1", "Replicates in which it could have been broken"));
  fields.push_back(optional("n_broken", "integer", "1", "Replicates in which it was broken"));
  fields.push_back(optional("share_broken", "number", "1", "Share of the n in which it was broken"));
  fields.push_back(optional("lo", "number", "1", "Lower end of the interval of the share"));
  fields.push_back(optional("hi", "number", "1", "Upper end of the interval of the share"));
  fields.push_back(optional("level", "number", "1", "Confidence level of the interval"));
  fields.push_back(optional("method", "string", "", "How the interval was made"));
  fields.push_back(optional("occasions_per_run", "number", "1", "Mean number of times it could have been broken"));
  fields.push_back(optional("broken_per_run", "number", "1",
                            "Mean number of times it was broken; its interval is that of rule_<id>_broken in "
                            "summary.csv"));
  fields.push_back(optional("first_s", "number", "s", "Earliest time of any replicate at which it was broken"));
  fields.push_back(optional("first_p50_s", "number", "s", "Median over the n_broken of the first time"));
  fields.push_back(
      optional("worst", "number", "", "Worst case of all replicates, broken or not, of the quantity below"));
  fields.push_back(optional("worst_unit", "string", "", "Its unit, in UCUM"));
  fields.push_back(optional("worst_replicate", "integer", "1",
                            "The first replicate with that value; `sispam replay --replicate` shows it"));
}

CsvTable audit() {
  CsvTable table{"audit.csv",
                 "One row per rule of the audit, which judges how force was used and the injured were cared for; "
                 "docs/model/audit.md gives each rule its source and formula. It says nothing about breaches and is "
                 "never added to them.",
                 {"point", "rule"},
                 {}};
  table.fields.push_back(point_field());
  table.fields.push_back(text("rule", "R01 to R26"));
  table.fields.push_back(text("name", "The rule in a word"));
  table.fields.push_back(text("verdict",
                              "broken: in one replicate or more; kept: never, though it could have been; no_occasion: "
                              "it never could have been; not_applicable: its subject cannot occur in the model; "
                              "unknown: every replicate failed"));
  table.fields.push_back(text("weight", "hard: protects life and limb at once; or ordinary"));
  add_audit_numbers(table.fields);
  table.fields.push_back(optional("because", "string", "", "Why the rule is not applicable"));
  return table;
}

CsvTable comparisons() {
  CsvTable table{
      "compare.csv",
      "Every design point but the baseline against the baseline, one row per measure, paired by replicate: both had "
      "the same luck. Every column of replicates.csv is a measure. estimate is the point minus the baseline: of a "
      "flag, the difference of the shares; of a number, the mean difference over the pairs in which both have it. n "
      "counts these pairs, n_failed the pairs of which a half failed. Only in a study, or after `sispam compare`.",
      {"point", "baseline", "measure"},
      {}};
  table.fields.push_back(point_field());
  table.fields.push_back(text("baseline", "The point it is compared with"));
  table.fields.push_back(measure_field());
  table.fields.push_back(integer("draws_lower", "1", "Draws in which the point is below the baseline"));
  table.fields.push_back(integer("draws_equal", "1", "Draws in which both are equal"));
  table.fields.push_back(integer("draws_higher", "1", "Draws in which the point is above the baseline"));
  table.fields.push_back({"only_point", "integer", "1", "Pairs in which it happened at the point alone; flags", false});
  table.fields.push_back(
      {"only_baseline", "integer", "1", "Pairs in which it happened at the baseline alone; flags", false});
  table.fields.push_back({"p_value", "number", "1",
                          "Exact two-sided test of draws_lower against draws_higher: McNemar's with one replicate per "
                          "draw, else the sign test over draws; flags. Not corrected for the number of rows",
                          false});
  add_estimate_fields(table.fields);
  return table;
}

}  // namespace

const std::vector<CsvTable>& csv_tables() {
  static const std::vector<CsvTable> tables{replicates(), summary(), timeline(), casualties(), audit(), comparisons()};
  return tables;
}

const CsvTable& csv_table(std::string_view file) {
  const auto& tables = csv_tables();
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const CsvTable& t) { return t.file == file; });
  require(found != tables.end(), "a CSV file asked for has a table");
  return *found;
}

std::string csv_header(const CsvTable& table) {
  std::string header;
  for (const CsvField& field : table.fields) header += field.name + ',';
  header.back() = '\n';
  return header;
}

}  // namespace sispam
