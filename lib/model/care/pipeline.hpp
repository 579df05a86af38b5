// The steps of the casualty pipeline, in the order a patient goes through them (docs/model/care.md, figure 1).
//
// Every step ends by putting an event into the calendar or the patient into a queue. Only the dispatcher (care.cpp)
// knows which event leads to which step.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/care/context.hpp"

namespace sispam {

// from the place of injury to the collection point (collect.cpp)
/// A new casualty waits for somebody to see him, alive or dead.
void await_discovery(const CareContext& c, std::uint32_t row);
/// Whether somebody of class `now` goes to the collection point on his own feet.
bool walks(const CareContext& c, std::uint32_t row, Triage now);
void be_discovered(const CareContext& c, std::uint32_t row, double at_s);
/// Somebody looks whether one can get to him.
void look_for_access(const CareContext& c, std::uint32_t row, double at_s);
/// Somebody under way has arrived.
void end_trip(const CareContext& c, const Trip& trip, double at_s);
/// The bearers of a trip have waited before a fight too long: they turn back.
void give_up(const CareContext& c, const Trip& trip, double at_s);
void free_team(const CareContext& c, std::uint32_t team, double at_s);

// at the collection point (post.cpp)
void arrive_at_post(const CareContext& c, std::uint32_t row, std::uint32_t post, double at_s);
void end_triage(const CareContext& c, std::uint32_t row, double at_s);
void end_treatment(const CareContext& c, std::uint32_t row, double at_s);
/// Chances that triage errs by one class.
struct TriageErrors {
  double over = 0, under = 0;
};
/// The class triage gives to somebody of class `now`: at most one class off.
Triage tag_of(const TriageErrors& errors, Triage now, double u);
/// The tag that decides about the ride: who looks again before it errs less often.
struct AfterTreatment {
  Triage tag = Triage::green, now = Triage::green;  // by the first triage; his class at the end of treatment
};
Triage last_tag_of(const CareContext& c, std::uint32_t row, const AfterTreatment& patient);
double triage_time_s(const CareContext& c, std::uint32_t row);
double treatment_time_s(const CareContext& c, std::uint32_t row, Triage tag);
void start_triage(const CareContext& c, std::uint32_t post, double at_s);
void start_treatment(const CareContext& c, std::uint32_t post, double at_s);

// to the hospital (transport.cpp)
void await_ambulance(const CareContext& c, std::uint32_t row, double at_s);
/// From the end of treatment to a bay if an ambulance stood ready and all bays of hospitals that are not full were
/// free; infinite if no hospital takes him [s].
double transport_alone_s(const CareContext& c, std::uint32_t row);
void arrive_at_hospital(const CareContext& c, std::uint32_t ride, double at_s);
void return_ambulance(const CareContext& c, double at_s);
void free_bay(const CareContext& c, std::uint32_t hospital, double at_s);
void start_bays(const CareContext& c, std::uint32_t hospital, double at_s);

/// He died in state `was`: takes him out of his queue, and frees those who were busy with him.
void leave_queues(const CareContext& c, std::uint32_t row, Care was, double at_s);

/// 0 goes first.
std::uint8_t urgency(Triage triage);

}  // namespace sispam
