// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

namespace {

using P = MotionParameters;

void add_time_and_bodies(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::step_ms>({"step_ms",
                         "ms",
                         {1, 50},
                         {5, 10},
                         "Step of walking, pushing and contact; divides 100 and stays below half the stability limit",
                         "assumption, converged to a few per cent against 1.25 ms"}),
       row<&P::steering_ms>({"steering_ms",
                             "ms",
                             {1, 500},
                             {10, 100},
                             "How often a person chooses where to go; a multiple of step_ms",
                             "assumption"}),
       row<&P::sleep_after_s>({"sleep_after_s",
                               "s",
                               {0, 3600},
                               {0.5, 5},
                               "Rest after which a body is no longer computed until touched; 0: never",
                               "assumption"}),
       row<&P::demonstrator_mass_kg>(
           {"demonstrator_mass_kg", "kg", {30, 150}, {55, 70}, "Mean mass of a demonstrator", "assumption"}),
       row<&P::demonstrator_mass_sd_kg>(
           {"demonstrator_mass_sd_kg", "kg", {0, 30}, {5, 15}, "Standard deviation of that mass", "assumption"}),
       row<&P::officer_mass_kg>(
           {"officer_mass_kg", "kg", {30, 180}, {72, 90}, "Mean mass of an officer with kit", "assumption"}),
       row<&P::officer_mass_sd_kg>(
           {"officer_mass_sd_kg", "kg", {0, 30}, {4, 12}, "Standard deviation of that mass", "assumption"}),
       row<&P::demonstrator_radius_m>({"demonstrator_radius_m",
                                       "m",
                                       {0.1, 0.4},
                                       {0.18, 0.23},
                                       "Mean radius of a demonstrator's body; 0.20 packs up to 7.2 per square metre",
                                       "assumption, near the default radius of JuPedSim"}),
       row<&P::demonstrator_radius_sd_m>(
           {"demonstrator_radius_sd_m", "m", {0, 0.05}, {0, 0.02}, "Standard deviation of that radius", "assumption"}),
       row<&P::officer_radius_m>(
           {"officer_radius_m", "m", {0.1, 0.4}, {0.22, 0.28}, "Radius of an officer's body with kit", "assumption"}),
       row<&P::officer_passing_radius_m>({"officer_passing_radius_m",
                                          "m",
                                          {0.1, 0.4},
                                          {0.13, 0.2},
                                          "Radius of an officer on his way, who turns sideways to slip past others",
                                          "assumption: half the depth of a chest with kit"})});
}

void add_contact(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::contact_stiffness_n_per_m>({"contact_stiffness_n_per_m",
                                           "N/m",
                                           {1000, 500000},
                                           {8000, 60000},
                                           "Stiffness of two bodies in contact",
                                           "assumption, above the chest stiffness of Cavanaugh 1988"}),
       row<&P::contact_stiffness_hard_n_per_m>({"contact_stiffness_hard_n_per_m",
                                                "N/m",
                                                {1000, 500000},
                                                {40000, 160000},
                                                "Stiffness beyond contact_hard_overlap_m",
                                                "assumption"}),
       row<&P::contact_hard_overlap_m>({"contact_hard_overlap_m",
                                        "m",
                                        {0.005, 0.3},
                                        {0.04, 0.10},
                                        "Overlap at which contact hardens",
                                        "assumption"}),
       row<&P::contact_damping_ratio>(
           {"contact_damping_ratio", "1", {0, 1}, {0.1, 0.6}, "Share of critical damping in a contact", "assumption"}),
       row<&P::body_friction>(
           {"body_friction", "1", {0, 1.5}, {0.1, 0.6}, "Coulomb friction between bodies", "assumption"}),
       row<&P::wall_friction>(
           {"wall_friction", "1", {0, 1.5}, {0.1, 0.6}, "Coulomb friction between a body and a wall", "assumption"}),
       row<&P::friction_viscosity_n_s_per_m>({"friction_viscosity_n_s_per_m",
                                              "N.s/m",
                                              {0, 5000},
                                              {100, 600},
                                              "Slope of friction at small sliding speed",
                                              "assumption"})});
}

