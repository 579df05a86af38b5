// SPDX-License-Identifier: Apache-2.0
#include "study/judge_check.hpp"

#include <array>
#include <utility>

#include "core/error.hpp"
#include "store/checksum.hpp"

namespace sispam {

std::string_view name_of(Verdict verdict) {
  static constexpr std::array<std::string_view, 4> words{"ok", "changed", "no_expectation", "failed_replicate"};
  return words.at(static_cast<std::size_t>(verdict));
}

CheckOutcome outcome_of(Expectation made, std::uint64_t seed, const std::vector<std::string>& rows) {
  CheckOutcome outcome{std::move(made), record_text(record_of(seed, rows))};
  outcome.made.record_sha256 = sha256_hex(outcome.text);
  return outcome;
}

CheckResult judge(CheckOutcome outcome, const std::optional<Expected>& expected) {
  const auto found = parse_record(outcome.text);
  require(found.has_value(), "a record that was just written can be read");
  CheckResult result;
  result.replicates = found->replicates;
  result.failed_replicate = first_failed(*found);
  result.outcome = std::move(outcome);
  if (expected) result.expected = expected->made;
  if (result.failed_replicate) {
    result.verdict = Verdict::failed_replicate;
  } else if (!expected) {
    result.verdict = Verdict::no_expectation;
  } else if (expected->made.record_sha256 != result.outcome.made.record_sha256) {
    result.verdict = Verdict::changed;
    const auto before = parse_record(expected->text);
    if (before) result.comparison = compare(*before, *found);
  }
  return result;
}

}  // namespace sispam
