// SPDX-License-Identifier: Apache-2.0
#include "model/care/health.hpp"
#include "model/care/pipeline.hpp"
#include "random/distributions.hpp"

namespace sispam {

namespace {

void discharge(const CareContext& c, std::uint32_t row, double at_s) {
  move_to(c, row, Care::discharged, at_s);
  World& world = c.world;
  const PersonId person = c.casualty(row).person;
  if (!world.people.is_personnel(person)) world.crowd.behaviour[person - world.people.personnel] = Behaviour::left;
}

}  // namespace

void start_triage(const CareContext& c, double at_s) {
  while (const auto next = c.world.care.triage.start()) {
    move_to(c, next->ticket, Care::in_triage, at_s);
    c.world.care.calendar.add(at_s + triage_time_s(c, next->ticket), {CareEventKind::triaged, next->ticket, 0});
  }
}

void start_treatment(const CareContext& c, double at_s) {
  while (const auto next = c.world.care.treatment.start()) {
    const std::uint32_t row = next->ticket;
    c.casualty(row).treated_ms = to_ms(at_s);
    move_to(c, row, Care::in_treatment, at_s);
    const double time_s = treatment_time_s(c, row, c.casualty(row).tag);
    c.world.care.calendar.add(at_s + time_s, {CareEventKind::treated, row, 0});
  }
}

std::uint8_t urgency(Triage triage) { return triage == Triage::red ? 0 : triage == Triage::yellow ? 1 : 2; }

Triage tag_of(const CareParameters& p, Triage now, double u) {
  if (u < p.triage_under) return now == Triage::red ? Triage::yellow : Triage::green;
  if (u >= 1 - p.triage_over) return now == Triage::green ? Triage::yellow : Triage::red;
  return now;
}

double triage_time_s(const CareContext& c, std::uint32_t row) {
  return quantile(c.parameters().triage_s, draw(c, row, CareDraw::triage_time));
}

double treatment_time_s(const CareContext& c, std::uint32_t row, Triage tag) {
  const CareParameters& p = c.parameters();
  const Distribution& time = tag == Triage::red      ? p.treat_red_s
                             : tag == Triage::yellow ? p.treat_yellow_s
                                                     : p.treat_green_s;
  return quantile(time, draw(c, row, CareDraw::treatment));
}

void arrive_at_post(const CareContext& c, std::uint32_t row, double at_s) {
  if (c.casualty(row).care != Care::walking && c.casualty(row).care != Care::carried) return;
  c.casualty(row).collected_ms = to_ms(at_s);
  move_to(c, row, Care::awaits_triage, at_s);
  c.world.care.triage.join({row, 0});  // nobody knows yet how badly he is hurt: first come, first served
  start_triage(c, at_s);
}

void end_triage(const CareContext& c, std::uint32_t row, double at_s) {
  if (c.casualty(row).care != Care::in_triage) return;
  CareState& state = c.world.care;
  Casualty& casualty = c.casualty(row);
  casualty.tag = tag_of(c.parameters(), casualty.now, draw(c, row, CareDraw::triage_error));
  casualty.triaged_ms = to_ms(at_s);
  move_to(c, row, Care::awaits_treatment, at_s);
  state.treatment.join({row, urgency(casualty.tag)});
  state.triage.finish();
  start_treatment(c, at_s);
  start_triage(c, at_s);
}

void end_treatment(const CareContext& c, std::uint32_t row, double at_s) {
  if (c.casualty(row).care != Care::in_treatment) return;
  c.patient(row).stabilised = true;
  if (c.casualty(row).tag == Triage::green) {
    discharge(c, row, at_s);
  } else {
    await_ambulance(c, row, at_s);
  }
  c.world.care.treatment.finish();
  start_treatment(c, at_s);
}

}  // namespace sispam
