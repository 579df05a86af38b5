// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "measure/audit_parts.hpp"

namespace sispam::audit {
namespace {

constexpr std::int64_t longest_burst_ms = 10'000, pause_ms = 10'000;  // assumption
constexpr double late_s = 30;                                         // assumption
constexpr double too_dense_per_m2 = 5, stop_per_m2 = 6;               // assumption
constexpr std::int64_t tick_ms = 100;                                 // a jet that was on in one tick was on so long

bool is_complete(const ForceRecord& record) {
  const bool allowed = record.asked_ms >= 0 && record.allowed_ms >= 0 && record.allowed_ms <= record.began_ms;
  return allowed && !record.misheard && record.start_held && record.ended_ms >= record.began_ms;
}

}  // namespace

Finding within_the_threat(const AuditLog& log) {
  Sum sum(Worst::largest);
  for (const ForceRecord& record : log.records) {
    if (!met_somebody(record)) continue;
    const double above = record.stages_above;
    above > 0 ? sum.broken({above, record.above_ms}) : sum.kept({above, record.first_ms});
  }
  return sum.finding();
}

Finding bursts_with_pauses(const AuditLog& log) {
  Sum sum(Worst::largest);
  std::int64_t last_ms = -pause_ms;
  for (const ForceRecord& record : log.records) {
    if (!is_area(record) || record.first_ms < 0) continue;
    const std::int64_t burst_ms = record.last_ms - record.first_ms + tick_ms;
    const bool kept = burst_ms <= longest_burst_ms && record.first_ms - last_ms >= pause_ms;
    last_ms = record.last_ms + tick_ms;
    const Occasion occasion{seconds(burst_ms), record.first_ms};
    kept ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

Finding stops_with_its_cause(const AuditLog& log) {
  Sum sum(Worst::largest);
  for (const ForceRecord& record : log.records) {
    if (!met_somebody(record) || record.tactic == Tactic::action_team) continue;
    const Occasion occasion{record.late_s, record.first_ms};
    record.late_s <= late_s ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

Finding not_into_a_crush(const AuditLog& log) {
  Sum sum(Worst::largest);
  for (const ForceRecord& record : log.records) {
    if (!met_somebody(record) || record.tactic == Tactic::action_team) continue;
    const bool kept = record.density_first_per_m2 < too_dense_per_m2 && record.density_per_m2 < stop_per_m2;
    const Occasion occasion{record.density_per_m2, record.first_ms};
    kept ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

Finding red_tactics_in_red(const AuditLog& log) {
  Sum sum(Worst::largest);
  for (const ForceRecord& record : log.records) {
    if (!is_used(record) || !record.kept_for_red) continue;
    const Occasion occasion{.at_ms = record.began_ms};
    record.level_began == Level::red ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

Finding accounted_for(const AuditLog& log) {
  constexpr int reported_force = 4;
  Sum sum(Worst::largest);
  for (const ForceRecord& record : log.records) {
    if (!is_used(record) || record.force_level < reported_force) continue;
    const Occasion occasion{.at_ms = record.began_ms};
    is_complete(record) ? sum.kept(occasion) : sum.broken(occasion);
  }
  for (const UnorderedBlow& blow : log.unordered_blows) sum.broken({.at_ms = blow.at_ms});
  if (log.unrecorded_s > 0) sum.broken({log.unrecorded_s, log.end_ms});
  return sum.finding();
}

}  // namespace sispam::audit
