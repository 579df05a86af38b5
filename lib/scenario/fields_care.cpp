// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

namespace {

std::vector<Field> injury_rows() {
  using P = InjuryParameters;
  return {
      row<&P::fall_injury>({"fall_injury", "1", {0, 1}, {0.05, 0.3}, "Chance that a fall injures", "assumption"}),
      row<&P::fall_injury_near_wall>(
          {"fall_injury_near_wall", "1", {0, 1}, {0.12, 0.5}, "The same near a wall", "assumption"}),
      row<&P::near_wall_m>({"near_wall_m", "m", {0, 10}, {1, 3}, "Distance that counts as near", "assumption"}),
      row<&P::fall_yellow>(
          {"fall_yellow", "1", {0, 1}, {0.05, 0.25}, "Share of injuring falls that are yellow", "assumption"}),
      row<&P::fall_red>({"fall_red", "1", {0, 1}, {0.005, 0.05}, "Share that are red", "assumption"}),
      row<&P::fall_dead>(
          {"fall_dead", "1", {0, 1}, {0, 0.003}, "Share that are deadly; the rest is green", "assumption"}),
      row<&P::dose_force_n>({"dose_force_n",
                             "N",
                             {100, 10000},
                             {740, 1670},
                             "Force that kills when it lasts dose_time_s",
                             "Hopkins et al. 1993, quoted by Lee and Hughes 2006"}),
      row<&P::dose_time_s>({"dose_time_s",
                            "s",
                            {1, 3600},
                            {200, 400},
                            "Time in which that force kills",
                            "Hopkins et al. 1993, quoted by Lee and Hughes 2006"}),
      row<&P::dose_exponent>({"dose_exponent",
                              "1",
                              {0.5, 5},
                              {1.4, 2.1},
                              "How the dose grows with force",
                              "computed through 1112 N for 300 s and 6227 N for 15 s of Hopkins et al. 1993"}),
      row<&P::dose_floor_n>({"dose_floor_n",
                             "N",
                             {0, 5000},
                             {100, 623},
                             "Force below which no dose adds up",
                             "assumption, below the tolerable 623 N of Evans and Hayden 1971"}),
      row<&P::dose_recovery_s>(
          {"dose_recovery_s", "s", {1, 86400}, {20, 300}, "Half-time of recovery without load", "assumption"}),
      row<&P::tolerance_sigma>({"tolerance_sigma",
                                "1",
                                {0, 1.5},
                                {0.2, 0.5},
                                "Spread of tolerance between people (standard deviation of its logarithm)",
                                "assumption"}),
      row<&P::dose_green>({"dose_green", "1", {0, 10}, {0.02, 0.1}, "Dose of distress", "assumption"}),
      row<&P::dose_yellow>({"dose_yellow", "1", {0, 10}, {0.1, 0.4}, "Dose that needs treatment", "assumption"}),
      row<&P::dose_red>({"dose_red", "1", {0, 10}, {0.3, 0.8}, "Critical dose", "assumption"}),
      row<&P::dose_dead>(
          {"dose_dead", "1", {0.01, 10}, {0.8, 1.5}, "Deadly dose", "Hopkins et al. 1993, by definition of the dose"})};
}

void add_leaving(std::vector<Field>& rows) {
  using P = CareParameters;
  rows.insert(
      rows.end(),
      {row<&P::leave_unseen_green>({"leave_unseen_green",
                                    "1",
                                    {0, 1},
                                    {0.05, 0.4},
                                    "Share of green injured demonstrators who avoid care",
                                    "assumption"}),
       row<&P::leave_unseen_yellow>({"leave_unseen_yellow",
                                     "1",
                                     {0, 1},
                                     {0, 0.1},
                                     "Share of yellow injured demonstrators who do",
                                     "assumption"}),
       row<&P::refuse_green>({"refuse_green",
                              "1",
                              {0, 1},
                              {0, 0.3},
                              "Share of green injured demonstrators who refuse help when found",
                              "assumption"}),
       row<&P::refuse_yellow>(
           {"refuse_yellow", "1", {0, 1}, {0, 0.1}, "Share of yellow injured demonstrators who do", "assumption"}),
       row<&P::trust_in_health_service>(
           {"trust_in_health_service",
            "1",
            {0, 1},
            {0.2, 1},
            "Factor on leaving unseen and refusing where the health service gives the care",
            "assumption"})});
}

void add_finding(std::vector<Field>& rows) {
  using P = CareParameters;
  rows.insert(
      rows.end(),
      {row<&P::discovery_rear_s>({"discovery_rear_s",
                                  "s",
                                  {0, 3600},
                                  {20, 180},
                                  "Until an injured person at the line or behind it is found",
                                  "assumption"}),
       row<&P::discovery_crowd_s>(
           {"discovery_crowd_s", "s", {0, 3600}, {60, 450}, "The same inside the crowd", "assumption"}),
       row<&P::discovery_near_m>({"discovery_near_m",
                                  "m",
                                  {0, 50},
                                  {1, 6},
                                  "Personnel this close to the injured count as at the line or behind it",
                                  "assumption"}),
       row<&P::discovery_forward_m>({"discovery_forward_m",
                                     "m",
                                     {0.1, 100},
                                     {5, 20},
                                     "The same while medics look from the line (tactic medics_forward)",
                                     "assumption"}),
       row<&P::access_pushing_m>({"access_pushing_m",
                                  "m",
                                  {0, 50},
                                  {3, 10},
                                  "Bearers wait while anyone pushes this close to the injured",
                                  "assumption"}),
       row<&P::access_wait_s>(
           {"access_wait_s", "s", {1, 7200}, {60, 720}, "Mean wait before they look again", "assumption"}),
       row<&P::walk_green>(
           {"walk_green", "1", {0, 1}, {0.6, 1}, "Share of green injured who walk to the medics", "assumption"}),
       row<&P::walk_yellow>({"walk_yellow", "1", {0, 1}, {0, 0.3}, "Share of yellow injured who do", "assumption"}),
       row<&P::walk_speed_mps>(
           {"walk_speed_mps", "m/s", {0.1, 3}, {0.6, 1.2}, "Walking speed of the injured", "assumption"}),
       row<&P::carry_out_mps>(
           {"carry_out_mps", "m/s", {0.2, 3}, {1, 1.8}, "Speed of bearers on the way out", "assumption"}),
       row<&P::carry_in_mps>({"carry_in_mps",
                              "m/s",
                              {0.2, 3},
                              {0.8, 1.35},
                              "Speed of bearers with a litter",
                              "assumption, below the marching carry of 1.33 m/s in Knapik et al. 2000"}),
       row<&P::load_litter_s>(
           {"load_litter_s", "s", {0, 1800}, {20, 90}, "Loading and strapping a litter", "assumption"}),
       row<&P::litter_reset_s>(
           {"litter_reset_s", "s", {0, 1800}, {10, 60}, "Making a litter ready again", "assumption"})});
}

void add_triage(std::vector<Field>& rows) {
  using P = CareParameters;
  rows.insert(rows.end(),
              {row<&P::triage_s>({"triage_s",
                                  "s",
                                  {0, 1800},
                                  {20, 60},
                                  "Triage of one person (START)",
                                  "mean: Curran-Sills and Franc 2017; spread: assumption"}),
               row<&P::triage_over>(
                   {"triage_over", "1", {0, 1}, {0.07, 0.25}, "Chance of triage one class too high", "Franc 2022"}),
               row<&P::triage_under>({"triage_under",
                                      "1",
                                      {0, 1},
                                      {0.03, 0.2},
                                      "Chance of triage one class too low",
                                      "assumption, near Franc 2022"}),
               row<&P::second_triage_over>({"second_triage_over",
                                            "1",
                                            {0, 1},
                                            {0.01, 0.14},
                                            "Chance of a second triage one class too high",
                                            "assumption, below the first"}),
               row<&P::second_triage_under>({"second_triage_under",
                                             "1",
                                             {0, 1},
                                             {0.01, 0.11},
                                             "Chance of a second triage one class too low",
                                             "assumption, below the first"})});
}

void add_treating(std::vector<Field>& rows) {
  using P = CareParameters;
  rows.insert(
      rows.end(),
      {row<&P::treat_red_s>({"treat_red_s", "s", {1, 14400}, {600, 2400}, "Treatment of red", "assumption"}),
       row<&P::treat_yellow_s>({"treat_yellow_s", "s", {1, 14400}, {360, 1500}, "Treatment of yellow", "assumption"}),
       row<&P::treat_green_s>({"treat_green_s", "s", {1, 14400}, {120, 720}, "Treatment of green", "assumption"}),
       row<&P::ambulance_load_s>(
           {"ambulance_load_s", "s", {0, 3600}, {120, 360}, "Loading an ambulance", "assumption"}),
       row<&P::handover_s>({"handover_s", "s", {0, 7200}, {180, 720}, "Handing over at the hospital", "assumption"}),
       row<&P::bay_s>({"bay_s", "s", {1, 86400}, {1800, 7200}, "Time a patient holds a hospital bay", "assumption"}),
       row<&P::divert_after_s>({"divert_after_s",
                                "s",
                                {0, 86400},
                                {600, 3600},
                                "Expected wait for a bay above which the next hospital is taken",
                                "assumption"}),
       row<&P::green_to_yellow_per_s>({"green_to_yellow_per_s",
                                       "1/s",
                                       {0, 0.1},
                                       {2e-6, 2e-5},
                                       "Rate at which untreated green becomes yellow",
                                       "assumption"}),
       row<&P::yellow_to_red_per_s>({"yellow_to_red_per_s",
                                     "1/s",
                                     {0, 0.1},
                                     {1.6e-5, 1.4e-4},
                                     "Rate at which untreated yellow becomes red",
                                     "assumption"}),
       row<&P::red_to_dead_per_s>({"red_to_dead_per_s",
                                   "1/s",
                                   {0, 0.1},
                                   {8e-5, 3.4e-4},
                                   "Rate at which untreated red dies",
                                   "assumption, below the rates of Sacco et al. 2005"}),
       row<&P::stabilised>(
           {"stabilised", "1", {0, 1}, {0.1, 0.6}, "Factor on these rates after treatment", "assumption"})});
}

}  // namespace

template <>
const Table& table_of<InjuryParameters>() {
  static const Table table{"injuries from falls and crushing", type_of<InjuryParameters>(), injury_rows()};
  return table;
}

template <>
const Table& table_of<CareParameters>() {
  static const Table table = [] {
    Table t{"care for the injured", type_of<CareParameters>(), {}};
    add_finding(t.fields);
    add_leaving(t.fields);
    add_triage(t.fields);
    add_treating(t.fields);
    return t;
  }();
  return table;
}

}  // namespace sispam
