// The injured and the help they get.
//
// Everything chance decides about a casualty is drawn from his own address (model/address.hpp), so that two plans can
// be compared patient by patient. One open row per person: who is hurt again before he is under care keeps his row, and
// the worse injury names its cause; a second row would let one body be carried twice.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "core/vec2.hpp"

namespace sispam {

/// START colours; black is dead.
enum class Triage : std::uint8_t { green, yellow, red, black };
inline constexpr int triage_classes = 4;

enum class Cause : std::uint8_t {
  fall,
  crush,
  contact,  // sprains and blows of close contact that no other cause tells
  jet,
  thrown,
  strike,
  arrest,
  sharp,  // a sharp weapon
  running,
  vehicle,
  heat,
  illness,
  smoke
};
inline constexpr int causes = 13;

enum class Care : std::uint8_t {
  undiscovered,
  awaits_access,
  awaits_bearers,
  carried,
  walking,
  awaits_triage,
  in_triage,
  awaits_treatment,
  in_treatment,
  awaits_ambulance,
  transported,
  awaits_bay,
  in_hospital,
  discharged,
  left_unseen,
  dead
};

struct Casualty {
  PersonId person = no_person;
  Cause cause = Cause::fall;
  Triage at_injury = Triage::green;  // class by what struck him; a crush that goes on raises it
  Triage now = Triage::green;        // class now; deteriorates
  Triage tag = Triage::green;        // class the triage gave him, right or wrong; from triaged_ms on
  Vec2 place;                        // where he was hurt [m]
  Care care = Care::undiscovered;
  std::int64_t injured_ms = 0;  // [ms]
  // -1: not yet. Collected: at the collection point; triaged: end of triage; treated: start of treatment; hospital: at
  // its door [ms]
  std::int64_t discovered_ms = -1, collected_ms = -1, triaged_ms = -1, treated_ms = -1, hospital_ms = -1;
  std::int64_t died_ms = -1;  // [ms]
  bool preventable = false;   // got worse before real treatment, but not before treatment without queue and wait
};

/// One row per injured person, in order of injury. The care stage keeps its queues in CareState.
struct Casualties {
  std::vector<Casualty> rows;
  std::uint32_t left_unseen = 0;  // [persons]
};

}  // namespace sispam
