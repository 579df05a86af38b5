// SPDX-License-Identifier: Apache-2.0
#include "model/motion/neighbours.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include "model/motion/barriers.hpp"
#include "model/motion/cells.hpp"
#include "model/motion/forces.hpp"
#include "model/motion/geometry.hpp"

namespace sispam::motion {

namespace {

// How far somebody may get before the lists are made anew: those who are fast are given more, lest they force it at
// every other step; at most so much that all walls within reach are found (Ground::segments_near).
constexpr double least_leeway_m = 0.15;  // [m]; chosen
constexpr double ahead_s = 0.4;          // and so long at one's speed [s]; chosen
constexpr double link_reach_m = 0.15;  // beyond contact, a demonstrator before a link is near its officers [m]; chosen

bool walks(Mode mode) { return mode == Mode::walk || mode == Mode::push; }

double speed_squared(const People& people, PersonId i) {
  return people.vx[i] * people.vx[i] + people.vy[i] * people.vy[i];
}

double squared_between(const People& people, PersonId i, PersonId j) {
  const double dx = people.x[i] - people.x[j], dy = people.y[i] - people.y[j];
  return dx * dx + dy * dy;
}

/// How far they may get: at rest little, so that only those of `maybe` have to be asked.
void give_leeway(World& world, std::span<const PersonId> maybe) {
  for (const PersonId i : maybe) {
    const double speed = std::sqrt(speed_squared(world.people, i));
    const double most = wall_reach_m - wall_sight_m - world.people.radius[i];  // all walls within reach are found
    world.motion.leeway[i] = std::max(least_leeway_m, std::min(least_leeway_m + ahead_s * speed, most));
  }
}

/// What bounds everybody's reach.
struct Reach {
  double widest_m = 0;    // radius of the widest
  double furthest_m = 0;  // of whoever may get furthest, beyond his centre
};

Reach reach_of_all(const World& world, std::span<const PersonId> maybe) {
  const std::vector<double>& radius = world.people.radius;
  double leeway = least_leeway_m;  // of who sleeps
  for (const PersonId i : maybe) leeway = std::max(leeway, world.motion.leeway[i]);
  const double widest = *std::max_element(radius.begin(), radius.end());
  return {widest, widest + leeway};
}

void wake_up(World& world, PersonId i) {
  if (world.people.awake[i] != 0) return;
  world.people.awake[i] = 1;
  world.motion.found_of[i] = {};
  world.motion.woken.push_back(i);
}

/// How far around somebody his lists reach, if everybody else's leeway is at most this.
double list_reach(const World& world, PersonId i, double furthest_m) {
  const People& people = world.people;
  const double look = people.mode[i] == Mode::walk ? sight_m : people.mode[i] == Mode::hold ? link_reach_m : 0;
  return people.radius[i] + world.motion.leeway[i] + look + furthest_m;
}

/// Everybody whom the lists of `i` may name, himself too, in no order. Kept in MotionState::found.
std::span<const PersonId> search(World& world, PersonId i, double furthest_m) {
  MotionState& motion = world.motion;
  const std::size_t room = motion.found_count + world.people.count;
  if (motion.found.size() < room) motion.found.resize(2 * room);
  const Vec2 at{world.people.x[i], world.people.y[i]};
  const std::span own = std::span(motion.found).subspan(motion.found_count);
  const std::size_t count = find_near(motion.cells, at, list_reach(world, i, furthest_m), own.data());
  motion.found_of[i] = {motion.found_count, motion.found_count + static_cast<std::uint32_t>(count)};
  motion.found_count += static_cast<std::uint32_t>(count);
  return own.first(count);
}

/// Officers linked to somebody active are awake.
void wake_linked(World& world) {
  const std::vector<std::uint8_t>& active = world.motion.active;
  for (const Formation& formation : world.line.formations) {
    for (const Link& link : formation.links) {
      const PersonId left = formation.slots[link.left].owner, right = formation.slots[link.right].owner;
      if (!link.intact || left == no_person || right == no_person) continue;
      if (active[left] != 0) wake_up(world, right);
      if (active[right] != 0) wake_up(world, left);
    }
  }
}

/// Who falls asleep keeps his place.
void fall_asleep(World& world, PersonId i) {
  world.people.vx[i] = world.people.vy[i] = 0;
  world.motion.leeway[i] = least_leeway_m;
  world.motion.close.ahead[i] = 0;
}

/// Chooses among those who may be active, and whom they wake.
void choose_awake(const MotionParameters& parameters, World& world, std::span<const PersonId> maybe,
                  const Reach& reach) {
  People& people = world.people;
  MotionState& motion = world.motion;
  motion.woken.clear();
  motion.found_count = 0;
  for (const PersonId i : maybe) {
    const bool here = people.mode[i] != Mode::absent;
    const bool restless = parameters.sleep_after_s <= 0 || people.quiet_s[i] < parameters.sleep_after_s;
    motion.active[i] = here && (walks(people.mode[i]) || restless) ? 1 : 0;
    people.awake[i] = 0;
    if (motion.active[i] != 0) wake_up(world, i);
  }
  const bool all_awake = motion.woken.size() == people.count;
  for (std::size_t k = 0, active = motion.woken.size(); k < active && !all_awake; ++k) {
    const PersonId i = motion.woken[k];
    if (!walks(people.mode[i]) && speed_squared(people, i) <= quiet_speed * quiet_speed) continue;
    const double radius = people.radius[i] + motion.leeway[i] + reach.widest_m + least_leeway_m;
    for (const PersonId j : search(world, i, reach.furthest_m)) {
      if (squared_between(people, i, j) < radius * radius) wake_up(world, j);
    }
  }
  wake_linked(world);
  for (const PersonId i : maybe) {
    if (people.awake[i] == 0) fall_asleep(world, i);
  }
  std::sort(motion.woken.begin(), motion.woken.end());
}

/// Lists the pairs of `i`, but those that are listed with one who comes before him.
void list_pairs(const World& world, PersonId i, std::span<const PersonId> neighbours, std::vector<BodyPair>& pairs) {
  for (const PersonId j : neighbours) {
    if (j > i || world.people.awake[j] == 0) pairs.push_back({i, j});
  }
}

/// Whom one person may touch, and whom he sees beyond; in order of id, so that sums do not depend on the cells. Without
/// a branch for each of those found: who of them is how near is as good as random.
void list_near(World& world, PersonId i, std::span<const PersonId> found) {
  const People& people = world.people;
  MotionState& motion = world.motion;
  const double own = people.radius[i] + motion.leeway[i] + (people.mode[i] == Mode::hold ? link_reach_m : 0);
  const double look = people.mode[i] == Mode::walk ? sight_m : 0;
  const std::size_t first = motion.neighbours.size(), first_seen = motion.seen.size();
  motion.neighbours.resize(first + found.size());
  motion.seen.resize(first_seen + found.size());
  std::size_t near = first, far = first_seen;
  for (const PersonId j : found) {
    const double squared = squared_between(people, i, j);
    const double touch = own + people.radius[j] + motion.leeway[j], sight = touch + look;
    const bool other = j != i, touches = squared < touch * touch, is_seen = squared < sight * sight;
    motion.neighbours[near] = j;
    near += static_cast<std::size_t>(other & touches);
    motion.seen[far] = j;
    far += static_cast<std::size_t>(!touches & is_seen);
  }
  motion.neighbours.resize(near);
  motion.seen.resize(far);
  const auto begin = [](std::vector<PersonId>& list, std::size_t at) {
    return list.begin() + static_cast<std::ptrdiff_t>(at);
  };
  std::sort(begin(motion.neighbours, first), motion.neighbours.end());
  std::sort(begin(motion.seen, first_seen), motion.seen.end());
  list_pairs(world, i, std::span(motion.neighbours).subspan(first), motion.pairs);
}

void list_people(World& world, double furthest_m) {
  MotionState& motion = world.motion;
  for (auto* first : {&motion.first, &motion.seen_first}) first->assign(1, 0);
  for (auto* list : {&motion.neighbours, &motion.seen}) list->clear();
  motion.pairs.clear();
  for (std::size_t row = 0; row < motion.awake.size(); ++row) {
    const PersonId i = motion.awake[row];
    motion.row[i] = static_cast<std::uint32_t>(row);
    const Stretch known = motion.found_of[i];
    if (known.begin != known.end) {
      list_near(world, i, std::span(motion.found).subspan(known.begin, known.end - known.begin));
    } else {
      const std::uint32_t before = motion.found_count;
      list_near(world, i, search(world, i, furthest_m));
      motion.found_count = before;  // need not be kept
    }
    motion.first.push_back(static_cast<std::uint32_t>(motion.neighbours.size()));
    motion.seen_first.push_back(static_cast<std::uint32_t>(motion.seen.size()));
  }
}

/// Adds a segment to the list of somebody who may touch it soon.
void list_if_near(const Ground& ground, World& world, std::uint32_t segment, PersonId i) {
  const Vec2 at{world.people.x[i], world.people.y[i]};
  const Vec2 to = at - nearest_on(ground.segments[segment], at);
  const double look = world.people.mode[i] == Mode::walk ? wall_sight_m : 0;
  const double reach = world.people.radius[i] + world.motion.leeway[i] + look;
  if (dot(to, to) < reach * reach) world.motion.walls.push_back(segment);
}

void list_walls(const Ground& ground, World& world) {
  const People& people = world.people;
  MotionState& motion = world.motion;
  motion.wall_first.assign(1, 0);
  motion.walls.clear();
  for (const PersonId i : motion.awake) {
    const Vec2 at{people.x[i], people.y[i]};
    for (const std::uint32_t s : ground.segments_near(at)) list_if_near(ground, world, s, i);
    for (const std::uint32_t gate : ground.gates) {
      if (is_shut(ground, world, gate, i)) list_if_near(ground, world, gate, i);
    }
    motion.wall_first.push_back(static_cast<std::uint32_t>(motion.walls.size()));
  }
}

/// Whether somebody used up his leeway. Looks only once that may have happened since it last looked.
bool somebody_moved(World& world) {
  constexpr double rounding_m = 1e-9;
  MotionState& motion = world.motion;
  if (motion.gone_m < motion.look_again_m) return false;
  double left = std::numeric_limits<double>::infinity();
  for (const PersonId i : motion.awake) {
    const double dx = world.people.x[i] - motion.listed_x[i], dy = world.people.y[i] - motion.listed_y[i];
    const double squared = dx * dx + dy * dy;
    if (squared > motion.leeway[i] * motion.leeway[i]) return true;
    left = std::min(left, motion.leeway[i] - std::sqrt(squared));
  }
  motion.look_again_m = motion.gone_m + left - rounding_m;
  return false;
}

/// Who sleeps sleeps on, unless something happened to him. In order of id.
std::span<const PersonId> who_may_be_awake(MotionState& motion) {
  if (motion.stale) return motion.everybody;
  motion.maybe = motion.awake;
  if (motion.changed.empty()) return motion.maybe;
  motion.maybe.insert(motion.maybe.end(), motion.changed.begin(), motion.changed.end());
  std::sort(motion.maybe.begin(), motion.maybe.end());
  motion.maybe.erase(std::unique(motion.maybe.begin(), motion.maybe.end()), motion.maybe.end());
  return motion.maybe;
}

void size_columns(World& world) {
  MotionState& motion = world.motion;
  const std::size_t n = world.people.count;
  if (motion.everybody.size() == n) return;
  motion.everybody.resize(n);
  std::iota(motion.everybody.begin(), motion.everybody.end(), PersonId{0});
  motion.active.assign(n, 0);
  motion.leeway.assign(n, least_leeway_m);
  motion.row.assign(n, 0);
  motion.found_of.assign(n, {});
  motion.sums.assign(n, {});
  motion.close.ahead.assign(n, 0);
  motion.extras.assign(n, {});
  for (auto* column : {&motion.listed_x, &motion.listed_y}) column->assign(n, 0);
}

}  // namespace

bool refresh_lists(const MotionParameters& parameters, const Ground& ground, World& world) {
  MotionState& motion = world.motion;
  const bool told = motion.stale || !motion.changed.empty();
  if (!told && motion.awake.empty()) {
    if (world.now_ms % relist_ms != 0) return false;
    list_links(parameters, world);  // slots may have changed hands
    return true;
  }
  if (!told && world.now_ms % relist_ms != 0 && !somebody_moved(world)) return false;
  size_columns(world);
  const std::span<const PersonId> maybe = who_may_be_awake(motion);
  update_cells(world.people, maybe, motion.cells);
  give_leeway(world, maybe);
  const Reach reach = reach_of_all(world, maybe);
  choose_awake(parameters, world, maybe, reach);
  const bool same_sleep = !told && motion.woken == motion.awake;
  motion.awake.swap(motion.woken);
  list_people(world, reach.furthest_m);
  list_links(parameters, world);
  if (!same_sleep) lean_asleep({parameters, ground, world, 0}, maybe);
  list_walls(ground, world);
  for (const PersonId i : motion.awake) {
    motion.listed_x[i] = world.people.x[i];
    motion.listed_y[i] = world.people.y[i];
  }
  motion.gone_m = std::numeric_limits<double>::infinity();
  motion.look_again_m = least_leeway_m;
  motion.stale = false;
  motion.changed.clear();
  return true;
}

}  // namespace sispam::motion
