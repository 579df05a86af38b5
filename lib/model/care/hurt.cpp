// SPDX-License-Identifier: Apache-2.0
#include "model/care/hurt.hpp"

#include <algorithm>

#include "model/care/body.hpp"
#include "model/care/health.hpp"
#include "model/care/pipeline.hpp"
#include "model/release_slot.hpp"

namespace sispam {
namespace {

std::uint32_t open_row(const CareContext& c, PersonId person, Cause cause, Triage how) {
  World& world = c.world;
  const auto row = static_cast<std::uint32_t>(world.casualties.rows.size());
  Casualty casualty;
  casualty.person = person;
  casualty.cause = cause;
  casualty.at_injury = casualty.now = how;
  casualty.place = {world.people.x[person], world.people.y[person]};
  casualty.injured_ms = world.now_ms;
  world.casualties.rows.push_back(casualty);
  world.care.row_of[person] = static_cast<std::int32_t>(row);
  world.care.patients.emplace_back();
  world.care.patients.back().number = ++world.care.injuries[person];
  return row;
}

bool is_arrested(const World& world, PersonId person) {
  return world.crowd.behaviour[person - world.people.personnel] == Behaviour::arrested;
}

bool leaves_unseen(const CareContext& c, std::uint32_t row) {
  const Casualty& casualty = c.casualty(row);
  if (c.world.people.is_personnel(casualty.person) || is_arrested(c.world, casualty.person)) return false;
  const double chance = casualty.now == Triage::green    ? c.parameters().leave_unseen_green
                        : casualty.now == Triage::yellow ? c.parameters().leave_unseen_yellow
                                                         : 0;
  return draw(c, row, CareDraw::leaves) < chance;
}

void slip_away(const CareContext& c, std::uint32_t row) {
  World& world = c.world;
  c.casualty(row).care = Care::left_unseen;
  ++world.casualties.left_unseen;
  world.crowd.behaviour[c.casualty(row).person - world.people.personnel] = Behaviour::dispersing;
}

void worsen(const CareContext& c, std::uint32_t row, Cause cause, Triage how) {
  Casualty& casualty = c.casualty(row);
  if (how <= casualty.now) return;
  casualty.cause = cause;
  casualty.at_injury = std::max(casualty.at_injury, how);
  become(c, row, how, static_cast<double>(c.world.now_ms) / 1000);
  expect_ideal_care(c, row);
}

/// Those who see violence hurt somebody badly do not forget it.
void tell(World& world, PersonId person, Cause cause, Triage how) {
  if (how == Triage::green || cause == Cause::heat || cause == Cause::illness) return;
  const IncidentKind kind =
      world.people.is_personnel(person) ? IncidentKind::officer_injured : IncidentKind::demonstrator_injured;
  world.incidents.push_back({kind, {world.people.x[person], world.people.y[person]}, world.now_ms});
}

}  // namespace

void hurt(const CareContext& c, PersonId person, Cause cause, Triage how) {
  World& world = c.world;
  if (world.care.row_of[person] < 0 || how > world.casualties.rows[world.care.row_of[person]].now) {
    tell(world, person, cause, how);
  }
  const std::int32_t old = world.care.row_of[person];
  if (old >= 0 && world.casualties.rows[old].care != Care::left_unseen) {
    return worsen(c, static_cast<std::uint32_t>(old), cause, how);
  }
  const std::uint32_t row = open_row(c, person, cause, how);
  if (leaves_unseen(c, row)) return slip_away(c, row);
  release_slot(world, person);
  world.people.passing[person] = 0;
  if (!world.people.is_personnel(person)) {
    world.crowd.behaviour[person - world.people.personnel] = Behaviour::injured;
  }
  stand_still(world, person);
  become(c, row, how, static_cast<double>(world.now_ms) / 1000);
  await_discovery(c, row);
}

}  // namespace sispam
