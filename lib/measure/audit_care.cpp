// SPDX-License-Identifier: Apache-2.0
#include "measure/audit_parts.hpp"
#include "measure/impartiality.hpp"

namespace sispam::audit {
namespace {

/// How soon a medic must have seen somebody of that class [s]; assumption.
double limit_s(Triage triage) { return triage == Triage::red ? 300 : triage == Triage::yellow ? 900 : 3600; }

/// Whom medics could see: not dead at once, nor gone away unseen, nor unwilling.
bool counts(const Casualty& casualty) {
  return casualty.at_injury != Triage::black && casualty.care != Care::left_unseen && casualty.care != Care::refused;
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
  for (const Overtaking& one : overtakings(log.casualties, log.personnel)) {
    const Occasion occasion{one.others, one.treated_ms};
    one.others > 0 ? sum.broken(occasion) : sum.kept(occasion);
  }
  return sum.finding();
}

}  // namespace sispam::audit
