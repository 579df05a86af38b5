// The parameters of minds with their defaults, in SI units: the largest part of parameters.hpp.
//
// What each means, its range and its source stand in fields_mind.cpp, fields_mood.cpp and fields_behaviour.cpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "random/distributions.hpp"

namespace sispam {

/// docs/model/escalation.md
struct MindParameters {
  // anger
  double anger_base = 0.35;
  double anger_relaxation_s = 900;
  double mixing_rate_per_s = 0.02;
  double crowd_mean_share = 0.3;
  double arousal_reproduction = 0.6;
  double orator_rate_per_s = 0.0025;
  double orator_target = 0.9;
  double calming_rate_per_s = 1.0 / 150;
  double calming_target = 0.05;
  double police_voice_rate_per_s = 1.0 / 300;
  double water_rate_per_s = 1.0 / 20;
  double water_differentiation = 0;
  double shield_contact_rate_per_s = 1.0 / 60;
  double shield_contact_target = 0.8;
  double burn_out_weight = 0.25;  // 0: nobody burns out
  double burn_out_s = 2700;
  double habituation_most = 0.5;  // 0: nobody gets used to an orator
  double habituation_s = 1800;
  double heat_anger_per_c = 0.01;
  double waiting_anger_per_h = 0.03;
  double pause_calms = 0.10;
  double neighbour_kernel_m = 2;
  double neighbour_radius_m = 4;
  // sound
  double shout_power_db = 90;
  double shouting_at_once = 0.3;
  double shout_reach_m = 15, shout_least_m = 0.5;
  double background_noise_db = 65;
  double orator_speaks_s = 20, orator_pauses_s = 10;
  double orator_reach_m = 15;
  double message_level_sd_db = 3;
  double warned_zone_m = 25;
  double understood_margin_db = 3;
  double understood_width_db = 2.5;
  double attention = 0.8;
  // fear
  double fear_relaxation_s = 120;
  double arrest_fear_rate_per_s = 1.0 / 60;
  double arrest_fear_inactive = 0.2;
  double deterrence = 2.3;
  double deterrence_radius_m = 10;
  double crush_fear_rate_per_s = 0.2;
  double water_fear_rate_per_s = 1.0 / 3;
  double weapon_fear_rate_per_s = 1.0 / 20;
  double weapon_fear_target = 0.6;
  double weapon_seen_m = 6;
  double advance_fear_rate_per_s = 0.1;
  double advance_fear_target = 0.7;
  double advance_seen_m = 5;
  double night_arrest_risk = 0.6;
  // identity
  double identity_relaxation_s = 1800;
  double identity_weight = 0.25;
  double violence_spreads = 0.2;  // to those without identity
  double water_unites = 0.25;
  // coordinators
  double coordinator_trust = 0.5;
  double coordinator_db_at_1m = 105;
  // two camps
  double opponents_seen_m = 50;
  double clash_reach_m = 3;
  double clash_rate_per_s = 1.0 / 60;
  // legitimacy
  double legitimacy_relaxation_s = 3600;
  double dialogue_legitimacy_rate_per_s = 1.0 / 900;
  // what people see happen
  double incident_strength = 1;
  double sight_m = 25;
  double rumour_answer_s = 300;  // 0: no answer corrects a rumour
  double rumour_answered = 0.3;
  double help_within_s = 120;
  double emboldened_by = 0.1;
  double emboldened_s = 60;
  double emboldened_reach_m = 5;
  // behaviour
  double social_weight = 0.35;
  double fear_weight = 0.6;
  double threshold_verbal = 0.30;
  double threshold_push = 0.55;
  double threshold_violent = 0.80;
  double threshold_sd = 0.10;
  double pusher_shift = -0.15;
  double provocateur_shift = -0.20;
  double provocateur_violent_shift = -0.45;
  double bystander_shift = 0.30;
  double threshold_ramp = 0.15;
  double threshold_hysteresis = 0.12;
  double verbal_rate_per_s = 1.0 / 60;
  double push_rate_per_s = 1.0 / 60;
  double push_distance_m = 4;
  double calm_rate_per_s = 1.0 / 120;
  double push_end_rate_per_s = 1.0 / 45;
  double push_fatigue_rate_per_s = 1.0 / 90;
  double violent_rate_per_s = 1.0 / 120;
  double violent_if_breached = 3;
  double violent_if_outnumbering = 2;
  double violent_if_fallen = 2;
  double violent_if_isolated = 2;
  double violent_end_rate_per_s = 1.0 / 30;
  double violent_fatigue_rate_per_s = 1.0 / 60;
  double flee_rate_per_s = 0.2;
  double flee_threshold = 0.60;
  double flee_ramp = 0.3;
  double flee_pace = 1.6;
  double leave_rate_per_s = 1.0 / 5400;
  double leave_if_verbal = 0.3;
  double leave_if_pushing = 0.02;
  double appeal_leave_factor = 20;
  double appeal_fades_s = 600;
  double dialogue_leave_factor = 4;
  double night_leave_factor = 1.5;
  double pause_leave_factor = 5;
  double heat_leave_per_c = 0.1;
  double bystander_fear_leave_factor = 20;
  double stay_near_share = 0.6;
  double return_share = 0.3;
  double return_within_s = 600;
  // what a jet does to those it strikes
  Distribution hit_pause_s{Distribution::Kind::uniform, 20, 60, 0};
  double hit_retreat_m = 12;
  double hit_return_share = 0.7;
};

}  // namespace sispam
