// The table of columns of an Outcome: names, units, meaning, and how to reach each number.
//
// Everything that names a number walks this table, so a new measure is one entry here and appears in the journal, every
// CSV and the documentation. Reflection by macros was rejected; two small functions per column do the same in the open.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "measure/outcome.hpp"

namespace sispam {

/// What a column holds, which decides how it is summarised.
enum class ColumnKind : std::uint8_t { flag, count, time, number };

struct OutcomeColumn {
  std::string name;  // with its unit as suffix where it has one
  std::string unit;  // UCUM
  ColumnKind kind = ColumnKind::number;
  std::string description;  // one sentence
  std::function<double(const Outcome&)> get;
  std::function<void(Outcome&, double)> set;  // empty: follows from other columns and is not in the journal
};

/// All columns in the order of replicates.csv.
const std::vector<OutcomeColumn>& outcome_columns();

/// The words used in column names and cells.
std::string_view name_of(Side side);
std::string_view name_of(Cause cause);
std::string_view name_of(Triage triage);
std::string_view name_of(InjuryType type);
std::string_view name_of(BodyRegion region);
std::string_view name_of(Care care);
std::string_view name_of(Behaviour behaviour);
std::string_view name_of(Exposed exposed);
std::string_view name_of(Manner manner);
std::string_view name_of(Ending ending);
std::string_view name_of(Status status);

/// One line of text without line breaks that gives back exactly this Outcome. Below 32 KiB for 12 hours.
std::string encode(const Outcome& outcome);
/// Throws MismatchError when the text was not written by this table of columns.
Outcome decode(ReplicateId id, std::string_view text);

}  // namespace sispam
