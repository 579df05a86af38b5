// SPDX-License-Identifier: Apache-2.0
#include "model/care/body.hpp"

#include "model/place.hpp"

namespace sispam {
namespace {

constexpr double leaned_on_m = 1.5;  // further than any contact reaches

bool within(const People& people, PersonId i, Vec2 at, double reach_m) {
  const Vec2 d{people.x[i] - at.x, people.y[i] - at.y};
  return dot(d, d) <= reach_m * reach_m;
}

}  // namespace

void lie_down(World& world, PersonId person) {
  People& people = world.people;
  people.mode[person] = Mode::fallen;
  people.up_at_ms[person] = -1;
  wake(world, person);
}

void stand_still(World& world, PersonId person) {
  People& people = world.people;
  if (people.mode[person] == Mode::fallen || people.mode[person] == Mode::absent) return;
  people.mode[person] = Mode::stand;
  people.anchor_x[person] = people.x[person];
  people.anchor_y[person] = people.y[person];
  wake(world, person);
}

void take_away(World& world, PersonId person) {
  People& people = world.people;
  if (people.mode[person] == Mode::absent) return;
  people.mode[person] = Mode::absent;
  people.vx[person] = people.vy[person] = 0;
  people.load[person] = people.load_impulse[person] = 0;
  people.awake[person] = 0;
  const Vec2 place{people.x[person], people.y[person]};
  for (PersonId i = 0; i < people.count; ++i) {
    if (people.mode[i] != Mode::absent && within(people, i, place, leaned_on_m)) wake(world, i);
  }
  world.motion.changed.push_back(person);
  world.influence.valid = false;
}

PersonId nearest_of(const World& world, Side side, const Around& around) {
  const People& people = world.people;
  const auto personnel = static_cast<PersonId>(people.personnel);
  const bool officers = side == Side::personnel;
  PersonId nearest = no_person;
  double best = around.reach_m * around.reach_m;
  for (PersonId i = officers ? 0 : personnel; i < (officers ? personnel : people.count); ++i) {
    const Vec2 way{people.x[i] - around.at.x, people.y[i] - around.at.y};
    if (people.mode[i] == Mode::absent || dot(way, way) > best) continue;
    if (nearest != no_person && dot(way, way) == best) continue;
    best = dot(way, way);
    nearest = i;
  }
  return nearest;
}

bool personnel_near(const World& world, PersonId person, double reach_m) {
  const People& people = world.people;
  const Vec2 at{people.x[person], people.y[person]};
  for (PersonId i = 0; i < people.personnel; ++i) {
    if (i == person || people.mode[i] == Mode::absent || people.mode[i] == Mode::fallen) continue;
    if (within(people, i, at, reach_m)) return true;
  }
  return false;
}

}  // namespace sispam
