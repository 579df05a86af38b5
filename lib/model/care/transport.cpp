// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <vector>

#include "model/care/health.hpp"
#include "model/care/pipeline.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

constexpr std::uint8_t whole_ambulance = 2, half_ambulance = 1;  // one red, or two yellow

// eq. 7: what the crew can know when it leaves
double expected_wait_s(const CareContext& c, const std::vector<HospitalState>& hospitals, std::uint32_t hospital) {
  const HospitalState& state = hospitals[hospital];
  const int bays = c.scenario.medical.hospitals[hospital].bays;
  if (!state.open || state.known || bays <= 0) return std::numeric_limits<double>::infinity();
  if (state.promised < bays) return 0;
  return (state.promised - bays + 1) * mean(c.parameters().bay_s) / bays;
}

// In the order of the plan: the first whose wait is short enough; else the one with the shortest. Soonest: the shortest
// drive and wait together. -1: all are closed or known to be full.
int choose_hospital(const CareContext& c, const std::vector<HospitalState>& hospitals) {
  const bool soonest = c.scenario.medical.policy.destination == Destination::soonest;
  int best = -1;
  double least = std::numeric_limits<double>::infinity();
  for (std::uint32_t h = 0; h < hospitals.size(); ++h) {
    const double wait = expected_wait_s(c, hospitals, h);
    if (!soonest && wait <= c.parameters().divert_after_s) return static_cast<int>(h);
    const double cost = soonest ? wait + mean(c.scenario.medical.hospitals[h].drive_s) : wait;
    if (cost >= least) continue;
    best = static_cast<int>(h);
    least = cost;
  }
  return best;
}

int choose_hospital(const CareContext& c) { return choose_hospital(c, c.world.care.hospitals); }

/// What a patient takes of the queue for ambulances and of the ambulance itself.
CareView rider(const CareContext& c, std::uint32_t row) {
  const Triage tag = c.casualty(row).last_tag;
  const bool in_turn = c.scenario.medical.policy.load == Load::first_come;
  return {row, in_turn ? std::uint8_t{0} : urgency(tag), tag == Triage::red ? whole_ambulance : half_ambulance};
}

void promise(const CareContext& c, const Ride& ride, int patients) {
  c.world.care.hospitals[ride.hospital].promised += patients;
}

double drive_s(const CareContext& c, const Ride& ride, CareDraw which) {
  const Distribution& drive = c.scenario.medical.hospitals[ride.hospital].drive_s;
  return quantile(drive, draw(c, ride.patients[0], which));
}

void depart(const CareContext& c, const Ride& ride, double at_s) {
  CareState& state = c.world.care;
  const std::uint32_t first = ride.patients[0];
  const double load_s = quantile(c.parameters().ambulance_load_s, draw(c, first, CareDraw::ambulance_load));
  for (std::uint32_t k = 0; k < ride.count; ++k) {
    move_to(c, ride.patients[k], Care::transported, at_s);
    c.casualty(ride.patients[k]).departed_ms = to_ms(at_s + load_s);
  }
  promise(c, ride, static_cast<int>(ride.count));
  const auto number = static_cast<std::uint32_t>(state.rides.size());
  state.rides.push_back(ride);
  state.calendar.add(at_s + load_s + drive_s(c, ride, CareDraw::drive_out),
                     {CareEventKind::ambulance_arrived, number, 0});
}

void send_ambulances(const CareContext& c, double at_s) {
  Station& station = c.world.care.ambulances;
  for (int hospital = choose_hospital(c); hospital >= 0; hospital = choose_hospital(c)) {
    const auto first = station.start(at_s);
    if (!first) return;
    Ride ride{{first->ticket, 0}, 1, static_cast<std::uint32_t>(hospital), at_s};
    if (first->room == half_ambulance) {
      if (const auto second = station.share(half_ambulance, at_s)) {
        ride.patients[1] = second->ticket;
        ride.count = 2;
      }
    }
    depart(c, ride, at_s);
  }
}

