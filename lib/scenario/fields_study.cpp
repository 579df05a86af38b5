// SPDX-License-Identifier: Apache-2.0
#include "scenario/study_file.hpp"

namespace sispam {

namespace {

template <auto Pointer>
Field list_row(std::string_view name, std::string_view about) {
  Field field;
  field.name = name;
  field.about = about;
  field.source = "plan";
  return row<Pointer>(field);
}

}  // namespace

template <>
const Table& table_of<FactorPoint>() {
  using P = FactorPoint;
  static const Table table{
      "a named point",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name; part of the name of a design point", "plan", Form::id)),
       row<&P::set>("set", "What it sets: {path: value, ...}; without it, the scenario as it is", "plan")}};
  return table;
}

template <>
const Table& table_of<Factor>() {
  using P = Factor;
  static const Table table{"a factor",
                           type_of<P>(),
                           {row<&P::grid>("grid", "{path: [value, ...], ...}: every value meets every other", "plan"),
                            row<&P::zip>("zip", "{path: [value, ...], ...}: all change together", "plan"),
                            list_row<&P::list>("list", "Named points, each with its own settings")}};
  return table;
}

template <>
const Table& table_of<StudyFile>() {
  using P = StudyFile;
  static const Table table{
      "a study",
      type_of<P>(),
      {required(row<&P::format>({"study", "1", {1, 1}, {}, "Version of this format", "plan"})),
       required(row<&P::id>("id", "Its name; part of the names of results", "plan", Form::id)),
       row<&P::title>("title", "Label: a line for people", "plan"),
       required(row<&P::scenario>("scenario", "The scenario file, relative to this file", "plan")),
       row<&P::replicates>({"replicates", "1", {1, 10000000}, {}, "How often each point is simulated [100]", "plan"}),
       row<&P::block>({"block", "1", {1, 100000}, {}, "Replicates in a unit of work, for shards [10]", "plan"}),
       row<&P::set>("set", "What all points set: {path: value, ...}", "plan"),
       required(list_row<&P::factors>("factors", "What varies; factors cross")),
       row<&P::baseline>("baseline", "Name of the point that others are compared with [the first]", "plan")}};
  return table;
}

const Table& study_table() { return table_of<StudyFile>(); }

}  // namespace sispam
