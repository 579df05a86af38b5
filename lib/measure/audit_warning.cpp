// SPDX-License-Identifier: Apache-2.0
#include "measure/audit_parts.hpp"

namespace sispam::audit {
namespace {

constexpr double least_warnings = 3;           // penal code art. 218
constexpr double obey_s = 120, stale_s = 600;  // assumption
constexpr double understood_by = 0.8;          // assumption
constexpr double talked_s = 300;               // assumption
constexpr Threat armed = 4;                    // then force need not wait for talk
constexpr double clear_within_s = 480;         // assumption

/// Looks at every use of area force at the moment it begins.
template <class Value, class Kept>
Finding at_the_beginning(const AuditLog& log, Worst worst, Value value, Kept kept) {
  Sum sum(worst);
  for (const ForceRecord& record : log.records) {
    if (!is_area(record)) continue;
    const Occasion occasion{value(record), record.began_ms};
    kept(record) ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

double or_zero(double value) { return std::isnan(value) ? 0 : value; }

}  // namespace

Finding three_warnings(const AuditLog& log) {
  return at_the_beginning(
      log, Worst::smallest, [](const ForceRecord& record) { return static_cast<double>(record.warnings); },
      [](const ForceRecord& record) { return record.warnings >= least_warnings; });
}

Finding time_to_obey(const AuditLog& log) {
  return at_the_beginning(
      log, Worst::smallest, [](const ForceRecord& record) { return or_zero(record.since_warning_s); },
      [](const ForceRecord& record) { return record.since_warning_s >= obey_s && record.since_warning_s <= stale_s; });
}

Finding warning_understood(const AuditLog& log) {
  return at_the_beginning(
      log, Worst::smallest, [](const ForceRecord& record) { return record.warned_share; },
      [](const ForceRecord& record) { return record.warned_share >= understood_by; });
}

Finding talk_first(const AuditLog& log) {
  return at_the_beginning(
      log, Worst::smallest, [](const ForceRecord& record) { return or_zero(record.negotiated_s); },
      [](const ForceRecord& record) { return record.negotiated_s >= talked_s || record.threat >= armed; });
}

Finding way_out(const AuditLog& log) {
  Sum sum(Worst::largest);
  for (const ForceRecord& record : log.records) {
    if (!is_area(record) || std::isnan(record.clear_s)) continue;
    // Without any exit there is no time to tell.
    const Occasion occasion{std::isinf(record.clear_s) ? not_known : record.clear_s, record.first_ms};
    record.clear_s <= clear_within_s ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

}  // namespace sispam::audit
