// What bounds force may not be loosened by a search.
//
// A study varies numbers and a reader picks the point that he likes best; warnings, time to obey, ranges and maxima are
// no such numbers: a plan may be stricter than its rules, never laxer. Whoever wants laxer rules writes them in a file
// of their own and compares the two as what they are, two plans.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scenario/check.hpp"
#include "scenario/rules.hpp"

namespace sispam {

/// The bounds of force of level 4 and above that are looser in `varied` than in `given`.
Faults looser_bounds(const Rules& given, const Rules& varied);

}  // namespace sispam
