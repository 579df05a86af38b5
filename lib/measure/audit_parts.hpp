// The rule functions, theme by theme, and how a finding is put together.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "measure/audit.hpp"

namespace sispam::audit {

inline constexpr int area_force = 5;  // from this stage on people are hit who were not singled out

inline double seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }

/// One time that a rule could have been broken.
struct Occasion {
  double value = std::numeric_limits<double>::quiet_NaN();
  std::int64_t at_ms = 0;
};

/// Adds up occasions.
class Sum {
 public:
  explicit Sum(Worst worst) : worst_(worst) {}
  void kept(const Occasion& occasion) { count(occasion); }
  void broken(const Occasion& occasion) {
    count(occasion);
    ++finding_.broken;
    finding_.first_s = std::fmin(finding_.first_s, seconds(occasion.at_ms));
  }
  const Finding& finding() const { return finding_; }

 private:
  void count(const Occasion& occasion) {
    ++finding_.occasions;
    finding_.worst = worst_ == Worst::largest ? std::fmax(finding_.worst, occasion.value)
                                              : std::fmin(finding_.worst, occasion.value);
  }
  Worst worst_;
  Finding finding_;
};

inline bool is_used(const ForceRecord& record) { return record.fate == ForceFate::used; }
inline bool is_area(const ForceRecord& record) { return is_used(record) && record.force_level >= area_force; }
inline bool met_somebody(const ForceRecord& record) { return is_used(record) && record.threat >= 0; }

// in proportion and no longer than needed (audit_proportion.cpp)
Finding within_the_threat(const AuditLog& log);     // R01
Finding bursts_with_pauses(const AuditLog& log);    // R12
Finding stops_with_its_cause(const AuditLog& log);  // R13
Finding not_into_a_crush(const AuditLog& log);      // R14
Finding red_tactics_in_red(const AuditLog& log);    // R19
Finding accounted_for(const AuditLog& log);         // R25

// words before force, and a way out (audit_warning.cpp)
Finding three_warnings(const AuditLog& log);      // R02
Finding time_to_obey(const AuditLog& log);        // R03
Finding warning_understood(const AuditLog& log);  // R04
Finding talk_first(const AuditLog& log);          // R05
Finding way_out(const AuditLog& log);             // R06

// the jet (audit_jet.cpp)
Finding not_at_the_peaceful(const AuditLog& log);  // R07
Finding not_too_near(const AuditLog& log);         // R08
Finding not_at_the_head(const AuditLog& log);      // R09
Finding not_at_the_helpless(const AuditLog& log);  // R11

// officers and the arrested (audit_arrest.cpp)
Finding nobody_alone(const AuditLog& log);         // R15
Finding nothing_thrown_back(const AuditLog& log);  // R16
Finding arrest_with_ground(const AuditLog& log);   // R17
Finding care_of_the_held(const AuditLog& log);     // R18
Finding relief_in_the_heat(const AuditLog& log);   // R24

// the injured (audit_care.cpp)
Finding seen_by_a_medic(const AuditLog& log);   // R21
Finding medical_corridor(const AuditLog& log);  // R22
Finding impartial_queue(const AuditLog& log);   // R23

}  // namespace sispam::audit
