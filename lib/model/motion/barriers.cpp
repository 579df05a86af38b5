// SPDX-License-Identifier: Apache-2.0
#include "model/motion/barriers.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "core/flags.hpp"
#include "model/guarding.hpp"
#include "model/motion/contact.hpp"
#include "model/motion/geometry.hpp"
#include "model/motion/move.hpp"
#include "model/motion/watch_geometry.hpp"
#include "model/place.hpp"

namespace sispam {

namespace {

constexpr double brace_m = 1.5;  // a fence guard so near to a fence braces it [m]; assumption
constexpr double near_m = 2;     // who is so near to a section that fails wakes [m]; chosen

/// What fence guards add to the strength of a section: each shares his holding force over the metres he stands along
/// [N/m].
double bracing(const Scenario& scenario, const World& world, const Barrier& barrier, std::uint32_t number) {
  const double whole = length(barrier.piece.b - barrier.piece.a), each = whole / barrier.sections;
  const double from = (number - barrier.first) * each;
  double newtons = 0;
  PersonId id = 0;
  for (const Unit& unit : scenario.force.units) {
    for (int k = 0; k < unit.count && id < world.people.personnel; ++k, ++id) {
      const Vec2 at{world.people.x[id], world.people.y[id]};
      if (unit.role != UnitRole::fence_guard || !is_able(world, id)) continue;
      if (length(motion::nearest_on(barrier.piece, at) - at) > brace_m) continue;
      const double along = share_on(barrier.piece, at) * whole;
      const double shared_m = std::min(along + section_m / 2, from + each) - std::max(along - section_m / 2, from);
      newtons += world.people.hold_force[id] * std::max(0.0, shared_m) / section_m;
    }
  }
  return newtons / each;
}

/// Who stands by wakes: what he leaned on is gone.
void wake_near(World& world, const Segment& place) {
  for (PersonId id = 0; id < world.people.count; ++id) {
    const Vec2 at{world.people.x[id], world.people.y[id]};
    if (world.people.mode[id] != Mode::absent && length(motion::nearest_on(place, at) - at) < near_m) wake(world, id);
  }
}

/// Mean load of a section since the last look; since when it is too high; whether it fails now.
bool fails(const Scenario& scenario, World& world, const Barrier& barrier, std::uint32_t number) {
  Section& section = world.barriers.sections[number];
  if (section.impulse == 0) {
    section.over_since_ms = -1;
    return false;
  }
  const double force = std::abs(section.impulse) / (measure_ms / 1000.0);
  const double load = force / length(section.place.b - section.place.a);
  section.impulse = 0;
  if (section.failed_ms >= 0) return false;
  world.barriers.peak_load_n_per_m = std::max(world.barriers.peak_load_n_per_m, load);
  const bool over = barrier.strength_n_per_m > 0 && load > barrier.strength_n_per_m &&
                    load > barrier.strength_n_per_m + bracing(scenario, world, barrier, number);
  if (!over) section.over_since_ms = -1;
  if (over && section.over_since_ms < 0) section.over_since_ms = world.now_ms - measure_ms;
  return over && static_cast<double>(world.now_ms - section.over_since_ms) >= barrier.fails_after_s * 1000;
}

void set_up(const Ground& ground, World& world) {
  for (const Barrier& barrier : ground.barriers) {
    const Vec2 along = barrier.piece.b - barrier.piece.a;
    for (std::uint32_t k = 0; k < barrier.sections; ++k) {
      const double n = barrier.sections;
      const Segment place{barrier.piece.a + (k / n) * along, barrier.piece.a + ((k + 1) / n) * along};
      world.barriers.sections.push_back({.kind = barrier.kind, .source = barrier.source, .place = place});
    }
  }
}

/// A rectangle beyond which nobody leans on any of them.
Box box_of(const std::vector<Barrier>& barriers) {
  std::vector<Vec2> ends;
  for (const Barrier& barrier : barriers) ends.insert(ends.end(), {barrier.piece.a, barrier.piece.b});
  return motion::box_round(ends, near_m);
}

/// The ground of this replicate from now on.
void open_fences(const Scenario& scenario, World& world) {
  std::vector<std::uint8_t> failed;
  for (const Section& section : world.barriers.sections) failed.push_back(section.failed_ms >= 0 ? 1 : 0);
  world.barriers.ground = std::make_shared<const Ground>(make_ground(scenario, failed));
  world.seek.lines_then.clear();  // the window of those who look for gaps is cut out of it anew
}

/// Where along a barrier the straight way meets it; none if it does not.
std::optional<double> met_at(const Segment& piece, Vec2 from, Vec2 to) {
  const Vec2 way = to - from, along = piece.b - piece.a;
  const double turn = cross(way, along);
  if (turn == 0) return std::nullopt;
  const double walked = cross(piece.a - from, along) / turn, share = cross(piece.a - from, way) / turn;
  if (walked < 0 || walked > 1 || share < 0 || share > 1) return std::nullopt;
  return share;
}

}  // namespace

void strain_fences(const Scenario& scenario, const Ground& ground, World& world, const Random&) {
  if (world.barriers.sections.empty()) return;  // nothing can fail, or nobody has moved yet
  bool fence_fell = false;
  for (const Barrier& barrier : ground.barriers) {
    for (std::uint32_t number = barrier.first; number < barrier.first + barrier.sections; ++number) {
      if (!fails(scenario, world, barrier, number)) continue;
      world.barriers.sections[number].failed_ms = world.now_ms;
      wake_near(world, world.barriers.sections[number].place);
      fence_fell = fence_fell || barrier.kind == BarrierKind::fence;
    }
  }
  if (fence_fell) open_fences(scenario, world);  // last: `ground` may be the one that is replaced
}

namespace motion {

void lean_on(const Ground& ground, const Lean& lean, double Section::*sum, World& world) {
  const std::int32_t number = ground.barrier_of[lean.segment];
  if (number < 0) return;
  const Barrier& barrier = ground.barriers[static_cast<std::size_t>(number)];
  const bool from_left = cross(barrier.piece.b - barrier.piece.a, lean.at - barrier.piece.a) > 0;
  Section& section = world.barriers.sections[section_at(barrier, share_on(barrier.piece, lean.at))];
  section.*sum += from_left ? lean.push : -lean.push;
}

/// Calls `use(segment, force)` for each barrier that somebody asleep leans on, with what he leans with [N].
template <class Use>
void each_leaned_on(const Scene& scene, PersonId id, Use use) {
  const Ground& ground = scene.ground;
  const World& world = scene.world;
  const Vec2 at{world.people.x[id], world.people.y[id]};
  const auto look = [&](std::uint32_t segment) {
    if (ground.barrier_of[segment] < 0) return;
    const double overlap = world.people.radius[id] - length(at - nearest_on(ground.segments[segment], at));
    if (overlap > 0) use(segment, stiffness_force(scene.parameters, overlap));
  };
  for (const std::uint32_t segment : ground.segments_near(at)) look(segment);
  for (const std::uint32_t gate : ground.gates) {
    if (is_shut(ground, world, gate, id)) look(gate);
  }
}

/// Notes who of `changed` sleeps and leans on a barrier; who is awake does not.
void note_leaners(const Scene& scene, std::span<const PersonId> changed) {
  const People& people = scene.world.people;
  const Box box = box_of(scene.ground.barriers);
  std::vector<std::uint8_t>& leans = scene.world.barriers.leans;
  leans.resize(people.count);
  for (const PersonId id : scene.world.motion.awake) leans[id] = 0;
  for (const PersonId id : changed) {
    leans[id] = 0;
    const bool sleeps = people.awake[id] == 0 && people.mode[id] != Mode::absent;
    if (!sleeps || !in_box(box, {people.x[id], people.y[id]})) continue;
    each_leaned_on(scene, id, [&](std::uint32_t, double) { leans[id] = 1; });
  }
}

void lean_asleep(const Scene& scene, std::span<const PersonId> changed) {
  World& world = scene.world;
  if (scene.ground.barriers.empty()) return;
  std::vector<Section>& sections = world.barriers.sections;
  if (sections.empty()) set_up(scene.ground, world);
  note_leaners(scene, changed);
  for (Section& section : sections) section.asleep_n = 0;
  world.barriers.sleepers_lean = false;
  for_each_set(world.barriers.leans, [&](std::size_t k) {
    const auto id = static_cast<PersonId>(k);
    world.barriers.sleepers_lean = true;
    each_leaned_on(scene, id, [&](std::uint32_t segment, double newtons) {
      lean_on(scene.ground, {segment, {world.people.x[id], world.people.y[id]}, newtons}, &Section::asleep_n, world);
    });
  });
}

void add_sleepers(World& world, double dt_s) {
  if (!world.barriers.sleepers_lean) return;
  for (Section& section : world.barriers.sections) section.impulse += section.asleep_n * dt_s;
}

bool is_shut(const Ground& ground, const World& world, std::uint32_t gate, PersonId id) {
  if (world.people.is_personnel(id) || world.people.passing[id] != 0) return false;
  const auto number = static_cast<std::size_t>(ground.barrier_of[gate]);
  if (world.barriers.sections[ground.barriers[number].first].failed_ms >= 0) return false;
  const std::size_t who = id - world.people.personnel;  // who goes home is let out
  return who >= world.crowd.size() || world.crowd.behaviour[who] != Behaviour::dispersing;
}

bool is_barred(const Ground& ground, const World& world, Vec2 from, Vec2 to) {
  return std::any_of(ground.barriers.begin(), ground.barriers.end(), [&](const Barrier& barrier) {
    const std::optional<double> share = met_at(barrier.piece, from, to);
    return share && world.barriers.sections[section_at(barrier, *share)].failed_ms < 0;
  });
}

}  // namespace motion
}  // namespace sispam
