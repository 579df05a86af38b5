// Sending officers of a line somewhere: to their slot, or back. Shared by all orders that move them.
//
// It only sets goals; who owns which slot is settled by the orders themselves.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "model/empty_slots.hpp"
#include "model/ground.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::motion {

/// What every step of an order needs.
struct OrderScene {
  const Scenario& scenario;
  const Ground& ground;
  World& world;
};

/// A place on the way field of that name.
Goal goal_at(const Ground& ground, const std::string& field, Vec2 at);

/// Whether the officer is there and not hurt. Who has fallen can go when he is up again.
bool can_go(const World& world, PersonId id);

/// The slot of the formation that is nearest to a place.
std::size_t nearest_slot(const Formation& formation, Vec2 at);

/// The officer becomes successor of that slot, which he may take over at once.
void head_for(World& world, PersonId id, const SlotPlace& to);

/// Sends an officer who heads for a slot to a point at that slot.
void send_to_line(const OrderScene& scene, PersonId id, Vec2 at);

/// Sends an officer to the withdraw_to of his unit. Without one he goes to `otherwise`.
void send_back(const OrderScene& scene, PersonId id, Vec2 otherwise);

/// Where who leaves a slot and has nowhere to go steps back to.
Vec2 behind(const Slot& slot);

}  // namespace sispam::motion
