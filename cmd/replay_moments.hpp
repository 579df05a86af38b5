// The list "what happened" of a map: which events belong into it, and how they read.
//
// events.csv keeps "line=0 held_by=dalmas_1" for programs; a map is read by people.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/events_csv.hpp"

namespace sispam {

/// Levels, the ladder of a line, water, fires, fences that failed and the end; not what happens often and has a sign,
/// such as falls and arrests.
bool is_moment(const ReplayEvent& event);

/// "E1 contact: line 1, held by dalmas 1".
std::string moment_text(const ReplayEvent& event);

/// The name of an event or a unit with blanks.
std::string words(std::string text);

}  // namespace sispam
