// What the terminal says after a run: the answer first, in plain words, on one screen.
//
// Two significant digits and an interval with every number, because the reader acts on it. Tables of everything are in
// the files; a wall of numbers was rejected. The text is returned, not printed, so that a test can hold it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "measure/summary.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

enum class Colour : std::uint8_t { never, always };

/// At most 25 lines. `summaries` holds the rows of all columns of the Outcome, `folder` is where the files are.
std::string terminal_summary(const Scenario& scenario, const std::vector<Summary>& summaries, std::string_view folder,
                             Colour colour);

}  // namespace sispam
