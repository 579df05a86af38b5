// The result of a suite of checks in words, as JSON and as JUnit.
//
// A line per check; under a check that changed, which numbers changed, from what to what and by how much, beginning
// with the first replicate that differs. A terminal shows the first few; JSON and JUnit hold them all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/junit.hpp"
#include "study/judge_check.hpp"

namespace sispam {

/// Whether the expectations are being rewritten.
enum class Expecting : std::uint8_t { compare, update };

/// One check in words, with its line end.
std::string check_text(const CheckResult& result, Expecting expecting);
/// All checks as one JSON object with a line end.
std::string checks_json(std::string_view suite, const std::vector<CheckResult>& results);
/// A check as a case of JUnit; everything but ok is a failure.
JunitCase check_case(std::string_view suite, const CheckResult& result);

}  // namespace sispam
