// What a map of one replicate shows, as plain shapes with a meaning.
//
// It knows neither World nor Scenario, so that a map can be drawn, and tested, from anything; who replays a replicate
// fills it in (site_map starts it from a scenario). Colours and sizes are not in here: they belong to the drawing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/vec2.hpp"

namespace sispam {

/// A rectangle in the plane [m].
struct MapBox {
  Vec2 low, high;
};

struct MapArea {
  enum class Kind : std::uint8_t { walkable, protected_area, assembly, obstacle };
  Kind kind = Kind::walkable;
  std::string label;
  std::vector<Vec2> polygon;  // [m]
};

struct MapLine {
  enum class Kind : std::uint8_t { wall, fence, opening, exit, held_line, gate, failed, fall_back_line, advance_line };
  Kind kind = Kind::wall;
  std::string label;
  std::vector<Vec2> points;  // [m]
};

/// The way somebody took while he did one thing; a change of behaviour ends one track and begins the next.
struct MapTrack {
  enum class Kind : std::uint8_t { calm, verbal, pushing, dispersing, rope_line, shield_line, riot_platoon, support };
  Kind kind = Kind::calm;
  std::vector<Vec2> points;  // [m]
};

/// A place in a line. `officer` is where its owner stands at the end, when it has one.
struct MapSlot {
  enum class State : std::uint8_t { held, empty };
  Vec2 place;  // [m]
  State state = State::empty;
  Vec2 officer;  // [m] only when held
};

struct MapMark {
  enum class Kind : std::uint8_t {
    calm,  // people at the end: demonstrators by behaviour, personnel by role
    verbal,
    pushing,
    dispersing,
    rope_line,
    shield_line,
    riot_platoon,
    support,
    place,  // a named place, such as the collection point
    fire,   // something that burned
    fall,
    injured_green,
    injured_yellow,
    injured_red,
    dead,
    arrest,       // where somebody was seized
    event,        // contact, gap, collapse, ...
    penetration,  // E4: somebody came through the line
  };
  Kind kind = Kind::calm;
  Vec2 at;            // [m]
  std::string label;  // for places, fires, events and penetrations; may be empty
};

/// One line of the list "what happened".
struct MapMoment {
  std::string clock;  // "11:42:10"
  std::string text;
};

struct MapData {
  std::string title;
  std::string subtitle;
  std::string note;  // what the reader must not forget; printed below
  MapBox focus;      // the large panel shows this
  std::vector<MapArea> areas;
  std::vector<MapLine> lines;
  std::vector<MapTrack> tracks;
  std::vector<MapSlot> slots;
  std::vector<MapMark> marks;
  std::vector<MapMoment> moments;
};

}  // namespace sispam
