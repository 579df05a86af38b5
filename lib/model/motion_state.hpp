// Working memory of the move stage: who is awake, and who and what is near each of them.
//
// Everything in here follows from People and Ground and can be made anew at any time; it is kept so that a step needs
// no allocation and no search. Each pair that may touch is listed once, in order of both ids, and its force added to
// both: so everybody's forces are summed in one order, whatever the lanes that computed them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/ids.hpp"
#include "core/relaxation.hpp"
#include "core/vec2.hpp"

namespace sispam {

/// Two who may come into contact.
struct BodyPair {
  PersonId a = no_person, b = no_person;
};

/// A link of a line.
struct LinkPlace {
  std::uint16_t formation = 0, link = 0;  // index into LineState::formations, and there into `links`
  std::uint32_t end = 0;  // of those before it in MotionState::before_links; they begin where others end
};

/// What one person's contacts add up to in a step. Half a cache line: large crowds are bound by memory.
struct ContactSum {
  double fx = 0, fy = 0;  // [N]
  double normal = 0;      // of all contacts [N]
  bool more = false;      // there is a ContactExtra, too
};

/// The same of those who touch the other side or lie or stand on somebody.
struct ContactExtra {
  double weight = 0;     // of those who stand on the body [N]
  double opponents = 0;  // of contacts with the other side [N]
  double strongest = 0;  // of the latter [N]
};

/// What somebody's feet do until they are asked again: they pull towards his foothold and towards a velocity
/// (docs/model/motion.md eq. 5).
struct FootLaw {
  double stiffness = 0;           // [N/m]
  double rate = 0;                // [N s/m]
  double want_x = 0, want_y = 0;  // [m/s]
  double most = 0;                // force that they have or that the ground carries [N]
  double gain = 0;                // of speed by 1 N in a step [m/s/N]
  bool slips = false;             // an overloaded foothold gives way
  bool steers = false;            // walks or pushes
  bool sprayed = false;           // a water jet strikes him
};

/// Somebody awake and a wall that he may touch.
struct BodyWall {
  std::uint32_t row = 0, segment = 0;  // in MotionState::awake, in Ground::segments
};

/// A link whose ends are both held.
struct HeldLink {
  std::uint16_t formation = 0, link = 0;         // as in LinkPlace
  PersonId left = no_person, right = no_person;  // who hold it
  double strength = 0;                           // [N]
  std::uint32_t end = 0;                         // of those before it in CloseBy::before
};

/// Who may touch whom and what within a tenth of a second: what is left of the lists, which hold for longer.
struct CloseBy {
  std::int64_t until_ms = 0;          // must be made anew from then on [ms]
  std::vector<BodyPair> pairs;        // in their order
  std::vector<BodyWall> walls;        // in their order
  std::vector<PersonId> before;       // demonstrators who may touch a link, link after link
  std::vector<HeldLink> links;        // in their order
  std::vector<double> ahead;          // per person: how far he may get meanwhile [m]
  std::vector<double> speed_squared;  // per awake person: who is faster ends it at once [m^2/s^2]
};

/// Somebody whom a walker sees.
struct InSight {
  PersonId id = no_person;
  Vec2 to;             // from the walker's centre [m]
  double touch = 0;    // sum of both radii [m]
  double bars = 0;     // is in the way if he is nearer to the path than this [m]
  bool turns = false;  // an officer who lets the walker slip past
};

/// Whether the pushers of one place give all their force now (docs/model/motion.md, Surges).
struct Surge {
  bool on = false;
  double until_ms = 0;     // [ms]
  std::uint32_t stay = 0;  // number of this stay in a state, from 1
};

/// Where somebody is: all that a search reads of those who are not near. Single precision: a place is some micrometres
/// off.
struct Whereabouts {
  float x = 0, y = 0;  // from the corner of the cells [m]
  PersonId id = no_person;
};

/// A row of cells: all who are in them, cell after cell, so that a search reads them in one stretch.
struct CellRow {
  std::vector<std::uint32_t> first;  // per cell: start in `at`; size + 1
  std::vector<Whereabouts> at;
};

inline constexpr std::uint32_t no_cell = 0xFFFFFFFF;

/// Where in the cells somebody is.
struct InCells {
  std::uint32_t row = no_cell, column = 0;  // no_cell: not on the ground
  std::uint32_t spot = 0;                   // in CellRow::at
};

/// Cells over everybody on the ground, and who is in each.
struct Cells {
  double x0 = 0, y0 = 0;  // [m]
  double width = 1;       // of a cell [m]
  int columns = 0;
  std::vector<CellRow> rows;
  std::vector<InCells> of;  // per person
};

/// Part of a list.
struct Stretch {
  std::uint32_t begin = 0, end = 0;
};

struct MotionState {
  std::vector<PersonId> awake;             // everybody who is stepped, in order of id
  std::vector<std::uint32_t> first;        // per awake person: start in `neighbours`; size + 1
  std::vector<PersonId> neighbours;        // who may come into contact
  std::vector<BodyPair> pairs;             // neighbours of whom at least one is awake, each pair once
  std::vector<std::uint32_t> row;          // per person awake: his place in `awake`
  std::vector<std::uint32_t> seen_first;   // per awake person: start in `seen`; size + 1
  std::vector<PersonId> seen;              // of walkers: who is farther off, but in sight
  std::vector<std::uint32_t> wall_first;   // per awake person: start in `walls`; size + 1
  std::vector<std::uint32_t> walls;        // indices into Ground::segments
  std::vector<double> listed_x, listed_y;  // per person awake: place when the lists were made [m]
  double gone_m = 0;                       // nobody has got farther since [m]
  double look_again_m = 0;                 // while that is less, nobody has used up his leeway [m]
  std::vector<double> leeway;              // per person: how far he may get from there before they are made anew [m]
  std::vector<InSight> in_sight;           // working column of steering: whom one walker sees
  std::vector<LinkPlace> links;            // that may pull, be leaned on or form again
  std::vector<PersonId> before_links;      // demonstrators who may touch a link, link after link
  CloseBy close;
  std::vector<FootLaw> feet;         // per awake person
  std::vector<ContactSum> sums;      // per person awake: of this step
  std::vector<ContactExtra> extras;  // the same; holds where that says so
  std::vector<std::uint8_t> active;  // per person: awake by its own doing, not only because somebody active is near
  bool broken = false;               // a number failed: the replicate must end
  bool stale = true;                 // lists of everybody must be made before the next step
  std::vector<PersonId> changed;     // woken, put, taken away or shoved since lists were made; some more than once
  std::map<std::uint32_t, Surge> surges;  // by cell; as far as it was looked at
  double line_impulse = 0;                // push of demonstrators on the line since the last second [N s]
  Relaxations freshness;                  // working columns of fatigue
  std::vector<std::uint16_t> squares;     // working columns of the density count [persons]
  Cells cells;
  std::vector<PersonId> found;      // working column: who is near whom, as searched for
  std::uint32_t found_count = 0;    // of them in use
  std::vector<Stretch> found_of;    // per person awake: his part of it; empty if not searched for yet
  std::vector<PersonId> everybody;  // all ids
  std::vector<PersonId> woken;      // working column: who is awake next
  std::vector<PersonId> maybe;      // working column: who may be
};

}  // namespace sispam
