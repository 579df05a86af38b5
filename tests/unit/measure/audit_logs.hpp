// Logs written by hand, for each rule of the audit one that keeps it and one that breaks it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "measure/audit.hpp"

namespace sispam::testing {

/// What the rule must find: one time broken, at that second, with that worst value.
struct AuditCase {
  std::string rule;
  AuditLog kept, broken;
  double first_s = 0;
  double worst = 0;
  std::string also{};  // another rule that the same act breaks by what it is; empty: none
};

/// A use of the jet that keeps every rule: from 300 s to 310 s, on two violent people 16 m away.
ForceRecord careful_jet();
/// A seizure and an arrest at 500 s that keep every rule.
Seizure careful_seizure();
Arrest careful_arrest();

/// A blow that nobody ordered at somebody who threw a stone half a minute before, at 450 s.
UnorderedBlow blow_at_attacker();

/// One case per applicable rule.
std::vector<AuditCase> audit_cases();

}  // namespace sispam::testing
