// SPDX-License-Identifier: Apache-2.0
#include "model/care/health.hpp"

#include "model/address.hpp"
#include "model/care/body.hpp"
#include "model/care/pipeline.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

double pace(const CareContext& c, std::uint32_t row) {
  switch (c.casualty(row).care) {
    case Care::in_hospital:
    case Care::discharged:
    case Care::left_unseen:
    case Care::refused:
    case Care::dead:
      return 0;
    default:
      return c.patient(row).stabilised ? c.parameters().stabilised : 1;
  }
}

// eq. 5: the hazard already spent stays spent; the rest runs at the new pace
void set_pace(const CareContext& c, std::uint32_t row, double at_s) {
  HealthClock& clock = c.patient(row).clock;
  const double rate = class_rate(c, c.casualty(row).now) * pace(c, row);
  clock.left -= clock.rate_per_s * (at_s - clock.since_s);
  clock.since_s = at_s;
  if (rate == clock.rate_per_s) return;
  clock.rate_per_s = rate;
  ++clock.version;
  if (rate > 0) c.world.care.calendar.add(at_s + clock.left / rate, {CareEventKind::deteriorated, row, clock.version});
}

void start_clock(const CareContext& c, std::uint32_t row, double at_s) {
  HealthClock& clock = c.patient(row).clock;
  clock = {class_hazard(c, row, c.casualty(row).now), 0, at_s, clock.version + 1};
  set_pace(c, row, at_s);
}

void die(const CareContext& c, std::uint32_t row, double at_s) {
  const Care was = c.casualty(row).care;
  c.casualty(row).died_ms = to_ms(at_s);
  move_to(c, row, Care::dead, at_s);
  leave_queues(c, row, was, at_s);
}

}  // namespace

double class_rate(const CareContext& c, Triage now) {
  switch (now) {
    case Triage::green:
      return c.parameters().green_to_yellow_per_s;
    case Triage::yellow:
      return c.parameters().yellow_to_red_per_s;
    case Triage::red:
      return c.parameters().red_to_dead_per_s;
    case Triage::black:
      return 0;
  }
  return 0;
}

double class_hazard(const CareContext& c, std::uint32_t row, Triage now) {
  const std::uint32_t entity = draw_entity(c.world.people, c.casualty(row).person);
  const double u =
      c.random.uniform(Purpose::health_clock, c.patient(row).number, entity, static_cast<std::uint16_t>(now));
  return exponential(u, 1);
}

void move_to(const CareContext& c, std::uint32_t row, Care next, double at_s) {
  c.casualty(row).care = next;
  set_pace(c, row, at_s);
}

void become(const CareContext& c, std::uint32_t row, Triage to, double at_s) {
  Casualty& casualty = c.casualty(row);
  casualty.now = to;
  if (to != Triage::green && c.world.people.mode[casualty.person] != Mode::absent) {
    lie_down(c.world, casualty.person);
  }
  if (to == Triage::black) return die(c, row, at_s);
  start_clock(c, row, at_s);
}

void deteriorate(const CareContext& c, std::uint32_t row, std::uint32_t version, double at_s) {
  const Patient& patient = c.patient(row);
  if (version != patient.clock.version) return;
  Casualty& casualty = c.casualty(row);
  ++casualty.deteriorated;
  if (casualty.deteriorated > patient.ideal.deteriorations) casualty.preventable = true;
  if (casualty.worsened_ms < 0) casualty.worsened_ms = to_ms(at_s);
  become(c, row, static_cast<Triage>(static_cast<int>(casualty.now) + 1), at_s);
}

}  // namespace sispam
