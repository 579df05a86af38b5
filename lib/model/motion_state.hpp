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

/// What one person's contacts add up to in a step.
struct ContactSum {
  double fx = 0, fy = 0;  // [N]
  double normal = 0;      // of all contacts [N]
  double weight = 0;      // of those who stand on the body [N]
  double opponents = 0;   // of contacts with the other side [N]
  double strongest = 0;   // of the latter [N]
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

inline constexpr std::uint32_t no_cell = 0xFFFFFFFF;

/// Where somebody is, and who comes after him in the chain of his cell: all that a search reads of those who are not
/// near. Single precision: a place is some micrometres off.
struct Whereabouts {
  float x = 0, y = 0;  // from the corner of the cells [m]
  PersonId next = no_person;
};

/// Square cells over everybody on the ground, and who is in each: a chain per cell, so that who moves on is moved
/// alone.
struct Cells {
  double x0 = 0, y0 = 0;  // [m]
  double width = 1;       // of a cell [m]
  int columns = 0, rows = 0;
  std::vector<PersonId> head;     // per cell: one of those in it; no_person
  std::vector<Whereabouts> at;    // per person
  std::vector<PersonId> before;   // per person: in the chain of his cell; no_person
  std::vector<std::uint32_t> of;  // per person: his cell; no_cell
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
  std::vector<double> leeway;              // per person: how far he may get from there before they are made anew [m]
  std::vector<InSight> in_sight;           // working column of steering: whom one walker sees
  std::vector<LinkPlace> links;            // that may pull, be leaned on or form again
  std::vector<PersonId> before_links;      // demonstrators who may touch a link, link after link
  std::vector<ContactSum> sums;            // per person awake: of this step
  std::vector<std::uint8_t> active;  // per person: awake by its own doing, not only because somebody active is near
  bool broken = false;               // a number failed: the replicate must end
  bool stale = true;                 // lists must be made anew before the next step
  std::map<std::uint32_t, Surge> surges;  // by cell; as far as it was looked at
  double line_impulse = 0;                // push of demonstrators on the line since the last second [N s]
  Relaxations freshness;                  // working columns of fatigue
  std::vector<std::uint16_t> squares;     // working columns of the density count [persons]
  Cells cells;
  std::vector<PersonId> everybody;  // all ids
  std::vector<PersonId> woken;      // working column: who is awake next
};

}  // namespace sispam
