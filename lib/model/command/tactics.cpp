// SPDX-License-Identifier: Apache-2.0
#include "model/command/tactics.hpp"

#include <algorithm>

#include "model/advancing.hpp"
#include "model/command/draws.hpp"
#include "model/command/level_rules.hpp"
#include "model/command/radio.hpp"
#include "model/command/requests.hpp"
#include "model/command/stages.hpp"
#include "model/force_record.hpp"
#include "random/distributions.hpp"
#include "scenario/terrain.hpp"

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

/// A delegation is received once: what it brings does not come a second time.
bool was_received(const Scene& scene) { return scene.tactic == Tactic::receive_delegates && scene.state().uses > 0; }

bool may_request(const Scene& scene) {
  if (scene.world.now_ms < scene.state().ask_again_ms || was_received(scene)) return false;
  return scene.starts() && !scene.stops() && tactics_before_used(scene.world, scene.rule()) && gap_is_over(scene) &&
         has_time_left(scene.rule(), scene.state()) && can_use(scene.scenario, scene.world, scene.tactic, scene.random);
}

void request(const Scene& scene) {
  TacticState& state = scene.state();
  const std::int64_t now_ms = scene.world.now_ms;
  const Request request{who_decides(scene.scenario.rules_of_engagement, scene.world, scene.tactic), state.requests++};
  const Reply reply = reply_to(scene.scenario, scene.tactic, request, scene.random);
  note(scene.scenario, scene.world, reply, scene.random);
  state.requested = true;
  state.since_ms = now_ms;
  state.answer = reply.answer;
  state.decided_by = request.authority;
  state.misheard = reply.misheard;
  state.lost_messages = reply.lost;
  state.ask_again_ms = reply.answer == Answer::granted ? now_ms : now_ms + ms(reply.asked_again_s);
  state.due_ms = now_ms + ms(reply.answer == Answer::granted ? reply.answer_s + reply.ready_s : reply.answer_s);
  state.expires_ms = state.due_ms + ms(scene.scenario.rules_of_engagement.authority_lasts_s);
  force_log::asked(scene.scenario, scene.world, scene.tactic);
}

/// Eq. 9b: whether all who are seen to be there could leave through the exits in the time that the rule allows.
bool has_way_out(const Scene& scene) {
  const double limit_s = scene.rule().way_out_s;
  if (limit_s <= 0) return true;
  double per_s = 0;
  for (const Exit& exit : scene.scenario.site.exits) {
    if (exit.use == ExitUse::anyone) per_s += length_of(exit.line) * scene.scenario.model.motion.exit_flow_per_m_s;
  }
  return scene.world.situation.observed[Signal::crowd] <= per_s * limit_s;
}

/// What the request lacks to begin now.
Lack lack_now(const Scene& scene) {
  if (scene.state().answer != Answer::granted) return Lack::authority;
  const Lack lack = lack_of(scene.scenario.rules_of_engagement, scene.world, scene.tactic);
  if (lack != Lack::nothing) return lack;
  if (!scene.starts()) return Lack::start;
  if (!has_way_out(scene)) return Lack::way_out;
  return can_use(scene.scenario, scene.world, scene.tactic, scene.random) ? Lack::nothing : Lack::means;
}

void begin(const Scene& scene, Lack lack) {
  TacticState& state = scene.state();
  state.requested = false;
  state.active = true;
  state.since_ms = scene.world.now_ms;
  state.stop_heard_ms = -1;
  state.premature = lack != Lack::nothing;
  state.misheard = false;
  scene.world.situation.misheard += state.premature ? 1 : 0;
  if (state.first_ms < 0) state.first_ms = scene.world.now_ms;
  ++state.uses;
  force_log::began(scene.scenario, scene.world, scene.tactic, {scene.starts(), lack});
}

/// Whether those who carry it out begin though something lacks, because they took "get ready" for "begin" (eq. 9a).
bool begins_by_mistake(const Scene& scene, Lack lack) {
  const bool possible = lack != Lack::nothing && lack != Lack::authority && lack != Lack::time_left;
  return scene.state().misheard && possible && can_use(scene.scenario, scene.world, scene.tactic, scene.random);
}

