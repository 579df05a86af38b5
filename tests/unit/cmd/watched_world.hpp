// A small world to be watched: two officers of one line and three demonstrators on a square.
//
// The test moves it by hand, so that it knows what the watchers must have seen.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "unit/model/mind/hand_made_world.hpp"

namespace sispam::testing {

struct WatchedWorld {
  Scenario scenario = plain_scenario(3);
  World world = alike(3, 1);

  WatchedWorld() {
    scenario.site.walkable = {{"street", {{-50, 0}, {50, 0}, {50, 14}, {-50, 14}}}};
    add_officers(scenario, world, 2, {0, 2});
    world.line.formations = {front_rank(0, {{0, 2}, {0.6, 2}})};
    world.line.lines.resize(1);
  }

  /// Person id of demonstrator number `k`.
  PersonId demonstrator(std::size_t k) const { return static_cast<PersonId>(world.people.personnel + k); }

  void put(PersonId person, Vec2 at) {
    world.people.x[person] = at.x;
    world.people.y[person] = at.y;
  }

  void fall(PersonId person) {
    world.people.mode[person] = Mode::fallen;
    ++world.people.falls[person];
  }

  Casualty& hurt(PersonId person, Triage how, Vec2 at) {
    Casualty row;
    row.person = person;
    row.at_injury = row.now = how;
    row.place = at;
    row.injured_ms = world.now_ms;
    world.casualties.rows.push_back(row);
    return world.casualties.rows.back();
  }
};

}  // namespace sispam::testing
