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
  smoke,
  clash,  // blows and objects between supporters of two camps
  burn
};
inline constexpr int causes = 15;

/// What kind of injury it is.
enum class InjuryType : std::uint8_t {
  contusion,
  laceration,  // cuts and stabs too
  fracture,    // and sprains
  eye,
  compression,  // of the chest
  smoke,
  heat,
  illness,
  burn
};
inline constexpr int injury_types = 9;

/// Where it is. Head: with face and neck.
enum class BodyRegion : std::uint8_t { head, trunk, arm, leg, whole_body };
inline constexpr int body_regions = 5;

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
  refused,  // found, but wanted no help
  dead
};

struct Casualty {
  PersonId person = no_person;
  Cause cause = Cause::fall;
  InjuryType type = InjuryType::contusion;
  BodyRegion region = BodyRegion::trunk;
  Triage at_injury = Triage::green;  // class by what struck him; a crush that goes on raises it
  Triage now = Triage::green;        // class now; deteriorates
  Triage tag = Triage::green;        // class the triage gave him, right or wrong; from triaged_ms on
  Triage last_tag = Triage::green;  // the same after a second triage, if there is one, at the end of treatment; decides
                                    // about the ride
  Vec2 place;                       // where he was hurt [m]
  Care care = Care::undiscovered;
  std::uint32_t post = 0;         // the collection point he is brought to; from collected_ms on
  std::int32_t hospital = -1;     // where he was unloaded; -1: nowhere yet
  std::uint8_t deteriorated = 0;  // how often he got worse by waiting
  std::int64_t injured_ms = 0;    // [ms]
  // -1: not yet. Collected: at the collection point; triaged: end of triage; treated: start of treatment; stabilised:
  // its end; departed: the ambulance is under way with him; hospital: at its door [ms]
  std::int64_t discovered_ms = -1, collected_ms = -1, triaged_ms = -1, treated_ms = -1, stabilised_ms = -1,
               departed_ms = -1, hospital_ms = -1;
  std::int64_t worsened_ms = -1;  // first got worse by waiting [ms]
  std::int64_t died_ms = -1;      // [ms]
  bool preventable = false;       // got worse more often than with treatment and hospital without any wait
};

/// One row per injured person, in order of injury. The care stage keeps its queues in CareState.
struct Casualties {
  std::vector<Casualty> rows;
  std::uint32_t left_unseen = 0;  // [persons]
  std::uint32_t refused = 0;      // [persons]
};

}  // namespace sispam
