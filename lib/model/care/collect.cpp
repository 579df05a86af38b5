// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "model/care/body.hpp"
#include "model/care/health.hpp"
#include "model/care/pipeline.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

Vec2 place_of(const CareContext& c, std::uint32_t row) {
  const PersonId person = c.casualty(row).person;
  return {c.world.people.x[person], c.world.people.y[person]};
}

// Where no way field leads, the straight line stands in.
double way_m(const CareContext& c, std::string_view field, Vec2 destination, Vec2 from) {
  const int index = c.ground.field(field);
  const double way = index < 0 ? std::numeric_limits<double>::infinity() : c.ground.distance(index, from);
  return std::isfinite(way) ? way : length(from - destination);
}

double way_to_post_m(const CareContext& c, Vec2 from) {
  return way_m(c, "collection_point", c.scenario.medical.collection_point, from);
}

double way_of_team_m(const CareContext& c, const BearerTeam& team, Vec2 to) {
  if (team.unit < 0) return way_to_post_m(c, to);
  const Unit& unit = c.scenario.force.units[team.unit];
  return way_m(c, "unit:" + unit.id, unit.at.front(), to);
}

double discovery_time_s(const CareContext& c, std::uint32_t row) {
  const CareParameters& p = c.parameters();
  const bool seen_by_force = personnel_near(c.world, c.casualty(row).person, p.discovery_near_m);
  return quantile(seen_by_force ? p.discovery_rear_s : p.discovery_crowd_s, draw(c, row, CareDraw::discovery));
}

bool walks(const CareContext& c, std::uint32_t row) {
  const Triage now = c.casualty(row).now;
  const double chance = now == Triage::green    ? c.parameters().walk_green
                        : now == Triage::yellow ? c.parameters().walk_yellow
                                                : 0;
  return draw(c, row, CareDraw::walks) < chance;
}

bool accessible(const CareContext& c, std::uint32_t row) {
  return !pushing_near(c.world, place_of(c, row), c.parameters().access_pushing_m);
}

void look_again_later(const CareContext& c, std::uint32_t row, double at_s) {
  move_to(c, row, Care::awaits_access, at_s);
  const auto look = static_cast<CareDraw>(static_cast<int>(CareDraw::first_look) + c.patient(row).looks++);
  const double wait_s = exponential(draw(c, row, look), c.parameters().access_wait_s);
  c.world.care.calendar.add(at_s + wait_s, {CareEventKind::look, row, 0});
}

void walk_in(const CareContext& c, std::uint32_t row, double at_s) {
  const double way = way_to_post_m(c, place_of(c, row));
  take_away(c.world, c.casualty(row).person);
  move_to(c, row, Care::walking, at_s);
  c.world.care.calendar.add(at_s + way / c.parameters().walk_speed_mps, {CareEventKind::walked_in, row, 0});
}

// the idle team with the shortest way
std::uint32_t nearest_team(const CareContext& c, Vec2 to) {
  const auto& teams = c.world.care.teams;
  std::size_t best = teams.size();
  double best_way = std::numeric_limits<double>::infinity();
  for (std::size_t t = 0; t < teams.size(); ++t) {
    if (teams[t].busy) continue;
    const double way = way_of_team_m(c, teams[t], to);
    if (best < teams.size() && way >= best_way) continue;
    best = t;
    best_way = way;
  }
  require(best < teams.size(), "as many bearer teams are idle as their station says");
  return static_cast<std::uint32_t>(best);
}

void send_bearers(const CareContext& c, double at_s) {
  CareState& state = c.world.care;
  while (const auto next = state.bearers.start()) {
    const std::uint32_t row = next->ticket;
    if (!accessible(c, row)) {  // the fight has come back while he waited
      state.bearers.finish();
      look_again_later(c, row, at_s);
      continue;
    }
    const std::uint32_t team = nearest_team(c, place_of(c, row));
    const double way = way_of_team_m(c, state.teams[team], place_of(c, row));
    state.teams[team] = {-1, true};
    state.calendar.add(at_s + way / c.parameters().carry_out_mps, {CareEventKind::team_reached, row, team});
  }
}

}  // namespace

void await_discovery(const CareContext& c, std::uint32_t row) {
  const double at_s = static_cast<double>(c.world.now_ms) / 1000;
  c.patient(row).discovery_s = discovery_time_s(c, row);
  if (c.casualty(row).care != Care::dead) expect_ideal_care(c, row);
  c.world.care.calendar.add(at_s + c.patient(row).discovery_s, {CareEventKind::discovered, row, 0});
}

void expect_ideal_care(const CareContext& c, std::uint32_t row) {
  const CareParameters& p = c.parameters();
  const Casualty& casualty = c.casualty(row);
  const double way = way_to_post_m(c, casualty.place);
  const double collecting = walks(c, row) ? way / p.walk_speed_mps
                                          : way / p.carry_out_mps + way / p.carry_in_mps +
                                                quantile(p.load_litter_s, draw(c, row, CareDraw::load_litter));
  const Triage tag = tag_of(p, casualty.now, draw(c, row, CareDraw::triage_error));
  c.patient(row).ideal_treated_s = static_cast<double>(casualty.injured_ms) / 1000 + c.patient(row).discovery_s +
                                   collecting + triage_time_s(c, row) + treatment_time_s(c, row, tag);
}

void be_discovered(const CareContext& c, std::uint32_t row, double at_s) {
  c.casualty(row).discovered_ms = to_ms(at_s);
  if (c.casualty(row).care != Care::undiscovered) return;  // found dead
  move_to(c, row, Care::awaits_access, at_s);
  look_for_access(c, row, at_s);
}

void look_for_access(const CareContext& c, std::uint32_t row, double at_s) {
  if (c.casualty(row).care != Care::awaits_access) return;
  if (!accessible(c, row)) return look_again_later(c, row, at_s);
  if (walks(c, row)) return walk_in(c, row, at_s);
  move_to(c, row, Care::awaits_bearers, at_s);
  c.world.care.bearers.join({row, urgency(c.casualty(row).now)});
  send_bearers(c, at_s);
}

void reach_patient(const CareContext& c, std::uint32_t row, std::uint32_t team, double at_s) {
  const CareParameters& p = c.parameters();
  auto& calendar = c.world.care.calendar;
  const double way = way_to_post_m(c, place_of(c, row));
  if (c.casualty(row).care == Care::dead) {
    calendar.add(at_s + way / p.carry_out_mps, {CareEventKind::team_free, team, 0});
    return;
  }
  take_away(c.world, c.casualty(row).person);
  move_to(c, row, Care::carried, at_s);
  const double load_s = quantile(p.load_litter_s, draw(c, row, CareDraw::load_litter));
  calendar.add(at_s + load_s + way / p.carry_in_mps, {CareEventKind::team_in, row, team});
}

void bring_in(const CareContext& c, std::uint32_t row, std::uint32_t team, double at_s) {
  if (c.casualty(row).care == Care::carried) arrive_at_post(c, row, at_s);
  c.world.care.calendar.add(at_s + c.parameters().litter_reset_s, {CareEventKind::team_free, team, 0});
}

void free_team(const CareContext& c, std::uint32_t team, double at_s) {
  c.world.care.teams[team].busy = false;
  c.world.care.bearers.finish();
  send_bearers(c, at_s);
}

}  // namespace sispam
