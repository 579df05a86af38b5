// Fires: violent people light what burns, it burns down, and fire crews put it out where they can work in safety.
//
// What a fire does to people is in surroundings.cpp; who sees it and is moved, in the mind. Each thing burns once.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "model/address.hpp"
#include "model/care/stages.hpp"
#include "model/guarding.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

constexpr double period_s = fires_ms / 1000.0;
constexpr std::uint32_t first_burnable = 0x10000;  // tick of the draws about a burnable; those of the plan come before
constexpr std::uint32_t the_fire = 0xFFFFFFFD;     // entity of draws about a fire; no person has it
constexpr std::uint16_t turn_out_draw = 0, put_out_draw = 1;

struct FireScene {
  const Scenario& scenario;
  const Ground& ground;
  World& world;
  const Random& random;

  std::uint32_t tick() const { return static_cast<std::uint32_t>(world.now_ms / fires_ms); }
  Vec2 place(PersonId id) const { return {world.people.x[id], world.people.y[id]}; }
  PersonId person(std::size_t k) const { return static_cast<PersonId>(world.people.personnel + k); }
};

bool within(Vec2 a, Vec2 b, double reach_m) { return dot(a - b, a - b) <= reach_m * reach_m; }

bool burns(const World& world, const Fire& fire) {
  return world.now_ms >= fire.from_ms && world.now_ms < fire.until_ms;
}

/// Whether demonstrator `k` lights `thing` in this second.
bool lights(const FireScene& scene, std::size_t thing, std::size_t k) {
  const World& world = scene.world;
  const HazardParameters& p = scene.scenario.model.hazard;
  const Mode mode = world.people.mode[scene.person(k)];
  if (world.crowd.behaviour[k] != Behaviour::violent || mode == Mode::absent || mode == Mode::fallen) return false;
  const Vec2 at = scene.place(scene.person(k)), heap = scene.scenario.site.burnables[thing].at;
  if (!within(at, heap, p.light_reach_m)) return false;
  const double u =
      scene.random.uniform(Purpose::fire, scene.tick(), demonstrator_entity(k), static_cast<std::uint16_t>(thing));
  return u < std::min(1.0, period_s / p.light_interval_s);
}

void light(const FireScene& scene) {
  World& world = scene.world;
  const std::vector<Burnable>& things = scene.scenario.site.burnables;
  for (std::size_t b = 0; b < things.size(); ++b) {
    const auto same = [&](const Fire& fire) { return fire.burnable == static_cast<std::int32_t>(b); };
    if (std::any_of(world.fires.begin(), world.fires.end(), same)) continue;
    for (std::size_t k = 0; k < world.crowd.size(); ++k) {
      if (!lights(scene, b, k)) continue;
      Fire fire{things[b].at, world.now_ms, world.now_ms + static_cast<std::int64_t>(things[b].burns_s * 1000)};
      fire.burnable = static_cast<std::int32_t>(b);
      world.fires.push_back(fire);
      const auto burn = static_cast<float>(scene.scenario.model.hazard.burn_lighting);
      world.exposures.push_back({scene.person(k), Cause::burn, burn});
      break;
    }
  }
}

double drawn_s(const FireScene& scene, std::size_t number, const Distribution& time, std::uint16_t draw) {
  const Fire& fire = scene.world.fires[number];
  const auto tick = fire.burnable < 0 ? static_cast<std::uint32_t>(number)
                                      : first_burnable + static_cast<std::uint32_t>(fire.burnable);
  return quantile(time, scene.random.uniform(Purpose::fire, tick, the_fire, draw));
}

bool is_safe(const FireScene& scene, const Fire& fire) {
  const CrowdState& crowd = scene.world.crowd;
  const double reach_m = scene.scenario.model.assets.hose_safe_m;
  for (std::size_t k = 0; k < crowd.size(); ++k) {
    const bool active = crowd.behaviour[k] == Behaviour::pushing || crowd.behaviour[k] == Behaviour::violent;
    if (active && within(scene.place(scene.person(k)), fire.at, reach_m)) return false;
  }
  return true;
}

/// Whether unit `u`, whose people begin at `first`, has somebody who can reach the fire.
bool reaches(const FireScene& scene, std::size_t u, PersonId first, const Fire& fire) {
  const auto end = static_cast<PersonId>(first + static_cast<PersonId>(scene.scenario.force.units[u].count));
  for (PersonId id = first; id < end; ++id) {
    if (!is_able(scene.world, id)) continue;
    if (within(scene.place(id), fire.at, scene.scenario.model.assets.hose_m)) return true;
  }
  return false;
}

bool is_busy(const World& world, std::size_t u) {
  return std::any_of(world.fires.begin(), world.fires.end(), [&](const Fire& fire) {
    return burns(world, fire) && fire.attended_by == static_cast<std::int32_t>(u);
  });
}

/// The first fire crew that is free and can reach the fire; -1: none.
std::int32_t crew_for(const FireScene& scene, const Fire& fire) {
  PersonId first = 0;
  const std::vector<Unit>& units = scene.scenario.force.units;
  for (std::size_t u = 0; u < units.size(); ++u) {
    const bool can = units[u].role == UnitRole::fire_service && !is_busy(scene.world, u);
    if (can && reaches(scene, u, first, fire)) return static_cast<std::int32_t>(u);
    first += static_cast<PersonId>(units[u].count);
  }
  return -1;
}

/// Whether the crew that began can go on: it still has somebody there who is able.
bool goes_on(const FireScene& scene, const Fire& fire) {
  const std::vector<Unit>& units = scene.scenario.force.units;
  PersonId first = 0;
  for (std::int32_t u = 0; u < fire.attended_by; ++u) first += static_cast<PersonId>(units[u].count);
  return fire.attended_by >= 0 && reaches(scene, static_cast<std::size_t>(fire.attended_by), first, fire);
}

/// One fire that burns, and what a crew does about it.
void attend(const FireScene& scene, std::size_t number) {
  const AssetParameters& p = scene.scenario.model.assets;
  Fire& fire = scene.world.fires[number];
  const std::int64_t now_ms = scene.world.now_ms;
  const auto since_s = [&](std::int64_t then_ms) { return static_cast<double>(now_ms - then_ms) / 1000; };
  if (since_s(fire.from_ms) < drawn_s(scene, number, p.fire_turn_out_s, turn_out_draw)) return;
  if (!is_safe(scene, fire)) {
    fire.attended_by = -1;
    fire.attended_ms = -1;
    return;
  }
  if (!goes_on(scene, fire)) {
    fire.attended_by = crew_for(scene, fire);
    fire.attended_ms = fire.attended_by < 0 ? -1 : now_ms;
  } else if (since_s(fire.attended_ms) >= drawn_s(scene, number, p.put_out_s, put_out_draw)) {
    fire.put_out = true;
    fire.until_ms = now_ms;
  }
}

}  // namespace

void fires(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  const FireScene scene{scenario, ground, world, random};
  light(scene);
  for (std::size_t number = 0; number < world.fires.size(); ++number) {
    if (burns(world, world.fires[number])) attend(scene, number);
  }
}

}  // namespace sispam
