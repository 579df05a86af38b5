// SPDX-License-Identifier: Apache-2.0
#include "scenario/fields_behaviour.hpp"

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
      {row<&P::understood_margin_db>({"understood_margin_db",
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

void add_voices_and_water(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::calming_rate_per_s>({"calming_rate_per_s",
                                    "1/s",
                                    {0, 0.1},
                                    {0.0017, 0.017},
                                    "Rate at which a trusted voice or a negotiator who is understood calms",
                                    "assumption"}),
       row<&P::calming_target>({"calming_target", "1", {0, 1}, {0, 0.2}, "Anger towards which they do", "assumption"}),
       row<&P::police_voice_rate_per_s>(
           {"police_voice_rate_per_s",
            "1/s",
            {0, 0.1},
            {0.001, 0.01},
            "Rate at which a police loudspeaker that is understood moves anger towards 1 - legitimacy",
            "assumption"}),
       row<&P::water_rate_per_s>({"water_rate_per_s",
                                  "1/s",
                                  {0, 1},
                                  {0.017, 0.14},
                                  "Rate at which water received or seen beside oneself angers",
                                  "assumption"}),
       row<&P::water_differentiation>({"water_differentiation",
                                       "1",
                                       {0, 1},
                                       {0, 1},
                                       "How far those who accept the police are not angered by it",
                                       "assumption"})});
}

void add_noise(std::vector<Field>& rows) {
  rows.insert(rows.end(),
              {row<&P::shout_power_db>({"shout_power_db",
                                        "dB(A)",
                                        {40, 120},
                                        {84, 96},
                                        "Sound power of one shouting person",
                                        "ANSI S3.5: a shout of 82 dB(A) at 1 m, and 8 dB for the half space"}),
               row<&P::shouting_at_once>({"shouting_at_once",
                                          "1",
                                          {0, 1},
                                          {0.1, 1},
                                          "Share of verbal, pushing and violent people who shout at one moment",
                                          "assumption"}),
               row<&P::shout_reach_m>({"shout_reach_m",
                                       "m",
                                       {1, 100},
                                       {10, 30},
                                       "Distance within which shouting people add to the noise",
                                       "assumption"}),
               row<&P::shout_least_m>(
                   {"shout_least_m", "m", {0.1, 1}, {0.3, 1}, "Distance of the nearest of them", "assumption"}),
               row<&P::background_noise_db>({"background_noise_db",
                                             "dB(A)",
                                             {20, 110},
                                             {55, 75},
                                             "Noise of the street without the crowd",
                                             "assumption"}),
               row<&P::orator_speaks_s>(
                   {"orator_speaks_s", "s", {1, 3600}, {10, 60}, "How long an orator speaks at a time", "assumption"}),
               row<&P::orator_pauses_s>({"orator_pauses_s",
                                         "s",
                                         {0, 3600},
                                         {0, 20},
                                         "How long he pauses in between; others are understood then",
                                         "assumption"}),
               row<&P::orator_reach_m>({"orator_reach_m",
                                        "m",
                                        {0, 1000},
                                        {5, 30},
                                        "How near to a loudspeaker of his group he must be to speak through it",
                                        "assumption"}),
               row<&P::message_level_sd_db>({"message_level_sd_db",
                                             "dB",
                                             {0, 20},
                                             {0, 6},
                                             "Standard deviation of the level of a warning",
                                             "assumption"}),
               row<&P::warned_zone_m>({"warned_zone_m",
                                       "m",
                                       {1, 200},
                                       {15, 50},
                                       "Distance before a line within which people count for the share that is warned",
                                       "assumption"})});
}

void add_more_fear_and_legitimacy(std::vector<Field>& rows) {
  rows.insert(rows.end(),
              {row<&P::water_fear_rate_per_s>(
                   {"water_fear_rate_per_s", "1/s", {0, 5}, {0.1, 1}, "Rate at which a jet frightens", "assumption"}),
               row<&P::weapon_fear_rate_per_s>({"weapon_fear_rate_per_s",
                                                "1/s",
                                                {0, 5},
                                                {0.0167, 0.15},
                                                "Rate at which a sharp weapon in violent hands frightens",
                                                "assumption"}),
               row<&P::weapon_fear_target>(
                   {"weapon_fear_target", "1", {0, 1}, {0.3, 0.9}, "Fear towards which it does", "assumption"}),
               row<&P::weapon_seen_m>(
                   {"weapon_seen_m", "m", {0, 50}, {3, 12}, "Distance within which it is seen", "assumption"}),
               row<&P::legitimacy_relaxation_s>({"legitimacy_relaxation_s",
                                                 "s",
                                                 {10, 864000},
                                                 {1800, 7200},
                                                 "Time in which legitimacy returns to what it was",
                                                 "assumption"}),
               row<&P::dialogue_legitimacy_rate_per_s>({"dialogue_legitimacy_rate_per_s",
                                                        "1/s",
                                                        {0, 1},
                                                        {0.0004, 0.0033},
                                                        "Rate at which dialogue that is understood raises legitimacy",
                                                        "assumption; the sign after Mazerolle et al. 2013"}),
               row<&P::incident_strength>({"incident_strength",
                                           "1",
                                           {0, 3},
                                           {0, 2},
                                           "Factor on what seeing an arrest, an injury or a jet does to feelings",
                                           "assumption"}),
               row<&P::sight_m>(
                   {"sight_m", "m", {0, 200}, {10, 50}, "Distance within which such things are seen", "assumption"})});
}

}  // namespace

template <>
const Table& table_of<MindParameters>() {
  static const Table table = [] {
    Table t{"anger, fear and behaviour", type_of<P>(), {}};
    add_anger(t.fields);
    add_voices_and_water(t.fields);
    add_noise(t.fields);
    add_sound_and_fear(t.fields);
    add_more_fear_and_legitimacy(t.fields);
    add_behaviour_fields(t.fields);
    add_mood_fields(t.fields);
    return t;
  }();
  return table;
}

}  // namespace sispam
