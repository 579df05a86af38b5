// SPDX-License-Identifier: Apache-2.0
#include "scenario/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <type_traits>

namespace sispam {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_digits(std::string_view word, std::size_t at) {
  while (at < word.size() && is_digit(word[at])) ++at;
  return at;
}

/// Length of the longest start of `word` that is -?digits without a leading zero; 0 if there is none.
std::size_t integer_part(std::string_view word) {
  const std::size_t first = !word.empty() && word[0] == '-' ? 1 : 0;
  const std::size_t end = skip_digits(word, first);
  const bool leading_zero = end - first > 1 && word[first] == '0';
  return end == first || leading_zero ? 0 : end;
}

bool is_decimal(std::string_view word) {
  std::size_t at = integer_part(word);
  if (at == 0) return false;
  if (at < word.size() && word[at] == '.') {
    const std::size_t end = skip_digits(word, at + 1);
    if (end == at + 1) return false;
    at = end;
  }
  if (at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
    ++at;
    if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
    const std::size_t end = skip_digits(word, at);
    if (end == at) return false;
    at = end;
  }
  return at == word.size();
}

bool has_nonzero_digit(std::string_view word) {
  const std::string_view mantissa = word.substr(0, word.find_first_of("eE"));
  return std::any_of(mantissa.begin(), mantissa.end(), [](char c) { return c >= '1' && c <= '9'; });
}

std::string hint_for(std::string_view word) {
  const std::size_t first = !word.empty() && word[0] == '-' ? 1 : 0;
  if (word.size() > first + 1 && word[first] == '0' && is_digit(word[first + 1]))
    return "Write it without leading zero";
  if (word.size() > first && word[first] == '.' && is_decimal(std::string(word).insert(first, 1, '0'))) {
    return fmt::format("Write {}", std::string(word).insert(first, 1, '0'));
  }
  if (word.find('_') != std::string_view::npos) return "Write it without underscores";
  if (word.find(',') != std::string_view::npos) return "The decimal sign is a point";
  return {};
}

template <class Integer>
std::variant<Integer, NotANumber> whole(std::string_view word) {
  if (integer_part(word) != word.size()) {
    const bool decimal = is_decimal(word);
    return NotANumber{decimal ? "not a whole number" : "not a decimal number",
                      decimal ? "Write it with digits only" : hint_for(word)};
  }
  Integer value{};
  if (std::is_unsigned_v<Integer> && word[0] == '-') return NotANumber{"below 0", {}};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return NotANumber{"too large to be held exactly", {}};
  return value;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1), above, above_that;
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    above_that = above;
    above = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], above_that[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// Number of bytes of the UTF-8 character that starts at `at`, or 0 if it is not valid.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned second = byte(at + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;  // overlong, surrogate
    return follows(at + 1) && follows(at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned second = byte(at + 1);
    if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
    return follows(at + 1) && follows(at + 2) && follows(at + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::variant<double, NotANumber> to_number(std::string_view word) {
  if (!is_decimal(word)) return NotANumber{"not a decimal number", hint_for(word)};
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error == std::errc::result_out_of_range || (value == 0 && has_nonzero_digit(word))) {
    return NotANumber{"too large or too small to be held", {}};
  }
  if (error != std::errc{} || end != word.data() + word.size()) return NotANumber{"not a decimal number", {}};
  return value == 0 ? 0.0 : value;
}

std::variant<std::int64_t, NotANumber> to_integer(std::string_view word) { return whole<std::int64_t>(word); }

std::variant<std::uint64_t, NotANumber> to_seed(std::string_view word) { return whole<std::uint64_t>(word); }

bool is_id(std::string_view word) {
  const auto plain = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; };
  if (word.empty() || word.size() > 64 || !plain(word[0])) return false;
  return std::all_of(word.begin(), word.end(), [&](char c) { return plain(c) || c == '.' || c == ':' || c == '-'; });
}

bool is_time(std::string_view word) {
  const auto matches = [](std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (shape[i] == '0' ? !is_digit(text[i]) : shape[i] != text[i]) return false;
    }
    return true;
  };
  const auto two = [&](std::size_t at) { return (word[at] - '0') * 10 + (word[at + 1] - '0'); };
  if (word.size() < 17 || !matches(word.substr(0, 16), "0000-00-00T00:00")) return false;
  if (two(5) < 1 || two(5) > 12 || two(8) < 1 || two(8) > 31 || two(11) > 23 || two(14) > 59) return false;
  std::string_view rest = word.substr(16);
  if (rest.size() > 3 && matches(rest.substr(0, 3), ":00")) rest.remove_prefix(3);
  return rest == "Z" || matches(rest, "+00:00") || matches(rest, "-00:00");
}

std::size_t control_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0x20u; };
  if (byte(at) < 0x20 || byte(at) == 0x7F) return 1;
  return byte(at) == 0xC2 && byte(at + 1) >= 0x80 && byte(at + 1) <= 0x9F ? 2 : 0;
}

bool is_printable(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (control_length(word, at) > 0) return false;
  }
  return true;
}

std::string for_terminal(std::string_view text) {
  constexpr std::string_view sign = "\xEF\xBF\xBD";  // the replacement character
  std::string safe;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t control = control_length(text, at), length = utf8_length(text, at);
    safe += control > 0 || length == 0 ? sign : text.substr(at, length);
    at += std::max<std::size_t>(1, std::max(control, length));
  }
  return safe;
}

std::size_t first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string number_text(double value) { return fmt::format("{}", value); }

std::string rounded_text(double value) { return fmt::format("{:.12g}", value); }

std::string quoted(std::string_view word) {
  std::string text = "\"";
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (const std::size_t length = control_length(word, at); length > 0) {
      at += length - 1;  // the last byte is the code
      text += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(word[at])));
      continue;
    }
    if (word[at] == '"' || word[at] == '\\') text += '\\';
    text += word[at];
  }
  return text + '"';
}

std::vector<std::string> similar(std::string_view word, const std::vector<std::string>& known) {
  const std::size_t reach = std::max<std::size_t>(2, (word.size() + 2) / 3);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string& name : known) {
    const std::size_t longer = std::max(name.size(), word.size());
    const std::size_t shorter = std::min(name.size(), word.size());
    if (longer - shorter > reach || longer > 200) continue;
    const std::size_t distance = edit_distance(word, name);
    if (distance <= reach && distance < longer) found.emplace_back(distance, name);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (const auto& [distance, name] : found) {
    if (names.size() < 3 && distance <= found.front().first + 1) names.push_back(name);
  }
  return names;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::vector<std::string> names = similar(word, known);
  return names.empty() ? std::string() : fmt::format("Did you mean {}?", either(names));
}

std::string either(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace sispam
