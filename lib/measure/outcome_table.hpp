// Collects the columns of the Outcome, family by family (outcome_columns.cpp, outcome_beside.cpp, outcome_care.cpp,
// outcome_force.cpp, outcome_audit.cpp).
//
// A column is said first and then given its place or its formula, so that name, unit, meaning and access stand together
// in one statement. A list of structs was rejected: most columns come from loops over sides, causes and classes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "measure/outcome_columns.hpp"

namespace sispam {

/// The columns said so far.
class OutcomeTable {
 public:
  /// Says what the next column is; `at` or `derived` follows.
  OutcomeTable& column(std::string name, std::string unit, ColumnKind kind, std::string description) {
    columns_.push_back({std::move(name), std::move(unit), kind, std::move(description), {}, {}});
    return *this;
  }
  /// It is stored in the Outcome; `place` returns a reference to the number.
  template <class Place>
  void at(Place place) {
    columns_.back().get = [place](const Outcome& outcome) -> double { return place(outcome); };
    columns_.back().set = [place](Outcome& outcome, double value) { place(outcome) = value; };
  }
  /// It follows from other columns.
  void derived(std::function<double(const Outcome&)> get) { columns_.back().get = std::move(get); }
  std::vector<OutcomeColumn> take() { return std::move(columns_); }

 private:
  std::vector<OutcomeColumn> columns_;
};

/// How long the injured waited, for what, and what became of them.
void add_care(OutcomeTable& table);
/// What the force said and did, and to whom: tactics, warnings, arrests, blows, water.
void add_use_of_force(OutcomeTable& table);
/// Bystanders, fights between camps, fires, and people brought out.
void add_harm_beside(OutcomeTable& table);
/// Whom force met, and how often each rule of the audit was broken.
void add_audit(OutcomeTable& table);

}  // namespace sispam
