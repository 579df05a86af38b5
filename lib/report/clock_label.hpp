// Time of day from simulated seconds: "11:42:10" is what a commander reads, 6130 s is not.
//
// Only the hours, minutes and seconds of the scenario's start are used; no calendar and no time zone data, because a
// label must not depend on the machine.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace sispam {

/// `start` is ISO 8601 ("2024-08-26T10:00+07:00", seconds optional). Goes round at midnight. Throws Bug when `start`
/// holds no time of day or `time_s` is negative.
std::string clock_label(std::string_view start, double time_s);

}  // namespace sispam
