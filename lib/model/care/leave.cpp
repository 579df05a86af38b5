// SPDX-License-Identifier: Apache-2.0
#include "model/care/leave.hpp"

#include "model/care/body.hpp"
#include "model/care/health.hpp"
#include "model/place.hpp"

namespace sispam {
namespace {

bool is_free_demonstrator(const CareContext& c, std::uint32_t row) {
  return !c.world.people.is_personnel(c.casualty(row).person) && !c.patient(row).in_custody;
}

struct Shares {
  double green = 0, yellow = 0;
};

/// The share of his class, as wary of those who give the care as the plan makes people.
bool is_wary(const CareContext& c, std::uint32_t row, CareDraw what, const Shares& shares) {
  if (!is_free_demonstrator(c, row)) return false;
  const Triage now = c.casualty(row).now;
  const double share = now == Triage::green ? shares.green : now == Triage::yellow ? shares.yellow : 0;
  const bool trusts = c.scenario.medical.care_by == CareBy::health_service;
  return draw(c, row, what) < share * (trusts ? c.parameters().trust_in_health_service : 1);
}

}  // namespace

bool leaves_unseen(const CareContext& c, std::uint32_t row) {
  const CareParameters& p = c.parameters();
  return is_wary(c, row, CareDraw::leaves, {p.leave_unseen_green, p.leave_unseen_yellow});
}

bool refuses(const CareContext& c, std::uint32_t row) {
  const CareParameters& p = c.parameters();
  return is_wary(c, row, CareDraw::refuses, {p.refuse_green, p.refuse_yellow});
}

void go_off(const CareContext& c, std::uint32_t row, Care how, double at_s) {
  World& world = c.world;
  const PersonId person = c.casualty(row).person;
  move_to(c, row, how, at_s);
  ++(how == Care::refused ? world.casualties.refused : world.casualties.left_unseen);
  world.crowd.behaviour[person - world.people.personnel] = Behaviour::dispersing;
  People& people = world.people;
  if (people.mode[person] == Mode::fallen) {  // he goes home from there when he is up
    if (people.up_at_ms[person] < 0) people.up_at_ms[person] = world.now_ms;
    send(world, person, {-1, static_cast<float>(people.x[person]), static_cast<float>(people.y[person])}, Gait::normal);
  }
  stand_still(world, person);
}

}  // namespace sispam
