// What collects the columns of an Outcome while their table is made; the families stand in outcome_columns*.cpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "measure/outcome_columns.hpp"

namespace sispam::columns {

/// Collects the columns; each function below adds one family.
class Table {
 public:
  /// Says what the next column is; `at` or `derived` follows.
  Table& column(std::string name, std::string unit, ColumnKind kind, std::string description) {
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

/// The injured of each side by class and cause, and the dead.
void add_injuries(Table& table);

/// How far the injured got, and how soon.
void add_care(Table& table);

}  // namespace sispam::columns
