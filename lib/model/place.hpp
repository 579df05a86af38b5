// Putting people on the ground, sending them somewhere and taking them away.
//
// Minds and commands decide where somebody goes; motion moves him. These few lines are all that they share, so that
// nobody who is put somewhere stays asleep or is missing from the neighbour lists.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vec2.hpp"
#include "model/world.hpp"

namespace sispam {

enum class Gait : std::uint8_t { normal, pressing };

/// Makes the move stage step this person from its next step on.
inline void wake(World& world, PersonId id) {
  world.people.awake[id] = 1;
  world.people.quiet_s[id] = 0;
  world.motion.changed.push_back(id);
}

/// The person stands at (x, y), at rest and ready to walk.
inline void place_on_ground(World& world, PersonId id, double x, double y) {
  People& people = world.people;
  people.x[id] = x;
  people.y[id] = y;
  people.vx[id] = people.vy[id] = 0;
  people.want_x[id] = people.want_y[id] = 0;
  people.pressing[id] = 0;
  people.passing[id] = 0;
  people.pace[id] = 1;
  people.wetness[id] = 0;  // where the ground is wet, the next second of draining says so
  people.mode[id] = Mode::walk;
  wake(world, id);
}

/// The person is no longer on the ground.
inline void take_off_ground(World& world, PersonId id) {
  People& people = world.people;
  people.vx[id] = people.vy[id] = 0;
  people.load[id] = people.load_impulse[id] = 0;  // nothing presses on him any more
  people.opponent_force[id] = 0;
  people.jet_x[id] = people.jet_y[id] = 0;
  people.mode[id] = Mode::absent;
  people.awake[id] = 0;
  world.motion.changed.push_back(id);
}

/// The person walks to `goal`; who lies on the ground, as soon as he is up. Who runs gets his pace after this.
inline void send(World& world, PersonId id, const Goal& goal, Gait gait) {
  People& people = world.people;
  people.goal[id] = goal;
  people.pressing[id] = gait == Gait::pressing ? 1 : 0;
  people.pace[id] = 1;
  if (people.mode[id] == Mode::fallen) return;
  people.mode[id] = Mode::walk;
  wake(world, id);
}

}  // namespace sispam
