// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/flags.hpp"
#include "model/motion/watch_geometry.hpp"
#include "model/motion/watch_parts.hpp"
#include "scenario/terrain.hpp"

namespace sispam::motion {
namespace {

constexpr double hysteresis_m = 0.5;  // back this far before a crossing can count again

struct Step {
  std::size_t who = 0;  // demonstrator number
  Vec2 from, to;        // since the last watch [m]
  bool free = false;
};

/// How deep `c` is behind the line [m]; negative in front of it or beside it. Coming back to the front ends a crossing.
double depth_behind(const LineShape& line, Vec2 at, Crosser& c) {
  const LineSide side = side_of(line, at);
  if (side.behind_m <= 0) c.crossed = false;
  if (side.beyond_end && !c.crossed) return -1;
  return side.behind_m;
}

void penetrate(World& world, std::size_t number, const Step& step, Crosser& c) {
  c.behind = true;
  if (c.crossed) world.seek.opened.push_back(c.crossed_at);
  c.crossed = true;
  const int holder = world.watch.lines[number].holder;
  c.past_shields = !world.line.formations[static_cast<std::size_t>(holder)].rope;
  ++world.line.penetrations;
  note(world, world.line.lines[number], 4, step.to);
}

void follow_at_line(const Scenario& scenario, World& world, std::size_t number, const Step& step) {
  LineWatch& watched = world.watch.lines[number];
  Crosser& c = watched.crossers[step.who];
  const Polyline& line = world.line.lines[number].polyline;
  const bool moved_in = c.crossed || c.behind || c.deep_since_ms >= 0;
  if (!moved_in && !in_box(watched.near, step.to)) return;
  if (!moved_in && watched.stays && stays_in_front(line, step.from, step.to)) return;  // most of those who press
  // of a line that moves: seen by who goes along with it
  const int net = crossings(line, watched.stays ? step.from : carried(watched.polyline, line, step.from), step.to);
  if (net != 0) c.crossed = net > 0 && step.free;  // who is led through has not come through
  if (net > 0) c.crossed_at = step.to;
  const double depth = depth_behind(watched.shape, step.to, c);
  const bool counts = step.free && watched.holder >= 0;
  if (!counts || depth < watched.deep_m - hysteresis_m) c.behind = false;
  c.deep_since_ms = counts && depth > watched.deep_m ? started(world, c.deep_since_ms) : -1;
  if (!c.behind && lasted(world, c.deep_since_ms, scenario.model.watch.penetration_s)) {
    penetrate(world, number, step, c);
  }
  if (!c.behind) return;
  ++watched.penetrators;
  if (c.past_shields) ++watched.past_shields;
  watched.penetrator_at = step.to;
}

void follow_at_area(const Scenario& scenario, World& world, const Step& step) {
  const Protected& area = scenario.site.protected_area;
  Entrant& e = world.watch.entrants[step.who];
  const bool inside = in_box(world.watch.protected_box, step.to) && holds(area.polygon, step.to);
  e.inside_since_ms = inside && step.free ? started(world, e.inside_since_ms) : -1;
  if (e.entered && !inside && distance_to_edge(area.polygon, step.to) > hysteresis_m) e.entered = false;
  if (e.entered || !lasted(world, e.inside_since_ms, area.entered_after_s)) return;
  e.entered = true;
  LineState& state = world.line;
  if (state.entries++ == 0) {
    state.entered_ms = world.now_ms;
    state.entered_at = step.to;
  }
  for (HeldLine& line : state.lines) {
    if (line.in_use) note(world, line, 7, step.to);
  }
}

bool needs_look(const WatchState& state, std::size_t who) {
  const Entrant& e = state.entrants[who];
  if (e.entered || e.inside_since_ms >= 0) return true;
  for (const LineWatch& line : state.lines) {
    const Crosser& c = line.crossers[who];
    if (c.crossed || c.behind || c.deep_since_ms >= 0) return true;
  }
  return false;
}

/// Whether somebody there could come through a line or into the area.
bool near_anything(const WatchState& state, Vec2 at) {
  if (!in_box(state.near_any, at)) return false;
  return in_box(state.protected_box, at) || std::any_of(state.lines.begin(), state.lines.end(),
                                                        [&](const LineWatch& line) { return in_box(line.near, at); });
}

void forget(WatchState& state, std::size_t who) {
  state.seen[who] = state.tracked[who] = 0;
  state.entrants[who] = Entrant{};
  for (LineWatch& line : state.lines) line.crossers[who] = Crosser{};
}

/// Marks those whose look may change something: who is awake, for others do not move; who is tracked; who came or went.
/// Without a branch, for vector lanes.
void mark_watched(const World& world, WatchState& state) {
  const std::size_t n = state.seen.size();
  state.watched.resize(n);
  const Mode* mode = world.people.mode.data() + world.people.personnel;
  const std::uint8_t* awake = world.people.awake.data() + world.people.personnel;
  const std::uint8_t *seen = state.seen.data(), *tracked = state.tracked.data();
  std::uint8_t* watched = state.watched.data();
  for (std::size_t k = 0; k < n; ++k) {
    const std::uint8_t here = mode[k] != Mode::absent ? 1 : 0;
    watched[k] = static_cast<std::uint8_t>((here ^ seen[k]) | tracked[k] | (awake[k] & here));
  }
}

/// Follows demonstrator `k`.
void follow(const Scenario& scenario, World& world, std::size_t k) {
  WatchState& state = world.watch;
  const auto id = static_cast<PersonId>(world.people.personnel + k);
  if (world.people.mode[id] == Mode::absent) return forget(state, k);
  const bool seen = state.seen[k] != 0;
  const Vec2 at = place_of(world, id);
  if (seen && state.tracked[k] == 0) {
    if (at == state.last[k]) return;
    if (!near_anything(state, at)) {
      state.last[k] = at;
      return;
    }
  }
  const Step step{k, seen ? state.last[k] : at, at, is_free(world, k)};
  for (std::size_t line = 0; line < state.lines.size(); ++line) follow_at_line(scenario, world, line, step);
  follow_at_area(scenario, world, step);
  state.inside += state.entrants[k].inside_since_ms >= 0 ? 1 : 0;  // who is, is tracked, and so looked at every time
  state.seen[k] = 1;
  state.last[k] = at;
  state.tracked[k] = needs_look(state, k) ? 1 : 0;
}

}  // namespace

void watch_crossings(const Scenario& scenario, World& world) {
  world.watch.inside = 0;
  world.watch.near_any = world.watch.protected_box;
  for (const LineWatch& line : world.watch.lines) world.watch.near_any = box_of_both(world.watch.near_any, line.near);
  mark_watched(world, world.watch);
  for_each_set(world.watch.watched, [&](std::size_t k) { follow(scenario, world, k); });
}

}  // namespace sispam::motion
