// The verdict on one check: the hash decides, the stored record says what changed.
//
// Only the record's bytes decide. Digest and version of what made the expectation serve to tell an analyst whether the
// scenario or the program is behind a change, and never fail a check by themselves.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "measure/check_record.hpp"
#include "store/expectations.hpp"

namespace sispam {

enum class Verdict : std::uint8_t {
  ok,                // the record is the expected one
  changed,           // it is another one
  no_expectation,    // nothing is expected yet
  failed_replicate,  // the numbers of a replicate failed; nobody can expect that
};
std::string_view name_of(Verdict verdict);

/// What a check gave now.
struct CheckOutcome {
  Expectation made;  // what an expectation made of it would be
  std::string text;  // of its record
};

/// What was expected before.
struct Expected {
  Expectation made;
  std::string text;
};

struct CheckResult {
  Verdict verdict = Verdict::ok;
  std::uint32_t replicates = 0;
  CheckOutcome outcome;
  std::optional<Expectation> expected;            // also of a record that cannot be read
  bool replaces = false;                          // there is such a record
  RecordComparison comparison;                    // empty unless changed
  std::optional<std::uint32_t> failed_replicate;  // the first
};

/// What a check gave, from its encoded rows. `made` holds all but the hash.
CheckOutcome outcome_of(Expectation made, std::uint64_t seed, const std::vector<std::string>& rows);
/// Compares it with what was expected.
CheckResult judge(CheckOutcome outcome, const std::optional<Expected>& expected);

}  // namespace sispam
