// SPDX-License-Identifier: Apache-2.0
#include "model/care/health.hpp"
#include "model/care/pipeline.hpp"
#include "model/care/stages.hpp"
#include "model/care/trip.hpp"

namespace sispam {
namespace {

void handle(const CareContext& c, const CareEvent& event, double at_s) {
  const std::uint32_t subject = event.subject;
  switch (event.kind) {
    case CareEventKind::discovered:
      return be_discovered(c, subject, at_s);
    case CareEventKind::look:
      return look_for_access(c, subject, at_s);
    case CareEventKind::arrived: {
      const Trip trip = c.world.care.trips[subject];
      if (arrives(c, subject, event.other)) end_trip(c, trip, at_s);
      return;
    }
    case CareEventKind::team_free:
      return free_team(c, subject, at_s);
    case CareEventKind::triaged:
      return end_triage(c, subject, at_s);
    case CareEventKind::treated:
      return end_treatment(c, subject, at_s);
    case CareEventKind::ambulance_arrived:
      return arrive_at_hospital(c, subject, at_s);
    case CareEventKind::ambulance_returned:
      return return_ambulance(c, at_s);
    case CareEventKind::bay_free:
      return free_bay(c, subject, at_s);
    case CareEventKind::deteriorated:
      return deteriorate(c, subject, event.other, at_s);
  }
}

}  // namespace

void leave_queues(const CareContext& c, std::uint32_t row, Care was, double at_s) {
  CareState& state = c.world.care;
  CarePost& post = state.posts[c.casualty(row).post];
  switch (was) {
    case Care::awaits_bearers:
      state.bearers.withdraw(row, at_s);
      return;  // a team on its way finds him dead
    case Care::awaits_triage:
      post.triage.withdraw(row, at_s);
      return;
    case Care::in_triage:
      post.triage.finish(at_s);
      return start_triage(c, c.casualty(row).post, at_s);
    case Care::awaits_treatment:
      post.treatment.withdraw(row, at_s);
      return;
    case Care::in_treatment:
      post.treatment.finish(at_s);
      return start_treatment(c, c.casualty(row).post, at_s);
    case Care::awaits_ambulance:
      state.ambulances.withdraw(row, at_s);
      return;
    case Care::awaits_bay: {
      HospitalState& hospital = state.hospitals[c.casualty(row).hospital];
      hospital.bays.withdraw(row, at_s);
      --hospital.promised;
      return;
    }
    default:
      return;
  }
}

void care(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  const CareContext c{scenario, ground, world, random};
  prepare(c);
  const double until_s = static_cast<double>(world.now_ms) / 1000;
  while (world.care.calendar.due(until_s)) {
    const auto entry = world.care.calendar.take();
    handle(c, entry.event, entry.at_s);
  }
  watch_trips(c, until_s);
}

}  // namespace sispam
