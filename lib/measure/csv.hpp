// The CSV files: their columns, and text in pieces for whoever does the writing.
//
// RFC 4180 with LF, UTF-8, a decimal point whatever the locale, shortest round-trip numbers, an empty cell for what is
// missing. A name reaches a cell only when it cannot be taken for a formula. The same tables describe the files in
// docs/output.md. Files are not opened in here: what must survive a crash belongs to the store.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "measure/audit_table.hpp"
#include "measure/compare.hpp"
#include "measure/summary.hpp"
#include "measure/timeline.hpp"

namespace sispam {

/// A column of a CSV. `type` is that of a Frictionless table schema: string, integer or number.
struct CsvField {
  std::string name, type, unit, description;
  bool required = true;  // never an empty cell
};

struct CsvTable {
  std::string file, description;
  std::vector<std::string> key;  // columns that together name a row
  std::vector<CsvField> fields;
};

/// replicates.csv, summary.csv, timeline.csv, casualties.csv, audit.csv, compare.csv.
const std::vector<CsvTable>& csv_tables();
/// The table of that file; throws Bug if there is none.
const CsvTable& csv_table(std::string_view file);
/// Header row with its line end.
std::string csv_header(const CsvTable& table);

/// Receives the text in pieces of whole rows.
using TextSink = std::function<void(std::string_view)>;

/// Rows without the header, so that the points of a study follow each other. `point` names the design point.
void write_replicates(std::string_view point, const OutcomeSource& source, const SummaryOptions& options,
                      const TextSink& sink);
void write_summary(std::string_view point, const std::vector<Summary>& summaries, const TextSink& sink);
void write_timeline(std::string_view point, const std::vector<TimelineRow>& rows, const TextSink& sink);
/// Takes its rows out of the summaries of all outcome columns.
void write_casualties(std::string_view point, const std::vector<Summary>& summaries, const TextSink& sink);

/// One row per rule of the audit.
void write_audit(std::string_view point, const std::vector<AuditRow>& rows, const TextSink& sink);

/// What is compared with what, by name.
struct ComparedPoints {
  std::string_view point, baseline;
};
void write_comparisons(const ComparedPoints& names, const std::vector<Comparison>& rows, const TextSink& sink);

/// Whether text may stand in a cell: [A-Za-z0-9_][A-Za-z0-9_.:-]*
bool safe_in_csv(std::string_view text);
/// A number as it stands in a cell.
std::string csv_number(double value);

}  // namespace sispam
