// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "measure/observe_care.hpp"
#include "model/world.hpp"

namespace sispam {
namespace {

constexpr double dwindled_after_s = 300;

double seconds(std::int64_t ms) { return ms < 0 ? missing : static_cast<double>(ms) / 1000; }
double flag(bool happened) { return happened ? 1 : 0; }
/// To 0.01, so that a row of the journal stays short.
double rounded(double value) { return std::round(value * 100) / 100; }

double first_time(const LineState& line, std::size_t event) {
  double first = missing;
  for (const HeldLine& held : line.lines) first = std::fmin(first, seconds(held.ladder[event]));
  return first;
}

bool still_breached(const World& world) {
  const auto open = [](const HeldLine& held) { return held.breached_since_ms >= 0; };
  return world.tally.breach_ms >= 0 && std::any_of(world.line.lines.begin(), world.line.lines.end(), open);
}

/// Whether more than half of those who went did so after that.
bool most_left(const Tally& tally, Manner manner) {
  const double all = std::accumulate(tally.leavers.begin(), tally.leavers.end(), 0.0);
  return tally.leavers[static_cast<std::size_t>(manner)] > 0.5 * all;
}

Ending ending_of(const World& world, double end_s, double entered_s) {
  if (entered_s <= end_s) return Ending::office_entered;
  if (still_breached(world)) return Ending::breached;
  const double few_since_s = seconds(world.tally.few_left_since_ms);
  if (!(end_s - few_since_s >= dwindled_after_s)) return Ending::still_there;
  if (most_left(world.tally, Manner::after_force)) return Ending::dispersed_by_force;
  if (most_left(world.tally, Manner::after_talk)) return Ending::de_escalated;
  return Ending::dwindled;
}

void observe_line(const World& world, Outcome& outcome) {
  const Tally& tally = world.tally;
  for (std::size_t event = 1; event < outcome.first_s.size(); ++event) {
    outcome.first_s[event] = first_time(world.line, event);
  }
  outcome.first_s[7] = seconds(world.line.entered_ms);  // also of a plan without any line
  outcome.first_s[8] = seconds(world.line.occupied_ms);
  outcome.office_occupied = flag(world.line.occupied_ms >= 0);
  outcome.breach_rope_line = flag(tally.breach_rope_ms >= 0);
  outcome.breach_shield_line = flag(tally.breach_shield_ms >= 0);
  outcome.breach = flag(tally.breach_ms >= 0);
  outcome.breach_s = seconds(tally.breach_ms);
  outcome.breach_restored = flag(tally.restored_ms >= 0);
  outcome.office_entered = flag(!std::isnan(outcome.first_s[7]));
  outcome.ending = ending_of(world, outcome.end_s, outcome.first_s[7]);
}

void observe_barriers(const BarrierState& barriers, Outcome& outcome) {
  outcome.peak_fence_load_n_per_m = barriers.peak_load_n_per_m;
  for (const Section& section : barriers.sections) {
    if (section.failed_ms < 0) continue;
    outcome.fence_sections_failed += 1;
    outcome.first_fence_failure_s = std::fmin(outcome.first_fence_failure_s, seconds(section.failed_ms));
  }
}

void observe_situation(const Situation& situation, Outcome& outcome) {
  for (std::size_t i = 0; i < outcome.level_first_s.size(); ++i) {
    outcome.level_first_s[i] = seconds(situation.level_since_ms[i]);
    outcome.level_min[i] = static_cast<double>(situation.level_for_ms[i]) / 60000;
  }
}

void observe_tactics(const World& world, const Rules& rules, Outcome& outcome) {
  for (std::size_t i = 0; i < outcome.tactic.size(); ++i) {
    const TacticState& state = world.situation.tactic_states[i];
    outcome.tactic[i] = {seconds(state.first_ms), static_cast<double>(state.uses), state.active_s};
    const int level = rules.tactics.of(static_cast<Tactic>(i)).force_level;
    outcome.force_level_s.at(static_cast<std::size_t>(level - 1)) += state.active_s;
  }
  const Situation& situation = world.situation;
  outcome.messages_lost = situation.messages_lost;
  outcome.orders_misheard = situation.misheard;
  outcome.requests_refused = situation.refused;
  outcome.requests_lost = situation.requests_lost;
  if (situation.delegated_ms <= world.now_ms) outcome.delegated_s = seconds(situation.delegated_ms);
  outcome.warnings_given = world.voice.warnings;
  outcome.appeals_made = world.voice.appeals;
  outcome.dialogue_s = world.voice.dialogue_s;
}

void observe_tally(const Tally& tally, Outcome& outcome) {
  for (std::size_t i = 0; i < outcome.peak.size(); ++i) {
    outcome.peak[i] = tally.peak[i];
    outcome.person_min[i] = tally.person_min[i];
  }
  outcome.peak_line_load_n_per_m = tally.peak_line_load_n_per_m;
  outcome.peak_density_per_m2 = tally.peak_density_per_m2;
  outcome.peak_personal_load_n = tally.peak_personal_load_n;
  for (std::size_t s = 0; s < sides; ++s) outcome.falls[s] = tally.falls[s];
  outcome.awake_person_steps = static_cast<double>(tally.awake_steps);
  outcome.ground_gained_m = rounded(tally.ground_gained_m);
  outcome.advance_waited_s = rounded(tally.advance_waited_s);
  for (std::size_t i = 0; i < outcome.pressed_s.size(); ++i) outcome.pressed_s[i] = rounded(tally.pressed_s[i]);
}

void observe_bins(const Tally& tally, Outcome& outcome) {
  for (std::size_t b = 0; b < tally.bins.size(); ++b) {
    if (b > 0 && static_cast<double>(b) * bin_s >= outcome.end_s) break;
    Bin bin = tally.bins[b];
    for (double& minutes : bin.person_min) minutes = rounded(minutes);
    bin.line_load_n_per_m = rounded(bin.line_load_n_per_m);
    outcome.bins.push_back(bin);
  }
}

void observe_going(const World& world, Outcome& outcome) {
  const auto& behaviour = world.crowd.behaviour;
  outcome.left = static_cast<double>(std::count(behaviour.begin(), behaviour.end(), Behaviour::left));
  outcome.leavers = world.tally.leavers;
  outcome.agitated_leavers = world.tally.agitated_leavers;
  outcome.violent_leavers = world.tally.violent_leavers;
}

void observe_bystanders(const World& world, Outcome& outcome) {
  const People& people = world.people;
  for (const Casualty& casualty : world.casualties.rows) {
    if (people.is_personnel(casualty.person)) continue;
    const CrowdRole role = world.crowd.role[casualty.person - people.personnel];
    outcome.injured_bystanders += flag(role == CrowdRole::bystander);
  }
  outcome.clashes = world.violence.clashes;
}

void observe_fires(const World& world, Outcome& outcome) {
  const auto end_ms = static_cast<std::int64_t>(outcome.end_s * 1000);
  for (const Fire& fire : world.fires) {
    if (fire.from_ms >= end_ms) continue;
    outcome.fires += 1;
    outcome.fires_put_out += flag(fire.put_out);
    outcome.burning_min += static_cast<double>(std::min(fire.until_ms, end_ms) - fire.from_ms) / 60000;
    outcome.first_fire_s = std::fmin(outcome.first_fire_s, seconds(fire.from_ms));
  }
  outcome.burning_min = rounded(outcome.burning_min);
}

void observe_evacuations(const World& world, Outcome& outcome) {
  const EvacuationState& state = world.evacuation;
  const auto& rows = world.casualties.rows;
  for (const EvacuationRun& run : state.runs) {
    outcome.staff += run.end - run.first;
    outcome.staff_out += run.out;
    outcome.staff_held_s += run.held_s;
    outcome.evacuation_ordered_s = std::fmin(outcome.evacuation_ordered_s, seconds(run.ordered_ms));
    outcome.evacuation_done_s = std::fmax(outcome.evacuation_done_s, seconds(run.done_ms));
    for (PersonId id = run.first; id < run.end; ++id) {
      const auto hurt = [&](const Casualty& casualty) { return casualty.person == id; };
      outcome.staff_injured += flag(std::any_of(rows.begin(), rows.end(), hurt));
      outcome.staff_held += flag(state.was_held[id] != 0);
    }
  }
}

void observe_warnings(const World& world, Outcome& outcome) {
  const VoiceState& voice = world.voice;
  if (voice.warned_present == 0) return;
  outcome.warning_understood = static_cast<double>(voice.warned_understood) / static_cast<double>(voice.warned_present);
  const auto people = [](const std::vector<std::uint16_t>& times) {
    return static_cast<double>(std::count_if(times.begin(), times.end(), [](std::uint16_t n) { return n > 0; }));
  };
  outcome.ever_warned = people(world.crowd.warnings_understood) / people(world.crowd.warnings_present);
}

void observe_force(const World& world, Outcome& outcome) {
  for (const Arrest& arrest : world.team.arrests) ++(arrest.right ? outcome.arrests_right : outcome.arrests_wrong);
  outcome.arrest_approaches = world.team.approaches;
  outcome.arrest_seizures = world.team.seizures;
  outcome.arrests_broken_off = world.team.broken_off;
  outcome.objects_thrown = world.violence.objects_thrown;
  outcome.blows = world.violence.blows;
}

/// The audit, and the person-seconds of force by stage and by what those exposed did.
void observe_audit(const World& world, Outcome& outcome) {
  const AuditLog log = audit_log_of(world);
  for (const ForceRecord& record : log.records) {
    const bool lapsed = record.fate != ForceFate::used && record.fate != ForceFate::waiting;
    outcome.force_uses += flag(record.fate == ForceFate::used);
    outcome.force_requests_lapsed += flag(lapsed);
    outcome.force_requests_refused += flag(record.fate == ForceFate::refused);
    outcome.force_requests_lost += flag(record.fate == ForceFate::lost);
    outcome.excess_force_s += record.excess_s;
    auto& exposed_s = outcome.force_s.at(static_cast<std::size_t>(record.force_level - recorded_force));
    for (std::size_t k = 0; k < exposed_s.size(); ++k) exposed_s[k] += record.exposed_s[k];
  }
  outcome.excess_force_s = rounded(outcome.excess_force_s);
  for (auto& exposed_s : outcome.force_s) {
    for (double& time_s : exposed_s) time_s = rounded(time_s);
  }
  outcome.unordered_blows = world.officers.unordered_blows;
  for (const UnorderedBlow& blow : log.unordered_blows) outcome.unordered_blows_nonviolent += flag(blow.threat < 3);
  outcome.findings = judge(log);
}

void observe_water(const SprayState& spray, Outcome& outcome) {
  outcome.water_l = rounded(spray.litres);
  outcome.jet_s = rounded(spray.jet_s);
  outcome.water_bursts = spray.bursts;
  for (std::size_t b = 0; b < outcome.water_hit_s.size(); ++b) outcome.water_hit_s[b] = rounded(spray.hit_s[b]);
  outcome.water_hit_personnel_s = rounded(spray.personnel_hit_s);
}

}  // namespace

Outcome observe(const World& world, const Rules& rules, ReplicateId id) {
  Outcome outcome;
  outcome.id = id;
  outcome.end_s = seconds(world.tally.ended_ms >= 0 ? world.tally.ended_ms : world.now_ms);
  observe_line(world, outcome);
  observe_barriers(world.barriers, outcome);
  observe_situation(world.situation, outcome);
  observe_tactics(world, rules, outcome);
  observe_tally(world.tally, outcome);
  observe_bins(world.tally, outcome);
  observe_care(world, outcome);
  observe_going(world, outcome);
  observe_bystanders(world, outcome);
  observe_fires(world, outcome);
  observe_evacuations(world, outcome);
  observe_warnings(world, outcome);
  observe_force(world, outcome);
  observe_water(world.spray, outcome);
  observe_audit(world, outcome);
  return outcome;
}

}  // namespace sispam
