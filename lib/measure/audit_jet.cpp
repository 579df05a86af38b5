// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include "measure/audit_parts.hpp"

namespace sispam::audit {
namespace {

constexpr double most_peaceful = 0.7;  // assumption
constexpr double least_range_m = 10;

/// Looks at every use of a jet that struck a demonstrator; `value` must not be above `limit`.
template <class Value>
Finding of_each_jet(const AuditLog& log, double limit, Value value) {
  Sum sum(Worst::largest);
  for (const ForceRecord& record : log.records) {
    if (!met_somebody(record) || record.tactic != Tactic::water_spray) continue;
    const Occasion occasion{value(record), record.first_ms};
    occasion.value <= limit ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

}  // namespace

Finding not_at_the_peaceful(const AuditLog& log) {
  return of_each_jet(log, most_peaceful, [](const ForceRecord& record) {
    const double all_s = std::accumulate(record.exposed_s.begin(), record.exposed_s.end(), 0.0);
    return all_s > 0 ? record.low_threat_s / all_s : 0.0;
  });
}

Finding not_too_near(const AuditLog& log) {
  Sum sum(Worst::smallest);
  for (const ForceRecord& record : log.records) {
    if (!is_area(record) || std::isnan(record.nearest_m)) continue;
    const Occasion occasion{record.nearest_m, record.nearest_ms};
    record.nearest_m >= least_range_m ? sum.kept(occasion) : sum.broken(occasion);
  }
  return sum.finding();
}

Finding not_at_the_head(const AuditLog& log) {
  return of_each_jet(log, 0, [](const ForceRecord& record) { return record.head_s; });
}

Finding not_at_the_helpless(const AuditLog& log) {
  return of_each_jet(log, 0, [](const ForceRecord& record) { return record.held_s + record.down_s + record.pinned_s; });
}

}  // namespace sispam::audit
