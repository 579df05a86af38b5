// SPDX-License-Identifier: Apache-2.0
#include "scenario/suite.hpp"

namespace sispam {

template <>
const Table& table_of<CheckEntry>() {
  using P = CheckEntry;
  static const Table table{
      "a check",
      type_of<P>(),
      {required(
           row<&P::id>("id", "Its name; part of the names of the files that hold what is expected", "plan", Form::id)),
       required(row<&P::scenario>("scenario", "The scenario file, relative to this file", "plan")),
       row<&P::set>("set", "What it sets: {path: value, ...}; without it, the scenario as it is", "plan"),
       row<&P::replicates>(
           {"replicates", "1", {1, 10000}, {}, "How often it is simulated, from replicate 0", "plan"})}};
  return table;
}

template <>
const Table& table_of<SuiteFile>() {
  using P = SuiteFile;
  static const Table table{"a suite",
                           type_of<P>(),
                           {required(row<&P::format>({"suite", "1", {1, 1}, {}, "Version of this format", "plan"})),
                            required(row<&P::id>("id", "Its name, as reports show it", "plan", Form::id)),
                            row<&P::title>("title", "Label: a line for people", "plan"),
                            required(row<&P::checks>({"checks", "", {}, {}, "The checks, in order", "plan"}))}};
  return table;
}

const Table& suite_table() { return table_of<SuiteFile>(); }

}  // namespace sispam
