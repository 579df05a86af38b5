// SPDX-License-Identifier: Apache-2.0
#include "report/clock_label.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>

#include "core/error.hpp"

namespace sispam {

namespace {

std::int64_t two_digits(std::string_view text) {
  std::int64_t value = -1;
  if (text.size() >= 2) std::from_chars(text.data(), text.data() + 2, value);
  return value;
}

}  // namespace

std::string clock_label(std::string_view start, double time_s) {
  const std::size_t t = start.find('T');
  require(t != std::string_view::npos && start.size() >= t + 6 && start[t + 3] == ':',
          "a clock starts at a time of day");
  const std::int64_t hours = two_digits(start.substr(t + 1));
  const std::int64_t minutes = two_digits(start.substr(t + 4));
  const bool with_seconds = start.size() >= t + 9 && start[t + 6] == ':';
  const std::int64_t seconds = with_seconds ? two_digits(start.substr(t + 7)) : 0;
  require(hours >= 0 && minutes >= 0 && seconds >= 0 && time_s >= 0, "a clock counts from a time of day upwards");
  const std::int64_t total = hours * 3600 + minutes * 60 + seconds + static_cast<std::int64_t>(time_s);
  return fmt::format("{:02}:{:02}:{:02}", total / 3600 % 24, total / 60 % 60, total % 60);
}

}  // namespace sispam
