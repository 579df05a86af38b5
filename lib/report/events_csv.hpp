// events.csv of a replay: one line per thing that happened, in order of time.
//
// Every text in it is made by the program from a fixed vocabulary; free text of a scenario is refused (Bug), because a
// cell that begins with = + - or @ can run as a formula when the file is opened in a spreadsheet.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace sispam {

/// One thing that happened in a replicate.
struct ReplayEvent {
  double time_s = 0;         // [s] since the start
  std::string clock;         // time of day, such as "11:42:10"; clock_label makes it
  std::string kind;          // such as "fall", "E4_penetration", "level_yellow"
  double x = 0, y = 0;       // [m]; NaN: no place
  std::int64_t person = -1;  // -1: nobody
  std::string detail;        // such as "line=dalmas_1"; may be empty
};

/// The file's text: header, then the events as given. RFC 4180, LF, shortest numbers that read back the same.
std::string events_csv(std::span<const ReplayEvent> events);

}  // namespace sispam
