// The injured and the help they get.
//
// Everything chance decides about a casualty is drawn at the moment of injury from his own address (person id), so that
// two plans of care can be compared patient by patient. Injury and care meet only in this table.
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

enum class Cause : std::uint8_t { fall, crush };
inline constexpr int causes = 2;

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
  Triage at_injury = Triage::green;  // class when hurt
  Triage now = Triage::green;        // class now; deteriorates
  Vec2 place;                        // [m]
  Care care = Care::undiscovered;
  std::int64_t injured_ms = 0;  // [ms]
  std::int64_t discovered_ms = -1, collected_ms = -1, triaged_ms = -1, treated_ms = -1,
               hospital_ms = -1;  // -1: not yet [ms]
  std::int64_t died_ms = -1;      // [ms]
  bool preventable = false;       // got worse before real treatment, but not before treatment without queue and wait
};

/// One row per injury, in order of injury. The care stage keeps its queues in CareState (model/care/).
struct Casualties {
  std::vector<Casualty> rows;
  std::uint32_t left_unseen = 0;  // [persons]
};

}  // namespace sispam
