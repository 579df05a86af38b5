// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "model/care/body.hpp"
#include "model/care/health.hpp"
#include "model/care/ideal.hpp"
#include "model/care/leave.hpp"
#include "model/care/pipeline.hpp"
#include "model/care/trip.hpp"
#include "random/distributions.hpp"
#include "scenario/terrain.hpp"

namespace sispam {
namespace {

constexpr double urgency_m = 2;  // nearest first: ways that differ by less are alike; chosen

Vec2 place_of(const CareContext& c, std::uint32_t row) {
  const PersonId person = c.casualty(row).person;
  return {c.world.people.x[person], c.world.people.y[person]};
}

double discovery_time_s(const CareContext& c, std::uint32_t row) {
  const CareParameters& p = c.parameters();
  const bool forward = c.world.situation.tactic(Tactic::medics_forward).active;
  const double near_m = forward ? std::max(p.discovery_near_m, p.discovery_forward_m) : p.discovery_near_m;
  const bool seen_by_force = personnel_near(c.world, c.casualty(row).person, near_m);
  return quantile(seen_by_force ? p.discovery_rear_s : p.discovery_crowd_s, draw(c, row, CareDraw::discovery));
}

void look_again_later(const CareContext& c, std::uint32_t row, double at_s) {
  move_to(c, row, Care::awaits_access, at_s);
  const auto look = static_cast<CareDraw>(static_cast<int>(CareDraw::first_look) + c.patient(row).looks++);
  const double wait_s = exponential(draw(c, row, look), c.parameters().access_wait_s);
  c.world.care.calendar.add(at_s + wait_s, {CareEventKind::look, row, 0});
}

struct ToPost {
  std::uint32_t post = 0;
  Way way;
};

/// The nearest collection point to which a clear way leads; none if a fight bars all.
std::optional<ToPost> reachable_post(const CareContext& c, Vec2 from) {
  std::vector<std::pair<double, std::uint32_t>> posts;
  for (std::uint32_t post = 0; post < c.world.care.posts.size(); ++post) {
    posts.emplace_back(way_m(c, place_of_post(c, post), from), post);
  }
  std::sort(posts.begin(), posts.end());
  for (const auto& [length, post] : posts) {
    if (std::optional<Way> way = clear_way(c, place_of_post(c, post), from)) return ToPost{post, std::move(*way)};
  }
  return std::nullopt;
}

/// Who has to go sets out on the plain way, and halts before the fight if no way is clear.
ToPost way_in(const CareContext& c, Vec2 from) {
  if (std::optional<ToPost> clear = reachable_post(c, from)) return std::move(*clear);
  const std::uint32_t post = nearest_post(c, from);
  return {post, plain_way(c, place_of_post(c, post), from)};
}

bool walk_in(const CareContext& c, std::uint32_t row, double at_s) {
  std::optional<ToPost> to = reachable_post(c, place_of(c, row));
  if (!to) return false;
  take_away(c.world, c.casualty(row).person);
  move_to(c, row, Care::walking, at_s);
  set_out(c, {Errand::walk, row, 0, to->post, c.parameters().walk_speed_mps}, std::move(to->way), at_s);
  return true;
}

CarePlace place_of_team(const CareContext& c, const BearerTeam& team) {
  if (team.unit < 0) return place_of_post(c, team.post);
  const Unit& unit = c.scenario.force.units[team.unit];
  return {"unit:" + unit.id, unit.at.empty() ? middle(unit.staged_line) : unit.at.front()};
}

struct ToPatient {
  std::uint32_t team = 0;
  Way way;
};

/// The idle team with the shortest way, if its way is clear; else the next.
std::optional<ToPatient> nearest_team(const CareContext& c, Vec2 to) {
  const auto& teams = c.world.care.teams;
  std::vector<std::pair<double, std::uint32_t>> idle;
  for (std::uint32_t t = 0; t < teams.size(); ++t) {
    if (!teams[t].busy) idle.emplace_back(way_m(c, place_of_team(c, teams[t]), to), t);
  }
  std::sort(idle.begin(), idle.end());
  for (const auto& [length, team] : idle) {
    std::optional<Way> way = clear_way(c, place_of_team(c, teams[team]), to);
    if (way) return ToPatient{team, reversed(std::move(*way))};
  }
  return std::nullopt;
}

void send_bearers(const CareContext& c, double at_s) {
  CareState& state = c.world.care;
  while (const auto next = state.bearers.start(at_s)) {
    const std::uint32_t row = next->ticket;
    std::optional<ToPatient> sent;
    if (!endangered(c, place_of(c, row))) sent = nearest_team(c, place_of(c, row));
    if (!sent) {  // the fight has come back while he waited
      state.bearers.finish(at_s);
      look_again_later(c, row, at_s);
      continue;
    }
    state.teams[sent->team].busy = true;
    set_out(c, {Errand::fetch, row, sent->team, 0, c.parameters().carry_out_mps}, std::move(sent->way), at_s);
  }
}

/// Worst first, or, if the plan says so, who lies nearest to a collection point.
std::uint8_t urgency_of_fetching(const CareContext& c, std::uint32_t row) {
  if (c.scenario.medical.policy.fetch == Fetch::worst_first) return urgency(c.casualty(row).now);
  const Vec2 at = place_of(c, row);
  const double way = way_m(c, place_of_post(c, nearest_post(c, at)), at);
  return static_cast<std::uint8_t>(std::min(255.0, way / urgency_m));
}

void come_back(const CareContext& c, std::uint32_t team, Vec2 from, double at_s) {
  ToPost to = way_in(c, from);
  set_out(c, {Errand::come_back, 0, team, to.post, c.parameters().carry_out_mps}, std::move(to.way), at_s);
}

}  // namespace

void await_discovery(const CareContext& c, std::uint32_t row) {
  const double at_s = static_cast<double>(c.world.now_ms) / 1000;
  c.patient(row).discovery_s = discovery_time_s(c, row);
  c.patient(row).ideal.seen_s = at_s + c.patient(row).discovery_s;
  if (c.casualty(row).care != Care::dead) expect_ideal_care(c, row, at_s);
  c.world.care.calendar.add(at_s + c.patient(row).discovery_s, {CareEventKind::discovered, row, 0});
}

bool walks(const CareContext& c, std::uint32_t row, Triage now) {
  const double chance = now == Triage::green    ? c.parameters().walk_green
                        : now == Triage::yellow ? c.parameters().walk_yellow
                                                : 0;
  return draw(c, row, CareDraw::walks) < chance;
}

void be_discovered(const CareContext& c, std::uint32_t row, double at_s) {
  c.casualty(row).discovered_ms = to_ms(at_s);
  if (c.casualty(row).care != Care::undiscovered) return;  // found dead
  if (refuses(c, row)) return go_off(c, row, Care::refused, at_s);
  move_to(c, row, Care::awaits_access, at_s);
  look_for_access(c, row, at_s);
}

void look_for_access(const CareContext& c, std::uint32_t row, double at_s) {
  if (c.casualty(row).care != Care::awaits_access) return;
  if (endangered(c, place_of(c, row))) return look_again_later(c, row, at_s);
  if (walks(c, row, c.casualty(row).now)) {
    if (!walk_in(c, row, at_s)) look_again_later(c, row, at_s);
    return;
  }
  move_to(c, row, Care::awaits_bearers, at_s);
  c.world.care.bearers.join({row, urgency_of_fetching(c, row)}, at_s);
  send_bearers(c, at_s);
}

void reach_patient(const CareContext& c, std::uint32_t row, std::uint32_t team, double at_s) {
  if (c.casualty(row).care == Care::dead) return come_back(c, team, place_of(c, row), at_s);
  ToPost to = way_in(c, place_of(c, row));
  take_away(c.world, c.casualty(row).person);
  move_to(c, row, Care::carried, at_s);
  const double load_s = quantile(c.parameters().load_litter_s, draw(c, row, CareDraw::load_litter));
  set_out(c, {Errand::carry, row, team, to.post, c.parameters().carry_in_mps}, std::move(to.way), at_s + load_s);
}

void give_up(const CareContext& c, const Trip& trip, double at_s) {
  if (c.casualty(trip.row).care == Care::awaits_bearers) look_again_later(c, trip.row, at_s);
  come_back(c, trip.team, place_of(trip, at_s), at_s);
}

void end_trip(const CareContext& c, const Trip& trip, double at_s) {
  switch (trip.errand) {
    case Errand::fetch:
      return reach_patient(c, trip.row, trip.team, at_s);
    case Errand::carry:
      c.world.care.teams[trip.team] = {-1, trip.post, true};
      arrive_at_post(c, trip.row, trip.post, at_s);
      return c.world.care.calendar.add(at_s + c.parameters().litter_reset_s, {CareEventKind::team_free, trip.team, 0});
    case Errand::come_back:
      c.world.care.teams[trip.team] = {-1, trip.post, true};
      return free_team(c, trip.team, at_s);
    case Errand::walk:
      return arrive_at_post(c, trip.row, trip.post, at_s);
  }
}

void free_team(const CareContext& c, std::uint32_t team, double at_s) {
  c.world.care.teams[team].busy = false;
  c.world.care.bearers.finish(at_s);
  send_bearers(c, at_s);
}

}  // namespace sispam
