// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

namespace {

using P = MindParameters;

void add_anger(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::anger_base>(
           {"anger_base", "1", {0, 1}, {0.2, 0.5}, "Anger at rest per unit of grievance", "assumption"}),
       row<&P::anger_relaxation_s>(
           {"anger_relaxation_s", "s", {10, 86400}, {300, 2700}, "Time in which anger returns to rest", "assumption"}),
       row<&P::mixing_rate_per_s>({"mixing_rate_per_s",
                                   "1/s",
                                   {0, 1},
                                   {0.005, 0.1},
                                   "Rate at which a person takes over the anger around",
                                   "assumption, below the seconds of applause in Mann et al. 2013"}),
       row<&P::crowd_mean_share>({"crowd_mean_share",
                                  "1",
                                  {0, 1},
                                  {0, 1},
                                  "Share of that anger that comes from the whole crowd, not the neighbours",
                                  "assumption; Mann et al. 2013 favour large values for what is heard"}),
       row<&P::arousal_reproduction>({"arousal_reproduction",
                                      "1",
                                      {0, 3},
                                      {0, 1.6},
                                      "How much anger makes anger; above 1 a calm crowd does not stay calm",
                                      "assumption"}),
       row<&P::orator_rate_per_s>({"orator_rate_per_s",
                                   "1/s",
                                   {0, 0.1},
                                   {0.00083, 0.0083},
                                   "Rate at which an orator who is understood incites",
                                   "assumption"}),
       row<&P::orator_target>({"orator_target", "1", {0, 1}, {0.7, 1}, "Anger towards which he incites", "assumption"}),
       row<&P::shield_contact_rate_per_s>({"shield_contact_rate_per_s",
                                           "1/s",
                                           {0, 1},
                                           {0.0056, 0.05},
                                           "Rate at which being pushed back by shields angers",
                                           "assumption"}),
       row<&P::shield_contact_target>(
           {"shield_contact_target", "1", {0, 1}, {0.6, 1}, "Anger towards which it does", "assumption"}),
       row<&P::neighbour_kernel_m>({"neighbour_kernel_m",
                                    "m",
                                    {0.2, 20},
                                    {1, 4},
                                    "Distance over which a neighbour's weight falls by e",
                                    "assumption"}),
       row<&P::neighbour_radius_m>({"neighbour_radius_m",
                                    "m",
                                    {0.5, 20},
                                    {3, 8},
                                    "Distance beyond which nobody is a neighbour",
                                    "assumption"})});
}

void add_sound_and_fear(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::crowd_noise_db>({"crowd_noise_db",
                                "dB(A)",
                                {40, 120},
                                {75, 97},
                                "Noise in the crowd",
                                "assumption, from the shouting voice of ANSI S3.5 and 0.15 shouting per square metre"}),
       row<&P::understood_margin_db>({"understood_margin_db",
                                      "dB",
                                      {-10, 20},
                                      {0, 8},
                                      "Level above the noise at which half of the words are understood",
                                      "assumption, below the 6 to 10 dB that makers and standards ask"}),
       row<&P::understood_width_db>(
           {"understood_width_db", "dB", {0.1, 20}, {1.5, 4}, "Width of that transition", "assumption"}),
       row<&P::attention>(
           {"attention", "1", {0, 1}, {0.5, 1}, "Share of what is understood that is attended to", "assumption"}),
       row<&P::fear_relaxation_s>(
           {"fear_relaxation_s", "s", {5, 86400}, {60, 300}, "Time in which fear fades", "assumption"}),
       row<&P::arrest_fear_rate_per_s>({"arrest_fear_rate_per_s",
                                        "1/s",
                                        {0, 1},
                                        {0.0056, 0.05},
                                        "Rate at which the risk of arrest frightens",
                                        "assumption"}),
       row<&P::arrest_fear_inactive>({"arrest_fear_inactive",
                                      "1",
                                      {0, 1},
                                      {0, 0.5},
                                      "Share of that fear in people who do nothing forbidden",
                                      "assumption"}),
       row<&P::deterrence>({"deterrence",
                            "1",
                            {0, 20},
                            {1, 4},
                            "Arrest risk is 1 - exp(-deterrence x officers / (1 + active people))",
                            "Epstein 2002"}),
       row<&P::deterrence_radius_m>(
           {"deterrence_radius_m", "m", {1, 50}, {5, 20}, "Distance in which both are counted", "assumption"}),
       row<&P::crush_fear_rate_per_s>({"crush_fear_rate_per_s",
                                       "1/s",
                                       {0, 5},
                                       {0.05, 0.5},
                                       "Rate at which being crushed frightens",
                                       "assumption"})});
}

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

}  // namespace

template <>
const Table& table_of<MindParameters>() {
  static const Table table = [] {
    Table t{"anger, fear and behaviour", type_of<P>(), {}};
    add_anger(t.fields);
    add_sound_and_fear(t.fields);
    add_thresholds(t.fields);
    add_rates(t.fields);
    return t;
  }();
  return table;
}

}  // namespace sispam
