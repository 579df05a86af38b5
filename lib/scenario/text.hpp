// Questions about single words of a scenario: is it a number, an id, a time, text that is safe to print?
//
// Numbers have a grammar of our own, because yaml-cpp reads 017 as 15 and takes 0x1F, .nan and 1e-400.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sispam {

/// Why a word is not the number it should be.
struct NotANumber {
  std::string reason;
  std::string hint;
};

/// The whole word as a decimal number: -?digits[.digits][e[+-]digits], no leading zeros, finite, no silent underflow.
std::variant<double, NotANumber> to_number(std::string_view word);
/// The whole word as an integer in [low, high].
std::variant<std::int64_t, NotANumber> to_integer(std::string_view word);
/// The whole word as an integer of 64 bits without sign.
std::variant<std::uint64_t, NotANumber> to_seed(std::string_view word);

/// Whether `word` may name a thing: [A-Za-z0-9_][A-Za-z0-9_.:-]*, at most 64 characters, safe in a CSV cell.
bool is_id(std::string_view word);
/// Whether `word` is an ISO 8601 time such as 2024-08-26T10:00+07:00.
bool is_time(std::string_view word);
/// Length in bytes of the control character (also beyond ASCII: C1) that begins at byte `at`; 0: there is none.
std::size_t control_length(std::string_view text, std::size_t at);
/// Whether `word` is free of control characters.
bool is_printable(std::string_view word);
/// Byte offset of the first byte that is not part of valid UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view text);
/// The text with one sign for every control character and every byte that is not valid UTF-8: fit for a terminal.
std::string for_terminal(std::string_view text);

/// The shortest text that reads back as the same number.
std::string number_text(double value);
/// A number that was computed, without the last digits, which rounding leaves: for messages.
std::string rounded_text(double value);
/// `word` in double quotes, as YAML and JSON both read it; control characters are escaped.
std::string quoted(std::string_view word);

/// Those of `known` that look like `word`, best first, at most three.
std::vector<std::string> similar(std::string_view word, const std::vector<std::string>& known);
/// "Did you mean a, b or c?", or empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);
/// "a, b or c"
std::string either(const std::vector<std::string>& words);

}  // namespace sispam
