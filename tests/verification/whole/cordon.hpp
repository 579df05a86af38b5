// The force of a plan, orders to it, and a crowd that has not come yet: what a line does by itself.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "model/make_world.hpp"
#include "model/motion/move.hpp"
#include "model/motion/orders_out.hpp"
#include "model/motion/watch.hpp"
#include "setup.hpp"

namespace sispam::test {

inline std::uint16_t number_of(const Scenario& scenario, const std::string& id) {
  const auto& units = scenario.force.units;
  const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.id == id; });
  return static_cast<std::uint16_t>(unit - units.begin());
}

struct Cordon {
  Scenario scenario;
  const Ground& ground;
  Random random{1, 0};
  World world;

  Cordon(Scenario plan, const Ground& of_plan)
      : scenario(std::move(plan)), ground(of_plan), world(make_world(scenario, ground, random)) {}

  void order(OrderKind kind, const std::string& unit) {
    world.situation.orders.push_back({world.now_ms, kind, Level::yellow, number_of(scenario, unit), 90});
    carry_out_orders(scenario, ground, world);
  }

  /// Calls `see()` every 0.1 s.
  template <class See>
  void run_for(double seconds, See see) {
    for (int k = 0; k < seconds * 100; ++k) {
      world.now_ms += 10;
      if (world.now_ms % formations_ms == 0) update_formations(scenario, ground, world);
      move(scenario, ground, world, random);
      if (world.now_ms % measure_ms == 0) measure_motion(scenario, ground, world, random);
      if (world.now_ms % watch_ms != 0) continue;
      watch(scenario, ground, world, random);
      see();
    }
  }
  void run_for(double seconds) {
    run_for(seconds, [] {});
  }

  /// Officers of that unit who hold a slot of that line, within 5 cm.
  int holders(const std::string& unit, std::size_t line) const {
    int count = 0;
    for (const Formation& formation : world.line.formations) {
      if (formation.unit != number_of(scenario, unit) || formation.line != line) continue;
      for (const Slot& slot : formation.slots) {
        if (slot.owner == no_person || world.people.mode[slot.owner] != Mode::hold) continue;
        const Vec2 off = Vec2{world.people.x[slot.owner], world.people.y[slot.owner]} - slot.place;
        count += length(off) < 0.05 ? 1 : 0;
      }
    }
    return count;
  }
  int links(std::size_t line) const {
    int count = 0;
    for (const Formation& formation : world.line.formations) {
      if (formation.line != line) continue;
      count += static_cast<int>(
          std::count_if(formation.links.begin(), formation.links.end(), [](const Link& link) { return link.intact; }));
    }
    return count;
  }
};

}  // namespace sispam::test
