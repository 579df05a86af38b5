// Orders: issued with a delay, declared when due, and passed on to the units.
//
// A unit that holds a line never gets an order to withdraw: it goes when it is relieved slot by slot, or it stays. So
// no declaration can open a gap in the line by itself; only the tactic withdraw gives up a line, and that for another.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// Eq. 7: asks for a level. Its order is on its way if it is granted; else nobody asks for it again for a while.
void request_level(const Scenario& scenario, World& world, Level level, const Random& random);

/// Declares every level that is due, and gives the units the orders that follow from it.
void declare_due(const Scenario& scenario, World& world, const Random& random);

/// While reinforce_line is in force, sends the reserves whose level it is into the empty slots of standing lines, every
/// 10 s.
void reinforce(const Scenario& scenario, World& world, const Random& random);

/// When withdraw comes into force, orders every line that has another one behind it to give ground.
void give_ground(const Scenario& scenario, World& world, const Random& random);

/// An order to a unit, and the how-manieth of its kind to it: the address of its luck.
struct UnitOrder {
  Order order;
  std::uint32_t number = 0;
};

/// Puts it on its way. It is due at once, or when it gets through at last (eq. 8d), and replaces what that unit has not
/// heard yet.
void order_unit(const Scenario& scenario, World& world, const UnitOrder& given, const Random& random);

}  // namespace sispam::rules
