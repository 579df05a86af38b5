// Who looks for gaps in a line, which gaps people head for, and the way in which crossing a line costs.
//
// Ground::fields know no line, because most of those who press forward mean to get through where they are. This way is
// kept per replicate, since it follows the present line, and only for a window round the lines, since nobody far off
// chooses where to cross.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/vec2.hpp"
#include "model/ground.hpp"

namespace sispam {

/// A gap that somebody has noticed.
struct Rush {
  std::int64_t from_ms = -1;   // when he turns to it; -1: none [ms]
  std::int64_t until_ms = -1;  // [ms]
  Vec2 gap;                    // [m]
};

struct SeekState {
  std::vector<Vec2> opened;          // gaps since the seek stage last looked [m]
  std::vector<std::uint8_t> seeks;   // per demonstrator: 1 looks for gaps
  std::vector<Rush> rush;            // per demonstrator
  std::vector<std::size_t> rushers;  // demonstrators who have a gap in mind
  // the window round the lines in use, cut out of the cells of the ground; none: no columns
  std::vector<int> lines_then;  // per line: how far it had advanced when the window was made; -1: not in use [m]
  Grid window;
  std::vector<float> known;  // per cell: distance to the goal that no line changes; infinity: to be found [m]
  std::vector<float> toll;   // per cell: what crossing a line costs there, in metres per metre
  WayField way;              // distances, tolls included; empty: nobody needs it now
};

}  // namespace sispam
