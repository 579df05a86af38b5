// Rules made by hand, with the thresholds of the drill, and a command that decides without chance.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "unit/model/mind/hand_made_world.hpp"

namespace sispam::testing {

inline constexpr Distribution at_once{Distribution::Kind::constant, 0, 0, 0};
inline constexpr Distribution after_s(double seconds) { return {Distribution::Kind::constant, seconds, 0, 0}; }

inline Condition at_least(Signal signal, double value) { return {signal, value, 1e9}; }
inline Condition below(Signal signal, double value) { return {signal, 0, value}; }

inline LevelRules plain_levels() {
  LevelRules levels;
  levels.yellow.any = {at_least(Signal::pushing, 20)};
  levels.red.any = {at_least(Signal::breach, 1), at_least(Signal::serious_injury, 1)};
  levels.green.all = {below(Signal::pushing, 5)};
  return levels;
}

inline Observed seen(Signal signal, double value) {
  Observed observed;
  observed[signal] = value;
  return observed;
}

/// Exact counts without lag; everything is ready at once; county and province decide after 30 and 100 s.
inline Scenario plain_command(int crowd) {
  Scenario scenario = plain_scenario(crowd);
  scenario.rules_of_engagement.levels = plain_levels();
  CommandParameters& p = scenario.model.command;
  p.count_error = p.count_lag_s = p.violent_lag_s = 0;
  for (Distribution* time :
       {&p.sensing_s, &p.radio_s, &p.platoon_decision_s, &p.company_decision_s, &p.negotiators_ready_s,
        &p.loudspeaker_ready_s, &p.reserve_ready_s, &p.action_team_ready_s, &p.water_ready_s, &p.withdraw_ready_s,
        &p.advance_ready_s, &p.relief_ready_s, &p.delegates_ready_s, &p.medics_ready_s}) {
    *time = at_once;
  }
  p.county_decision_s = after_s(30);
  p.province_decision_s = after_s(100);
  p.message_s = after_s(15);
  p.appeal_s = after_s(180);
  return scenario;
}

/// How often, and how long before it, water is announced.
struct WaterWarnings {
  int number = 2;
  double wait_s = 60;
};

/// Rules in which water may be used on 30 who push, after warnings; 10 s at a time, 25 s in all.
inline Rules water_rules(WaterWarnings warned) {
  Rules rules;
  rules.levels = plain_levels();
  rules.tactics.loudspeaker.start.all = {at_least(Signal::crowd, 1)};
  rules.tactics.loudspeaker.gap_s = 20;
  TacticRule& spray = rules.tactics.water_spray;
  spray.from_level = Level::yellow;
  spray.force_level = 5;
  spray.authority = Authority::county;
  spray.start.any = {at_least(Signal::pushing, 30)};
  spray.stop.all = {below(Signal::pushing, 10)};
  spray.after = {Tactic::loudspeaker};
  spray.warnings = warned.number;
  spray.wait_s = warned.wait_s;
  spray.burst_s = 10;
  spray.total_s = 25;
  spray.gap_s = 5;
  return rules;
}

/// What the hear stage does with speeches that are over, without anybody who hears.
inline void forget_speeches(World& world) {
  VoiceState& voice = world.voice;
  std::erase_if(voice.speeches, [&](const Speech& speech) {
    if (speech.until_ms > world.now_ms) return false;
    if (speech.kind == SpeechKind::warning) {
      ++voice.warnings;
      voice.last_warning_ms = speech.until_ms;
    }
    return true;
  });
}

}  // namespace sispam::testing
