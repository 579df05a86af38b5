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
  std::vector<PersonId> opponents;  // officers who guard, and election staff, who are able

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

/// The nearest of `these` whom he sees within `reach_m`.
PersonId nearest_of(const Fight& fight, const std::vector<PersonId>& these, PersonId from, double reach_m) {
  PersonId nearest = no_person;
  double best = reach_m * reach_m;
  for (const PersonId i : these) {
    const Vec2 way = fight.place(i) - fight.place(from);
    if (dot(way, way) > best) continue;
    if (!fight.ground.sees(fight.place(from), fight.place(i))) continue;
    best = dot(way, way);
    nearest = i;
  }
  return nearest;
}

/// Supporters of another camp who are on the ground and free, in order of id.
std::vector<PersonId> other_camp(const Fight& fight, std::size_t k) {
  const CrowdState& crowd = fight.world.crowd;
  std::vector<PersonId> found;
  for (std::size_t other = 0; other < crowd.size(); ++other) {
    const bool opposed = crowd.camp[other] != crowd.camp[k] && crowd.camp[other] != 0;
    const Behaviour behaviour = crowd.behaviour[other];
    const bool free = behaviour != Behaviour::injured && behaviour != Behaviour::arrested;
    if (opposed && free && fight.world.people.mode[fight.person(other)] != Mode::absent) {
      found.push_back(fight.person(other));
    }
  }
  return found;
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

/// An object may fall short on one of those in front of `to`.
void hit_those_in_front(const Fight& fight, std::size_t k, PersonId to) {
  const std::vector<PersonId> front = between(fight, fight.person(k), to);
  if (front.empty()) return;
  const auto n = static_cast<std::uint32_t>(front.size());
  fight.world.exposures.push_back({front[index(fight.draw(k, falls_on), n)], Cause::thrown, 1});
}

/// An object is on its way to the officer.
void throw_at(const Fight& fight, std::size_t k, PersonId officer) {
  World& world = fight.world;
  ++world.violence.objects_thrown;
  world.violence.thrown_at_ms.push_back(world.now_ms);
  world.exposures.push_back({officer, Cause::thrown, 1});
  hit_those_in_front(fight, k, officer);
}

double gap_between(const Fight& fight, PersonId a, PersonId b) {
  const People& people = fight.world.people;
  return length(fight.place(b) - fight.place(a)) - people.radius[a] - people.radius[b];
}

/// A blow, or an object that strikes: at one of the other camp. Blows are exchanged; who carries a sharp weapon uses
/// it.
void clash(const Fight& fight, std::size_t k) {
  const HazardParameters& p = fight.parameters();
  World& world = fight.world;
  const PersonId id = fight.person(k);
  const PersonId other = nearest_of(fight, other_camp(fight, k), id, p.throw_reach_m);
  if (other == no_person) return;
  if (gap_between(fight, id, other) > p.strike_reach_m) {
    if (fight.draw(k, throws) >= chance_in_a_second(p.throw_interval_s)) return;
    ++world.violence.clashes;
    world.exposures.push_back({other, Cause::clash, 1});
    return hit_those_in_front(fight, k, other);
  }
  if (fight.draw(k, strikes) >= chance_in_a_second(p.strike_interval_s)) return;
  ++world.violence.clashes;
  world.exposures.push_back({other, world.crowd.armed[k] != 0 ? Cause::sharp : Cause::clash, 1});
  world.exposures.push_back({id, Cause::clash, 1});
}

void act(const Fight& fight, std::size_t k) {
  if (fight.world.crowd.target[k] == Target::opponents) return clash(fight, k);
  const HazardParameters& p = fight.parameters();
  const PersonId id = fight.person(k);
  const PersonId officer = nearest_of(fight, fight.opponents, id, p.throw_reach_m);
  if (officer == no_person) return;
  if (gap_between(fight, id, officer) > p.strike_reach_m) {
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
  const Fight fight{scenario, ground, world, random, able_opponents(scenario, world)};
  forget_what_is_over(world);
  for (std::size_t k = 0; k < world.crowd.size(); ++k) {
    if (world.crowd.behaviour[k] == Behaviour::violent && stands(world.people.mode[fight.person(k)])) act(fight, k);
  }
}

}  // namespace sispam
