// SPDX-License-Identifier: Apache-2.0
#include "scenario/fields_behaviour.hpp"

namespace sispam {

namespace {

using P = MindParameters;

void add_thresholds(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::social_weight>({"social_weight",
                               "1",
                               {0, 2},
                               {0.15, 0.5},
                               "Weight of what the neighbours do in the drive to act",
                               "assumption, after the thresholds of Granovetter 1978"}),
       row<&P::fear_weight>({"fear_weight",
                             "1",
                             {0, 2},
                             {0.3, 0.9},
                             "Weight of fear times risk aversion",
                             "assumption, after Epstein 2002"}),
       row<&P::threshold_verbal>(
           {"threshold_verbal", "1", {0, 2}, {0.2, 0.4}, "Drive at which people begin to shout", "assumption"}),
       row<&P::threshold_push>(
           {"threshold_push", "1", {0, 2}, {0.45, 0.65}, "Drive at which people begin to push", "assumption"}),
       row<&P::threshold_violent>(
           {"threshold_violent", "1", {0, 3}, {0.7, 1.0}, "Drive at which people become violent", "assumption"}),
       row<&P::provocateur_violent_shift>({"provocateur_violent_shift",
                                           "1",
                                           {-1, 1},
                                           {-0.6, 0},
                                           "Shift of that threshold of provocateurs",
                                           "assumption"}),
       row<&P::threshold_sd>(
           {"threshold_sd", "1", {0, 1}, {0.05, 0.2}, "Standard deviation of a person's thresholds", "assumption"}),
       row<&P::pusher_shift>(
           {"pusher_shift", "1", {-1, 1}, {-0.3, 0}, "Shift of the pushing threshold of pushers", "assumption"}),
       row<&P::provocateur_shift>(
           {"provocateur_shift", "1", {-1, 1}, {-0.4, 0}, "Shift of the thresholds of provocateurs", "assumption"}),
       row<&P::bystander_shift>(
           {"bystander_shift", "1", {-1, 1}, {0, 0.5}, "Shift of the thresholds of bystanders", "assumption"}),
       row<&P::threshold_ramp>({"threshold_ramp",
                                "1",
                                {0.01, 2},
                                {0.1, 0.2},
                                "Drive above the threshold at which the rate is full",
                                "assumption"}),
       row<&P::threshold_hysteresis>({"threshold_hysteresis",
                                      "1",
                                      {0, 1},
                                      {0.05, 0.2},
                                      "How far the drive must fall below the threshold to stop",
                                      "assumption"})});
}

void add_rates(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::verbal_rate_per_s>(
           {"verbal_rate_per_s", "1/s", {0, 1}, {0.0056, 0.05}, "Rate from calm to verbal", "assumption"}),
       row<&P::push_rate_per_s>(
           {"push_rate_per_s", "1/s", {0, 1}, {0.0056, 0.05}, "Rate from verbal to pushing", "assumption"}),
       row<&P::push_distance_m>({"push_distance_m",
                                 "m",
                                 {0.5, 50},
                                 {2, 8},
                                 "Distance to the line over which that rate falls by e",
                                 "assumption"}),
       row<&P::calm_rate_per_s>(
           {"calm_rate_per_s", "1/s", {0, 1}, {0.0028, 0.025}, "Rate from verbal to calm", "assumption"}),
       row<&P::push_end_rate_per_s>({"push_end_rate_per_s",
                                     "1/s",
                                     {0, 1},
                                     {0.0074, 0.067},
                                     "Rate from pushing to verbal when the drive has fallen",
                                     "assumption"}),
       row<&P::push_fatigue_rate_per_s>(
           {"push_fatigue_rate_per_s", "1/s", {0, 1}, {0.0042, 0.025}, "Rate at which pushers tire", "assumption"}),
       row<&P::leave_rate_per_s>({"leave_rate_per_s",
                                  "1/s",
                                  {0, 0.1},
                                  {0.00007, 0.00056},
                                  "Rate at which calm people go home",
                                  "assumption"}),
       row<&P::leave_if_verbal>(
           {"leave_if_verbal", "1", {0, 1}, {0.1, 1}, "Factor on it for verbal people", "assumption"}),
       row<&P::leave_if_pushing>(
           {"leave_if_pushing", "1", {0, 1}, {0, 0.1}, "Factor on it for pushing people", "assumption"})});
}

