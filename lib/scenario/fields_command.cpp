// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

namespace {

std::vector<Field> command_rows() {
  using P = CommandParameters;
  return {
      row<&P::yellow_pushing>({"yellow_pushing",
                               "persons",
                               {1, 10000},
                               {5, 60},
                               "Observed pushing people at which the situation becomes yellow",
                               "assumption"}),
      row<&P::green_pushing>({"green_pushing",
                              "persons",
                              {0, 10000},
                              {0, 20},
                              "Observed pushing people below which it becomes green again",
                              "assumption"}),
      row<&P::count_error>(
          {"count_error", "1", {0, 1}, {0.1, 0.4}, "Relative error of an observed count", "assumption"}),
      row<&P::count_lag_s>({"count_lag_s", "s", {0, 600}, {2, 30}, "Age of an observed count", "assumption"}),
      row<&P::up_s>({"up_s", "s", {0, 3600}, {5, 60}, "How long a worse level must be observed", "assumption"}),
      row<&P::down_s>({"down_s", "s", {0, 3600}, {60, 600}, "How long a better level must be observed", "assumption"}),
      row<&P::sensing_s>({"sensing_s", "s", {0, 7200}, {5, 30}, "From what happens to its report", "assumption"}),
      row<&P::county_decision_s>(
          {"county_decision_s", "s", {0, 7200}, {30, 180}, "Decision of the county chief", "assumption"}),
      row<&P::province_decision_s>({"province_decision_s",
                                    "s",
                                    {0, 14400},
                                    {150, 900},
                                    "Decision of the provincial chief, who alone authorises red",
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
                          "Distance of two linked officers that counts as a gap (E3)",
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
  static const Table table{"command: what is seen, decided and ordered", type_of<CommandParameters>(), command_rows()};
  return table;
}

template <>
const Table& table_of<WatchParameters>() {
  static const Table table{"the ladder of events at the line", type_of<WatchParameters>(), watch_rows()};
  return table;
}

}  // namespace sispam
