// Queues, servers and the event calendar of the casualty pipeline. Only the injure and care stages read or write it.
//
// What a casualty is lies in Casualties; this is how far the work on him has got. Rows of `patients` and of
// Casualties::rows have the same numbers. One object per ambulance and hospital with its own clock was rejected: a
// single calendar orders everything that happens.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/vec2.hpp"
#include "model/calendar.hpp"
#include "model/casualty.hpp"
#include "model/station.hpp"

namespace sispam {

enum class CareEventKind : std::uint8_t {
  discovered,          // subject: patient
  look,                // patient; whether somebody may now go to him
  arrived,             // trip, other: its version
  team_free,           // team
  triaged,             // patient
  treated,             // patient
  ambulance_arrived,   // ride
  ambulance_returned,  // no subject
  bay_free,            // hospital
  deteriorated,        // patient, other: version of his clock
};

struct CareEvent {
  CareEventKind kind = CareEventKind::discovered;
  std::uint32_t subject = 0, other = 0;
};

/// Runs from one class to the next worse one. `left` is spent at `rate_per_s`; the class changes when it is used up.
struct HealthClock {
  double left = 0;            // unit exponential not yet spent [1]
  double rate_per_s = 0;      // [1/s]
  double since_s = 0;         // when `left` was last brought up to date [s]
  std::uint32_t version = 0;  // events of older versions are void
};

/// How much more of one hazard a person stands before it injures him. Exposure spends `left`.
struct HazardClock {
  double left = -1;          // unit exponential not yet spent [1]; negative: not drawn yet
  std::uint32_t number = 0;  // injuries of this cause so far; part of the address of the next draw
};

/// What would become of him if nobody waited for anything (eq. 6).
struct IdealCare {
  double seen_s = 0;                                             // when somebody sees him; the same in reality [s]
  double collected_s = std::numeric_limits<double>::infinity();  // when he would be at the collection point [s]
  int deteriorations = 0;                                        // how often he would get worse all the same
};

/// Working data of one casualty.
struct Patient {
  std::uint32_t number = 1;  // the how-manieth injury of his person; part of the address of his draws
  std::uint16_t looks = 0;   // how often the way to him was found closed
  double discovery_s = 0;    // from injury until somebody sees him [s]
  IdealCare ideal;
  bool stabilised = false;  // his treatment is over
  bool in_custody = false;  // he was under arrest when he was hurt
  HealthClock clock;
};

struct BearerTeam {
  std::int32_t unit = -1;  // it still stands with this unit; -1: at a collection point
  std::uint32_t post = 0;  // which
  bool busy = false;
};

enum class Errand : std::uint8_t {
  fetch,      // a team on its way to a patient
  carry,      // a team that brings him in
  come_back,  // a team without him
  walk,       // a patient on his own feet
};

/// Somebody under way between a patient and a collection point. He has a place on the ground, but no body.
struct Trip {
  Errand errand = Errand::fetch;
  std::uint32_t row = 0, team = 0, post = 0;
  std::vector<Vec2> way;  // from first to last place; empty when he has arrived [m]
  double length_m = 0;    // along the ground, round walls; of the points of `way` it may differ a little
  double speed_mps = 0;
  double done_m = 0;          // at `since_s`
  double since_s = 0;         // when he set out, or last halted or went on [s]; may lie ahead, while he is loaded
  bool halted = false;        // a fight is in his way
  double halted_s = 0;        // since then [s]
  std::uint32_t version = 0;  // arrivals of older versions are void
};

/// A collection point: triage and treatment.
struct CarePost {
  Station triage, treatment;
};

struct Ride {
  std::array<std::uint32_t, 2> patients{};
  std::uint32_t count = 0;     // 1 or 2
  std::uint32_t hospital = 0;  // where it goes
  double started_s = 0;        // when the patients were taken out of the queue [s]
};

struct HospitalState {
  bool open = false;
  bool full = false;   // it turns away whom it can
  bool known = false;  // that it is full has been found out
  int promised = 0;    // patients on their way, waiting or in a bay
  Station bays;
};

struct CareState {
  bool ready = false;
  // per person
  std::vector<std::int32_t> row_of;       // his last row in Casualties; -1: never hurt
  std::vector<std::uint32_t> falls;       // falls looked at
  std::vector<std::uint32_t> injuries;    // rows
  std::vector<PersonId> strained;         // all who have a crush dose
  std::vector<double> tolerance;          // to crushing, a factor on the thresholds; 0: not drawn yet [1]
  std::vector<std::uint8_t> crush_level;  // thresholds of dose crossed and dealt with, 0 to 4
  std::array<std::vector<HazardClock>, causes> hazards;
  std::vector<float> outdoors_s;      // time on the ground [s]
  std::vector<std::uint8_t> fleeing;  // per demonstrator: was fleeing when last looked at
  std::vector<std::uint8_t> kitted;   // per personnel: wears helmet, shield or pads
  // per water cannon: its last manoeuvre that put a demonstrator, and an officer, at risk [ms]
  std::vector<std::array<std::int64_t, 2>> manoeuvres_ms;
  double violence = 1;  // multiplier of all rates of violence in this replicate
  // the pipeline
  Calendar<CareEvent> calendar;
  std::vector<Patient> patients;
  Station bearers, ambulances;
  std::vector<CarePost> posts;
  std::vector<BearerTeam> teams;
  std::vector<Trip> trips;
  std::vector<std::uint32_t> under_way;  // trips that have not arrived
  std::vector<Vec2> fights;              // where somebody pushes or is violent, at fights_ms [m]
  std::int64_t fights_ms = -1;           // [ms]
  std::vector<Ride> rides;
  std::vector<HospitalState> hospitals;
};

}  // namespace sispam
