// SPDX-License-Identifier: Apache-2.0
#include "model/command/tactics.hpp"

#include <algorithm>

#include "model/advancing.hpp"
#include "model/command/draws.hpp"
#include "model/command/level_rules.hpp"
#include "model/command/stages.hpp"
#include "model/force_record.hpp"
#include "random/distributions.hpp"

namespace sispam::rules {
namespace {

/// What every step of a tactic needs.
struct Scene {
  const Scenario& scenario;
  World& world;
  const Random& random;
  Tactic tactic;

  const TacticRule& rule() const { return scenario.rules_of_engagement.tactics.of(tactic); }
  TacticState& state() const { return world.situation.tactic_states[static_cast<std::size_t>(tactic)]; }
  bool starts() const { return holds(rule().start, world.situation.observed); }
  bool stops() const {
    return holds(rule().stop, world.situation.observed) || world.situation.level < rule().from_level;
  }
};

std::int64_t ms(double seconds) { return static_cast<std::int64_t>(seconds * 1000 + 0.5); }

const Distribution& ready_s(const CommandParameters& parameters, Tactic tactic) {
  switch (tactic) {
    case Tactic::negotiate:
    case Tactic::leader_appeal:
      return parameters.negotiators_ready_s;
    case Tactic::loudspeaker:
      return parameters.loudspeaker_ready_s;
    case Tactic::reinforce_line:
      return parameters.reserve_ready_s;
    case Tactic::action_team:
      return parameters.action_team_ready_s;
    case Tactic::water_display:
    case Tactic::water_spray:
      return parameters.water_ready_s;
    case Tactic::advance:
      return parameters.advance_ready_s;
    case Tactic::relieve:
      return parameters.relief_ready_s;
    case Tactic::withdraw:
      break;
  }
  return parameters.withdraw_ready_s;
}

/// Warnings said to the end that still count.
int valid_warnings(const Rules& rules, const World& world) {
  const auto& ends_ms = world.voice.warnings_ms;
  return static_cast<int>(std::count_if(ends_ms.begin(), ends_ms.end(), [&](std::int64_t end_ms) {
    return world.now_ms - end_ms <= ms(rules.warnings_last_s);
  }));
}

bool is_warned(const Rules& rules, const World& world, const TacticRule& rule) {
  return valid_warnings(rules, world) >= rule.warnings && world.voice.warned_share >= rule.understood;
}

bool tactics_before_used(const World& world, const TacticRule& rule) {
  return std::all_of(rule.after.begin(), rule.after.end(),
                     [&](Tactic before) { return world.situation.tactic(before).uses > 0; });
}

bool has_time_left(const TacticRule& rule, const TacticState& state) {
  return rule.total_s <= 0 || state.active_s < rule.total_s;
}

/// The gap of the loudspeaker is between messages, not between uses.
bool gap_is_over(const Scene& scene) {
  const TacticState& state = scene.state();
  if (state.ended_ms < 0 || scene.tactic == Tactic::loudspeaker) return true;
  return scene.world.now_ms - state.ended_ms >= ms(scene.rule().gap_s);
}

bool may_request(const Scene& scene) {
  return scene.starts() && !scene.stops() && tactics_before_used(scene.world, scene.rule()) && gap_is_over(scene) &&
         has_time_left(scene.rule(), scene.state()) && can_use(scene.scenario, scene.world, scene.tactic, scene.random);
}

void request(const Scene& scene) {
  TacticState& state = scene.state();
  const std::int64_t now_ms = scene.world.now_ms;
  state.requested = true;
  state.since_ms = now_ms;
  state.due_ms = now_ms + ms(tactic_delay_s(scene.scenario, scene.tactic, state.requests++, scene.random));
  state.expires_ms = state.due_ms + ms(scene.scenario.rules_of_engagement.authority_lasts_s);
  force_log::asked(scene.scenario, scene.world, scene.tactic);
}

void begin(const Scene& scene) {
  TacticState& state = scene.state();
  state.requested = false;
  state.active = true;
  state.since_ms = scene.world.now_ms;
  if (state.first_ms < 0) state.first_ms = scene.world.now_ms;
  ++state.uses;
  force_log::began(scene.scenario, scene.world, scene.tactic);
}

/// What the request lacks to begin now.
Lack lack_now(const Scene& scene) {
  const Lack lack = lack_of(scene.scenario.rules_of_engagement, scene.world, scene.tactic);
  if (lack != Lack::nothing) return lack;
  if (!scene.starts()) return Lack::start;
  return can_use(scene.scenario, scene.world, scene.tactic, scene.random) ? Lack::nothing : Lack::means;
}

ForceFate why_lapsed(const Scene& scene) {
  if (scene.world.situation.level < scene.rule().from_level) return ForceFate::level_over;
  return scene.stops() ? ForceFate::cause_over : ForceFate::expired;
}

/// An authority ends with the situation it was given for, or with its time.
void wait(const Scene& scene) {
  TacticState& state = scene.state();
  const std::int64_t now_ms = scene.world.now_ms;
  if (scene.stops() || now_ms >= state.expires_ms) {
    state.requested = false;
    state.since_ms = now_ms;
    force_log::lapsed(scene.world, scene.tactic, why_lapsed(scene), lack_now(scene));
  } else if (now_ms >= state.due_ms && lack_now(scene) == Lack::nothing) {
    begin(scene);
  }
}

bool all_have_spoken(const Scene& scene) {
  const VoiceState& voice = scene.world.voice;
  if (voice.calls_of_use != scene.state().uses) return false;
  const bool silent = scene.world.now_ms >= voice.microphone_free_ms;
  return silent && std::all_of(voice.calls.begin(), voice.calls.end(), [](const Call& call) { return call.spoken; });
}

/// Whether a line is where it should go, and none has a way before it.
bool all_are_there(const World& world) {
  const auto& lines = world.line.lines;
  return std::any_of(lines.begin(), lines.end(), has_arrived) && std::none_of(lines.begin(), lines.end(), can_advance);
}

bool is_done(const Scene& scene) {
  if (scene.tactic == Tactic::leader_appeal) return all_have_spoken(scene);
  return scene.tactic == Tactic::advance && all_are_there(scene.world);
}

/// Why a use ends now; going_on if it does not.
ForceEnd why_over(const Scene& scene) {
  const TacticRule& rule = scene.rule();
  const TacticState& state = scene.state();
  if (scene.world.situation.level < rule.from_level) return ForceEnd::level_over;
  if (scene.stops()) return ForceEnd::cause_over;
  if (is_done(scene)) return ForceEnd::nothing_to_do;
  if (!can_use(scene.scenario, scene.world, scene.tactic, scene.random)) return ForceEnd::nobody_left;
  if (!has_time_left(rule, state)) return ForceEnd::used_up;
  const bool long_enough = rule.burst_s > 0 && scene.world.now_ms - state.since_ms >= ms(rule.burst_s);
  return long_enough ? ForceEnd::longest_use : ForceEnd::going_on;
}

/// After its longest use a tactic may begin again under the same authority, after the gap.
void go_on(const Scene& scene) {
  const TacticRule& rule = scene.rule();
  TacticState& state = scene.state();
  const std::int64_t now_ms = scene.world.now_ms;
  state.active_s += command_ms / 1000.0;
  const ForceEnd why = why_over(scene);
  if (why == ForceEnd::going_on) return;
  force_log::ended(scene.world, scene.tactic, {why, scene.starts()});
  state.active = false;
  state.ended_ms = state.since_ms = now_ms;
  if (why != ForceEnd::longest_use) return;
  state.requested = true;
  state.due_ms = now_ms + ms(rule.gap_s);
}

}  // namespace

const Distribution& decision_s(const CommandParameters& parameters, Authority authority) {
  switch (authority) {
    case Authority::platoon:
      return parameters.platoon_decision_s;
    case Authority::company:
      return parameters.company_decision_s;
    case Authority::county:
      return parameters.county_decision_s;
    case Authority::province:
      break;
  }
  return parameters.province_decision_s;
}

double tactic_delay_s(const Scenario& scenario, Tactic tactic, std::uint32_t request, const Random& random) {
  const CommandParameters& parameters = scenario.model.command;
  const Authority authority = scenario.rules_of_engagement.tactics.of(tactic).authority;
  const auto u = [&](std::uint16_t draw) {
    return random.uniform(Purpose::command_delay, request, entity(Draw::tactic, static_cast<std::uint32_t>(tactic)),
                          draw);
  };
  return quantile(parameters.sensing_s, u(0)) + quantile(decision_s(parameters, authority), u(1)) +
         quantile(parameters.radio_s, u(2)) + quantile(ready_s(parameters, tactic), u(3));
}

Lack lack_of(const Rules& rules, const World& world, Tactic tactic) {
  const TacticRule& rule = rules.tactics.of(tactic);
  const Situation& situation = world.situation;
  const VoiceState& voice = world.voice;
  if (situation.level < rule.from_level) return Lack::level;
  if (!tactics_before_used(world, rule)) return Lack::lower_tactic;
  if (!has_time_left(rule, situation.tactic(tactic))) return Lack::time_left;
  if (valid_warnings(rules, world) < rule.warnings) return Lack::warnings;
  if (voice.warned_share < rule.understood) return Lack::understanding;
  const bool obeyed = voice.last_warning_ms >= 0 && world.now_ms - voice.last_warning_ms >= ms(rule.wait_s);
  return rule.wait_s > 0 && !obeyed ? Lack::time_to_obey : Lack::nothing;
}

bool warning_wanted(const Rules& rules, const World& world) {
  for (int i = 0; i < tactics; ++i) {
    const auto tactic = static_cast<Tactic>(i);
    if (world.situation.tactic(tactic).requested && !is_warned(rules, world, rules.tactics.of(tactic))) return true;
  }
  return false;
}

void run_tactics(const Scenario& scenario, World& world, const Random& random) {
  for (int i = 0; i < tactics; ++i) {
    const Scene scene{scenario, world, random, static_cast<Tactic>(i)};
    const TacticState& state = scene.state();
    if (state.active) {
      go_on(scene);
    } else if (state.requested) {
      wait(scene);
    } else if (may_request(scene)) {
      request(scene);
    }
  }
}

}  // namespace sispam::rules
