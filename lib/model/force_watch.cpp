// SPDX-License-Identifier: Apache-2.0
#include "model/force_watch.hpp"

#include <algorithm>
#include <cmath>

#include "model/force_exposure.hpp"
#include "model/injured.hpp"
#include "model/mind/people_of.hpp"
#include "model/wbgt.hpp"
#include "scenario/terrain.hpp"

namespace sispam {
namespace {

constexpr double alone_m = 5;  // nobody of the force is nearer to who is alone [m]; assumption

void prepare(const Scenario& scenario, World& world) {
  ForceLog& log = world.force_log;
  log.wbgt_c = wbgt_c(scenario.weather);
  for (auto* times : {&log.pushed_ms, &log.attacked_ms, &log.armed_ms}) times->assign(world.crowd.size(), -1);
  log.in_line_since_ms.assign(world.people.personnel, -1);
  log.alone.assign(world.people.personnel, 0);
}

void note_threats(World& world) {
  ForceLog& log = world.force_log;
  for (std::size_t k = 0; k < world.crowd.size(); ++k) {
    const bool quiet = !mind::is_active(world.crowd.behaviour[k]) && world.crowd.armed[k] == 0;
    if (quiet && !is_tracked(world.watch, k)) continue;
    const Threat threat = force_log::threat_now(world, static_cast<PersonId>(world.people.personnel + k));
    if (threat >= 2) log.pushed_ms[k] = world.now_ms;
    if (threat >= 3) log.attacked_ms[k] = world.now_ms;
    if (threat >= 4) log.armed_ms[k] = world.now_ms;
  }
}

/// Distance to the nearest other officer on his feet [m].
double distance_to_others(const World& world, PersonId officer) {
  const People& people = world.people;
  double nearest = 1e9;
  for (PersonId id = 0; id < people.personnel; ++id) {
    if (id == officer || people.mode[id] == Mode::absent || people.mode[id] == Mode::fallen) continue;
    nearest = std::min(nearest, length(Vec2{people.x[id] - people.x[officer], people.y[id] - people.y[officer]}));
  }
  return nearest;
}

void note_lone_officers(World& world) {
  ForceLog& log = world.force_log;
  for (const ActionTeam& team : world.team.teams) {
    const bool goes = team.phase == TeamPhase::approaching || team.phase == TeamPhase::seizing;
    for (const PersonId id : team.members) {
      const Mode mode = world.people.mode[id];
      const bool able = mode != Mode::absent && mode != Mode::fallen && !is_injured(world, id);
      const double distance_m = goes && able ? distance_to_others(world, id) : 0;
      const bool alone = distance_m > alone_m;
      if (alone && log.alone[id] == 0) log.lone_officers.push_back({id, world.now_ms, distance_m});
      log.alone[id] = alone ? 1 : 0;
    }
  }
}

bool is_in_front(const World& world, PersonId officer) {
  if (officer >= world.line.formation_of.size() || world.line.formation_of[officer] < 0) return false;
  const Formation& formation = world.line.formations[static_cast<std::size_t>(world.line.formation_of[officer])];
  const auto slot = static_cast<std::size_t>(world.line.slot_of[officer]);
  return formation.active && formation.rank == 0 && formation.slots[slot].owner == officer;
}

void note_spells(World& world) {
  ForceLog& log = world.force_log;
  for (PersonId id = 0; id < world.people.personnel; ++id) {
    std::int64_t& since_ms = log.in_line_since_ms[id];
    if (is_in_front(world, id)) {
      if (since_ms < 0) since_ms = world.now_ms;
      continue;
    }
    if (since_ms >= 0 && world.now_ms - since_ms > long_spell_ms) log.spells.push_back({id, since_ms, world.now_ms});
    since_ms = -1;
  }
}

bool is_barred(const Scenario& scenario, const World& world) {
  const auto& corridors = scenario.medical.corridors;
  for (std::size_t k = 0; k < world.crowd.size(); ++k) {
    const Behaviour does = world.crowd.behaviour[k];
    const std::size_t id = world.people.personnel + k;
    if ((does != Behaviour::pushing && does != Behaviour::violent) || world.people.mode[id] == Mode::absent) continue;
    const Vec2 at{world.people.x[id], world.people.y[id]};
    const auto has_him = [&](const NamedPolygon& corridor) { return holds(corridor.polygon, at); };
    if (std::any_of(corridors.begin(), corridors.end(), has_him)) return true;
  }
  return false;
}

/// How long corridors for medics were to be open, and how long a fight barred one.
void note_corridors(const Scenario& scenario, World& world) {
  if (scenario.medical.corridors.empty() || world.situation.level == Level::green) return;
  ForceLog& log = world.force_log;
  log.corridor_s += force_watch_ms / 1000.0;
  if (!is_barred(scenario, world)) return;
  log.corridor_barred_s += force_watch_ms / 1000.0;
  if (log.corridor_barred_ms < 0) log.corridor_barred_ms = world.now_ms;
}

}  // namespace

void watch_force(const Scenario& scenario, const Ground&, World& world, const Random&) {
  const ForceLog& log = world.force_log;
  const bool prepared =
      log.in_line_since_ms.size() == world.people.personnel && log.pushed_ms.size() == world.crowd.size();
  if (!prepared) prepare(scenario, world);
  note_threats(world);
  note_lone_officers(world);
  note_spells(world);
  note_corridors(scenario, world);
}

}  // namespace sispam