void add_walking(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::walk_speed_mps>({"walk_speed_mps",
                                "m/s",
                                {0, 3},
                                {0.9, 1.5},
                                "Mean walking speed when free",
                                "assumption, near Weidmann 1993"}),
       row<&P::walk_speed_sd_mps>(
           {"walk_speed_sd_mps", "m/s", {0, 0.5}, {0.05, 0.3}, "Standard deviation of that speed", "assumption"}),
       row<&P::relaxation_s>({"relaxation_s",
                              "s",
                              {0.05, 2},
                              {0.1, 0.5},
                              "Time to reach the speed one wants",
                              "assumption, near Helbing, Farkas and Vicsek 2000"}),
       row<&P::headway_s>({"headway_s",
                           "s",
                           {0.05, 3},
                           {0.5, 1.0},
                           "Time gap a calm walker keeps to the person ahead",
                           "assumption, fitted to the single-file data of the JuPedSim validation set"}),
       row<&P::headway_pressing_s>(
           {"headway_pressing_s", "s", {0.01, 3}, {0.1, 0.35}, "The same for those who press forward", "assumption"}),
       row<&P::steering_strength>({"steering_strength",
                                   "1",
                                   {0, 50},
                                   {5, 10},
                                   "Strength with which others bend the way of a walker",
                                   "default of JuPedSim for the model of Tordeux, Chraibi and Seyfried 2016"}),
       row<&P::steering_range_m>({"steering_range_m",
                                  "m",
                                  {0.01, 1},
                                  {0.05, 0.15},
                                  "Distance over which that strength falls by e",
                                  "default of JuPedSim for the model of Tordeux, Chraibi and Seyfried 2016"}),
       row<&P::exit_flow_per_m_s>({"exit_flow_per_m_s",
                                   "1/(m s)",
                                   {0.1, 10},
                                   {1.2, 2.4},
                                   "Most people who leave through each metre of an exit in a second",
                                   "Seyfried et al. 2009, through a bottleneck of 1 m"})});
}

void add_pushing(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::push_force_n>({"push_force_n",
                              "N",
                              {0, 1500},
                              {100, 450},
                              "Mean sustained push of one demonstrator",
                              "assumption, within the design values of MIL-STD-1472"}),
       row<&P::push_force_cv>(
           {"push_force_cv", "1", {0, 0.6}, {0.15, 0.4}, "Coefficient of variation of that push", "assumption"}),
       row<&P::push_speed_mps>(
           {"push_speed_mps", "m/s", {0.1, 4}, {0.6, 2}, "Speed at which a pusher has no force left", "assumption"}),
       row<&P::push_zone_m>({"push_zone_m",
                             "m",
                             {0.5, 20},
                             {1, 6},
                             "Distance to the line within which pushers lean on those ahead",
                             "assumption"}),
       row<&P::passive_force_n>(
           {"passive_force_n", "N", {0, 800}, {50, 200}, "Force a person resists before stepping", "assumption"}),
       row<&P::foothold_stiffness_n_per_m>({"foothold_stiffness_n_per_m",
                                            "N/m",
                                            {100, 50000},
                                            {1000, 4000},
                                            "Stiffness of a foothold before it slips",
                                            "assumption"}),
       row<&P::hold_force_n>(
           {"hold_force_n", "N", {0, 2000}, {250, 600}, "Mean force an officer of a line holds", "assumption"}),
       row<&P::hold_force_cv>(
           {"hold_force_cv", "1", {0, 0.6}, {0.1, 0.3}, "Coefficient of variation of that force", "assumption"}),
       row<&P::hold_stiffness_n_per_m>({"hold_stiffness_n_per_m",
                                        "N/m",
                                        {100, 50000},
                                        {800, 3000},
                                        "Stiffness with which an officer returns to his slot",
                                        "assumption"}),
       row<&P::rank_distance_m>(
           {"rank_distance_m", "m", {0.4, 3}, {0.5, 1.0}, "Distance between two ranks of a line", "assumption"})});
}

