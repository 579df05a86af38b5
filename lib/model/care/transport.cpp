// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "model/care/health.hpp"
#include "model/care/pipeline.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

// eq. 7: what the crew can know when it leaves
double expected_wait_s(const CareContext& c, std::uint32_t hospital) {
  const HospitalState& state = c.world.care.hospitals[hospital];
  const int bays = state.bays.servers();
  if (!state.open || bays <= 0) return std::numeric_limits<double>::infinity();
  if (state.promised < bays) return 0;
  return (state.promised - bays + 1) * mean(c.parameters().bay_s) / bays;
}

// The first in the order of the plan whose wait is short enough; else the one with the shortest; -1: all closed.
int choose_hospital(const CareContext& c) {
  int best = -1;
  double best_wait = std::numeric_limits<double>::infinity();
  for (std::uint32_t h = 0; h < c.world.care.hospitals.size(); ++h) {
    const double wait = expected_wait_s(c, h);
    if (wait <= c.parameters().divert_after_s) return static_cast<int>(h);
    if (wait >= best_wait) continue;
    best = static_cast<int>(h);
    best_wait = wait;
  }
  return best;
}

void depart(const CareContext& c, const Ride& ride, std::uint32_t hospital, double at_s) {
  CareState& state = c.world.care;
  for (std::uint32_t k = 0; k < ride.count; ++k) {
    c.patient(ride.patients[k]).hospital = hospital;
    ++state.hospitals[hospital].promised;
    move_to(c, ride.patients[k], Care::transported, at_s);
  }
  const std::uint32_t first = ride.patients[0];
  const double load_s = quantile(c.parameters().ambulance_load_s, draw(c, first, CareDraw::ambulance_load));
  const Distribution& drive = c.scenario.medical.hospitals[hospital].drive_s;
  const auto number = static_cast<std::uint32_t>(state.rides.size());
  state.rides.push_back(ride);
  state.calendar.add(at_s + load_s + quantile(drive, draw(c, first, CareDraw::drive_out)),
                     {CareEventKind::ambulance_arrived, number, 0});
}

void send_ambulances(const CareContext& c, double at_s) {
  Station& station = c.world.care.ambulances;
  int hospital = choose_hospital(c);
  while (hospital >= 0) {
    const auto first = station.start();
    if (!first) return;
    Ride ride{{first->ticket, 0}, 1};
    if (first->urgency == urgency(Triage::yellow)) {
      if (const auto second = station.share(first->urgency)) ride = {{first->ticket, second->ticket}, 2};
    }
    depart(c, ride, static_cast<std::uint32_t>(hospital), at_s);
    hospital = choose_hospital(c);
  }
}

void enter_hospital(const CareContext& c, std::uint32_t row, double at_s) {
  HospitalState& hospital = c.world.care.hospitals[c.patient(row).hospital];
  if (c.casualty(row).care != Care::transported) {  // he died on the way
    --hospital.promised;
    return;
  }
  c.casualty(row).hospital_ms = to_ms(at_s);
  move_to(c, row, Care::awaits_bay, at_s);
  hospital.bays.join({row, urgency(c.casualty(row).tag)});
}

}  // namespace

void start_bays(const CareContext& c, std::uint32_t hospital, double at_s) {
  CareState& state = c.world.care;
  while (const auto next = state.hospitals[hospital].bays.start()) {
    move_to(c, next->ticket, Care::in_hospital, at_s);
    const double stay_s = quantile(c.parameters().bay_s, draw(c, next->ticket, CareDraw::bay));
    state.calendar.add(at_s + stay_s, {CareEventKind::bay_free, hospital, 0});
  }
}

void await_ambulance(const CareContext& c, std::uint32_t row, double at_s) {
  move_to(c, row, Care::awaits_ambulance, at_s);
  c.world.care.ambulances.join({row, urgency(c.casualty(row).tag)});
  send_ambulances(c, at_s);
}

void arrive_at_hospital(const CareContext& c, std::uint32_t ride_number, double at_s) {
  const Ride ride = c.world.care.rides[ride_number];
  const std::uint32_t first = ride.patients[0], hospital = c.patient(first).hospital;
  for (std::uint32_t k = 0; k < ride.count; ++k) enter_hospital(c, ride.patients[k], at_s);
  start_bays(c, hospital, at_s);
  const double handover_s = quantile(c.parameters().handover_s, draw(c, first, CareDraw::handover));
  const double back_s = quantile(c.scenario.medical.hospitals[hospital].drive_s, draw(c, first, CareDraw::drive_back));
  c.world.care.calendar.add(at_s + handover_s + back_s, {CareEventKind::ambulance_returned, 0, 0});
}

void return_ambulance(const CareContext& c, double at_s) {
  c.world.care.ambulances.finish();
  send_ambulances(c, at_s);
}

void free_bay(const CareContext& c, std::uint32_t hospital, double at_s) {
  --c.world.care.hospitals[hospital].promised;
  c.world.care.hospitals[hospital].bays.finish();
  start_bays(c, hospital, at_s);
}

}  // namespace sispam
