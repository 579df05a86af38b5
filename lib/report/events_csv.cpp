// SPDX-License-Identifier: Apache-2.0
#include "report/events_csv.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "core/error.hpp"

namespace sispam {

namespace {

std::string number_cell(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

/// A cell as RFC 4180 wants it: quoted only when it must be.
std::string text_cell(std::string_view text) {
  require(text.find_first_of("=+-@\t\r") != 0, "no cell of a CSV file begins like a formula");
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace

std::string events_csv(std::span<const ReplayEvent> events) {
  std::string text = "time_s,clock,kind,x_m,y_m,person,detail\n";
  for (const ReplayEvent& event : events) {
    text += fmt::format("{},{},{},{},{},{},{}\n", number_cell(event.time_s), text_cell(event.clock),
                        text_cell(event.kind), number_cell(event.x), number_cell(event.y),
                        event.person < 0 ? "" : fmt::format("{}", event.person), text_cell(event.detail));
  }
  return text;
}

}  // namespace sispam