void add_moving_lines(std::vector<Field>& rows) {
  rows.insert(rows.end(),
              {row<&P::close_up_after_s>(
                   {"close_up_after_s",
                    "s",
                    {0, 3600},
                    {0.5, 5},
                    "How long a place of a line is empty before it is filled from the rank behind, or the "
                    "rank closes up; 0: never",
                    "assumption"}),
               row<&P::close_up_speed_mps>({"close_up_speed_mps",
                                            "m/s",
                                            {0.1, 3},
                                            {0.5, 1.5},
                                            "Speed at which officers move up and close up",
                                            "assumption"}),
               row<&P::advance_speed_mps>({"advance_speed_mps",
                                           "m/s",
                                           {0.05, 1},
                                           {0.2, 0.4},
                                           "Speed at which a line advances that nobody holds up",
                                           "assumption"}),
               row<&P::advance_lag_m>({"advance_lag_m",
                                       "m",
                                       {0.1, 5},
                                       {0.3, 0.7},
                                       "An advancing line waits when a tenth of its front is farther behind than this",
                                       "assumption"})});
}

void add_fatigue_and_surges(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::peak_force_ratio>({"peak_force_ratio",
                                  "1",
                                  {1, 5},
                                  {1.3, 2.5},
                                  "Force of a rested person over the one he sustains; 1: nobody tires",
                                  "assumption"}),
       row<&P::tiring_s>({"tiring_s",
                          "s",
                          {0.5, 3600},
                          {10, 20},
                          "Time in which full effort uses up the force above the sustained one, to 1/e",
                          "assumption; the form of the law after Ma, Chablat, Bennis and Zhang 2009"}),
       row<&P::recovery_s>(
           {"recovery_s", "s", {0.5, 3600}, {30, 120}, "Time in which rest restores it, to 1/e", "assumption"}),
       row<&P::surge_lean>({"surge_lean",
                            "1",
                            {0, 1},
                            {0.2, 1},
                            "Share of their force that pushers give between surges; 1: no surges",
                            "assumption"}),
       row<&P::surge_on_s>({"surge_on_s", "s", {0.1, 3600}, {2, 15}, "Mean length of a surge", "assumption"}),
       row<&P::surge_off_s>(
           {"surge_off_s", "s", {0.1, 3600}, {5, 60}, "Mean time from one surge to the next", "assumption"}),
       row<&P::surge_extent>("surge_extent",
                             "Who surges together: each cluster for itself, or the whole crowd, as in a chant",
                             "assumption"),
       row<&P::surge_cluster_m>(
           {"surge_cluster_m", "m", {1, 100}, {2, 10}, "Side of the square that surges together", "assumption"})});
}

void add_gaps(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::gap_seekers>(
           {"gap_seekers",
            "1",
            {0, 1},
            {0, 0.3},
            "Share of demonstrators who, when they press forward, look for gaps, weak stretches and ends "
            "of a line instead of leaning on whoever is before them",
            "assumption"}),
       row<&P::gap_detour_m>({"gap_detour_m",
                              "m",
                              {0, 100},
                              {3, 30},
                              "Detour such a person makes rather than cross a line that holds 1 kN/m",
                              "assumption"}),
       row<&P::inrush_reach_m>({"inrush_reach_m",
                                "m",
                                {0, 50},
                                {2, 10},
                                "Those who press forward within this distance notice a gap that opens; 0: nobody does",
                                "assumption"}),
       row<&P::inrush_delay_s>(
           {"inrush_delay_s", "s", {0, 60}, {1, 3}, "How long after that they turn to it", "assumption"}),
       row<&P::inrush_lasts_s>(
           {"inrush_lasts_s", "s", {0, 600}, {5, 30}, "How long they then head for it", "assumption"})});
}

