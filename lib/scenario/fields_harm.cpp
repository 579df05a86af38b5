// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

namespace {

constexpr const char* assumed = "assumption";

void add_violence(std::vector<Field>& rows) {
  using P = HazardParameters;
  rows.insert(
      rows.end(),
      {row<&P::violence_cv>({"violence_cv", "1", {0, 2}, {0, 1}, "Spread of the violence of a replicate", assumed}),
       row<&P::contact_per_min>(
           {"contact_per_min", "1/min", {0, 1}, {1e-4, 9e-4}, "Injuries by close contact at full force", assumed}),
       row<&P::contact_force_n>(
           {"contact_force_n", "N", {1, 10000}, {100, 600}, "Force of contact at full intensity", assumed}),
       row<&P::jet_far_per_s>({"jet_far_per_s",
                               "1/s",
                               {0, 10},
                               {0.0016, 0.01},
                               "Injuries of demonstrators by a second of jet, from 15 m on",
                               assumed}),
       row<&P::jet_near_per_s>(
           {"jet_near_per_s", "1/s", {0, 10}, {0.008, 0.05}, "The same from 10 m to 15 m", assumed}),
       row<&P::jet_close_per_s>({"jet_close_per_s", "1/s", {0, 10}, {0.032, 0.2}, "The same below 10 m", assumed}),
       row<&P::jet_personnel_per_s>(
           {"jet_personnel_per_s", "1/s", {0, 10}, {0.0004, 0.0025}, "The same of personnel", assumed}),
       row<&P::thrown_short>({"thrown_short",
                              "1",
                              {0, 10},
                              {0.0024, 0.015},
                              "Injuries of demonstrators in front by an object thrown",
                              assumed}),
       row<&P::thrown_kitted>(
           {"thrown_kitted", "1", {0, 10}, {0.01, 0.06}, "Injuries of personnel with shield or helmet by it", assumed}),
       row<&P::thrown_bare>(
           {"thrown_bare", "1", {0, 10}, {0.032, 0.2}, "Injuries of personnel without by it", assumed}),
       row<&P::strike_demonstrator>({"strike_demonstrator",
                                     "1",
                                     {0, 10},
                                     {0.01, 0.06},
                                     "Injuries of demonstrators by an exchange of blows",
                                     assumed}),
       row<&P::strike_personnel>(
           {"strike_personnel", "1", {0, 10}, {0.001, 0.006}, "Injuries of personnel by it", assumed}),
       row<&P::arrest_demonstrator>({"arrest_demonstrator",
                                     "1",
                                     {0, 10},
                                     {0.05, 0.25},
                                     "Injuries of the seized by a seizure",
                                     "assumption; severity after Bozeman et al. 2018"}),
       row<&P::arrest_personnel>(
           {"arrest_personnel", "1", {0, 10}, {0.03, 0.17}, "Injuries of the seizing officer by it", assumed}),
       row<&P::sharp_attack>(
           {"sharp_attack", "1", {0, 10}, {0.02, 0.3}, "Stabbings by an armed person whom somebody seizes", assumed})});
}

void add_surroundings(std::vector<Field>& rows) {
  using P = HazardParameters;
  rows.insert(
      rows.end(),
      {row<&P::running_demonstrator>(
           {"running_demonstrator", "1", {0, 10}, {0.002, 0.02}, "Injuries of one who takes to flight", assumed}),
       row<&P::running_personnel>(
           {"running_personnel", "1", {0, 10}, {0.0003, 0.003}, "Injuries of the officer nearest to him", assumed}),
       row<&P::vehicle_demonstrator>({"vehicle_demonstrator",
                                      "1",
                                      {0, 10},
                                      {0.0007, 0.006},
                                      "Injuries of the nearest demonstrator by a water cannon that manoeuvres",
                                      assumed}),
       row<&P::vehicle_personnel>(
           {"vehicle_personnel", "1", {0, 10}, {0.0002, 0.0015}, "The same of the nearest officer", assumed}),
       row<&P::vehicle_reach_m>(
           {"vehicle_reach_m", "m", {0, 100}, {5, 15}, "How near to it people are at risk", assumed}),
       row<&P::smoke_demonstrator_per_min>({"smoke_demonstrator_per_min",
                                            "1/min",
                                            {0, 10},
                                            {0.003, 0.03},
                                            "Injuries of demonstrators near a fire",
                                            assumed}),
       row<&P::smoke_personnel_per_min>(
           {"smoke_personnel_per_min", "1/min", {0, 10}, {0.0015, 0.015}, "The same of personnel", assumed}),
       row<&P::smoke_reach_m>({"smoke_reach_m", "m", {0, 100}, {2, 10}, "How near that is", assumed})});
}

void add_fight(std::vector<Field>& rows) {
  using P = HazardParameters;
  rows.insert(
      rows.end(),
      {row<&P::throw_interval_s>({"throw_interval_s",
                                  "s",
                                  {1, 86400},
                                  {15, 240},
                                  "Mean time between two objects that a violent person throws",
                                  assumed}),
       row<&P::throw_reach_m>({"throw_reach_m", "m", {0, 100}, {15, 40}, "How far they fly", assumed}),
       row<&P::strike_interval_s>({"strike_interval_s",
                                   "s",
                                   {0.5, 86400},
                                   {5, 30},
                                   "Mean time between two exchanges of blows in reach",
                                   assumed}),
       row<&P::strike_reach_m>(
           {"strike_reach_m", "m", {0, 5}, {0.3, 1}, "Gap between two bodies that a blow reaches over", assumed})});
}

void add_parties_and_fires(std::vector<Field>& rows) {
  using P = HazardParameters;
  rows.insert(rows.end(),
              {row<&P::clash_injury>({"clash_injury",
                                      "1",
                                      {0, 10},
                                      {0.02, 0.15},
                                      "Injuries by a blow or an object between supporters of two camps",
                                      "assumption, between a blow and an object on somebody without a helmet"}),
               row<&P::burn_lighting>(
                   {"burn_lighting", "1", {0, 10}, {0.005, 0.08}, "Burns of one who lights a fire", assumed}),
               row<&P::burn_per_min>(
                   {"burn_per_min", "1/min", {0, 10}, {0.01, 0.2}, "Burns of somebody beside a fire", assumed}),
               row<&P::burn_reach_m>({"burn_reach_m", "m", {0, 20}, {0.5, 3}, "How near that is", assumed}),
               row<&P::light_interval_s>({"light_interval_s",
                                          "s",
                                          {1, 86400},
                                          {120, 3600},
                                          "Mean time until a violent person in reach of a burnable thing lights it",
                                          assumed}),
               row<&P::light_reach_m>({"light_reach_m", "m", {0, 50}, {1, 10}, "How near that is", assumed})});
}

void add_heat(std::vector<Field>& rows) {
  using P = HazardParameters;
  rows.insert(
      rows.end(),
      {row<&P::illness_per_h>({"illness_per_h",
                               "1/h",
                               {0, 10},
                               {0.1e-3, 0.5e-3},
                               "Illness of anybody whatever happens",
                               "assumption, near the patients of mass gatherings (Arbon et al. 2001) over 3 h"}),
       row<&P::heat_per_h>(
           {"heat_per_h", "1/h", {0, 10}, {0.2e-3, 2e-3}, "Heat illness at an effective WBGT of 28 deg C", assumed}),
       row<&P::heat_exponent_per_c>(
           {"heat_exponent_per_c", "1/K", {0, 2}, {0.12, 0.30}, "How it grows with the WBGT", assumed}),
       row<&P::heat_after_s>(
           {"heat_after_s", "s", {0, 86400}, {600, 3600}, "Time in the open before it begins", assumed}),
       row<&P::heat_kit_c>({"heat_kit_c",
                            "K",
                            {0, 20},
                            {3, 6},
                            "What shield and helmet add to the WBGT",
                            "assumption, by analogy with the clothing of ISO 7243:2017"}),
       row<&P::heat_dress_c>({"heat_dress_c", "K", {0, 20}, {0, 2}, "What a plain uniform adds", assumed}),
       row<&P::heat_without_water>({"heat_without_water",
                                    "1",
                                    {0, 20},
                                    {1.2, 2.5},
                                    "Factor without drinking water",
                                    "Locoh-Donou et al. 2016: patients at campus events"}),
       row<&P::heat_with_relief>(
           {"heat_with_relief", "1", {0, 1}, {0.4, 0.8}, "Factor with shade and relief", assumed}),
       row<&P::heat_soaked>({"heat_soaked", "1", {0, 1}, {0.3, 1}, "Factor for one whom a jet has soaked", assumed}),
       row<&P::soaked_s>({"soaked_s", "s", {0, 86400}, {600, 2400}, "How long he stays wet", assumed})});
}

}  // namespace

