// The parts of the watch stage and the few lines they share.
//
// One part looks at officers, one at demonstrators; they meet in WatchState. Only watch.cpp puts them together.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/injured.hpp"
#include "model/motion/watch.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

/// Whether more than `seconds` have passed since `since_ms`; false if that is not set.
inline bool lasted(const World& world, std::int64_t since_ms, double seconds) {
  return since_ms >= 0 && static_cast<double>(world.now_ms - since_ms) > seconds * 1000;
}

/// Whether this is the first look at which that is so.
inline bool just_lasted(const World& world, std::int64_t since_ms, double seconds) {
  return lasted(world, since_ms, seconds) && static_cast<double>(world.now_ms - watch_ms - since_ms) <= seconds * 1000;
}

/// `since_ms`, or now if it is not set.
inline std::int64_t started(const World& world, std::int64_t since_ms) {
  return since_ms >= 0 ? since_ms : world.now_ms;
}

/// Notes the first time and place of event `number` of a line.
inline void note(const World& world, HeldLine& line, std::size_t number, Vec2 at) {
  if (line.ladder[number] >= 0) return;
  line.ladder[number] = world.now_ms;
  line.where[number] = at;
}

inline Vec2 place_of(const World& world, PersonId id) { return {world.people.x[id], world.people.y[id]}; }

/// Whether demonstrator number `k` is on the ground on his own feet: not hurt, carried, led, gone or still to
/// come.
inline bool is_free(const World& world, std::size_t k) {
  const Behaviour behaviour = world.crowd.behaviour[k];
  if (behaviour != Behaviour::calm && behaviour != Behaviour::verbal && behaviour != Behaviour::pushing &&
      behaviour != Behaviour::violent && behaviour != Behaviour::dispersing && behaviour != Behaviour::fleeing) {
    return false;
  }
  const auto id = static_cast<PersonId>(world.people.personnel + k);
  const bool led = world.people.passing[id] != 0;
  return world.people.mode[id] != Mode::absent && !led && !is_injured(world, id);
}

/// E1, E2, E3 and E6 of line `number`.
void watch_front(const Scenario&, World&, std::size_t number);

/// Follows every demonstrator with respect to lines and protected area: E4 and E7, and who is behind which line.
void watch_crossings(const Scenario&, World&);

}  // namespace sispam::motion
