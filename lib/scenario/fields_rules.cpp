// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

template <>
const Table& table_of<Condition>() {
  using P = Condition;
  static const Table table{
      "a condition on what is observed",
      type_of<P>(),
      {required(row<&P::signal>("signal", "What is observed (docs/model/command.md)", "plan")),
       row<&P::at_least>({"at_least", "1", {0, 1e9}, {}, "Smallest value, in persons, N/m or 1 for yes", "plan"}),
       row<&P::below>({"below", "1", {0, 1e9}, {}, "Values from this one on do not count", "plan"})}};
  return table;
}

template <>
const Table& table_of<Trigger>() {
  using P = Trigger;
  static const Table table{
      "when a rule holds; without any condition, never",
      type_of<P>(),
      {row<&P::any>("any", "One of these must hold", "plan"), row<&P::all>("all", "Each of these must hold", "plan")}};
  return table;
}

template <>
const Table& table_of<LevelRules>() {
  using P = LevelRules;
  static const Table table{
      "the levels of the situation",
      type_of<P>(),
      {row<&P::up_s>({"up_s", "s", {0, 3600}, {5, 60}, "How long a worse level must be observed", "assumption"}),
       row<&P::down_s>({"down_s", "s", {0, 3600}, {60, 600}, "How long a better level must be observed", "assumption"}),
       row<&P::authority>("authority", "Who declares green and yellow", "Perkap 16/2006"),
       row<&P::red_authority>("red_authority", "Who declares red", "Perkap 16/2006"),
       row<&P::red_control>("red_control",
                            "In red, who decides at least on tactics of force of level 4 and above; platoon: nothing "
                            "changes in red",
                            "Perkap 16/2006: in red the provincial chief is in control"),
       row<&P::yellow>("yellow", "From green to yellow", "plan"), row<&P::red>("red", "To red", "plan"),
       row<&P::green>("green", "From yellow back to green", "plan")}};
  return table;
}

template <>
const Table& table_of<TacticRule>() {
  using P = TacticRule;
  static const Table table{
      "when a tactic may be used",
      type_of<P>(),
      {row<&P::from_level>("from_level", "The lowest level in which it may be used", "plan"),
       row<&P::force_level>({"force_level",
                             "1",
                             {1, 6},
                             {},
                             "Stage of force, for the safeguards and force_level_*_s: at least 4 for action_team and "
                             "advance, 5 for water_spray",
                             "Perkap 1/2009; UN Basic Principles 1990"}),
       row<&P::authority>("authority", "Who decides on it", "plan"),
       row<&P::start>("start", "What must be observed to request and to begin it; nothing: it is never used", "plan"),
       row<&P::stop>("stop", "What ends it; nothing: its maximum or its level ends it", "plan"),
       row<&P::after>("after", "Tactics that must have been used before", "plan"),
       row<&P::warnings>({"warnings", "1", {0, 100}, {}, "Warnings said to the end before it begins", "plan"}),
       row<&P::understood>({"understood",
                            "1",
                            {0, 1},
                            {},
                            "Share of those before the line who have understood at least one warning",
                            "plan"}),
       row<&P::wait_s>({"wait_s", "s", {0, 7200}, {}, "Time to obey after the last warning", "plan"}),
       row<&P::burst_s>({"burst_s", "s", {0, 86400}, {}, "Longest use; 0: no maximum", "plan"}),
       row<&P::total_s>({"total_s", "s", {0, 86400}, {}, "Longest use in all; 0: no maximum", "plan"}),
       row<&P::gap_s>(
           {"gap_s", "s", {0, 86400}, {}, "Shortest time between two uses; loudspeaker: between two messages", "plan"}),
       row<&P::way_out_s>({"way_out_s",
                           "s",
                           {0, 86400},
                           {},
                           "All who are seen to be there could leave through the exits within this time; 0: not asked",
                           "plan"}),
       row<&P::least_range_m>({"least_range_m",
                               "m",
                               {0, 100},
                               {},
                               "water_spray: a jet strikes nobody nearer to the nozzle than this",
                               "plan"})}};
  return table;
}

template <>
const Table& table_of<TacticRules>() {
  using P = TacticRules;
  static const Table table{
      "the tactics; one that is left out is never used",
      type_of<P>(),
      {row<&P::negotiate>("negotiate", "Negotiators talk with those near them", "plan"),
       row<&P::leader_appeal>("leader_appeal", "Trusted people speak through the police loudspeaker", "plan"),
       row<&P::loudspeaker>("loudspeaker", "Requests, and the warnings that other tactics need", "plan"),
       row<&P::reinforce_line>("reinforce_line", "Reserves fill empty places of standing lines", "plan"),
       row<&P::action_team>("action_team", "Action teams arrest", "plan"),
       row<&P::water_display>("water_display", "Water cannons drive up and do not spray; the sight alone moves nobody",
                              "plan"),
       row<&P::water_spray>("water_spray", "Water cannons spray", "plan"),
       row<&P::withdraw>("withdraw", "Lines are given up for the fall_back_line of their units", "plan"),
       row<&P::advance>("advance", "Lines drive the crowd back as far as advance_to of their units", "plan"),
       row<&P::relieve>("relieve", "Rested units take over the lines of tired ones, and the other way round", "plan"),
       row<&P::receive_delegates>("receive_delegates", "A few delegates of the crowd are received in the office, once",
                                  "plan"),
       row<&P::medics_forward>("medics_forward", "Medics look for the injured from the line", "plan")}};
  return table;
}

template <>
const Table& table_of<Rules>() {
  using P = Rules;
  static const Table table{
      "the rules of engagement",
      type_of<P>(),
      {required(row<&P::format>({"rules", "1", {1, 1}, {}, "Version of this format", "plan"})),
       row<&P::id>("id", "Their name", "plan", Form::id),
       row<&P::authority_lasts_s>(
           {"authority_lasts_s", "s", {1, 86400}, {}, "An authority that is not used lapses after this", "plan"}),
       row<&P::warnings_last_s>(
           {"warnings_last_s", "s", {1, 86400}, {}, "A warning older than this no longer counts", "plan"}),
       row<&P::levels>("levels", "The levels of the situation", "plan"),
       row<&P::tactics>("tactics", "Trigger each tactic may be used", "plan")}};
  return table;
}

}  // namespace sispam
