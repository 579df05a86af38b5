// Which lines can drive a crowd back, and which have done so.
//
// Commanders ask before they order it, and the line asks at each step; both must get the same answer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/line_state.hpp"

namespace sispam {

/// Whether somebody holds the line, and the plan says where it may advance to.
inline bool has_way(const HeldLine& line) { return line.in_use && line.holder >= 0 && !line.way.from.empty(); }

/// Whether there is still a way before it.
inline bool can_advance(const HeldLine& line) { return has_way(line) && line.advanced < 1; }

/// Whether all of its way lies behind it.
inline bool has_arrived(const HeldLine& line) { return has_way(line) && line.advanced >= 1; }

}  // namespace sispam
