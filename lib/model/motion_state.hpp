// Working memory of the move stage: who is awake, and who and what is near each of them.
//
// Everything in here follows from People and Ground and can be made anew at any time; it is kept so that a step needs
// no allocation and no search. Lists are gathered per person (each sums its own neighbours in one fixed order) rather
// than scattered per pair, so that steps can be spread over vector lanes without changing a bit.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/ids.hpp"
#include "core/vec2.hpp"

namespace sispam {

/// Somebody who may come into contact before the lists are made anew.
struct Neighbour {
  PersonId id = no_person;
  double damping = 0;  // of the pair's contact [N s/m]
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

/// Square cells over everybody on the ground, and who is in each: a chain per cell, so that who moves on is moved
/// alone.
struct Cells {
  double x0 = 0, y0 = 0;  // [m]
  double width = 1;       // of a cell [m]
  int columns = 0, rows = 0;
  std::vector<PersonId> head;          // per cell: one of those in it; no_person
  std::vector<PersonId> next, before;  // per person: in the chain of his cell; no_person
  std::vector<std::uint32_t> of;       // per person: his cell; no_cell
};

struct MotionState {
  std::vector<PersonId> awake;             // everybody who is stepped, in order of id
  std::vector<std::uint32_t> first;        // per awake person: start in `neighbours`; size + 1
  std::vector<Neighbour> neighbours;       // who may come into contact
  std::vector<std::uint32_t> seen_first;   // per awake person: start in `seen`; size + 1
  std::vector<PersonId> seen;              // of walkers: who is farther off, but in sight
  std::vector<std::uint32_t> wall_first;   // per awake person: start in `walls`; size + 1
  std::vector<std::uint32_t> walls;        // indices into Ground::segments
  std::vector<double> listed_x, listed_y;  // per person awake: place when the lists were made [m]
  std::vector<double> leeway;              // per person: how far he may get from there before they are made anew [m]
  std::vector<InSight> in_sight;           // working column of steering: whom one walker sees
  std::vector<double> fx, fy;              // per person: contact force of this step [N]
  std::vector<std::uint8_t> active;  // per person: awake by its own doing, not only because somebody active is near
  bool broken = false;               // a number failed: the replicate must end
  bool stale = true;                 // lists must be made anew before the next step
  std::map<std::uint32_t, Surge> surges;  // by cell; as far as it was looked at
  double line_impulse = 0;                // push of demonstrators on the line since the last second [N s]
  std::vector<std::uint16_t> squares;     // working columns of the density count [persons]
  Cells cells;
  std::vector<PersonId> everybody;  // all ids
  std::vector<PersonId> woken;      // working column: who is awake next
};

}  // namespace sispam