void add_violence_and_flight(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::violent_rate_per_s>(
           {"violent_rate_per_s", "1/s", {0, 1}, {0.002, 0.033}, "Rate from pushing to violent", "assumption"}),
       row<&P::violent_if_breached>({"violent_if_breached",
                                     "1",
                                     {0, 20},
                                     {0, 6},
                                     "Added to its factor 1 while a line is breached",
                                     "assumption, after Nassauer 2016"}),
       row<&P::violent_if_outnumbering>({"violent_if_outnumbering",
                                         "1",
                                         {0, 20},
                                         {0, 4},
                                         "Added when active people near are more than six for each officer",
                                         "assumption, after Nassauer 2016"}),
       row<&P::violent_if_fallen>({"violent_if_fallen",
                                   "1",
                                   {0, 20},
                                   {0, 4},
                                   "Added when somebody lies on the ground near",
                                   "assumption, after Nassauer 2016"}),
       row<&P::violent_if_isolated>({"violent_if_isolated",
                                     "1",
                                     {0, 20},
                                     {0, 4},
                                     "Added when an officer stands alone near",
                                     "assumption, after Nassauer 2016 and Collins 2008"}),
       row<&P::violent_end_rate_per_s>({"violent_end_rate_per_s",
                                        "1/s",
                                        {0, 1},
                                        {0.011, 0.1},
                                        "Rate from violent to pushing when the drive has fallen",
                                        "assumption"}),
       row<&P::violent_fatigue_rate_per_s>({"violent_fatigue_rate_per_s",
                                            "1/s",
                                            {0, 1},
                                            {0.0056, 0.025},
                                            "Rate at which violent people tire",
                                            "assumption"}),
       row<&P::flee_rate_per_s>(
           {"flee_rate_per_s", "1/s", {0, 5}, {0.067, 0.6}, "Rate at which the most frightened flee", "assumption"}),
       row<&P::flee_threshold>({"flee_threshold",
                                "1",
                                {0, 3},
                                {0.5, 0.8},
                                "Fear times (1/2 + risk aversion) at which people begin to flee",
                                "assumption"}),
       row<&P::flee_ramp>(
           {"flee_ramp", "1", {0.01, 2}, {0.15, 0.5}, "How far above it the rate is full", "assumption"}),
       row<&P::flee_pace>(
           {"flee_pace", "1", {1, 4}, {1.2, 2.5}, "Speed of fleeing people over their walking speed", "assumption"})});
}

void add_going(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::appeal_leave_factor>({"appeal_leave_factor",
                                     "1",
                                     {0, 200},
                                     {5, 40},
                                     "How much a trusted voice that is understood adds to the rate of going home",
                                     "assumption"}),
       row<&P::appeal_fades_s>({"appeal_fades_s",
                                "s",
                                {0, 36000},
                                {0, 1800},
                                "Time constant with which the call to go home fades after an appeal; 0: at once",
                                "assumption"}),
       row<&P::dialogue_leave_factor>(
           {"dialogue_leave_factor", "1", {0, 200}, {1, 10}, "The same for negotiators", "assumption"}),
       row<&P::stay_near_share>({"stay_near_share",
                                 "1",
                                 {0, 1},
                                 {0.2, 0.9},
                                 "Share of those who leave that stays within reach",
                                 "assumption"}),
       row<&P::return_share>({"return_share",
                              "1",
                              {0, 1},
                              {0, 0.7},
                              "Share of them that comes back on a rumour or a result",
                              "assumption; Seram Bagian Timur 2024 (press): back within an hour"}),
       row<&P::return_within_s>(
           {"return_within_s", "s", {1, 7200}, {60, 3600}, "Time within which they do", "assumption"}),
       row<&P::hit_pause_s>(
           {"hit_pause_s", "s", {0, 3600}, {20, 60}, "How long those struck by a jet do not push", "assumption"}),
       row<&P::hit_retreat_m>({"hit_retreat_m",
                               "m",
                               {0, 100},
                               {5, 30},
                               "How far those struck by a jet, or beside one, draw back",
                               "assumption"}),
       row<&P::hit_return_share>({"hit_return_share",
                                  "1",
                                  {0, 1},
                                  {0.4, 0.95},
                                  "Share of them that then comes back; the rest goes home",
                                  "assumption"})});
}

}  // namespace

void add_behaviour_fields(std::vector<Field>& rows) {
  add_thresholds(rows);
  add_rates(rows);
  add_violence_and_flight(rows);
  add_going(rows);
}

}  // namespace sispam
