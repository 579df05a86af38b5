// Every scientific parameter of the model with its default, in SI units.
//
// What each means, its range and its source or the word "assumption" stand in the field tables (scenario/fields_*.cpp),
// which also make `sispam explain`, the JSON Schema and docs/config.md. The equations are in docs/model/.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "random/distributions.hpp"
#include "scenario/mind_parameters.hpp"

namespace sispam {

/// Who surges together.
enum class SurgeExtent : std::uint8_t { cluster, crowd };

/// docs/model/motion.md
struct MotionParameters {
  double step_ms = 10;         // [ms] a divisor of 100
  double steering_ms = 100;    // [ms] a multiple of step_ms
  double sleep_after_s = 0.5;  // [s] 0: nobody ever sleeps
  // bodies
  double demonstrator_mass_kg = 62, demonstrator_mass_sd_kg = 10;
  double officer_mass_kg = 80, officer_mass_sd_kg = 8;
  double demonstrator_radius_m = 0.20, demonstrator_radius_sd_m = 0.01;
  double officer_radius_m = 0.25, officer_passing_radius_m = 0.15;
  // contact
  double contact_stiffness_n_per_m = 20000;
  double contact_stiffness_hard_n_per_m = 80000;
  double contact_hard_overlap_m = 0.06;
  double contact_damping_ratio = 0.3;
  double body_friction = 0.4;
  double wall_friction = 0.4;
  double friction_viscosity_n_s_per_m = 300;
  // walking
  double walk_speed_mps = 1.25, walk_speed_sd_mps = 0.15;
  double relaxation_s = 0.3;
  double headway_s = 0.8;
  double headway_pressing_s = 0.15;
  double steering_strength = 8;
  double steering_range_m = 0.10;
  double exit_flow_per_m_s = 1.9;
  // pushing, standing, holding
  double push_force_n = 250, push_force_cv = 0.25;
  double push_speed_mps = 1.2;
  double push_zone_m = 3;
  double passive_force_n = 100;
  double foothold_stiffness_n_per_m = 2000;
  double hold_force_n = 400, hold_force_cv = 0.15;
  double hold_stiffness_n_per_m = 1500;
  double rank_distance_m = 0.6;
  // fatigue and surges
  double peak_force_ratio = 1.8;  // 1: nobody tires
  double tiring_s = 12, recovery_s = 60;
  double surge_lean = 0.5;  // 1: no surges
  double surge_on_s = 6, surge_off_s = 15;
  SurgeExtent surge_extent = SurgeExtent::cluster;
  double surge_cluster_m = 4;
  // gaps
  double gap_seekers = 0.15;
  double gap_detour_m = 10;
  double inrush_reach_m = 5;  // [m] 0: a gap that opens draws nobody
  Distribution inrush_delay_s{Distribution::Kind::uniform, 1, 3, 0};
  double inrush_lasts_s = 10;
  double close_up_after_s = 1;  // 0: never
  double close_up_speed_mps = 1.0;
  // driving a crowd back
  double advance_speed_mps = 0.3;
  double advance_lag_m = 0.5;  // the line waits for officers who are farther behind
  // links
  double link_strength_n = 600;
  double rope_strength_n = 400;
  double link_stiffness_n_per_m = 6000;
  double link_break_s = 0.2;
  double link_max_extension_m = 0.35;
  double link_reform_s = 1.0;
  double shield_radius_m = 0.05;
  // falls
  double fall_rate_per_s = 2;
  double fall_exponent = 1.5;
  double step_length_min_m = 0.20, step_length_max_m = 0.65;
  double pendulum_length_m = 1.0;
  double fall_near_fallen = 3;
  Distribution down_s{Distribution::Kind::uniform, 3, 8, 0};
  double fallen_contact_factor = 0.2;
  double fallen_resistance_n = 50;
  double fallen_speed_factor = 0.5;
};

/// docs/model/command.md
struct CommandParameters {
  // seeing
  double count_error = 0.20;
  double count_lag_s = 10;
  double violent_lag_s = 5;
  double serious_lasts_s = 900;
  double mood_error = 0.3;   // chance that the mood is reported one class off
  double tired_below = 0.3;  // freshness of an officer who counts as tired
  // deciding and passing on
  Distribution sensing_s{Distribution::Kind::lognormal_median, 10, 1.6, 0};
  Distribution platoon_decision_s{Distribution::Kind::lognormal_median, 10, 1.8, 0};
  Distribution company_decision_s{Distribution::Kind::lognormal_median, 30, 1.8, 0};
  Distribution county_decision_s{Distribution::Kind::lognormal_median, 60, 1.8, 0};
  Distribution province_decision_s{Distribution::Kind::lognormal_median, 300, 2.2, 0};
  Distribution radio_s{Distribution::Kind::lognormal_median, 20, 1.8, 0};
  Distribution hand_over_s{Distribution::Kind::lognormal_median, 90, 1.5, 0};
  Distribution riot_hand_over_s{Distribution::Kind::lognormal_median, 240, 1.7, 0};
  // getting ready
  Distribution negotiators_ready_s{Distribution::Kind::lognormal_median, 30, 1.5, 0};
  Distribution loudspeaker_ready_s{Distribution::Kind::lognormal_median, 10, 1.5, 0};
  Distribution reserve_ready_s{Distribution::Kind::lognormal_median, 15, 1.5, 0};
  Distribution action_team_ready_s{Distribution::Kind::lognormal_median, 60, 1.8, 0};
  Distribution water_ready_s{Distribution::Kind::lognormal_median, 30, 1.5, 0};
  Distribution withdraw_ready_s{Distribution::Kind::lognormal_median, 30, 1.5, 0};
  Distribution advance_ready_s{Distribution::Kind::lognormal_median, 30, 1.5, 0};
  Distribution relief_ready_s{Distribution::Kind::lognormal_median, 30, 1.5, 0};
  Distribution delegates_ready_s{Distribution::Kind::lognormal_median, 300, 1.5, 0};
  Distribution medics_ready_s{Distribution::Kind::lognormal_median, 90, 1.5, 0};
  // what goes wrong on the way
  double message_lost = 0.05;  // chance that a message is lost or not understood, and has to be said again
  double repeat_after_s = 30;  // without an answer [s]
  int repeats = 3;             // at most
  double misheard = 0;         // chance that "get ready" is taken for "begin"
  double county_refuses = 0, province_refuses = 0;  // chance, of a request for force or for red
  double refused_for_s = 600;                       // nobody asks for the same again before [s]
  double province_delegates = 0;                    // chance that it leaves what is its own to the county
  // talking
  double microphone_gsd = 2;  // geometric standard deviation of the time until a trusted person speaks
  double dialogue_db_at_1m = 105;
  Distribution message_s{Distribution::Kind::uniform, 10, 20, 0};
  Distribution appeal_s{Distribution::Kind::lognormal_median, 180, 1.5, 0};
};

/// docs/model/command.md, Officers who lose their nerve
struct OfficerParameters {
  double unordered_force_per_s = 1.0 / 1800;
  double nerve_threshold = 1.0, nerve_ramp = 0.3;  // on the sum of anger and fear
  double attacked_anger = 0.10, attacked_fear = 0.10;
  double colleague_hurt_anger = 0.20, colleague_hurt_fear = 0.05;
  double anger_fades_s = 900, fear_fades_s = 120;
  double out_of_contact_after_s = 7200;  // in a line without relief [s]
};

/// docs/model/motion.md, the event ladder
struct WatchParameters {
  double contact_force_n = 50;
  double bent_m = 0.75, bent_window_m = 5, bent_s = 3;
  double gap_m = 0.9, gap_s = 1, gap_opponent_m = 1.5;
  double envelope_m = 0.5;
  double penetration_m = 1.0, penetration_s = 1;
  int breach_persons = 3;
  double collapse_share = 0.30, collapse_off_slot_m = 1.0;
  int occupation_persons = 10;
  double occupation_s = 30;
  double restored_s = 30;
};

/// docs/model/care.md
struct InjuryParameters {
  double fall_injury = 0.12;
  double fall_injury_near_wall = 0.30;
  double near_wall_m = 2;
  double fall_yellow = 0.105, fall_red = 0.014, fall_dead = 0.001;  // the rest is green
  double dose_force_n = 1112;
  double dose_time_s = 300;
  double dose_exponent = 1.74;
  double dose_floor_n = 200;
  double dose_recovery_s = 60;  // half-time [s]
  double tolerance_sigma = 0.35;
  double dose_green = 0.05, dose_yellow = 0.2, dose_red = 0.5, dose_dead = 1.0;
};

/// docs/model/care.md, Hazards; rates are the mean number of injuries per unit of exposure
struct HazardParameters {
  double violence_cv = 0.5;  // of the multiplier that all violence of a replicate shares
  double contact_per_min = 3e-4;
  double contact_force_n = 250;  // contact of full intensity [N]
  double jet_far_per_s = 0.004, jet_near_per_s = 0.02, jet_close_per_s = 0.08, jet_personnel_per_s = 0.001;
  double thrown_short = 0.006, thrown_kitted = 0.025, thrown_bare = 0.08;
  double strike_demonstrator = 0.02, strike_personnel = 0.002;
  double arrest_demonstrator = 0.12, arrest_personnel = 0.08;
  double sharp_attack = 0.15;
  double running_demonstrator = 0.006, running_personnel = 0.001;
  double vehicle_demonstrator = 0.002, vehicle_personnel = 0.0005;
  double vehicle_reach_m = 10;
  double smoke_demonstrator_per_min = 0.01, smoke_personnel_per_min = 0.005;
  double smoke_reach_m = 5;
  // throwing and striking
  double throw_interval_s = 20;  // of one person
  double throw_reach_m = 25;
  double strike_interval_s = 10;  // of two people in reach
  double strike_reach_m = 0.5;    // between their skins
  // camps and fires
  double clash_injury = 0.05;
  double burn_lighting = 0.02;
  double burn_per_min = 0.05;
  double burn_reach_m = 1.5;
  double light_interval_s = 600;
  double light_reach_m = 3;
  // heat and illness
  double illness_per_h = 0.25e-3;
  double heat_per_h = 0.6e-3;
  double heat_exponent_per_c = 0.20;
  double heat_after_s = 1800;
  double heat_kit_c = 4, heat_dress_c = 1;
  double heat_without_water = 1.7, heat_with_relief = 0.6, heat_soaked = 0.5;
  double soaked_s = 1200;
};

/// docs/model/arrest.md
struct ArrestParameters {
  double sight_m = 25;
  double weapon_sight_m = 8;
  double weapon_seen = 0.3;  // chance in 10 s
  double night_sight = 0.7;  // factor on both distances in the dark
  double ratio_reach_m = 5;
  double ratio_limit = 4;
  double approach_s = 60;
  double reach_m = 1.0;
  double seize_s = 5;
  double success = 0.7;
  double success_ratio = 2;
  double success_decay = 0.5;
  double wrong_person = 0.05;
  double night_wrong_person = 0.12;
  double sharp_at_officer = 0.7;
};

/// docs/model/care.md
struct CareParameters {
  Distribution discovery_rear_s{Distribution::Kind::lognormal_median, 60, 2.2255409284924679, 0};
  Distribution discovery_crowd_s{Distribution::Kind::lognormal_median, 150, 2.2255409284924679, 0};
  double discovery_near_m = 3;      // [m] at the line or rear: personnel stand this close to the injured
  double discovery_forward_m = 10;  // [m] the same while medics are forward
  double access_pushing_m = 5;      // [m] bearers wait while anyone pushes this close to the injured
  double access_wait_s = 240;       // mean wait before another look [s]
  double walk_green = 0.8, walk_yellow = 0.15;
  double walk_speed_mps = 0.9;
  double leave_unseen_green = 0.15, leave_unseen_yellow = 0.03;  // demonstrators
  double refuse_green = 0.05, refuse_yellow = 0.01;              // demonstrators whom somebody found
  double trust_in_health_service = 1.0 / 3;  // factor on these four where it, and not the police, gives the care
  double carry_out_mps = 1.4, carry_in_mps = 1.2;
  Distribution load_litter_s{Distribution::Kind::triangular, 20, 35, 90};
  double litter_reset_s = 20;
  Distribution triage_s{Distribution::Kind::lognormal_mean, 33, 12.0 / 33.0, 0};
  double triage_over = 0.14, triage_under = 0.11;
  double second_triage_over = 0.05, second_triage_under = 0.05;
  Distribution treat_red_s{Distribution::Kind::triangular, 600, 1200, 2400};
  Distribution treat_yellow_s{Distribution::Kind::triangular, 360, 720, 1500};
  Distribution treat_green_s{Distribution::Kind::triangular, 120, 300, 720};
  Distribution ambulance_load_s{Distribution::Kind::triangular, 120, 180, 360};
  Distribution handover_s{Distribution::Kind::triangular, 180, 360, 720};
  Distribution bay_s{Distribution::Kind::triangular, 1800, 3600, 7200};
  double divert_after_s = 1800;  // expected wait for a bay above which the next hospital is taken [s]
  double green_to_yellow_per_s = 0.0005 / 60, yellow_to_red_per_s = 0.004 / 60, red_to_dead_per_s = 0.010 / 60;
  double stabilised = 0.3;  // factor on the clocks after treatment; 0 in hospital
};

/// docs/model/assets.md
struct AssetParameters {
  // the jet
  double velocity_coefficient = 0.97;
  double jet_decay_m = 40;
  double jet_width_m = 0.15;
  double jet_half_angle_deg = 0.75;
  double body_width_m = 0.5;
  double behind_share = 0.3, behind_m = 0.7;
  double helmet_height_m = 1.9, head_height_m = 1.7, chest_height_m = 1.3;
  // the operator and his vehicle
  Distribution reaction_s{Distribution::Kind::uniform, 1, 3, 0};
  Distribution dwell_s{Distribution::Kind::uniform, 0.5, 2, 0};
  double sweep_deg_per_s = 15;
  double aim_error_deg = 0.5;
  double drive_mps = 1.5;
  // who feels struck
  double hit_near_m = 2;
  // fire crews
  double hose_m = 40;
  double hose_safe_m = 10;  // they do not work while somebody pushes or is violent so near to the fire
  Distribution fire_turn_out_s{Distribution::Kind::lognormal_median, 60, 1.8, 0};
  Distribution put_out_s{Distribution::Kind::lognormal_median, 120, 1.5, 0};
  // the ground
  double wetting_l_per_m2 = 3;
  double drain_s = 600;
};

struct Parameters {
  MotionParameters motion;
  MindParameters mind;
  CommandParameters command;
  OfficerParameters officers;
  WatchParameters watch;
  AssetParameters assets;
  InjuryParameters injury;
  HazardParameters hazard;
  ArrestParameters arrest;
  CareParameters care;
};

}  // namespace sispam
