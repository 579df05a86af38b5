// SPDX-License-Identifier: Apache-2.0
#include "model/motion/watch.hpp"

#include <algorithm>

#include "model/motion/watch_geometry.hpp"
#include "model/motion/watch_parts.hpp"
#include "scenario/terrain.hpp"

namespace sispam {
namespace {

constexpr double near_margin_m = 6;  // who is farther from a line and has not crossed it is not looked at

void set_up(const Scenario& scenario, World& world) {
  WatchState& state = world.watch;
  const std::size_t n = world.crowd.size();
  if (state.seen.size() == n && state.lines.size() == world.line.lines.size()) return;
  state = WatchState{};
  state.seen.assign(n, 0);
  state.tracked.assign(n, 0);
  state.last.assign(n, Vec2{});
  state.entrants.assign(n, Entrant{});
  state.gap_since_ms.assign(world.people.personnel, -1);
  state.protected_box = motion::box_round(scenario.site.protected_area.polygon, 0);
  for (const HeldLine& line : world.line.lines) {
    LineWatch watched;
    watched.near = motion::box_round(line.polyline, near_margin_m);
    watched.polyline = line.polyline;
    watched.shape = motion::shape_of(line.polyline);
    watched.crossers.assign(n, Crosser{});
    state.lines.push_back(std::move(watched));
  }
}

/// Also those at rest: when a line is manned, some may stand behind it already.
void look_at_all(WatchState& state) { std::fill(state.tracked.begin(), state.tracked.end(), std::uint8_t{1}); }

/// Who holds the line, and how deep behind it the rear envelope of its manned ranks lies.
void look_at_ranks(const Scenario& scenario, World& world, std::size_t number) {
  LineWatch& watched = world.watch.lines[number];
  int rank = 0;
  for (const Formation& formation : world.line.formations) {
    if (formation.line == number && formation.active) rank = std::max(rank, formation.rank);
  }
  const WatchParameters& limits = scenario.model.watch;
  watched.deep_m = rank * scenario.model.motion.rank_distance_m + limits.envelope_m + limits.penetration_m;
  watched.penetrators = watched.past_shields = 0;
  const std::vector<Vec2>& polyline = world.line.lines[number].polyline;
  watched.stays = polyline == watched.polyline;
  if (!watched.stays) {  // it advances
    watched.near = motion::box_round(polyline, near_margin_m);
    watched.shape = motion::shape_of(polyline);
    look_at_all(world.watch);
  }
  if (!world.line.lines[number].in_use) {  // nobody holds what was given up, and nobody can break it
    watched.holder = -1;
    watched.strength = 0;
  }
  const int holder = world.line.lines[number].holder;
  if (holder >= 0 && watched.holder < 0) look_at_all(world.watch);
  if (holder >= 0 && holder != watched.holder) {
    watched.holder = holder;
    watched.strength = 0;
  }
}

void first(std::int64_t& time_ms, std::int64_t now_ms) {
  if (time_ms < 0) time_ms = now_ms;
}

/// A line that was breached under the rope can be breached again under the shields that take over: those who came
/// through before do not count against them.
void watch_breach(const Scenario& scenario, World& world, std::size_t number) {
  HeldLine& line = world.line.lines[number];
  const LineWatch& watched = world.watch.lines[number];
  const int enough = scenario.model.watch.breach_persons;
  if (watched.past_shields >= enough) first(world.tally.breach_shield_ms, world.now_ms);
  if (line.breached_since_ms >= 0 || watched.holder < 0 || watched.penetrators < enough) return;
  line.breached_since_ms = world.now_ms;
  motion::note(world, line, 5, watched.penetrator_at);
  const Formation& holder = world.line.formations[static_cast<std::size_t>(watched.holder)];
  first(world.tally.breach_ms, world.now_ms);
  first(holder.rope ? world.tally.breach_rope_ms : world.tally.breach_shield_ms, world.now_ms);
}

void watch_restored(const Scenario& scenario, World& world, std::size_t number) {
  HeldLine& line = world.line.lines[number];
  LineWatch& watched = world.watch.lines[number];
  const bool closed = line.breached_since_ms >= 0 && watched.penetrators == 0 && !watched.gap && line.holder >= 0;
  watched.closed_since_ms = closed ? motion::started(world, watched.closed_since_ms) : -1;
  if (!motion::lasted(world, watched.closed_since_ms, scenario.model.watch.restored_s)) return;
  line.breached_since_ms = -1;
  watched.closed_since_ms = -1;
  motion::note(world, line, 9, middle(line.polyline));
  first(world.tally.restored_ms, world.now_ms);
}

/// Enough people in the protected area at once, on their own feet, for long enough.
void watch_occupation(const Scenario& scenario, World& world) {
  WatchState& state = world.watch;
  const bool enough = state.inside >= scenario.model.watch.occupation_persons;
  state.occupied_since_ms = enough ? motion::started(world, state.occupied_since_ms) : -1;
  LineState& line = world.line;
  const bool lasts = motion::lasted(world, state.occupied_since_ms, scenario.model.watch.occupation_s);
  if (!lasts || line.occupied_ms >= 0) return;
  const auto one = std::find_if(state.entrants.begin(), state.entrants.end(),
                                [](const Entrant& e) { return e.inside_since_ms >= 0; }) -
                   state.entrants.begin();
  line.occupied_ms = world.now_ms;
  line.occupied_at = state.last[static_cast<std::size_t>(one)];
  for (HeldLine& held : line.lines) {
    if (held.in_use) motion::note(world, held, 8, line.occupied_at);
  }
}

}  // namespace

void watch(const Scenario& scenario, const Ground&, World& world, const Random&) {
  set_up(scenario, world);
  const std::size_t lines = world.line.lines.size();
  for (std::size_t k = 0; k < lines; ++k) {
    look_at_ranks(scenario, world, k);
    motion::watch_front(scenario, world, k);
  }
  motion::watch_crossings(scenario, world);
  for (std::size_t k = 0; k < lines; ++k) {
    if (!world.watch.lines[k].stays) world.watch.lines[k].polyline = world.line.lines[k].polyline;
  }
  watch_occupation(scenario, world);
  for (std::size_t k = 0; k < lines; ++k) {
    watch_breach(scenario, world, k);
    watch_restored(scenario, world, k);
  }
}

}  // namespace sispam
