// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "model/address.hpp"
#include "model/care/stages.hpp"
#include "model/guarding.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr double in_front_m = 0.7;  // who stands this near to the way of an object may be hit [m]; assumption

// draws at Purpose::violence; the tick is the second
constexpr std::uint16_t throws = 0, falls_on = 1, strikes = 2;

/// What every act of one second needs.
struct Fight {
  const Scenario& scenario;
  const Ground& ground;
  World& world;
  const Random& random;
  std::vector<PersonId> opponents;  // officers who guard and are able

  const HazardParameters& parameters() const { return scenario.model.hazard; }
  Vec2 place(PersonId id) const { return {world.people.x[id], world.people.y[id]}; }
  PersonId person(std::size_t k) const { return static_cast<PersonId>(world.people.personnel + k); }
  double draw(std::size_t k, std::uint16_t what) const {
    return random.uniform(Purpose::violence, static_cast<std::uint32_t>(world.now_ms / fight_ms),
                          demonstrator_entity(k), what);
  }
};

/// The chance that something of the given mean interval happens within a second.
double chance_in_a_second(double interval_s) { return std::min(1.0, fight_ms / 1000.0 / interval_s); }

bool stands(Mode mode) { return mode != Mode::absent && mode != Mode::fallen; }

/// The nearest opponent whom he sees within `reach_m`.
PersonId nearest_opponent(const Fight& fight, PersonId from, double reach_m) {
  PersonId nearest = no_person;
  double best = reach_m * reach_m;
  for (const PersonId i : fight.opponents) {
    const Vec2 way = fight.place(i) - fight.place(from);
    if (dot(way, way) > best) continue;
    if (!fight.ground.sees(fight.place(from), fight.place(i))) continue;
    best = dot(way, way);
    nearest = i;
  }
  return nearest;
}

/// Demonstrators near the way from `from` to `to`, in order of id.
std::vector<PersonId> between(const Fight& fight, PersonId from, PersonId to) {
  const Vec2 start = fight.place(from), way = fight.place(to) - start;
  std::vector<PersonId> found;
  for (PersonId i = static_cast<PersonId>(fight.world.people.personnel); i < fight.world.people.count; ++i) {
    if (i == from || fight.world.people.mode[i] == Mode::absent) continue;
    const Vec2 off = fight.place(i) - start;
    const double along = dot(off, way);
    if (along <= 0 || along >= dot(way, way)) continue;
    const double aside = cross(way, off);
    if (aside * aside <= in_front_m * in_front_m * dot(way, way)) found.push_back(i);
  }
  return found;
}

/// An object is on its way to the officer; it may fall short on one of those in front.
void throw_at(const Fight& fight, std::size_t k, PersonId officer) {
  World& world = fight.world;
  ++world.violence.objects_thrown;
  world.violence.thrown_at_ms.push_back(world.now_ms);
  world.exposures.push_back({officer, Cause::thrown, 1});
  const std::vector<PersonId> front = between(fight, fight.person(k), officer);
  if (front.empty()) return;
  const auto n = static_cast<std::uint32_t>(front.size());
  world.exposures.push_back({front[index(fight.draw(k, falls_on), n)], Cause::thrown, 1});
}

void act(const Fight& fight, std::size_t k) {
  const HazardParameters& p = fight.parameters();
  const PersonId id = fight.person(k);
  const PersonId officer = nearest_opponent(fight, id, p.throw_reach_m);
  if (officer == no_person) return;
  const People& people = fight.world.people;
  const double gap = length(fight.place(officer) - fight.place(id)) - people.radius[id] - people.radius[officer];
  if (gap > p.strike_reach_m) {
    if (fight.draw(k, throws) < chance_in_a_second(p.throw_interval_s)) throw_at(fight, k, officer);
  } else if (fight.draw(k, strikes) < chance_in_a_second(p.strike_interval_s)) {
    ++fight.world.violence.blows;
    fight.world.exposures.push_back({officer, Cause::strike, 1});
    fight.world.exposures.push_back({id, Cause::strike, 1});
  }
}

void forget_what_is_over(World& world) {
  auto& thrown = world.violence.thrown_at_ms;
  const auto recent =
      std::find_if(thrown.begin(), thrown.end(), [&](std::int64_t at_ms) { return world.now_ms - at_ms < minute_ms; });
  thrown.erase(thrown.begin(), recent);
}

}  // namespace

void fight(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  const Fight fight{scenario, ground, world, random, able_guards(scenario, world)};
  forget_what_is_over(world);
  for (std::size_t k = 0; k < world.crowd.size(); ++k) {
    if (world.crowd.behaviour[k] == Behaviour::violent && stands(world.people.mode[fight.person(k)])) act(fight, k);
  }
}

}  // namespace sispam
