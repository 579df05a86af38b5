// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

namespace {

std::vector<Field> command_rows() {
  using P = CommandParameters;
  return {
      row<&P::count_error>(
          {"count_error", "1", {0, 1}, {0.1, 0.4}, "Relative error of an observed count", "assumption"}),
      row<&P::count_lag_s>({"count_lag_s", "s", {0, 600}, {2, 30}, "Age of an observed count", "assumption"}),
      row<&P::violent_lag_s>(
          {"violent_lag_s", "s", {0, 600}, {1, 20}, "Age of a count of those who throw or strike", "assumption"}),
      row<&P::serious_lasts_s>({"serious_lasts_s",
                                "s",
                                {0, 86400},
                                {300, 3600},
                                "How long a serious injury that became known counts for the rules",
                                "assumption"}),
      row<&P::mood_error>({"mood_error",
                           "1",
                           {0, 1},
                           {0.1, 0.6},
                           "Chance that the mood of the crowd is reported one class off",
                           "assumption"}),
      row<&P::tired_below>(
          {"tired_below", "1", {0, 1}, {0.1, 0.5}, "Freshness of an officer who counts as tired", "assumption"}),
      row<&P::sensing_s>({"sensing_s", "s", {0, 7200}, {5, 30}, "From what happens to its report", "assumption"}),
      row<&P::platoon_decision_s>(
          {"platoon_decision_s", "s", {0, 7200}, {5, 30}, "Decision of a platoon leader", "assumption"}),
      row<&P::company_decision_s>(
          {"company_decision_s", "s", {0, 7200}, {15, 90}, "Decision of a company commander", "assumption"}),
      row<&P::county_decision_s>(
          {"county_decision_s", "s", {0, 7200}, {30, 180}, "Decision of the county chief", "assumption"}),
      row<&P::province_decision_s>({"province_decision_s",
                                    "s",
                                    {0, 14400},
                                    {150, 900},
                                    "Decision of the provincial chief",
                                    "assumption; that he decides: Perkap 16/2006"}),
      row<&P::radio_s>({"radio_s", "s", {0, 7200}, {10, 60}, "Passing an order by radio", "assumption"}),
      row<&P::hand_over_s>(
          {"hand_over_s", "s", {0, 7200}, {45, 270}, "Hand-over from the rope line to the shield line", "assumption"}),
      row<&P::riot_hand_over_s>({"riot_hand_over_s",
                                 "s",
                                 {0, 7200},
                                 {120, 720},
                                 "Hand-over from the shield line to the riot platoon",
                                 "assumption"})};
}

std::vector<Field> ready_rows() {
  using P = CommandParameters;
  return {
      row<&P::negotiators_ready_s>(
          {"negotiators_ready_s", "s", {0, 7200}, {15, 90}, "Negotiators begin to talk", "assumption"}),
      row<&P::loudspeaker_ready_s>(
          {"loudspeaker_ready_s", "s", {0, 7200}, {5, 30}, "A police loudspeaker is ready", "assumption"}),
      row<&P::reserve_ready_s>({"reserve_ready_s", "s", {0, 7200}, {8, 45}, "Reserves set out", "assumption"}),
      row<&P::action_team_ready_s>(
          {"action_team_ready_s", "s", {0, 7200}, {30, 180}, "Action teams are ready", "assumption"}),
      row<&P::water_ready_s>(
          {"water_ready_s", "s", {0, 7200}, {15, 90}, "Water cannon from standby to jet", "assumption"}),
      row<&P::withdraw_ready_s>(
          {"withdraw_ready_s", "s", {0, 7200}, {15, 90}, "A line is ready to give ground", "assumption"}),
      row<&P::advance_ready_s>(
          {"advance_ready_s", "s", {0, 7200}, {15, 90}, "A line is ready to advance", "assumption"}),
      row<&P::relief_ready_s>({"relief_ready_s", "s", {0, 7200}, {15, 90}, "A relief sets out", "assumption"}),
      row<&P::delegates_ready_s>({"delegates_ready_s",
                                  "s",
                                  {0, 7200},
                                  {150, 900},
                                  "Delegates are chosen and the office receives them",
                                  "assumption"}),
      row<&P::medics_ready_s>({"medics_ready_s", "s", {0, 7200}, {45, 270}, "Medics are at the line", "assumption"}),
      row<&P::microphone_gsd>({"microphone_gsd",
                               "1",
                               {1, 10},
                               {1.5, 3},
                               "Geometric standard deviation of the time until a trusted person speaks",
                               "assumption"}),
      row<&P::dialogue_db_at_1m>({"dialogue_db_at_1m",
                                  "dB(A)",
                                  {60, 130},
                                  {75, 110},
                                  "Sound level of negotiators at 1 m: as through a hand megaphone",
                                  "assumption"}),
      row<&P::message_s>(
          {"message_s", "s", {1, 600}, {8, 40}, "Length of a warning or request by loudspeaker", "assumption"}),
      row<&P::appeal_s>({"appeal_s", "s", {1, 7200}, {60, 600}, "How long a trusted person speaks", "assumption"})};
}

std::vector<Field> message_rows() {
  using P = CommandParameters;
  return {
      row<&P::message_lost>({"message_lost",
                             "1",
                             {0, 1},
                             {0, 0.2},
                             "Chance that a report, request or order on the radio is lost or not understood",
                             "assumption"}),
      row<&P::repeat_after_s>({"repeat_after_s",
                               "s",
                               {0, 3600},
                               {10, 90},
                               "How long one waits for an answer before one says it again",
                               "assumption"}),
      row<&P::repeats>({"repeats", "1", {0, 100}, {1, 10}, "How often a request is said again at most", "assumption"}),
      row<&P::misheard>({"misheard",
                         "1",
                         {0, 1},
                         {0, 0.05},
                         "Chance that those who carry out a tactic take the order to get ready for the order to begin",
                         "assumption: 0, since nothing is known about it"}),
      row<&P::county_refuses>({"county_refuses",
                               "1",
                               {0, 1},
                               {0, 0.5},
                               "Chance that the county chief refuses a request for force of level 4 and above",
                               "assumption: 0, whatever the rules allow is granted"}),
      row<&P::province_refuses>({"province_refuses",
                                 "1",
                                 {0, 1},
                                 {0, 0.5},
                                 "Chance that the province refuses such a request, or to declare red",
                                 "assumption: 0, as above"}),
      row<&P::refused_for_s>({"refused_for_s",
                              "s",
                              {0, 86400},
                              {120, 1800},
                              "How long nobody asks again for what was refused",
                              "assumption"}),
      row<&P::province_delegates>({"province_delegates",
                                   "1",
                                   {0, 1},
                                   {0, 1},
                                   "Chance that the province, with the first request it grants, leaves the rest to the "
                                   "county",
                                   "assumption: 0; that it may delegate: Perkap 16/2006"})};
}

std::vector<Field> watch_rows() {
  using P = WatchParameters;
  return {row<&P::contact_force_n>({"contact_force_n",
                                    "N",
                                    {1, 1000},
                                    {20, 100},
                                    "Force on a line member that counts as contact (E1)",
                                    "assumption"}),
          row<&P::bent_m>(
              {"bent_m", "m", {0.05, 10}, {0.5, 1.5}, "Mean displacement that counts as bent (E2)", "assumption"}),
          row<&P::bent_window_m>(
              {"bent_window_m", "m", {1, 100}, {3, 10}, "Stretch of the line over which it is taken", "assumption"}),
          row<&P::bent_s>({"bent_s", "s", {0, 60}, {1, 5}, "How long it must last", "assumption"}),
          row<&P::gap_m>({"gap_m",
                          "m",
                          {0.5, 5},
                          {0.7, 1.2},
                          "Distance of two neighbours of the front that counts as a gap (E3)",
                          "assumption"}),
          row<&P::gap_s>({"gap_s", "s", {0, 60}, {0.5, 3}, "How long it must last", "assumption"}),
          row<&P::gap_opponent_m>(
              {"gap_opponent_m", "m", {0.5, 10}, {1, 3}, "How near a demonstrator must be", "assumption"}),
          row<&P::envelope_m>(
              {"envelope_m", "m", {0, 5}, {0.3, 1}, "Width of the line's envelope behind its last rank", "assumption"}),
          row<&P::penetration_m>({"penetration_m",
                                  "m",
                                  {0.1, 10},
                                  {0.5, 2},
                                  "Distance behind the envelope that counts as penetration (E4)",
                                  "assumption"}),
          row<&P::penetration_s>({"penetration_s", "s", {0, 60}, {0.5, 3}, "How long it must last", "assumption"}),
          row<&P::breach_persons>({"breach_persons",
                                   "persons",
                                   {1, 100},
                                   {1, 10},
                                   "Penetrators at once that count as a breach (E5)",
                                   "assumption"}),
          row<&P::collapse_share>({"collapse_share",
                                   "1",
                                   {0.01, 1},
                                   {0.2, 0.5},
                                   "Share of the line off its slots that counts as collapse (E6)",
                                   "assumption"}),
          row<&P::collapse_off_slot_m>(
              {"collapse_off_slot_m", "m", {0.1, 10}, {0.5, 2}, "How far off counts", "assumption"}),
          row<&P::occupation_persons>({"occupation_persons",
                                       "persons",
                                       {1, 1000},
                                       {5, 20},
                                       "People in the protected area at once that count as an occupation (E8)",
                                       "assumption"}),
          row<&P::occupation_s>({"occupation_s", "s", {0, 3600}, {10, 120}, "How long it must last", "assumption"}),
          row<&P::restored_s>({"restored_s",
                               "s",
                               {1, 3600},
                               {10, 120},
                               "Time without free penetrator after which the line is restored (E9)",
                               "assumption"})};
}

}  // namespace

template <>
const Table& table_of<CommandParameters>() {
  static const Table table = [] {
    Table made{"command: what is seen, decided and ordered", type_of<CommandParameters>(), command_rows()};
    for (Field& field : message_rows()) made.fields.push_back(std::move(field));
    for (Field& field : ready_rows()) made.fields.push_back(std::move(field));
    return made;
  }();
  return table;
}

template <>
const Table& table_of<WatchParameters>() {
  static const Table table{"the ladder of events at the line", type_of<WatchParameters>(), watch_rows()};
  return table;
}

}  // namespace sispam
