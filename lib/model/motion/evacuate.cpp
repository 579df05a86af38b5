// SPDX-License-Identifier: Apache-2.0
#include "model/motion/evacuate.hpp"

#include <algorithm>

#include "model/guarding.hpp"
#include "model/motion/formation.hpp"
#include "model/motion/sending.hpp"
#include "model/place.hpp"
#include "model/watch_state.hpp"
#include "random/distributions.hpp"
#include "scenario/terrain.hpp"

namespace sispam {
namespace {

constexpr double out_m = 1.0;      // who is this near to the exit is out [m]
constexpr double held_m = 2.0;     // intruders hold who is this near to one of them [m]; assumption
constexpr double guarded_m = 3.0;  // unless one of the force is this near to him [m]; assumption
constexpr double period_s = evacuate_ms / 1000.0;

/// The people of one unit.
struct Ids {
  PersonId first = 0, end = 0;
};

/// One evacuation of the plan at work.
struct Scene {
  const Scenario& scenario;
  const Ground& ground;
  World& world;
  const Evacuation& plan;
  EvacuationRun& run;
  Ids staff, escort;
  const Exit& exit;
};

Vec2 place_of(const World& world, PersonId id) { return {world.people.x[id], world.people.y[id]}; }

bool within(Vec2 a, Vec2 b, double reach_m) { return dot(a - b, a - b) <= reach_m * reach_m; }

Ids ids_of(const Scenario& scenario, std::string_view unit) {
  const std::vector<PersonId> first = motion::first_of_units(scenario);
  const auto& units = scenario.force.units;
  for (std::size_t u = 0; u < units.size(); ++u) {
    if (units[u].id == unit) return {first[u], first[u + 1]};
  }
  return {};
}

bool is_needed(const World& world, const Evacuation& plan) {
  switch (plan.when) {
    case EvacuateWhen::at_time:
      return static_cast<double>(world.now_ms) >= plan.at_s * 1000;
    case EvacuateWhen::yellow:
      return world.situation.level >= Level::yellow;
    case EvacuateWhen::red:
      return world.situation.level >= Level::red;
    case EvacuateWhen::entered:
      return world.line.entered_ms >= 0;
  }
  return false;
}

bool is_free_intruder(const World& world, std::size_t k) {
  const Behaviour behaviour = world.crowd.behaviour[k];
  const bool stays = behaviour == Behaviour::calm || behaviour == Behaviour::verbal ||
                     behaviour == Behaviour::pushing || behaviour == Behaviour::violent;
  const auto id = static_cast<PersonId>(world.people.personnel + k);
  return stays && world.people.mode[id] != Mode::absent && is_intruder(world.watch, k);
}

/// Whether an intruder stands over him and nobody of the force is beside him.
bool is_held(const Scene& scene, PersonId id) {
  const World& world = scene.world;
  const Vec2 at = place_of(world, id);
  const auto holds = [&](std::size_t k) {
    const auto intruder = static_cast<PersonId>(world.people.personnel + k);
    return is_free_intruder(world, k) && within(place_of(world, intruder), at, held_m);
  };
  bool threatened = false;
  for (std::size_t k = 0; k < world.crowd.size() && !threatened; ++k) threatened = holds(k);
  if (!threatened) return false;
  for (PersonId other = 0; other < world.people.personnel; ++other) {
    const bool staff = other >= scene.staff.first && other < scene.staff.end;
    if (!staff && is_able(world, other) && within(place_of(world, other), at, guarded_m)) return false;
  }
  return true;
}

void set_out(const Scene& scene, PersonId id) {
  const Vec2 middle = 0.5 * (scene.exit.line.front() + scene.exit.line.back());
  send(scene.world, id, motion::goal_at(scene.ground, "exit:" + scene.exit.id, middle), Gait::normal);
  scene.world.people.passing[id] = 1;
}

void stop(World& world, PersonId id) {
  People& people = world.people;
  if (people.mode[id] != Mode::walk) return;
  people.mode[id] = Mode::stand;
  people.anchor_x[id] = people.x[id];
  people.anchor_y[id] = people.y[id];
}

/// Books whether he is held. Returns it.
bool look_at(const Scene& scene, PersonId id) {
  EvacuationState& state = scene.world.evacuation;
  const bool held = is_held(scene, id);
  state.held[id] = held ? 1 : 0;
  if (!held) return false;
  state.was_held[id] = 1;
  scene.run.held_s += period_s;
  return true;
}

void bring_out(const Scene& scene, PersonId id) {
  World& world = scene.world;
  if (distance_to(scene.exit.line, place_of(world, id)) < out_m) {
    take_off_ground(world, id);
    ++scene.run.out;
  } else if (world.people.mode[id] == Mode::stand) {
    set_out(scene, id);
  }
}

void order(const Scene& scene, const Random& random) {
  EvacuationRun& run = scene.run;
  World& world = scene.world;
  if (run.ordered_ms < 0 && is_needed(world, scene.plan)) {
    const auto number = static_cast<std::uint32_t>(&run - world.evacuation.runs.data());
    const double ready_s = quantile(scene.plan.ready_s, random.uniform(Purpose::evacuation, 0, number));
    run.ordered_ms = world.now_ms;
    run.starts_ms = world.now_ms + static_cast<std::int64_t>(ready_s * 1000);
  }
  if (run.under_way || run.starts_ms < 0 || world.now_ms < run.starts_ms) return;
  run.under_way = true;
  for (PersonId id = scene.escort.first; id < scene.escort.end; ++id) {
    if (is_able(world, id)) set_out(scene, id);
  }
}

void work(const Scene& scene) {
  World& world = scene.world;
  bool somebody_left = false;
  for (PersonId id = scene.staff.first; id < scene.staff.end; ++id) {
    if (!is_able(world, id)) {
      somebody_left = somebody_left || (world.people.mode[id] == Mode::fallen && !is_injured(world, id));
      continue;
    }
    if (look_at(scene, id)) {
      stop(world, id);
    } else if (scene.run.under_way) {
      bring_out(scene, id);
    }
    somebody_left = somebody_left || world.people.mode[id] != Mode::absent;
  }
  if (scene.run.under_way && scene.run.done_ms < 0 && !somebody_left) scene.run.done_ms = world.now_ms;
}

}  // namespace

void evacuate(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  EvacuationState& state = world.evacuation;
  if (scenario.evacuations.empty()) return;
  state.runs.resize(scenario.evacuations.size());
  state.held.resize(world.people.personnel, 0);
  state.was_held.resize(world.people.personnel, 0);
  for (std::size_t e = 0; e < scenario.evacuations.size(); ++e) {
    const Evacuation& plan = scenario.evacuations[e];
    const auto& exits = scenario.site.exits;
    const auto exit = std::find_if(exits.begin(), exits.end(), [&](const Exit& x) { return x.id == plan.exit; });
    if (exit == exits.end()) continue;
    const Scene scene{
        scenario, ground, world, plan, state.runs[e], ids_of(scenario, plan.unit), ids_of(scenario, plan.escort),
        *exit};
    scene.run.first = scene.staff.first;
    scene.run.end = scene.staff.end;
    order(scene, random);
    work(scene);
  }
}

}  // namespace sispam
