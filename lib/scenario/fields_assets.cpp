// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

namespace {

std::vector<Field> jet_rows() {
  using P = AssetParameters;
  return {
      row<&P::velocity_coefficient>({"velocity_coefficient",
                                     "1",
                                     {0.5, 1},
                                     {0.9, 1},
                                     "Speed at the nozzle over that of a loss-free flow",
                                     "textbook hydraulics"}),
      row<&P::jet_decay_m>({"jet_decay_m",
                            "m",
                            {1, 500},
                            {30, 55},
                            "Distance over which the force of a jet falls to 1/e",
                            "assumption, from reaches of 50 to 67 m that makers state"}),
      row<&P::jet_width_m>(
          {"jet_width_m", "m", {0.01, 2}, {0.05, 0.3}, "Width of the jet near the nozzle", "assumption"}),
      row<&P::jet_half_angle_deg>(
          {"jet_half_angle_deg", "deg", {0, 30}, {0.5, 2}, "Half the angle at which it spreads", "assumption"}),
      row<&P::body_width_m>({"body_width_m", "m", {0.1, 1}, {0.4, 0.6}, "Width of a body that stops it", "assumption"}),
      row<&P::behind_share>({"behind_share",
                             "1",
                             {0, 1},
                             {0.1, 0.5},
                             "Share of its force that goes to those close behind the first, if there are any",
                             "assumption"}),
      row<&P::behind_m>({"behind_m", "m", {0, 5}, {0.5, 1}, "How close", "assumption"}),
      row<&P::helmet_height_m>(
          {"helmet_height_m", "m", {1, 3}, {1.8, 2}, "Height of personnel with helmet", "assumption"}),
      row<&P::head_height_m>({"head_height_m", "m", {1, 3}, {1.6, 1.8}, "Height of demonstrators", "assumption"}),
      row<&P::chest_height_m>({"chest_height_m", "m", {0.2, 2}, {1, 1.4}, "Height aimed at", "assumption"})};
}

std::vector<Field> vehicle_rows() {
  using P = AssetParameters;
  return {
      row<&P::reaction_s>(
          {"reaction_s", "s", {0, 60}, {}, "From seeing whom to spray until the nozzle opens", "assumption"}),
      row<&P::dwell_s>({"dwell_s", "s", {0.1, 600}, {}, "How long one person is aimed at", "assumption"}),
      row<&P::sweep_deg_per_s>(
          {"sweep_deg_per_s", "deg/s", {0.1, 360}, {5, 30}, "How fast the nozzle turns", "assumption"}),
      row<&P::aim_error_deg>(
          {"aim_error_deg", "deg", {0, 45}, {0.2, 2}, "Standard deviation of the aim", "assumption"}),
      row<&P::drive_mps>({"drive_mps", "m/s", {0.1, 20}, {1, 3}, "Speed of the vehicle", "assumption"}),
      row<&P::hit_near_m>({"hit_near_m",
                           "m",
                           {0, 20},
                           {1, 4},
                           "Who is this near to somebody struck behaves as if struck",
                           "assumption"}),
      row<&P::wetting_l_per_m2>(
          {"wetting_l_per_m2", "l/m2", {0.1, 100}, {1, 6}, "Water that makes the ground fully wet", "assumption"}),
      row<&P::drain_s>({"drain_s", "s", {1, 86400}, {300, 1800}, "Time in which water drains to 1/e", "assumption"})};
}

std::vector<Field> fire_rows() {
  using P = AssetParameters;
  return {
      row<&P::hose_m>({"hose_m",
                       "m",
                       {0, 500},
                       {20, 100},
                       "How far from where a unit of role fire_service stands its hose puts out a fire",
                       "assumption"}),
      row<&P::hose_safe_m>({"hose_safe_m",
                            "m",
                            {0, 100},
                            {5, 30},
                            "They wait while somebody pushes or is violent so near to the fire",
                            "assumption"}),
      row<&P::fire_turn_out_s>(
          {"fire_turn_out_s", "s", {0, 7200}, {}, "From the start of a fire until they work on it", "assumption"}),
      row<&P::put_out_s>({"put_out_s", "s", {0, 7200}, {}, "How long they work on it until it is out", "assumption"})};
}

std::vector<Field> asset_rows() {
  std::vector<Field> rows = jet_rows();
  for (Field& row : vehicle_rows()) rows.push_back(std::move(row));
  for (Field& row : fire_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace

template <>
const Table& table_of<AssetParameters>() {
  static const Table table{"water cannons and wet ground", type_of<AssetParameters>(), asset_rows()};
  return table;
}

template <>
const Table& table_of<WaterCannon>() {
  using P = WaterCannon;
  static const Table table{
      "a water cannon",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       required(row<&P::crew>("crew", "The unit of role water_cannon that drives and operates it", "plan", Form::id)),
       required(row<&P::at>("at", "Where it waits and is filled", "plan")),
       required(row<&P::fire_at>("fire_at", "Where it sprays from", "plan")),
       row<&P::heading_deg>({"heading_deg",
                             "deg",
                             {-360, 360},
                             {},
                             "Where its nozzle points at first, counterclockwise from the x axis",
                             "plan"}),
       row<&P::nozzle_height_m>({"nozzle_height_m", "m", {0.5, 10}, {2.5, 4}, "Height of its nozzle", "plan"}),
       row<&P::tank_l>({"tank_l", "l", {1, 100000}, {4000, 10000}, "Its water", "plan"}),
       row<&P::flow_l_per_s>({"flow_l_per_s", "l/s", {0.1, 200}, {10, 20}, "Flow of its nozzle", "plan"}),
       row<&P::pressure_bar>({"pressure_bar", "bar", {0.1, 50}, {5, 16}, "Pressure at its nozzle", "plan"}),
       row<&P::reach_m>({"reach_m", "m", {1, 200}, {40, 70}, "How far its jet reaches", "plan"}),
       row<&P::refill_s>({"refill_s", "s", {1, 86400}, {480, 900}, "Time to fill the empty tank", "assumption"})}};
  return table;
}

}  // namespace sispam
