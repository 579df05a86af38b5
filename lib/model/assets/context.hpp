// What every part of the spray stage needs, in one argument; and the addresses of its random numbers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "model/assets/stages.hpp"
#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::assets {

inline constexpr double tick_s = spray_ms / 1000.0;  // [s]

struct SprayContext {
  const Scenario& scenario;
  const Ground& ground;
  World& world;
  const Random& random;

  const AssetParameters& parameters() const { return scenario.model.assets; }
  Vec2 position(PersonId id) const { return {world.people.x[id], world.people.y[id]}; }
};

/// Draws at Purpose::spray; the tick is the number of the aim, the entity the cannon.
enum class SprayDraw : std::uint16_t { reaction, dwell, error };

}  // namespace sispam::assets
