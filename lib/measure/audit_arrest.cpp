// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "measure/audit_parts.hpp"

namespace sispam::audit {
namespace {

constexpr std::uint32_t least_hands = 3;
constexpr std::int64_t check_ms = 600'000;  // assumption
constexpr double hot_c = 30, very_hot_c = 32;
constexpr std::int64_t minute_ms = 60'000;

bool has_ground(const Seizure& seizure) {
  return seizure.ground != ArrestGround::none && seizure.ground != ArrestGround::provocation;
}

/// The injury of somebody who was hurt in his arrest or after it; null if he was not.
const Casualty* hurt_in(const AuditLog& log, const Arrest& arrest) {
  constexpr std::int64_t second_ms = 1000;  // injuries of a second are drawn at its end, an arrest may come before
  const auto found = std::find_if(log.casualties.begin(), log.casualties.end(), [&](const Casualty& casualty) {
    return casualty.person == arrest.person && casualty.injured_ms >= arrest.at_ms - second_ms;
  });
  return found == log.casualties.end() ? nullptr : &*found;
}

}  // namespace

Finding nobody_alone(const AuditLog& log) {
  Sum sum(Worst::largest);
  for (const LoneOfficer& lone : log.lone_officers) sum.broken({lone.alone_m, lone.at_ms});
  Finding finding = sum.finding();
  finding.occasions = std::max(finding.broken, static_cast<double>(log.approaches));
  return finding;
}

Finding nothing_thrown_back(const AuditLog& log) {
  constexpr Threat attacked = 3;
  Sum sum(Worst::smallest);
  for (const UnorderedBlow& blow : log.unordered_blows) {
    const Occasion occasion{static_cast<double>(blow.threat), blow.at_ms};
    blow.threat < attacked ? sum.broken(occasion) : sum.kept(occasion);
  }
  Finding finding = sum.finding();
  finding.occasions += log.blows;  // back at who struck first
  return finding;
}

Finding arrest_with_ground(const AuditLog& log) {
  Sum sum(Worst::smallest);
  for (const Seizure& seizure : log.seizures) {
    const Occasion occasion{static_cast<double>(seizure.hands), seizure.at_ms};
    has_ground(seizure) && seizure.hands >= least_hands ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

Finding care_of_the_held(const AuditLog& log) {
  Sum sum(Worst::largest);
  for (const Arrest& arrest : log.arrests) {
    const Casualty* hurt = hurt_in(log, arrest);
    if (hurt == nullptr) {
      sum.kept({0, arrest.at_ms});
      continue;
    }
    const std::int64_t due_ms = hurt->injured_ms + check_ms;
    const std::int64_t seen_ms = hurt->triaged_ms >= 0 ? hurt->triaged_ms : log.end_ms;
    const Occasion occasion{seconds(seen_ms - hurt->injured_ms), due_ms};
    seen_ms > due_ms ? sum.broken(occasion) : sum.kept(occasion);
  }
  for (const ForceRecord& record : log.records) {
    if (record.held_s > 0) sum.broken({.at_ms = record.first_ms});
  }
  return sum.finding();
}

Finding relief_in_the_heat(const AuditLog& log) {
  Sum sum(Worst::largest);
  if (log.wbgt_c < hot_c) return sum.finding();
  const std::int64_t limit_ms = (log.wbgt_c < very_hot_c ? 45 : 30) * minute_ms;
  for (const LineSpell& spell : log.spells) {
    const std::int64_t lasted_ms = spell.until_ms - spell.from_ms;
    const Occasion occasion{static_cast<double>(lasted_ms) / minute_ms, spell.from_ms + limit_ms};
    lasted_ms <= limit_ms ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

}  // namespace sispam::audit