ForceFate why_lapsed(const Scene& scene) {
  const TacticState& state = scene.state();
  if (scene.world.now_ms >= state.due_ms && state.answer == Answer::refused) return ForceFate::refused;
  if (scene.world.now_ms >= state.due_ms && state.answer == Answer::lost) return ForceFate::lost;
  if (scene.world.situation.level < scene.rule().from_level) return ForceFate::level_over;
  return scene.stops() ? ForceFate::cause_over : ForceFate::expired;
}

/// An authority ends with the situation it was given for, or with its time; a request with a no or without an answer.
void wait(const Scene& scene) {
  TacticState& state = scene.state();
  const std::int64_t now_ms = scene.world.now_ms;
  const bool answered = now_ms >= state.due_ms;
  const bool in_vain = answered && state.answer != Answer::granted;
  if (scene.stops() || in_vain || now_ms >= state.expires_ms) {
    state.requested = false;
    state.since_ms = now_ms;
    force_log::lapsed(scene.world, scene.tactic, why_lapsed(scene), lack_now(scene));
  } else if (answered) {
    const Lack lack = lack_now(scene);
    if (lack == Lack::nothing || begins_by_mistake(scene, lack)) begin(scene, lack);
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

/// Why commanders want a use to end; going_on if they do not.
ForceEnd why_ordered(const Scene& scene) {
  TacticState& state = scene.state();
  if (scene.world.situation.level < scene.rule().from_level) return ForceEnd::level_over;
  if (scene.stops()) return ForceEnd::cause_over;
  state.premature = state.premature && lack_now(scene) != Lack::nothing;
  if (!state.premature) return ForceEnd::going_on;
  const auto tactic = static_cast<std::uint32_t>(scene.tactic);
  const double u = scene.random.uniform(Purpose::command_delay, state.uses, entity(Draw::correction, tactic));
  const double noticed_s = quantile(scene.scenario.model.command.sensing_s, u);
  return scene.world.now_ms - state.since_ms >= ms(noticed_s) ? ForceEnd::mistake : ForceEnd::going_on;
}

/// Why a use ends without an order, by those who carry it out; going_on if it does not.
ForceEnd why_by_itself(const Scene& scene) {
  const TacticRule& rule = scene.rule();
  const TacticState& state = scene.state();
  if (is_done(scene)) return ForceEnd::nothing_to_do;
  if (!can_use(scene.scenario, scene.world, scene.tactic, scene.random)) return ForceEnd::nobody_left;
  if (!has_time_left(rule, state)) return ForceEnd::used_up;
  const bool long_enough = rule.burst_s > 0 && scene.world.now_ms - state.since_ms >= ms(rule.burst_s);
  if (!long_enough) return ForceEnd::going_on;
  return was_received(scene) ? ForceEnd::nothing_to_do : ForceEnd::longest_use;
}

/// Eq. 8c: the order to stop; while it does not get through, the use goes on.
void order_stop(const Scene& scene) {
  TacticState& state = scene.state();
  const Message message{Draw::stop, static_cast<std::uint32_t>(scene.tactic), state.uses};
  const Passage passage = pass_on(scene.scenario.model.command, message, scene.random);
  state.stop_heard_ms = scene.world.now_ms + ms(passage.late_s);
  scene.world.situation.messages_lost += passage.lost;
  force_log::told_to_stop(scene.world, scene.tactic, passage.lost);
}

/// Why a use ends now; going_on if it does not.
ForceEnd why_over(const Scene& scene) {
  TacticState& state = scene.state();
  const ForceEnd ordered = why_ordered(scene);
  if (ordered != ForceEnd::going_on && state.stop_heard_ms < 0) order_stop(scene);
  const bool told = state.stop_heard_ms >= 0;
  const ForceEnd as_told = ordered == ForceEnd::going_on ? ForceEnd::cause_over : ordered;
  if (told && scene.world.now_ms >= state.stop_heard_ms) return as_told;
  const ForceEnd by_itself = why_by_itself(scene);
  return told && by_itself == ForceEnd::longest_use ? as_told : by_itself;
}

/// After its longest use a tactic may begin again under the same authority, after the gap; so it may after a mistake.
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
  if (why != ForceEnd::longest_use && why != ForceEnd::mistake) return;
  state.requested = true;
  state.due_ms = now_ms + ms(rule.gap_s);
}

}  // namespace

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
