// Working memory of the watch stage: who is where with respect to each line, and since when.
//
// An event of the ladder must last before it counts, and a crossing counts once; both need memory per person. Other
// stages ask only who is an intruder; all other results are in LineState and Tally.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "core/vec2.hpp"

namespace sispam {

/// One demonstrator and one line.
struct Crosser {
  std::int64_t deep_since_ms = -1;  // deep behind the line without a break [ms]
  bool crossed = false;             // came through the line, or round its end, and has not come back
  bool behind = false;              // counted as a penetrator
  bool past_shields = false;        // came when shields, not a rope, held the line
  Vec2 crossed_at;                  // where he came through it [m]
};

/// One demonstrator and the protected area.
struct Entrant {
  std::int64_t inside_since_ms = -1;  // [ms]
  bool entered = false;               // counted as an entry
};

/// One officer of the front.
struct FrontOfficer {
  double along = 0;     // place of his slot along the line [m]
  double rearward = 0;  // how far he has been driven back from it [m]
  double off2 = 0;      // square of how far he is from it [m^2]
  PersonId id = no_person;
};

/// Upright rectangle.
struct Box {
  Vec2 low, high;  // [m]
};

/// One piece of a line.
struct LinePiece {
  Vec2 from, along;       // its first end, and the way to the other [m]
  Vec2 rear;              // unit vector to the rear
  double per_square = 0;  // 1 over the square of its length; 0 if it has none [1/m^2]
};

/// A line as the watch asks it.
struct LineShape {
  std::vector<LinePiece> pieces;
  Vec2 chord_rear;    // unit vector to the rear of the chord of its ends
  bool ring = false;  // it ends where it begins
};

struct LineWatch {
  Box near;                           // who is outside and has not crossed needs no look
  std::vector<Vec2> polyline;         // where the line was at the last watch [m]
  LineShape shape;                    // of where it is now
  bool stays = true;                  // it is where it was
  int holder = -1;                    // the last formation that held it
  std::size_t strength = 0;           // most officers in the front since the holder changed
  double deep_m = 0;                  // this far behind the line is behind its rear envelope [m]
  int penetrators = 0;                // behind it now
  int past_shields = 0;               // of these, who came when shields held it
  Vec2 penetrator_at;                 // where one of them is [m]
  bool gap = false;                   // a gap with an opponent before it, now
  std::int64_t bent_since_ms = -1;    // [ms]
  std::int64_t closed_since_ms = -1;  // breached, but no gap and no penetrator since [ms]
  bool whole = false;                 // when its front was looked at last it was not bent, and nobody was missing
  std::vector<PersonId> officers;     // who stood in it then
  std::vector<Crosser> crossers;      // per demonstrator
};

struct WatchState {
  std::vector<std::uint8_t> seen;          // per demonstrator: was on the ground at the last watch
  std::vector<std::uint8_t> tracked;       // per demonstrator: needs a look even when at rest
  std::vector<Vec2> last;                  // per demonstrator: where he was at the last watch [m]
  std::vector<Entrant> entrants;           // per demonstrator
  std::vector<std::int64_t> gap_since_ms;  // per personnel: gap on his right hand [ms]
  std::vector<LineWatch> lines;
  std::vector<std::uint8_t> watched;  // working column, per demonstrator: is looked at
  std::vector<FrontOfficer> front;    // of the line being looked at
  Box protected_box;
  Box near_any;                         // holds it and the boxes of all lines
  int inside = 0;                       // on their own feet in the protected area now [persons]
  std::int64_t occupied_since_ms = -1;  // enough people in the protected area since [ms]
};

/// Whether demonstrator number `who` may be past a line or in the protected area.
inline bool is_tracked(const WatchState& state, std::size_t who) {
  return who < state.tracked.size() && state.tracked[who] != 0;
}

/// Whether demonstrator number `who` is past a line that he came through or went round, and has not come back.
inline bool is_past_a_line(const WatchState& state, std::size_t who) {
  return is_tracked(state, who) && std::any_of(state.lines.begin(), state.lines.end(), [&](const LineWatch& line) {
           return line.crossers[who].crossed || line.crossers[who].behind;
         });
}

/// Whether he is past a line, or in the protected area on his own feet.
inline bool is_intruder(const WatchState& state, std::size_t who) {
  return is_tracked(state, who) && (state.entrants[who].entered || is_past_a_line(state, who));
}

}  // namespace sispam
