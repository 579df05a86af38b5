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

CarePost& post_of(const CareContext& c, std::uint32_t row) { return c.world.care.posts[c.casualty(row).post]; }

}  // namespace

void start_triage(const CareContext& c, std::uint32_t post, double at_s) {
  while (const auto next = c.world.care.posts[post].triage.start(at_s)) {
    move_to(c, next->ticket, Care::in_triage, at_s);
    c.world.care.calendar.add(at_s + triage_time_s(c, next->ticket), {CareEventKind::triaged, next->ticket, 0});
  }
}

void start_treatment(const CareContext& c, std::uint32_t post, double at_s) {
  while (const auto next = c.world.care.posts[post].treatment.start(at_s)) {
    const std::uint32_t row = next->ticket;
    c.casualty(row).treated_ms = to_ms(at_s);
    move_to(c, row, Care::in_treatment, at_s);
    const double time_s = treatment_time_s(c, row, c.casualty(row).tag);
    c.world.care.calendar.add(at_s + time_s, {CareEventKind::treated, row, 0});
  }
}

std::uint8_t urgency(Triage triage) { return triage == Triage::red ? 0 : triage == Triage::yellow ? 1 : 2; }

Triage tag_of(const TriageErrors& errors, Triage now, double u) {
  if (u < errors.under) return now == Triage::red ? Triage::yellow : Triage::green;
  if (u >= 1 - errors.over) return now == Triage::green ? Triage::yellow : Triage::red;
  return now;
}

Triage last_tag_of(const CareContext& c, std::uint32_t row, const AfterTreatment& patient) {
  if (c.scenario.medical.policy.second_triage == SecondTriage::none) return patient.tag;
  const CareParameters& p = c.parameters();
  return tag_of({p.second_triage_over, p.second_triage_under}, patient.now, draw(c, row, CareDraw::second_triage));
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

void arrive_at_post(const CareContext& c, std::uint32_t row, std::uint32_t post, double at_s) {
  Casualty& casualty = c.casualty(row);
  if (casualty.care != Care::walking && casualty.care != Care::carried) return;
  casualty.collected_ms = to_ms(at_s);
  casualty.post = post;
  move_to(c, row, Care::awaits_triage, at_s);
  post_of(c, row).triage.join({row, 0}, at_s);  // nobody knows yet how badly he is hurt: first come, first served
  start_triage(c, post, at_s);
}

void end_triage(const CareContext& c, std::uint32_t row, double at_s) {
  Casualty& casualty = c.casualty(row);
  if (casualty.care != Care::in_triage) return;
  const CareParameters& p = c.parameters();
  casualty.tag = tag_of({p.triage_over, p.triage_under}, casualty.now, draw(c, row, CareDraw::triage_error));
  casualty.triaged_ms = to_ms(at_s);
  move_to(c, row, Care::awaits_treatment, at_s);
  post_of(c, row).treatment.join({row, urgency(casualty.tag)}, at_s);
  post_of(c, row).triage.finish(at_s);
  start_treatment(c, casualty.post, at_s);
  start_triage(c, casualty.post, at_s);
}

void end_treatment(const CareContext& c, std::uint32_t row, double at_s) {
  Casualty& casualty = c.casualty(row);
  if (casualty.care != Care::in_treatment) return;
  c.patient(row).stabilised = true;
  casualty.stabilised_ms = to_ms(at_s);
  casualty.last_tag = last_tag_of(c, row, {casualty.tag, casualty.now});
  if (casualty.last_tag == Triage::green) {
    discharge(c, row, at_s);
  } else {
    await_ambulance(c, row, at_s);
  }
  post_of(c, row).treatment.finish(at_s);
  start_treatment(c, casualty.post, at_s);
}

}  // namespace sispam
