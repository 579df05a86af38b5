// SPDX-License-Identifier: Apache-2.0
#include "measure/audit_parts.hpp"

namespace sispam::audit {
namespace {

/// How soon a medic must have seen somebody of that class [s]; assumption.
double limit_s(Triage triage) { return triage == Triage::red ? 300 : triage == Triage::yellow ? 900 : 3600; }

/// Whom medics could see: not dead at once, nor gone away unseen.
bool counts(const Casualty& casualty) {
  return casualty.at_injury != Triage::black && casualty.care != Care::left_unseen;
}

/// Whether he still waited for treatment at that time, after triage.
bool waits_at(const Casualty& casualty, std::int64_t at_ms) {
  if (casualty.triaged_ms < 0 || casualty.triaged_ms > at_ms) return false;
  if (casualty.died_ms >= 0 && casualty.died_ms <= at_ms) return false;
  return casualty.treated_ms < 0 ? casualty.care == Care::awaits_treatment : casualty.treated_ms > at_ms;
}

}  // namespace

Finding seen_by_a_medic(const AuditLog& log) {
  Sum sum(Worst::largest);
  for (const Casualty& casualty : log.casualties) {
    if (!counts(casualty)) continue;
    const bool seen = casualty.triaged_ms >= 0;
    const std::int64_t until_ms = seen ? casualty.triaged_ms : casualty.died_ms >= 0 ? casualty.died_ms : log.end_ms;
    const double waited_s = seconds(until_ms - casualty.injured_ms), limit = limit_s(casualty.at_injury);
    const Occasion occasion{waited_s / limit, casualty.injured_ms + static_cast<std::int64_t>(1000 * limit)};
    if (waited_s > limit) {
      sum.broken(occasion);
    } else if (seen) {
      sum.kept(occasion);
    }
  }
  return sum.finding();
}

Finding medical_corridor(const AuditLog& log) {
  constexpr double free_share = 0.9;  // assumption
  Sum sum(Worst::smallest);
  if (log.corridor_s <= 0) return sum.finding();
  const Occasion occasion{1 - log.corridor_barred_s / log.corridor_s, log.corridor_barred_ms};
  occasion.value < free_share ? sum.broken(occasion) : sum.kept(occasion);
  return sum.finding();
}

Finding impartial_queue(const AuditLog& log) {
  Sum sum(Worst::largest);
  for (const Casualty& treated : log.casualties) {
    if (treated.treated_ms < 0 || treated.triaged_ms < 0) continue;
    double overtaken = 0;
    for (const Casualty& other : log.casualties) {
      const bool other_side = (other.person < log.personnel) != (treated.person < log.personnel);
      const bool before = other.triaged_ms >= 0 && other.triaged_ms < treated.triaged_ms;
      if (other_side && before && other.tag == treated.tag && waits_at(other, treated.treated_ms)) ++overtaken;
    }
    const Occasion occasion{overtaken, treated.treated_ms};
    overtaken > 0 ? sum.broken(occasion) : sum.kept(occasion);
  }
  return sum.finding();
}

}  // namespace sispam::audit
