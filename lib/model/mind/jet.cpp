// SPDX-License-Identifier: Apache-2.0
#include "model/mind/jet.hpp"

#include "model/address.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr std::uint16_t pause_draw = 0, back_draw = 1;  // of Purpose::deterrence; the tick is the second of the hit

double draw(const World& world, const Random& random, std::size_t i, std::uint16_t which) {
  const auto second = static_cast<std::uint32_t>(world.crowd.deterred_ms[i] / 1000);
  return random.uniform(Purpose::deterrence, second, demonstrator_entity(i), which);
}

}  // namespace

AfterJet after_jet(const MindParameters& p, World& world, const Random& random, std::size_t i) {
  CrowdState& crowd = world.crowd;
  if (crowd.hit_ms[i] < 0) return AfterJet::nothing;
  if (crowd.deterred_ms[i] < 0) {
    crowd.deterred_ms[i] = crowd.hit_ms[i];
    return AfterJet::retreat;
  }
  const double pause_s = quantile(p.hit_pause_s, draw(world, random, i, pause_draw));
  if (static_cast<double>(world.now_ms - crowd.hit_ms[i]) < pause_s * 1000) return AfterJet::nothing;
  const bool back = draw(world, random, i, back_draw) < p.hit_return_share;
  crowd.deterred_ms[i] = crowd.hit_ms[i] = -1;
  return back ? AfterJet::come_back : AfterJet::go_home;
}

Vec2 retreat_of(const MindParameters& p, const Ground& ground, const World& world, std::size_t i) {
  const Vec2 at = position(world, i);
  const Vec2 away = unit(at - world.crowd.hit_from[i]);
  for (const double share : {1.0, 0.75, 0.5, 0.25}) {
    const Vec2 to = at + (share * p.hit_retreat_m) * away;
    if (ground.walkable(to) && ground.sees(at, to)) return to;
  }
  return at;
}

}  // namespace sispam::mind
