// The police line: formations with slots, the links between neighbours, and who owns each slot.
//
// Order moves people, contact moves bodies: a slot is only a place that an officer's feet pull towards
// (docs/model/motion.md eq. 5, HOLD); whether the line stands is decided by forces. A hand-over changes owners slot by
// slot and needs no strength factor.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "core/vec2.hpp"
#include "scenario/line_way.hpp"

namespace sispam {

struct Slot {
  Vec2 place;                        // [m]
  Vec2 rear;                         // unit vector from the slot away from the crowd
  double along = 0;                  // position along the line from its left end [m]
  PersonId owner = no_person;        // the officer who holds it
  PersonId successor = no_person;    // the officer on his way to take it over
  std::int64_t swap_after_ms = 0;    // a successor takes over not before this [ms]
  std::int64_t empty_since_ms = -1;  // nobody holds or heads for it; -1: somebody does [ms]
};

/// The band between two neighbours of a rank: shields locked together, or the rope.
struct Link {
  std::uint32_t left = 0, right = 0;  // slots of the formation
  double rest_m = 0;                  // length without tension [m]
  double over_s = 0;                  // time above its strength [s]
  double slack_s = 0;                 // time unloaded and short enough to form again [s]
  bool intact = true;
};

/// One rank of one unit on one polyline.
struct Formation {
  std::uint16_t unit = 0;    // index into scenario.force.units
  std::uint16_t line = 0;    // index into LineState::lines: the polyline it stands on
  int rank = 0;              // 0: front
  bool rope = false;         // links are a rope, not shields
  bool active = false;       // it holds, or is taking, its line
  bool fallen_back = false;  // it stands on the fall-back line of its unit
  int fall_back = -1;        // index of the formation whose slots its officers take when they give ground; -1: none
  std::vector<Slot> slots;
  std::vector<Link> links;  // one less than slots
};

/// First times of the event ladder E1..E9 (docs/model/motion.md). Index 1..9; -1: not happened [ms].
using Ladder = std::array<std::int64_t, 10>;
inline constexpr Ladder nothing_happened{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

/// One place where a line is to be held, by one unit after another. What is given up is neither manned nor watched any
/// more, and the line to fall back to comes into use in its place.
struct HeldLine {
  std::vector<Vec2> polyline;  // where it is now, left to right as its officers see it [m]
  LineWay way;                 // from where it stood at first to where it advances; empty: it does not advance
  double advanced = 0;         // share of that way behind it [1]
  int holder = -1;             // index of the formation in its front rank that holds it now; -1: nobody
  bool in_use = true;          // false: given up, or a fall-back line to which no ground has been given yet
  Ladder ladder = nothing_happened;
  std::array<Vec2, 10> where{};         // the place of each first time [m]
  std::int64_t breached_since_ms = -1;  // E5 true and not restored [ms]
};

struct LineState {
  std::vector<HeldLine> lines;
  std::vector<Formation> formations;
  std::vector<std::int32_t> formation_of;  // per personnel: index of the formation whose slot he owns or heads for; -1
  std::vector<std::int32_t> slot_of;       // per personnel: that slot; -1
  std::uint32_t penetrations = 0;          // crossings counted as E4, all lines
  std::uint32_t entries = 0;               // entries into the protected area, counted as E7
  std::int64_t entered_ms = -1;            // first E7, also when the plan has no line [ms]
  Vec2 entered_at;                         // its place [m]
  std::int64_t occupied_ms = -1;           // first E8, likewise [ms]
  Vec2 occupied_at;                        // where one of the occupants was [m]
  std::int64_t pressed_ms = -1;            // last time an advancing line touched a demonstrator [ms]; -1: never
};

}  // namespace sispam
