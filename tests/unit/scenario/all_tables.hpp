// Every table of keys that a scenario has, however deep.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>

#include "scenario/field.hpp"

namespace sispam::test {

inline void add_with_inner(const Table& table, std::set<const Table*>& seen) {
  if (!seen.insert(&table).second) return;
  for (const Field& field : table.fields) {
    if (field.inner != nullptr) add_with_inner(*field.inner, seen);
  }
}

inline std::set<const Table*> all_tables() {
  std::set<const Table*> tables;
  add_with_inner(scenario_table(), tables);
  return tables;
}

}  // namespace sispam::test