/// A full hospital sends the ambulance on, if another may take the patients. Whether it did.
bool sent_on(const CareContext& c, std::uint32_t number, double at_s) {
  HospitalState& full = c.world.care.hospitals[c.world.care.rides[number].hospital];
  if (!full.full) return false;
  full.known = true;
  const int next = choose_hospital(c);
  if (next < 0) return false;
  Ride& ride = c.world.care.rides[number];
  promise(c, ride, -static_cast<int>(ride.count));
  ride.hospital = static_cast<std::uint32_t>(next);
  promise(c, ride, static_cast<int>(ride.count));
  c.world.care.calendar.add(at_s + drive_s(c, ride, CareDraw::drive_out),
                            {CareEventKind::ambulance_arrived, number, 0});
  return true;
}

void enter_hospital(const CareContext& c, std::uint32_t row, std::uint32_t number, double at_s) {
  HospitalState& hospital = c.world.care.hospitals[number];
  Casualty& casualty = c.casualty(row);
  if (casualty.care != Care::transported) {  // he died on the way
    --hospital.promised;
    return;
  }
  casualty.hospital_ms = to_ms(at_s);
  casualty.hospital = static_cast<std::int32_t>(number);
  move_to(c, row, Care::awaits_bay, at_s);
  hospital.bays.join({row, urgency(casualty.last_tag)}, at_s);
}

}  // namespace

double transport_alone_s(const CareContext& c, std::uint32_t row) {
  std::vector<HospitalState> hospitals;  // as the day found them
  for (const HospitalState& today : c.world.care.hospitals) hospitals.push_back({today.open, today.full, false, 0, {}});
  double time_s = quantile(c.parameters().ambulance_load_s, draw(c, row, CareDraw::ambulance_load));
  for (int next = choose_hospital(c, hospitals); next >= 0; next = choose_hospital(c, hospitals)) {
    const auto hospital = static_cast<std::uint32_t>(next);
    time_s += drive_s(c, {{row, 0}, 1, hospital, 0}, CareDraw::drive_out);
    if (!hospitals[hospital].full) return time_s;
    hospitals[hospital].known = true;
  }
  return std::numeric_limits<double>::infinity();
}

void start_bays(const CareContext& c, std::uint32_t hospital, double at_s) {
  CareState& state = c.world.care;
  while (const auto next = state.hospitals[hospital].bays.start(at_s)) {
    move_to(c, next->ticket, Care::in_hospital, at_s);
    const double stay_s = quantile(c.parameters().bay_s, draw(c, next->ticket, CareDraw::bay));
    state.calendar.add(at_s + stay_s, {CareEventKind::bay_free, hospital, 0});
  }
}

void await_ambulance(const CareContext& c, std::uint32_t row, double at_s) {
  move_to(c, row, Care::awaits_ambulance, at_s);
  c.world.care.ambulances.join(rider(c, row), at_s);
  send_ambulances(c, at_s);
}

void arrive_at_hospital(const CareContext& c, std::uint32_t number, double at_s) {
  if (sent_on(c, number, at_s)) return;
  const Ride ride = c.world.care.rides[number];
  for (std::uint32_t k = 0; k < ride.count; ++k) enter_hospital(c, ride.patients[k], ride.hospital, at_s);
  start_bays(c, ride.hospital, at_s);
  const double handover_s = quantile(c.parameters().handover_s, draw(c, ride.patients[0], CareDraw::handover));
  const double back_s = drive_s(c, ride, CareDraw::drive_back);
  c.world.care.calendar.add(at_s + handover_s + back_s, {CareEventKind::ambulance_returned, 0, 0});
}

void return_ambulance(const CareContext& c, double at_s) {
  c.world.care.ambulances.finish(at_s);
  send_ambulances(c, at_s);
}

void free_bay(const CareContext& c, std::uint32_t hospital, double at_s) {
  --c.world.care.hospitals[hospital].promised;
  c.world.care.hospitals[hospital].bays.finish(at_s);
  start_bays(c, hospital, at_s);
}

}  // namespace sispam
