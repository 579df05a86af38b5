// SPDX-License-Identifier: Apache-2.0
#include "model/assets/aim.hpp"

#include <algorithm>
#include <vector>

#include "core/maths.hpp"
#include "random/distributions.hpp"

namespace sispam::assets {
namespace {

constexpr double radian_per_degree = 0.017453292519943295;
constexpr double together_m = 2;            // people this near to each other are struck together [m]; chosen
constexpr double on_target_deg = 3;         // the jet is on while it points this near to the target [deg]; chosen
constexpr std::size_t most_looked_at = 64;  // candidates whose company is counted; chosen

double draw(const SprayContext& c, std::size_t k, SprayDraw what) {
  const std::uint32_t aim = c.world.spray.cannons[k].aims;
  return c.random.uniform(Purpose::spray, aim, static_cast<std::uint32_t>(k), static_cast<std::uint16_t>(what));
}

bool acts(const World& world, PersonId id) {
  const Behaviour behaviour = world.crowd.behaviour[id - world.people.personnel];
  const Mode mode = world.people.mode[id];
  return (behaviour == Behaviour::pushing || behaviour == Behaviour::violent) && mode != Mode::absent &&
         mode != Mode::fallen;
}

bool is_target(const SprayContext& c, std::size_t k, PersonId id) {
  if (id == no_person || !acts(c.world, id)) return false;
  const Vec2 to = c.position(id) - c.world.spray.cannons[k].at;
  const double range = length(to);
  if (range <= 0 || range > c.scenario.assets.water_cannons[k].reach_m) return false;
  if (range < c.scenario.rules_of_engagement.tactics.water_spray.least_range_m) return false;
  Beam beam = beam_of(c, k, range);
  beam.direction = unit(to);
  return clears_own_people(c, beam);
}

Vec2 turned(Vec2 direction, double angle) {
  const double cosine = maths::cos(angle), sine = maths::sin(angle);
  return unit({cosine * direction.x - sine * direction.y, sine * direction.x + cosine * direction.y});
}

/// Everybody who acts within reach, thinned evenly when they are very many.
std::vector<PersonId> candidates(const SprayContext& c, std::size_t k) {
  const World& world = c.world;
  std::vector<PersonId> found;
  const double reach = c.scenario.assets.water_cannons[k].reach_m;
  for (PersonId id = static_cast<PersonId>(world.people.personnel); id < world.people.count; ++id) {
    const Vec2 to = c.position(id) - world.spray.cannons[k].at;
    if (acts(world, id) && dot(to, to) <= reach * reach) found.push_back(id);
  }
  return found;
}

PersonId best_target(const SprayContext& c, std::size_t k) {
  const std::vector<PersonId> all = candidates(c, k);
  const std::size_t stride = (all.size() + most_looked_at - 1) / std::max<std::size_t>(most_looked_at, 1);
  PersonId best = no_person;
  int best_company = 0;
  for (std::size_t n = 0; n < all.size(); n += std::max<std::size_t>(stride, 1)) {
    const Vec2 at = c.position(all[n]);
    const auto company = static_cast<int>(std::count_if(all.begin(), all.end(), [&](PersonId other) {
      const Vec2 to = c.position(other) - at;
      return dot(to, to) < together_m * together_m;
    }));
    if (company <= best_company || !is_target(c, k, all[n])) continue;
    best = all[n];
    best_company = company;
  }
  return best;
}

}  // namespace

Beam beam_of(const SprayContext& c, std::size_t k, double range_m) {
  const Cannon& cannon = c.world.spray.cannons[k];
  const WaterCannon& plan = c.scenario.assets.water_cannons[k];
  return {cannon.at, cannon.direction, {plan.nozzle_height_m, c.parameters().chest_height_m, range_m}, plan.reach_m};
}

void choose_target(const SprayContext& c, std::size_t k) {
  Cannon& cannon = c.world.spray.cannons[k];
  const std::int64_t now = c.world.now_ms;
  if (now < cannon.until_ms && is_target(c, k, cannon.target)) return;
  if (now < cannon.until_ms && cannon.target == no_person) return;
  const bool saw_somebody = cannon.target != no_person;
  cannon.target = best_target(c, k);
  ++cannon.aims;
  const auto after = [&](const Distribution& time, SprayDraw what) {
    return now + static_cast<std::int64_t>(1000 * quantile(time, draw(c, k, what)) + 0.5);
  };
  cannon.until_ms = after(c.parameters().dwell_s, SprayDraw::dwell);
  cannon.aim_error = c.parameters().aim_error_deg * radian_per_degree * normal_quantile(draw(c, k, SprayDraw::error));
  if (cannon.target == no_person) {
    cannon.open_after_ms = -1;
  } else if (!saw_somebody || cannon.open_after_ms < 0) {
    cannon.open_after_ms = after(c.parameters().reaction_s, SprayDraw::reaction);
  }
}

void forget_target(Cannon& cannon) {
  cannon.target = no_person;
  cannon.open_after_ms = -1;
  cannon.until_ms = 0;  // he looks at once when he may
}

bool turn_to_target(const SprayContext& c, std::size_t k) {
  Cannon& cannon = c.world.spray.cannons[k];
  if (cannon.target == no_person) return false;
  const Vec2 wanted = turned(unit(c.position(cannon.target) - cannon.at), cannon.aim_error);
  const double step = c.parameters().sweep_deg_per_s * radian_per_degree * tick_s;
  const double ahead = dot(cannon.direction, wanted);
  if (ahead >= maths::cos(step)) {
    cannon.direction = wanted;
    return true;
  }
  cannon.direction = turned(cannon.direction, cross(cannon.direction, wanted) >= 0 ? step : -step);
  return dot(cannon.direction, wanted) >= maths::cos(on_target_deg * radian_per_degree);
}

}  // namespace sispam::assets
