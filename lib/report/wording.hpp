// Numbers as a person says them: two significant digits, a unit that fits, an interval beside it.
//
// Shared by everything that prints prose, so that a share is worded the same way everywhere.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "measure/summary.hpp"

namespace sispam::wording {

/// Two significant digits, never an exponent: 0.012, 7.5, 1200.
std::string two_digits(double value);
/// A share as per cent; never rounded to 0 % or 100 % unless it is.
std::string percent(double share);
/// A time in the unit that fits: 45 s, 7.5 min, 2.1 h.
std::string duration(double seconds);
/// `estimate (95 %: lo to hi)`, each worded by `word`; an open end is said in words.
using Word = std::string (*)(double);
std::string with_interval(const Summary& summary, Word word);
/// "12 (9.1-15)" for a table; what no run saw is bounded by the share of runs that can have it, the summary `any`.
std::string cell(const Summary& mean, const Summary& any);
/// "12 % (8-17 %)" for a table.
std::string share_cell(const Summary& share);
/// `n = 200`, and the draws where replicates share them.
std::string sample_size(const Summary& summary);
/// Without control characters, and cut to `longest` bytes at a whole character.
std::string plain(std::string_view text, std::size_t longest);

}  // namespace sispam::wording
