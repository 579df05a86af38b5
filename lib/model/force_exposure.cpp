// SPDX-License-Identifier: Apache-2.0
#include "model/force_exposure.hpp"

#include <algorithm>
#include <cmath>

#include "model/force_record.hpp"
#include "scenario/terrain.hpp"

namespace sispam::force_log {
namespace {

constexpr std::int64_t lately_ms = 60'000;  // how long an act counts as a threat [ms]; assumption
constexpr double zone_m = 5;       // the zone of a jet reaches this far from each of those it strikes [m]; assumption
constexpr double head_m = 0.25;    // height of a head [m]; chosen
constexpr double wall_m = 2;       // with a wall this near behind him nobody can give way [m]; assumption
constexpr double round_m = 1.128;  // a circle of 4 m2 [m]
constexpr double circle_m2 = 4;
constexpr Threat attacks = 3;

struct Moment {
  const Scenario& scenario;
  World& world;
  ForceRecord& record;
};

std::size_t demonstrator(const World& world, PersonId id) { return id - world.people.personnel; }

Vec2 place_of(const World& world, PersonId id) { return {world.people.x[id], world.people.y[id]}; }

Exposed exposed_as(const CrowdState& crowd, std::size_t k) {
  switch (crowd.behaviour[k]) {
    case Behaviour::pushing:
      return Exposed::pushing;
    case Behaviour::violent:
      return Exposed::violent;
    case Behaviour::injured:
      return Exposed::injured;
    case Behaviour::arrested:
      return Exposed::arrested;
    case Behaviour::calm:
    case Behaviour::verbal:
      break;
    default:
      return Exposed::leaving;
  }
  if (crowd.role[k] == CrowdRole::bystander) return Exposed::bystander;
  return crowd.behaviour[k] == Behaviour::verbal ? Exposed::verbal : Exposed::calm;
}

bool is_recent(const World& world, const std::vector<std::int64_t>& last_ms, std::size_t k) {
  return k < last_ms.size() && last_ms[k] >= 0 && world.now_ms - last_ms[k] <= lately_ms;
}

/// Calls `visit` for every demonstrator on the ground within `reach_m` of `at`.
template <class Visit>
void each_near(const World& world, Vec2 at, double reach_m, Visit visit) {
  for (auto id = static_cast<PersonId>(world.people.personnel); id < world.people.count; ++id) {
    if (world.people.mode[id] == Mode::absent) continue;
    const Vec2 to = place_of(world, id) - at;
    if (dot(to, to) <= reach_m * reach_m) visit(id);
  }
}

/// Highest threat of the last 60 s round a place.
Threat threat_near(const World& world, Vec2 at) {
  Threat highest = 0;
  each_near(world, at, zone_m, [&](PersonId id) { highest = std::max(highest, threat_lately(world, id)); });
  return highest;
}

/// People of both sides in a circle round somebody [1/m2].
double density_round(const World& world, Vec2 at) {
  double heads = 0;
  for (PersonId id = 0; id < world.people.count; ++id) {
    const Vec2 to = place_of(world, id) - at;
    if (world.people.mode[id] != Mode::absent && dot(to, to) <= round_m * round_m) ++heads;
  }
  return heads / circle_m2;
}

/// The record notes where and when it met somebody, and how dangerous it was there.
void meet(const Moment& moment, Vec2 at, Threat threat) {
  ForceRecord& record = moment.record;
  const std::int64_t now_ms = moment.world.now_ms;
  if (record.threat < 0) {
    record.place = at;
    record.threat = threat;
  }
  const int above = record.force_level - permitted_force.at(static_cast<std::size_t>(threat));
  if (above > 0 && record.above_ms < 0) record.above_ms = now_ms;
  record.stages_above = std::max(record.stages_above, above);
}

/// Time since the threat last answered this force, or since this authority was first used [s].
void note_lateness(const Moment& moment, Threat threat) {
  std::int64_t& answered_ms = moment.world.force_log.threat_ms[static_cast<std::size_t>(moment.record.tactic)];
  const std::int64_t now_ms = moment.world.now_ms;
  const auto& records = moment.world.force_log.records;
  const auto first = std::find_if(records.begin(), records.end(), [&](const ForceRecord& other) {
    return other.tactic == moment.record.tactic && other.request == moment.record.request && other.began_ms >= 0;
  });
  answered_ms = std::max(answered_ms, first->began_ms);
  if (permitted_force.at(static_cast<std::size_t>(threat)) >= moment.record.force_level) answered_ms = now_ms;
  moment.record.late_s = std::max(moment.record.late_s, static_cast<double>(now_ms - answered_ms) / 1000);
}

void note_density(const Moment& moment, Vec2 at) {
  ForceRecord& record = moment.record;
  const double density = density_round(moment.world, at);
  if (record.density_per_m2 <= 0) record.density_first_per_m2 = density;
  record.density_per_m2 = std::max(record.density_per_m2, density);
}

/// Person-seconds of one demonstrator, and how far they go beyond what answers the threat round him (eq. 2).
void expose(const Moment& moment, PersonId id, Threat threat, double time_s) {
  ForceRecord& record = moment.record;
  const std::size_t k = demonstrator(moment.world, id);
  record.exposed_s[static_cast<std::size_t>(exposed_as(moment.world.crowd, k))] += time_s;
  const int above = record.force_level - permitted_force.at(static_cast<std::size_t>(threat));
  record.excess_s += std::max(above, 0) * time_s;
}

/// Time in which all who are there could go, through exits that do not lie towards the nozzle [s].
double time_to_clear(const Scenario& scenario, const World& world, Vec2 at, Vec2 nozzle) {
  double people = 0, per_s = 0;
  each_near(world, at, 1e9, [&](PersonId id) {
    people += world.crowd.behaviour[demonstrator(world, id)] == Behaviour::arrested ? 0 : 1;
  });
  for (const Exit& exit : scenario.site.exits) {
    const Vec2 way = 0.5 * (exit.line.front() + exit.line.back()) - at;
    if (exit.use != ExitUse::anyone || dot(way, nozzle - at) > 0) continue;
    per_s += length_of(exit.line) * scenario.model.motion.exit_flow_per_m_s;
  }
  return per_s > 0 ? people / per_s : std::numeric_limits<double>::infinity();
}

/// Who cannot give way: held, on the ground, or with a wall behind him as the jet drives him.
void note_helpless(const Moment& moment, const Ground& ground, const JetHit& hit, const JetTick& tick) {
  const World& world = moment.world;
  const Vec2 at = place_of(world, hit.person);
  const double time_s = hit.share * tick.time_s;
  const bool held = world.crowd.behaviour[demonstrator(world, hit.person)] == Behaviour::arrested;
  moment.record.held_s += held ? time_s : 0;
  moment.record.down_s += world.people.mode[hit.person] == Mode::fallen ? time_s : 0;
  const Vec2 on = at + wall_m * unit(at - tick.from);
  moment.record.pinned_s += ground.sees(at, on) ? 0 : time_s;
}

void strike(const Moment& moment, const Ground& ground, const JetHit& hit, const JetTick& tick) {
  World& world = moment.world;
  ForceRecord& record = moment.record;
  const double time_s = hit.share * tick.time_s;
  if (!(record.nearest_m <= hit.range_m)) {
    record.nearest_m = hit.range_m;
    record.nearest_ms = world.now_ms;
  }
  record.head_s += hit.height_m > hit.body_m - head_m && hit.height_m <= hit.body_m ? time_s : 0;
  if (world.people.is_personnel(hit.person)) {
    record.personnel_s += time_s;
    return;
  }
  const Vec2 at = place_of(world, hit.person);
  const Threat threat = threat_near(world, at);
  meet(moment, at, threat);
  note_lateness(moment, threat);
  expose(moment, hit.person, threat, time_s);
  record.low_threat_s += threat_lately(world, hit.person) < attacks ? time_s : 0;
  note_helpless(moment, ground, hit, tick);
  note_density(moment, at);
  if (std::isnan(record.clear_s)) record.clear_s = time_to_clear(moment.scenario, world, at, tick.from);
}

}  // namespace

void jet(const Scenario& scenario, const Ground& ground, World& world, const JetTick& tick) {
  ForceRecord* record = going_on(world, Tactic::water_spray);
  if (record == nullptr) {
    world.force_log.unrecorded_s += tick.time_s;
    return;
  }
  if (record->first_ms < 0) record->first_ms = world.now_ms;
  record->last_ms = world.now_ms;
  record->jet_s += tick.time_s;
  record->litres += tick.litres;
  for (const JetHit& hit : tick.hits) strike({scenario, world, *record}, ground, hit, tick);
}

void grip(const Scenario& scenario, World& world, PersonId person, double time_s) {
  ForceRecord* record = going_on(world, Tactic::action_team);
  if (record == nullptr) {
    world.force_log.unrecorded_s += time_s;
    return;
  }
  if (record->first_ms < 0) record->first_ms = world.now_ms;
  record->last_ms = world.now_ms;
  const Moment moment{scenario, world, *record};
  const Threat threat = threat_lately(world, person);
  meet(moment, place_of(world, person), threat);
  expose(moment, person, threat, time_s);
}

void drive(const Scenario& scenario, World& world, std::span<const PersonId> touched, double time_s) {
  ForceRecord* record = going_on(world, Tactic::advance);
  if (record == nullptr) {
    world.force_log.unrecorded_s += time_s * static_cast<double>(touched.size());
    return;
  }
  if (touched.empty()) return;
  if (record->first_ms < 0) record->first_ms = world.now_ms;
  record->last_ms = world.now_ms;
  const Moment moment{scenario, world, *record};
  Threat highest = 0;
  for (const PersonId id : touched) {
    const Threat threat = threat_lately(world, id);
    meet(moment, place_of(world, id), threat);
    expose(moment, id, threat, time_s);
    note_density(moment, place_of(world, id));
    highest = std::max(highest, threat);
  }
  note_lateness(moment, highest);
}

void struck_unordered(World& world, const UnorderedBlow& blow) { world.force_log.unordered_blows.push_back(blow); }

void seized(World& world, const Seizure& seizure) { world.force_log.seizures.push_back(seizure); }

ArrestGround ground_of_arrest(const World& world, PersonId id) {
  const std::size_t k = demonstrator(world, id);
  if (world.crowd.behaviour[k] == Behaviour::violent) return ArrestGround::violence;
  if (k < world.team.weapon_seen.size() && world.team.weapon_seen[k] != 0) return ArrestGround::weapon;
  if (is_intruder(world.watch, k)) return ArrestGround::intrusion;
  const bool provokes = world.crowd.role[k] == CrowdRole::provocateur && world.crowd.behaviour[k] == Behaviour::pushing;
  return provokes ? ArrestGround::provocation : ArrestGround::none;
}

Threat threat_now(const World& world, PersonId id) {
  const std::size_t k = demonstrator(world, id);
  const Behaviour behaviour = world.crowd.behaviour[k];
  if (behaviour == Behaviour::injured || behaviour == Behaviour::arrested) return 0;
  const bool armed = world.crowd.armed[k] != 0;
  const bool seen = k < world.team.weapon_seen.size() && world.team.weapon_seen[k] != 0;
  if (armed && (seen || behaviour == Behaviour::violent)) return 4;
  if (behaviour == Behaviour::violent || is_intruder(world.watch, k)) return attacks;
  if (behaviour == Behaviour::pushing) return 2;
  const bool stays = behaviour == Behaviour::calm || behaviour == Behaviour::verbal;
  return stays && world.crowd.warned_ms[k] >= 0 ? 1 : 0;
}

Threat threat_lately(const World& world, PersonId id) {
  const std::size_t k = demonstrator(world, id);
  const ForceLog& log = world.force_log;
  Threat threat = threat_now(world, id);
  if (is_recent(world, log.pushed_ms, k)) threat = std::max(threat, 2);
  if (is_recent(world, log.attacked_ms, k)) threat = std::max(threat, attacks);
  if (is_recent(world, log.armed_ms, k)) threat = std::max(threat, 4);
  return threat;
}

}  // namespace sispam::force_log
