// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

template <>
const Table& table_of<Unit>() {
  using P = Unit;
  static const Table table{
      "a unit of the force",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       required(row<&P::count>({"count", "persons", {1, 5000}, {}, "Its people", "plan"})),
       required(row<&P::role>("role", "What it does", "plan")),
       row<&P::at>("at", "Where it stands: the middle of a grid of 0.8 m", "plan", Form::place),
       row<&P::line>("line", "The line it holds, from its left end to its right end as its officers see it", "plan",
                     Form::polyline),
       row<&P::behind>("behind", "The unit behind which it stands, one rank further back", "plan", Form::id),
       row<&P::relieves>("relieves",
                         "The unit with which it changes places when the tactic relieve is in force: rested for tired",
                         "plan", Form::id),
       row<&P::ranks>({"ranks", "1", {1, 10}, {1, 4}, "Ranks of its line", "plan"}),
       row<&P::staged_line>("staged_line", "Where it waits", "plan", Form::polyline),
       row<&P::fall_back_line>("fall_back_line",
                               "The line it holds instead once the tactic withdraw is in force, points as in line",
                               "plan", Form::polyline),
       row<&P::advance_to>("advance_to",
                           "Where its line goes, on a straight way, while the tactic advance is in force, points as in "
                           "line",
                           "plan", Form::polyline),
       row<&P::levels>("levels",
                       "The levels in which it has its task: holds its line, fills empty places (roles reserve), or "
                       "need not withdraw; "
                       "none: always",
                       "plan"),
       row<&P::withdraw_to>("withdraw_to", "Where it goes when its level is over or somebody relieves it", "plan",
                            Form::place),
       row<&P::teams>({"teams",
                       "1",
                       {1, 100},
                       {},
                       "Stretcher teams of four people or more, or action teams of three or more",
                       "plan"})}};
  return table;
}

template <>
const Table& table_of<Force>() {
  using P = Force;
  static const Table table{
      "the personnel",
      type_of<P>(),
      {required(row<&P::declared_strength>({"declared_strength",
                                            "persons",
                                            {1, 20000},
                                            {},
                                            "The strength of the plan; refused unless the units sum to it",
                                            "plan"})),
       required(row<&P::units>("units", "Who they are and where", "plan"))}};
  return table;
}

template <>
const Table& table_of<Loudspeaker>() {
  using P = Loudspeaker;
  static const Table table{
      "a loudspeaker",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       row<&P::group>("group", "The group whose orators speak through it (or unit)", "plan", Form::id),
       required(row<&P::at>("at", "Where it stands", "plan")),
       row<&P::level_db_at_1m>(
           {"level_db_at_1m", "dB(A)", {60, 150}, {105, 130}, "Its sound level at 1 m", "assumption"}),
       row<&P::unit>("unit", "The unit of role loudspeaker that speaks through it (or group)", "plan", Form::id)}};
  return table;
}

template <>
const Table& table_of<Assets>() {
  using P = Assets;
  static const Table table{"equipment",
                           type_of<P>(),
                           {row<&P::loudspeakers>("loudspeakers", "Through what orators and police are heard", "plan"),
                            row<&P::water_cannons>("water_cannons", "Vehicles that spray water", "plan")}};
  return table;
}

template <>
const Table& table_of<Hospital>() {
  using P = Hospital;
  static const Table table{
      "a hospital",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       row<&P::drive_s>({"drive_s",
                         "s",
                         {1, 86400},
                         {300, 5400},
                         "Drive, one way",
                         "assumption; spread near Ingolfsson et al. 2008"}),
       row<&P::bays>({"bays", "1", {1, 1000}, {2, 20}, "Places where patients are received at once", "assumption"}),
       row<&P::open>({"open", "1", {0, 1}, {0.5, 1}, "Chance that it takes patients", "assumption"}),
       row<&P::full>({"full",
                      "1",
                      {0, 1},
                      {0, 0.5},
                      "Chance that an open one has no bay free, and sends ambulances on",
                      "assumption"})}};
  return table;
}

template <>
const Table& table_of<CollectionPoint>() {
  using P = CollectionPoint;
  static const Table table{
      "a further collection point",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)), required(row<&P::at>("at", "Where it is", "plan")),
       row<&P::triagers>({"triagers", "persons", {1, 1000}, {}, "People who triage there", "plan"}),
       row<&P::treaters>({"treaters", "persons", {1, 1000}, {}, "People who treat there, one patient each", "plan"})}};
  return table;
}

template <>
const Table& table_of<CarePolicy>() {
  using P = CarePolicy;
  static const Table table{
      "rules of care",
      type_of<P>(),
      {row<&P::fetch>("fetch", "Whom the next free bearers fetch", "plan"),
       row<&P::load>("load", "Whom the next free ambulance takes", "plan"),
       row<&P::destination>("destination", "Where it drives: in the order of the plan, or where help comes soonest",
                            "plan"),
       row<&P::second_triage>("second_triage", "Whether the treated are triaged again before they are loaded",
                              "plan")}};
  return table;
}

template <>
const Table& table_of<Medical>() {
  using P = Medical;
  static const Table table{
      "care for the injured",
      type_of<P>(),
      {required(
           row<&P::collection_point>("collection_point", "Where the injured are brought, triaged and treated", "plan")),
       row<&P::detention>("detention", "Where action teams lead those they arrest", "plan", Form::place),
       row<&P::triagers>({"triagers", "persons", {1, 1000}, {}, "People who triage at collection_point", "plan"}),
       row<&P::treaters>(
           {"treaters", "persons", {1, 1000}, {3, 12}, "People who treat there, one patient each", "plan"}),
       row<&P::ambulances>({"ambulances", "1", {0, 100}, {0, 5}, "Ambulances, for all collection points", "plan"}),
       required(row<&P::hospitals>("hospitals", "In the order in which they are asked", "plan")),
       row<&P::further_points>("further_points",
                               "Further places where the injured are brought, each with people of its "
                               "own; a patient goes to the nearest he can reach",
                               "plan"),
       row<&P::corridors>("corridors", "Ground kept free for bearers: only a fight within it bars the way", "plan"),
       row<&P::care_by>("care_by", "Who stands at the collection points", "plan"),
       row<&P::policy>("policy", "Who is helped first, and where he is taken", "plan")}};
  return table;
}

}  // namespace sispam
