// SPDX-License-Identifier: Apache-2.0
#include "model/motion/surges.hpp"

#include <cmath>

#include "random/distributions.hpp"

namespace sispam::motion {

namespace {

constexpr std::uint32_t whole_crowd = 0x80008000U;  // a square 32,768 squares off: nobody stands there

/// The square of ground, as one number.
std::uint32_t square_of(double side_m, Vec2 at) {
  const auto part = [&](double metres) {
    return static_cast<std::uint16_t>(static_cast<std::int32_t>(std::floor(metres / side_m)));
  };
  return (static_cast<std::uint32_t>(part(at.x)) << 16) | part(at.y);
}

/// Enters the next stay: exponential, since the process has no memory.
void enter_next(const MotionParameters& p, const Random& random, std::uint32_t square, Surge& surge) {
  const double mean_s = surge.on ? p.surge_on_s : p.surge_off_s;
  surge.until_ms += 1000 * exponential(random.uniform(Purpose::surge, ++surge.stay, square), mean_s);
}

}  // namespace

bool surges(const MotionParameters& p, World& world, const Random& random, Vec2 at) {
  const std::uint32_t square = p.surge_extent == SurgeExtent::crowd ? whole_crowd : square_of(p.surge_cluster_m, at);
  Surge& surge = world.motion.surges[square];
  if (surge.stay == 0) {  // at first as often on as in the long run
    surge.on = random.uniform(Purpose::surge, 0, square) < p.surge_on_s / (p.surge_on_s + p.surge_off_s);
    enter_next(p, random, square, surge);
  }
  while (surge.until_ms <= static_cast<double>(world.now_ms)) {
    surge.on = !surge.on;
    enter_next(p, random, square, surge);
  }
  return surge.on;
}

}  // namespace sispam::motion
