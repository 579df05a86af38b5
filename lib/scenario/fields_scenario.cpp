// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "scenario/field.hpp"

namespace sispam {

namespace {

Field stage_row() {
  Field field = row<&Scenario::stage>("stage", "Label: the stage of the election", "plan", Form::label);
  field.labels = stage_names();
  return field;
}

}  // namespace

template <>
const Table& table_of<Clock>() {
  using P = Clock;
  static const Table table{"time",
                           type_of<P>(),
                           {row<&P::start>("start", "Label: ISO 8601 time of the start", "plan", Form::time),
                            row<&P::horizon_s>({"horizon_s", "s", {10, 86400}, {}, "How long is simulated", "plan"})}};
  return table;
}

template <>
const Table& table_of<UncertainParameter>() {
  using P = UncertainParameter;
  static const Table table{
      "a number that is not known",
      type_of<P>(),
      {required(row<&P::path>("path", "Its path, such as model.motion.push_force_n", "plan")),
       required(row<&P::dist>({"dist", "", {}, {}, "What is believed about it, in the unit of the number", "plan"}))}};
  return table;
}

template <>
const Table& table_of<Uncertain>() {
  using P = Uncertain;
  static const Table table{
      "what is not known",
      type_of<P>(),
      {row<&P::per_draw>(
           {"per_draw", "1", {1, 100000}, {}, "Replicates that share one draw of all parameters", "plan"}),
       row<&P::parameters>("parameters", "Numbers drawn anew for each draw", "plan")}};
  return table;
}

template <>
const Table& table_of<Evacuation>() {
  using P = Evacuation;
  static const Table table{
      "a group of people brought out of the site",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       required(row<&P::unit>("unit", "Who: a unit of role election_staff", "plan", Form::id)),
       row<&P::escort>("escort", "The unit that goes along", "plan", Form::id),
       required(row<&P::exit>("exit", "The exit through which they leave", "plan", Form::id)),
       row<&P::when>(
           "when", "What makes the command order it: a time, a level, or a demonstrator in the protected area", "plan"),
       row<&P::at_s>({"at_s", "s", {0, 86400}, {}, "The time of the order (at_time only)", "plan"}),
       row<&P::ready_s>(
           {"ready_s", "s", {0, 7200}, {}, "From what makes it necessary until they set out", "assumption"})}};
  return table;
}

template <>
const Table& table_of<Parameters>() {
  using P = Parameters;
  static const Table table{"the model",
                           type_of<P>(),
                           {row<&P::motion>("motion", "Walking, pushing and contact", "assumption"),
                            row<&P::mind>("mind", "Anger, fear and behaviour", "assumption"),
                            row<&P::command>("command", "What is seen, decided and ordered", "assumption"),
                            row<&P::officers>("officers", "Officers who lose their nerve", "assumption"),
                            row<&P::watch>("watch", "The ladder of events at the line", "assumption"),
                            row<&P::assets>("assets", "Water cannons and wet ground", "assumption"),
                            row<&P::injury>("injury", "Injuries from falls and crushing", "assumption"),
                            row<&P::hazard>("hazard", "Every other cause of injury", "assumption"),
                            row<&P::arrest>("arrest", "Action teams at work", "assumption"),
                            row<&P::care>("care", "Care for the injured", "assumption")}};
  return table;
}

template <>
const Table& table_of<Scenario>() {
  using P = Scenario;
  static const Table table{
      "a scenario",
      type_of<P>(),
      {required(row<&P::format>({"scenario", "1", {1, 1}, {}, "Version of this format", "plan"})),
       required(row<&P::id>("id", "Its name; part of the names of results", "plan", Form::id)),
       row<&P::title>("title", "Label: a line for people", "plan"), stage_row(),
       row<&P::clock>("clock", "Time", "plan"), row<&P::seed>({"seed", "1", {}, {}, "Seed of all chance", "plan"}),
       row<&P::replicates>({"replicates", "1", {1, 10000000}, {}, "How often it is simulated by default", "plan"}),
       required(row<&P::site>("site", "The ground and what stands on it", "plan")),
       row<&P::weather>("weather", "Daylight, heat and what is done against it", "plan"),
       required(row<&P::crowd>("crowd", "The demonstrators", "plan")),
       required(row<&P::force>("force", "The personnel", "plan")), row<&P::assets>("assets", "Equipment", "plan"),
       row<&P::rules_of_engagement>(
           "rules_of_engagement",
           "drill, strict, the path of a rules file relative to this file, or the rules themselves; "
           "drill if left out",
           "plan"),
       required(row<&P::medical>("medical", "Care for the injured", "plan")),
       row<&P::evacuations>("evacuations", "Who is brought out of the site, and when", "plan"),
       row<&P::uncertain>(
           "uncertain",
           "What is not known; draws replace what is written at these paths, unless it is set with --set or by a study",
           "plan"),
       row<&P::model>("model", "Every scientific parameter", "assumption")}};
  return table;
}

const Table& scenario_table() { return table_of<Scenario>(); }

const Field* Table::find(std::string_view key) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == key; });
  return found == fields.end() ? nullptr : &*found;
}

std::vector<std::string> Table::keys() const {
  std::vector<std::string> names;
  for (const Field& field : fields) names.emplace_back(field.name);
  return names;
}

}  // namespace sispam