template <>
const Table& table_of<HazardParameters>() {
  static const Table table = [] {
    Table t{"injuries from violence, heat and illness", type_of<HazardParameters>(), {}};
    add_violence(t.fields);
    add_surroundings(t.fields);
    add_fight(t.fields);
    add_parties_and_fires(t.fields);
    add_heat(t.fields);
    return t;
  }();
  return table;
}

template <>
const Table& table_of<ArrestParameters>() {
  using P = ArrestParameters;
  static const Table table{
      "action teams at work",
      type_of<P>(),
      {row<&P::sight_m>({"sight_m", "m", {1, 200}, {15, 40}, "How far officers see what somebody does", assumed}),
       row<&P::weapon_sight_m>({"weapon_sight_m", "m", {0, 100}, {4, 12}, "How far they may see a weapon", assumed}),
       row<&P::weapon_seen>(
           {"weapon_seen", "1", {0, 1}, {0.1, 0.6}, "Chance in 10 s that they see it from there", assumed}),
       row<&P::night_sight>(
           {"night_sight", "1", {0, 1}, {0.4, 1}, "Factor of darkness on both of these distances", assumed}),
       row<&P::ratio_reach_m>(
           {"ratio_reach_m", "m", {1, 50}, {3, 10}, "How far round the target people are counted", assumed}),
       row<&P::ratio_limit>({"ratio_limit",
                             "1",
                             {0, 100},
                             {2, 8},
                             "Active demonstrators per officer there above which a team turns back",
                             assumed}),
       row<&P::approach_s>({"approach_s", "s", {1, 3600}, {30, 120}, "Longest approach", assumed}),
       row<&P::reach_m>({"reach_m", "m", {0.5, 5}, {0.7, 1.5}, "Distance at which somebody is seized", assumed}),
       row<&P::seize_s>({"seize_s", "s", {0.5, 600}, {3, 15}, "How long a seizure takes", assumed}),
       row<&P::success>(
           {"success", "1", {0, 1}, {0.5, 0.9}, "Chance that it succeeds when officers are many", assumed}),
       row<&P::success_ratio>({"success_ratio", "1", {0, 100}, {1, 4}, "Ratio above which the chance falls", assumed}),
       row<&P::success_decay>({"success_decay", "1", {0, 10}, {0.2, 1}, "How fast it falls with the ratio", assumed}),
       row<&P::wrong_person>(
           {"wrong_person", "1", {0, 1}, {0.02, 0.12}, "Chance that a neighbour is seized instead", assumed}),
       row<&P::night_wrong_person>({"night_wrong_person", "1", {0, 1}, {0.05, 0.25}, "The same in the dark", assumed}),
       row<&P::sharp_at_officer>({"sharp_at_officer",
                                  "1",
                                  {0, 1},
                                  {0.5, 0.9},
                                  "Chance that an armed person turns on the officer, not on another demonstrator",
                                  assumed})}};
  return table;
}

template <>
const Table& table_of<Weather>() {
  using P = Weather;
  static const Table table{
      "daylight, heat and what is done against it",
      type_of<P>(),
      {row<&P::air_temperature_c>({"air_temperature_c", "Cel", {-20, 60}, {24, 36}, "Air temperature", "plan"}),
       row<&P::relative_humidity_pct>({"relative_humidity_pct", "%", {1, 100}, {40, 90}, "Relative humidity", "plan"}),
       row<&P::shade>("shade", "Whether there is shade, and relief by turns", "plan"),
       row<&P::drinking_water>("drinking_water", "Whether drinking water is offered to both sides", "plan"),
       row<&P::dark_from_s>({"dark_from_s", "s", {0, 86400}, {}, "When it gets dark", "plan"}),
       row<&P::dark_until_s>(
           {"dark_until_s", "s", {0, 86400}, {}, "When it gets light again; both 0: it stays light", "plan"})}};
  return table;
}

}  // namespace sispam
