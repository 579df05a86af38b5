// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/assets/aim.hpp"
#include "model/assets/cannon.hpp"
#include "model/assets/stages.hpp"
#include "model/assets/wet_ground.hpp"
#include "model/force_exposure.hpp"
#include "model/place.hpp"

namespace sispam {
namespace {

using assets::SprayContext;
using assets::Struck;
using assets::tick_s;

constexpr std::int64_t second_ms = 1000;

void clear_jets(People& people) {
  std::fill(people.jet_x.begin(), people.jet_x.end(), 0.0);
  std::fill(people.jet_y.begin(), people.jet_y.end(), 0.0);
}

/// The mind and the clothes of demonstrator number `i` take note of a jet; two jets at once are one tick of water.
void reach_with_water(const SprayContext& c, std::size_t i, Vec2 from) {
  CrowdState& crowd = c.world.crowd;
  if (crowd.soaked_ms[i] != c.world.now_ms) crowd.water_s[i] += static_cast<float>(tick_s);
  crowd.hit_ms[i] = crowd.soaked_ms[i] = c.world.now_ms;
  crowd.hit_from[i] = from;
}

/// All who are near somebody in the jet take note.
void frighten(const SprayContext& c, Vec2 at, Vec2 from) {
  const auto first = static_cast<PersonId>(c.world.people.personnel);
  const double reach = c.parameters().hit_near_m;
  for (std::size_t i = 0; i < c.world.crowd.size(); ++i) {
    const auto id = static_cast<PersonId>(first + i);
    const Vec2 to = c.position(id) - at;
    if (c.world.people.mode[id] == Mode::absent || dot(to, to) > reach * reach) continue;
    reach_with_water(c, i, from);
  }
}

/// The books of one body in the jet; each of several counts by the share of the jet he takes.
void note_hit(const SprayContext& c, Cannon& cannon, const Struck& hit) {
  World& world = c.world;
  const double time_s = hit.share * tick_s;
  world.exposures.push_back({hit.person, Cause::jet, static_cast<float>(time_s), static_cast<float>(hit.range_m)});
  if (world.people.is_personnel(hit.person)) {
    world.spray.personnel_hit_s += time_s;
    return;
  }
  const std::size_t i = hit.person - world.people.personnel;
  const Behaviour behaviour = world.crowd.behaviour[i];
  world.spray.hit_s[static_cast<std::size_t>(behaviour)] += time_s;
  (behaviour == Behaviour::violent ? cannon.burst_violent_s : cannon.burst_peaceful_s) += time_s;
  cannon.burst_at = c.position(hit.person);
  reach_with_water(c, i, cannon.at);
}

void strike(const SprayContext& c, std::size_t k, const assets::Beam& beam, const std::vector<Struck>& struck) {
  const WaterCannon& plan = c.scenario.assets.water_cannons[k];
  People& people = c.world.people;
  for (const Struck& one : struck) {
    const double force = one.share * assets::covered_share(c.parameters(), struck.front().range_m) *
                         assets::jet_force(c.parameters(), plan, struck.front().range_m);
    people.jet_x[one.person] += force * beam.direction.x;
    people.jet_y[one.person] += force * beam.direction.y;
    if (people.awake[one.person] == 0) wake(c.world, one.person);
    note_hit(c, c.world.spray.cannons[k], one);
  }
  if (!struck.empty()) frighten(c, c.position(struck.front().person), beam.from);
}

/// For the audit: who was in the jet of this tick.
void record(const SprayContext& c, const assets::Beam& beam, const std::vector<Struck>& struck, double litres) {
  std::vector<force_log::JetHit> hits;
  for (const Struck& one : struck) {
    hits.push_back(
        {one.person, one.share, one.range_m, beam.path.height_at(one.range_m), assets::height_of(c, one.person)});
  }
  force_log::jet(c.scenario, c.ground, c.world, {beam.from, tick_s, litres, hits});
}

void open_nozzle(const SprayContext& c, std::size_t k, const assets::Beam& beam, const std::vector<Struck>& struck) {
  SprayState& spray = c.world.spray;
  Cannon& cannon = spray.cannons[k];
  const WaterCannon& plan = c.scenario.assets.water_cannons[k];
  if (!cannon.open) {
    cannon.open = true;
    cannon.burst_since_ms = c.world.now_ms;
    cannon.burst_violent_s = cannon.burst_peaceful_s = 0;
    ++spray.bursts;
  }
  const double poured = std::min(cannon.tank_l, plan.flow_l_per_s * tick_s);
  cannon.tank_l -= poured;
  spray.litres += poured;
  spray.jet_s += tick_s;
  spray.last_force_ms = c.world.now_ms;
  record(c, beam, struck, poured);
  strike(c, k, beam, struck);
  assets::wet(c, assets::landing(c, beam, struck), poured);
}

/// Ends a burst; what people saw of it depends on who was mostly struck.
void close_nozzle(const SprayContext& c, Cannon& cannon) {
  if (!cannon.open) return;
  cannon.open = false;
  if (cannon.burst_violent_s + cannon.burst_peaceful_s <= 0) return;
  const bool peaceful = cannon.burst_peaceful_s >= cannon.burst_violent_s;
  c.world.incidents.push_back(
      {peaceful ? IncidentKind::water_on_peaceful : IncidentKind::water_on_violent, cannon.burst_at, c.world.now_ms});
}

void operate(const SprayContext& c, std::size_t k) {
  Cannon& cannon = c.world.spray.cannons[k];
  assets::drive(c, k);
  const bool may_spray = c.world.situation.tactic(Tactic::water_spray).active;
  if (cannon.phase != CannonPhase::ready || !may_spray || cannon.tank_l <= 0) {
    assets::forget_target(cannon);
    return close_nozzle(c, cannon);
  }
  assets::choose_target(c, k);
  const bool on_target = assets::turn_to_target(c, k);
  const bool reacted = cannon.open_after_ms >= 0 && c.world.now_ms >= cannon.open_after_ms;
  if (!on_target || !reacted) return close_nozzle(c, cannon);
  const assets::Beam beam = assets::beam_of(c, k, length(c.position(cannon.target) - cannon.at));
  const std::vector<Struck> struck = assets::struck_by(c, beam);
  const double least_m = c.scenario.rules_of_engagement.tactics.water_spray.least_range_m;
  if (!struck.empty() && struck.front().range_m < least_m) return close_nozzle(c, cannon);
  open_nozzle(c, k, beam, struck);
}

}  // namespace

void spray(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  if (scenario.assets.water_cannons.empty()) return;
  const SprayContext c{scenario, ground, world, random};
  assets::prepare(c);
  if (world.spray.last_force_ms >= 0 && world.now_ms - world.spray.last_force_ms <= spray_ms) clear_jets(world.people);
  for (std::size_t k = 0; k < world.spray.cannons.size(); ++k) operate(c, k);
  if (world.now_ms % second_ms == 0) assets::drain(c);
}

}  // namespace sispam
