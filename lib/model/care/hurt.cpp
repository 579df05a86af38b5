// SPDX-License-Identifier: Apache-2.0
#include "model/care/hurt.hpp"

#include <algorithm>

#include "model/care/body.hpp"
#include "model/care/describe.hpp"
#include "model/care/hazards.hpp"
#include "model/care/health.hpp"
#include "model/care/ideal.hpp"
#include "model/care/leave.hpp"
#include "model/care/pipeline.hpp"
#include "model/injured.hpp"
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

/// Type and region follow from the cause, and change with it.
void describe(const CareContext& c, std::uint32_t row) {
  Casualty& casualty = c.casualty(row);
  casualty.type = type_of_injury(casualty.cause, draw(c, row, CareDraw::injury_type));
  const Head head = is_kitted(c, casualty.person) ? Head::helmet : Head::bare;
  casualty.region = region_of_injury(casualty.type, head, draw(c, row, CareDraw::body_region));
}

void worsen(const CareContext& c, std::uint32_t row, Cause cause, Triage how) {
  Casualty& casualty = c.casualty(row);
  if (how <= casualty.now) return;
  casualty.cause = cause;
  casualty.at_injury = std::max(casualty.at_injury, how);
  describe(c, row);
  const double at_s = static_cast<double>(c.world.now_ms) / 1000;
  become(c, row, how, at_s);
  expect_ideal_care(c, row, at_s);
}

bool is_under_arrest(const World& world, PersonId person) {
  const std::size_t k = person - world.people.personnel;
  return !world.people.is_personnel(person) && world.crowd.behaviour[k] == Behaviour::arrested;
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
  if (is_injured(world, person)) return worsen(c, static_cast<std::uint32_t>(world.care.row_of[person]), cause, how);
  const std::uint32_t row = open_row(c, person, cause, how);
  c.patient(row).in_custody = is_under_arrest(world, person);
  const double at_s = static_cast<double>(world.now_ms) / 1000;
  describe(c, row);
  if (leaves_unseen(c, row)) return go_off(c, row, Care::left_unseen, at_s);
  release_slot(world, person);
  world.people.passing[person] = 0;
  if (!world.people.is_personnel(person)) {
    world.crowd.behaviour[person - world.people.personnel] = Behaviour::injured;
  }
  stand_still(world, person);
  become(c, row, how, at_s);
  await_discovery(c, row);
}

}  // namespace sispam
