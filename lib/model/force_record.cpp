// SPDX-License-Identifier: Apache-2.0
#include "model/force_record.hpp"

#include <algorithm>

namespace sispam::force_log {
namespace {

const TacticState& state_of(const World& world, Tactic tactic) { return world.situation.tactic(tactic); }

double seconds_since(const World& world, std::int64_t ms) {
  return ms < 0 ? not_known : static_cast<double>(world.now_ms - ms) / 1000;
}

double latest(const std::vector<int>& history) { return history.empty() ? 0 : history.back(); }

/// Those on the ground who carry a sharp weapon, seen or not.
double armed_now(const World& world) {
  double armed = 0;
  for (std::size_t k = 0; k < world.crowd.armed.size(); ++k) {
    armed += world.crowd.armed[k] != 0 && world.people.mode[world.people.personnel + k] != Mode::absent ? 1 : 0;
  }
  return armed;
}

/// What commanders see now, and what is true. Of the line load, serious injuries and the tired no other value is kept.
Known known_now(const World& world) {
  Known known;
  known.seen = world.situation.observed.value;
  known.truth = known.seen;
  const auto truth = [&](Signal signal) -> double& { return known.truth[static_cast<std::size_t>(signal)]; };
  truth(Signal::crowd) = latest(world.situation.crowd_history);
  truth(Signal::pushing) = latest(world.situation.pushing_history);
  truth(Signal::violent) = latest(world.situation.violent_history);
  truth(Signal::intruders) = latest(world.situation.intruder_history);
  truth(Signal::fallen) = latest(world.situation.fallen_history);
  truth(Signal::thrown) = latest(world.situation.thrown_history);
  truth(Signal::mood) = latest(world.situation.mood_history);
  truth(Signal::armed) = armed_now(world);
  truth(Signal::line_load) = truth(Signal::serious_injury) = truth(Signal::tired) = not_known;
  return known;
}

/// The last record of the tactic for which `wanted` holds; null if there is none.
template <class Wanted>
ForceRecord* last_of(World& world, Tactic tactic, Wanted wanted) {
  auto& records = world.force_log.records;
  const auto found = std::find_if(records.rbegin(), records.rend(),
                                  [&](const ForceRecord& record) { return record.tactic == tactic && wanted(record); });
  return found == records.rend() ? nullptr : &*found;
}

ForceRecord* waiting(World& world, Tactic tactic) {
  return last_of(world, tactic, [](const ForceRecord& record) { return record.fate == ForceFate::waiting; });
}

bool is_recorded(const Scenario& scenario, Tactic tactic) {
  return scenario.rules_of_engagement.tactics.of(tactic).force_level >= recorded_force;
}

ForceRecord& open(const Scenario& scenario, World& world, Tactic tactic) {
  const TacticRule& rule = scenario.rules_of_engagement.tactics.of(tactic);
  ForceRecord record;
  record.tactic = tactic;
  record.force_level = rule.force_level;
  record.authority = state_of(world, tactic).decided_by;
  record.red_authority = scenario.rules_of_engagement.levels.red_authority;
  record.kept_for_red = rule.from_level == Level::red;
  record.request = state_of(world, tactic).requests;
  world.force_log.records.push_back(record);
  return world.force_log.records.back();
}

/// The record that this use belongs into: that of its request, or a new one after an earlier use.
ForceRecord& of_use(const Scenario& scenario, World& world, Tactic tactic) {
  if (ForceRecord* request = waiting(world, tactic)) return *request;
  const ForceRecord* earlier = last_of(world, tactic, [](const ForceRecord&) { return true; });
  const ForceRecord before = earlier == nullptr ? ForceRecord{} : *earlier;
  ForceRecord& record = open(scenario, world, tactic);
  record.asked_ms = before.asked_ms;
  record.allowed_ms = before.allowed_ms;
  record.level_asked = before.level_asked;
  record.asked_on = before.asked_on;
  return record;
}

}  // namespace

void asked(const Scenario& scenario, World& world, Tactic tactic) {
  if (!is_recorded(scenario, tactic)) return;
  ForceRecord& record = open(scenario, world, tactic);
  record.asked_ms = world.now_ms;
  const TacticState& state = state_of(world, tactic);
  record.allowed_ms = state.answer == Answer::granted ? state.due_ms : -1;
  record.messages_lost = state.lost_messages;
  record.level_asked = world.situation.level;
  record.asked_on = known_now(world);
}

void began(const Scenario& scenario, World& world, Tactic tactic, const UseBeginning& beginning) {
  if (!is_recorded(scenario, tactic)) return;
  ForceRecord& record = of_use(scenario, world, tactic);
  const VoiceState& voice = world.voice;
  record.fate = ForceFate::used;
  record.began_ms = world.now_ms;
  record.level_began = world.situation.level;
  record.began_on = known_now(world);
  record.start_held = beginning.start_holds;
  record.misheard = beginning.lacks != Lack::nothing;
  record.lacked_at_start = beginning.lacks;
  record.warnings = voice.warnings;
  record.since_warning_s = seconds_since(world, voice.last_warning_ms);
  record.warned_share = voice.warned_share;
  record.negotiated_s = seconds_since(world, state_of(world, Tactic::negotiate).first_ms);
  for (std::size_t k = 0; k < record.used_before.size(); ++k) {
    record.used_before[k] = world.situation.tactic_states[k].uses;
  }
  record.used_before[static_cast<std::size_t>(tactic)] -= 1;  // not this one
}

void lapsed(World& world, Tactic tactic, ForceFate why, Lack lack) {
  ForceRecord* request = waiting(world, tactic);
  if (request == nullptr) return;
  request->fate = why;
  request->lacked = lack;
  request->ended_ms = world.now_ms;
}

void told_to_stop(World& world, Tactic tactic, std::uint32_t lost) {
  ForceRecord* use = going_on(world, tactic);
  if (use == nullptr) return;
  use->stop_ordered_ms = world.now_ms;
  use->messages_lost += lost;
}

void ended(World& world, Tactic tactic, const UseEnding& ending) {
  ForceRecord* use = going_on(world, tactic);
  if (use == nullptr) return;
  use->end = ending.why;
  use->cause_at_end = ending.cause_holds;
  use->ended_ms = world.now_ms;
}

ForceRecord* going_on(World& world, Tactic tactic) {
  return last_of(world, tactic, [](const ForceRecord& record) {
    return record.fate == ForceFate::used && record.end == ForceEnd::going_on;
  });
}

}  // namespace sispam::force_log
