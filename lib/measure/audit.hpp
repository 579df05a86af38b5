// The audit: rules R01 to R26 on the use of force and the care of the injured, each a pure function of what one
// replicate left behind.
//
// A rule looks back with full knowledge, so it may find broken what a commander could not have known; it blames
// nobody. Broken rules are counted beside breaches and never folded into one number with them: whoever did that would
// trade the one for the other without seeing it. What each rule says, and from which text: docs/model/audit.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "model/casualty.hpp"
#include "model/force_log.hpp"
#include "model/team_state.hpp"

namespace sispam {

struct World;

/// What one replicate left behind. A value: tests write it by hand.
struct AuditLog {
  std::vector<ForceRecord> records;
  std::vector<Seizure> seizures;
  std::vector<Arrest> arrests;
  std::vector<LoneOfficer> lone_officers;
  std::vector<LineSpell> spells;  // also those still going on at the end
  std::vector<UnorderedBlow> unordered_blows;
  std::vector<Casualty> casualties;      // of both sides
  PersonId personnel = 0;                // persons below this number are personnel
  std::uint32_t approaches = 0;          // times an action team set out
  std::uint32_t blows = 0;               // that officers gave back to whom struck them
  double unrecorded_s = 0;               // person-seconds of force without a record
  double corridor_s = 0;                 // time in yellow and red of a plan with corridors [s]
  double corridor_barred_s = 0;          // part of it in which one was barred [s]
  std::int64_t corridor_barred_ms = -1;  // first such time [ms]
  double wbgt_c = 0;                     // [deg C]
  std::int64_t end_ms = 0;               // [ms]
};

/// Reads the World after its last step. A use that goes on then ends there.
AuditLog audit_log_of(const World& world);

/// What a rule found in one replicate.
struct Finding {
  double occasions = 0;                                       // times that the rule could have been broken
  double broken = 0;                                          // times that it was
  double first_s = std::numeric_limits<double>::quiet_NaN();  // the first of these [s]; NaN: none
  double worst = std::numeric_limits<double>::quiet_NaN();    // the worst value over all occasions; NaN: none
};

/// Which value of a rule's quantity is the worst.
enum class Worst : std::uint8_t { largest, smallest };

/// A hard rule protects life and limb at once; the others are duties before, during and after.
enum class Weight : std::uint8_t { ordinary, hard };

struct AuditRule {
  std::string_view id;      // "R01"
  std::string_view name;    // one word in tables
  std::string_view says;    // one sentence
  std::string_view source;  // the text it follows; "assumption" marks the numbers that no text gives
  Weight weight = Weight::ordinary;
  Worst worst = Worst::largest;
  std::string_view unit;                        // of `worst`, in UCUM; empty: there is no such quantity
  std::string_view quantity;                    // what `worst` is
  std::string_view because;                     // why its subject cannot occur in the model; empty: it can
  Finding (*judge)(const AuditLog&) = nullptr;  // null: not applicable
};
inline constexpr int audit_rules_count = 26;

/// All rules, in order of their ids.
const std::array<AuditRule, audit_rules_count>& audit_rules();
inline bool is_applicable(const AuditRule& rule) { return rule.judge != nullptr; }

using Findings = std::array<Finding, audit_rules_count>;
/// What every applicable rule finds; of the others nothing.
Findings judge(const AuditLog& log);

}  // namespace sispam
