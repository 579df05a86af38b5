// SPDX-License-Identifier: Apache-2.0
#include "report/wording.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace sispam::wording {
namespace {

double rounded_to_two_digits(double value) {
  const std::string text = fmt::format("{:.1e}", value);
  double rounded = 0;
  std::from_chars(text.data(), text.data() + text.size(), rounded);
  return rounded;
}

/// First byte of a character in UTF-8.
bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

std::string two_digits(double value) {
  if (!std::isfinite(value)) return "?";
  return fmt::format("{}", rounded_to_two_digits(value) + 0.0);
}

std::string percent(double share) {
  if (share < 1 && rounded_to_two_digits(100 * share) >= 99.95) return "over 99 %";
  if (share > 0 && share < 0.0001) return "under 0.01 %";
  return two_digits(100 * share) + " %";
}

std::string duration(double seconds) {
  if (!std::isfinite(seconds)) return "?";
  if (seconds < 100) return two_digits(seconds) + " s";
  if (seconds < 6000) return two_digits(seconds / 60) + " min";
  return two_digits(seconds / 3600) + " h";
}

std::string with_interval(const Summary& summary, Word word) {
  if (summary.n == 0) return "not seen in any run";
  const bool low = !std::isnan(summary.lo), high = !std::isnan(summary.hi);
  const std::string estimate = word(summary.estimate);
  const std::string level = percent(summary.level);
  if (low && high) return fmt::format("{} ({}: {} to {})", estimate, level, word(summary.lo), word(summary.hi));
  if (low) return fmt::format("{} ({}: at least {})", estimate, level, word(summary.lo));
  if (high) return fmt::format("{} ({}: at most {})", estimate, level, word(summary.hi));
  return estimate + " (no interval: too little spread)";
}

std::string cell(const Summary& mean, const Summary& any) {
  if (mean.n == 0) return "-";
  if (mean.method == Method::no_spread && mean.estimate == 0) return fmt::format("0 (<{} runs)", percent(any.hi));
  if (std::isnan(mean.lo) || std::isnan(mean.hi)) return two_digits(mean.estimate) + " (?)";
  return fmt::format("{} ({}-{})", two_digits(mean.estimate), two_digits(mean.lo), two_digits(mean.hi));
}

std::string share_cell(const Summary& share) {
  if (share.n == 0) return "-";
  return fmt::format("{} ({}-{} %)", percent(share.estimate), two_digits(100 * share.lo), two_digits(100 * share.hi));
}

std::string sample_size(const Summary& summary) {
  if (summary.n_draws == summary.n) return fmt::format("n = {}", summary.n);
  return fmt::format("n = {} in {} draws", summary.n, summary.n_draws);
}

std::string plain(std::string_view text, std::size_t longest) {
  std::string clean;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) clean += c;
  }
  if (clean.size() <= longest) return clean;
  std::size_t end = longest;
  while (end > 0 && !starts_character(clean[end])) --end;
  return clean.substr(0, end) + "...";
}

}  // namespace sispam::wording