void add_links(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::link_strength_n>({"link_strength_n",
                                 "N",
                                 {0, 5000},
                                 {200, 1200},
                                 "Tension that parts two officers with locked arms or shields",
                                 "assumption"}),
       row<&P::rope_strength_n>(
           {"rope_strength_n", "N", {0, 5000}, {200, 800}, "Tension that tears the rope from a hand", "assumption"}),
       row<&P::link_stiffness_n_per_m>(
           {"link_stiffness_n_per_m", "N/m", {100, 100000}, {3000, 12000}, "Stiffness of such a link", "assumption"}),
       row<&P::link_break_s>({"link_break_s", "s", {0, 5}, {0.1, 0.5}, "How long the tension must last", "assumption"}),
       row<&P::link_max_extension_m>(
           {"link_max_extension_m", "m", {0.05, 2}, {0.2, 0.5}, "Extension that parts a link at once", "assumption"}),
       row<&P::link_reform_s>({"link_reform_s",
                               "s",
                               {0, 60},
                               {0.5, 3},
                               "Time without load after which a link closes again",
                               "assumption"}),
       row<&P::shield_radius_m>({"shield_radius_m",
                                 "m",
                                 {0.01, 0.3},
                                 {0.03, 0.15},
                                 "Half thickness of the shield between two officers",
                                 "assumption"})});
}

void add_falls(std::vector<Field>& rows) {
  rows.insert(
      rows.end(),
      {row<&P::fall_rate_per_s>(
           {"fall_rate_per_s", "1/s", {0, 50}, {0.5, 5}, "Rate of falling at twice the critical speed", "assumption"}),
       row<&P::fall_exponent>(
           {"fall_exponent", "1", {0.5, 5}, {1, 2}, "How that rate grows with imposed speed", "assumption"}),
       row<&P::step_length_min_m>({"step_length_min_m",
                                   "m",
                                   {0.05, 1},
                                   {0.13, 0.30},
                                   "Shortest recovery step, in a dense crowd",
                                   "Hof, Vermerris and Gjaltema 2010 (balance rule and sideways step)"}),
       row<&P::step_length_max_m>(
           {"step_length_max_m", "m", {0.1, 1.5}, {0.43, 0.98}, "Longest recovery step, when free", "assumption"}),
       row<&P::pendulum_length_m>({"pendulum_length_m",
                                   "m",
                                   {0.5, 1.5},
                                   {0.9, 1.1},
                                   "Leg length of the inverted pendulum in the balance rule",
                                   "assumption"}),
       row<&P::fall_near_fallen>({"fall_near_fallen",
                                  "1",
                                  {1, 20},
                                  {1, 5},
                                  "Factor on the rate within reach of a fallen body",
                                  "assumption"}),
       row<&P::down_s>({"down_s", "s", {0, 600}, {3, 8}, "How long a person stays down", "assumption"}),
       row<&P::fallen_contact_factor>({"fallen_contact_factor",
                                       "1",
                                       {0, 1},
                                       {0.1, 0.5},
                                       "Share of the contact stiffness of a fallen body",
                                       "assumption"}),
       row<&P::fallen_resistance_n>({"fallen_resistance_n",
                                     "N",
                                     {0, 20000},
                                     {0, 200},
                                     "Most force with which a fallen body is in somebody's way",
                                     "assumption"}),
       row<&P::fallen_speed_factor>({"fallen_speed_factor",
                                     "1",
                                     {0, 1},
                                     {0.3, 1},
                                     "Factor on the wish of who walks or pushes over a fallen body",
                                     "assumption"})});
}

}  // namespace

template <>
const Table& table_of<MotionParameters>() {
  static const Table table = [] {
    Table t{"walking, pushing and contact", type_of<P>(), {}};
    add_time_and_bodies(t.fields);
    add_contact(t.fields);
    add_walking(t.fields);
    add_pushing(t.fields);
    add_moving_lines(t.fields);
    add_fatigue_and_surges(t.fields);
    add_gaps(t.fields);
    add_links(t.fields);
    add_falls(t.fields);
    return t;
  }();
  return table;
}

}  // namespace sispam
