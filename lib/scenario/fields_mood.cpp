// SPDX-License-Identifier: Apache-2.0
#include "scenario/fields_behaviour.hpp"

namespace sispam {

namespace {

using P = MindParameters;

void add_wear_and_waiting(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::burn_out_weight>({"burn_out_weight",
                                 "1",
                                 {0, 1},
                                 {0, 0.5},
                                 "How much long anger takes from the drive to act; 0: nobody burns out",
                                 "assumption; that violence burns out after Collins 2012"}),
       row<&P::burn_out_s>(
           {"burn_out_s", "s", {10, 86400}, {900, 7200}, "Time in which people burn out and recover", "assumption"}),
       row<&P::habituation_most>({"habituation_most",
                                  "1",
                                  {0, 1},
                                  {0, 0.8},
                                  "How far an orator loses his effect on those who have heard him long",
                                  "assumption"}),
       row<&P::habituation_s>(
           {"habituation_s", "s", {10, 86400}, {600, 5400}, "Time of listening in which he does", "assumption"}),
       row<&P::heat_anger_per_c>({"heat_anger_per_c",
                                  "1/K",
                                  {0, 1},
                                  {0, 0.03},
                                  "Anger at rest per degree of WBGT above 28 deg C",
                                  "assumption; the sign after Carlsmith and Anderson 1979"}),
       row<&P::waiting_anger_per_h>({"waiting_anger_per_h",
                                     "1/h",
                                     {0, 1},
                                     {0, 0.1},
                                     "Anger at rest per hour past the time promised for a result",
                                     "assumption"}),
       row<&P::pause_calms>(
           {"pause_calms", "1", {0, 1}, {0, 0.3}, "How far a pause, for prayer or a meal, lowers anger", "assumption"}),
       row<&P::rumour_answer_s>({"rumour_answer_s",
                                 "s",
                                 {0, 7200},
                                 {60, 900},
                                 "Time within which an answer that is understood corrects a rumour; 0: none does",
                                 "assumption"}),
       row<&P::rumour_answered>(
           {"rumour_answered", "1", {0, 1}, {0.1, 1}, "Share of its effect that is left then", "assumption"}),
       row<&P::help_within_s>({"help_within_s",
                               "s",
                               {0, 3600},
                               {30, 300},
                               "Time within which help halves the anger of those who saw somebody hurt",
                               "assumption"})});
}

void add_identity(std::vector<Field>& rows) {
  rows.insert(rows.end(),
              {row<&P::identity_weight>({"identity_weight",
                                         "1",
                                         {-1, 2},
                                         {-0.1, 0.5},
                                         "Weight of shared identity in the drive to act; below 0 it restrains",
                                         "assumption; the form after Stott et al. 2008, the sign uncertain"}),
               row<&P::identity_relaxation_s>({"identity_relaxation_s",
                                               "s",
                                               {10, 86400},
                                               {600, 7200},
                                               "Time in which the feeling of us against them fades",
                                               "assumption"}),
               row<&P::violence_spreads>(
                   {"violence_spreads",
                    "1",
                    {0, 1},
                    {0, 0.5},
                    "How much violent people count for neighbours without shared identity; 1: as others do",
                    "assumption, after Stott et al. 2008"}),
               row<&P::water_unites>({"water_unites",
                                      "1",
                                      {-1, 1},
                                      {-0.1, 0.5},
                                      "Impulse of identity by a jet on people who are not violent",
                                      "assumption; the sign uncertain (Castro 2023, 2024)"}),
               row<&P::coordinator_trust>({"coordinator_trust",
                                           "1",
                                           {0, 1},
                                           {0.1, 0.9},
                                           "How far a group trusts what its coordinator passes on",
                                           "assumption"}),
               row<&P::coordinator_db_at_1m>({"coordinator_db_at_1m",
                                              "dB(A)",
                                              {60, 140},
                                              {95, 115},
                                              "Level of his hand megaphone",
                                              "assumption, a small megaphone"})});
}

void add_parties_and_courage(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::opponents_seen_m>({"opponents_seen_m",
                                  "m",
                                  {0, 500},
                                  {20, 100},
                                  "Distance within which supporters of another camp are opponents to go for",
                                  "assumption"}),
       row<&P::clash_reach_m>(
           {"clash_reach_m", "m", {0.5, 50}, {2, 6}, "Distance within which two camps come to blows", "assumption"}),
       row<&P::clash_rate_per_s>({"clash_rate_per_s",
                                  "1/s",
                                  {0, 1},
                                  {0.004, 0.07},
                                  "Rate from pushing to violent against opponents in reach, at equal numbers",
                                  "assumption; the form after Jager et al. 2001"}),
       row<&P::emboldened_by>({"emboldened_by",
                               "1",
                               {0, 1},
                               {0, 0.3},
                               "Added to the drive to violence where a line has stepped back",
                               "assumption"}),
       row<&P::emboldened_s>({"emboldened_s", "s", {0, 3600}, {20, 180}, "For how long", "assumption"}),
       row<&P::emboldened_reach_m>(
           {"emboldened_reach_m", "m", {0, 100}, {2, 10}, "How near to where it stood", "assumption"})});
}

void add_night_and_going(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::night_arrest_risk>({"night_arrest_risk",
                                   "1",
                                   {0, 1},
                                   {0.3, 1},
                                   "Factor of darkness on the risk of arrest as people see it",
                                   "assumption"}),
       row<&P::advance_fear_rate_per_s>({"advance_fear_rate_per_s",
                                         "1/s",
                                         {0, 5},
                                         {0.03, 0.3},
                                         "Rate at which a line that advances frightens those before it",
                                         "assumption"}),
       row<&P::advance_fear_target>(
           {"advance_fear_target", "1", {0, 1}, {0.4, 1}, "Fear towards which it does", "assumption"}),
       row<&P::advance_seen_m>({"advance_seen_m", "m", {0, 100}, {2, 15}, "How near they are then", "assumption"}),
       row<&P::night_leave_factor>(
           {"night_leave_factor", "1", {0, 100}, {1, 3}, "Factor of darkness on the rate of going home", "assumption"}),
       row<&P::pause_leave_factor>({"pause_leave_factor",
                                    "1",
                                    {0, 100},
                                    {1, 15},
                                    "Factor of a pause on it",
                                    "assumption; Jakarta 2019 (press): people left in order after the evening prayer"}),
       row<&P::heat_leave_per_c>({"heat_leave_per_c",
                                  "1/K",
                                  {0, 10},
                                  {0, 0.3},
                                  "What each degree of air temperature above 30 deg C adds to the factor on it",
                                  "assumption"}),
       row<&P::bystander_fear_leave_factor>({"bystander_fear_leave_factor",
                                             "1",
                                             {0, 1000},
                                             {0, 60},
                                             "What full fear adds to that factor of a bystander",
                                             "assumption"})});
}

}  // namespace

void add_mood_fields(std::vector<Field>& rows) {
  add_wear_and_waiting(rows);
  add_identity(rows);
  add_parties_and_courage(rows);
  add_night_and_going(rows);
}

}  // namespace sispam
