// SPDX-License-Identifier: Apache-2.0
#include "replay_moments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

namespace sispam {

namespace {

/// "line=0 held_by=dalmas_1" as "line 1, held by dalmas 1".
std::string detail_in_words(const std::string& detail) {
  std::string text;
  std::istringstream in(detail);
  for (std::string pair; in >> pair;) {
    const std::size_t equals = pair.find('=');
    const std::string key = pair.substr(0, equals), value = pair.substr(std::min(equals, pair.size() - 1) + 1);
    text += text.empty() ? "" : ", ";
    if (key == "line") {
      text += fmt::format("line {}", std::stoi(value) + 1);  // people count from one
    } else if (key == "observed_pushing") {
      text += value + " seen pushing";
    } else if (key == "what") {
      text += words(value);
    } else {
      text += words(key + " " + value);
    }
  }
  return text;
}

}  // namespace

std::string words(std::string text) {
  for (char& c : text) {
    if (c == '_') c = ' ';
  }
  return text;
}

bool is_moment(const ReplayEvent& event) {
  return event.kind.ends_with("_failed") || event.kind.starts_with("level_") || event.kind.starts_with("E") ||
         event.kind.starts_with("water_spray_started") || event.kind.starts_with("fire") ||
         event.kind.starts_with("ended_");
}

std::string moment_text(const ReplayEvent& event) {
  constexpr std::string_view end = "ended_";
  if (event.kind.starts_with(end)) return "end: " + words(event.kind.substr(end.size()));
  const std::string detail = detail_in_words(event.detail);
  return words(event.kind) + (detail.empty() ? "" : ": " + detail);
}

}  // namespace sispam
