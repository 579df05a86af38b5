// SPDX-License-Identifier: Apache-2.0
#include "model/motion/neighbours.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/motion/barriers.hpp"
#include "model/motion/geometry.hpp"

namespace sispam::motion {

namespace {

constexpr double cell_m = 1.5;  // [m]; smaller cells cost more to clear than they save in looking
// How far somebody may get before the lists are made anew: those who are fast are given more, lest they force it at
// every other step; at most so much that all walls within reach are found (Ground::segments_near).
constexpr double least_leeway_m = 0.15;  // [m]; chosen
constexpr double ahead_s = 0.2;          // and so long at one's speed [s]; chosen
constexpr double most_leeway_m = 0.45;   // [m]; chosen
constexpr double link_reach_m = 0.15;  // beyond contact, a demonstrator before a link is near its officers [m]; chosen
constexpr double drift_m = 0.5;  // cells are made anew when somebody is farther than this from where he was sorted [m]

int column_of(const CellGrid& cells, double x) {
  return std::clamp(static_cast<int>((x - cells.x0) / cell_m), 0, cells.columns - 1);
}
int row_of(const CellGrid& cells, double y) {
  return std::clamp(static_cast<int>((y - cells.y0) / cell_m), 0, cells.rows - 1);
}

constexpr double nowhere = std::numeric_limits<double>::infinity();

bool walks(Mode mode) { return mode == Mode::walk || mode == Mode::push; }

double speed_squared(const People& people, PersonId i) {
  return people.vx[i] * people.vx[i] + people.vy[i] * people.vy[i];
}

CellGrid bounds_of(const People& people) {
  CellGrid cells;
  double x1 = 0, y1 = 0;
  bool none = true;
  for (PersonId i = 0; i < people.count; ++i) {
    if (people.mode[i] == Mode::absent) continue;
    cells.x0 = none ? people.x[i] : std::min(cells.x0, people.x[i]);
    cells.y0 = none ? people.y[i] : std::min(cells.y0, people.y[i]);
    x1 = none ? people.x[i] : std::max(x1, people.x[i]);
    y1 = none ? people.y[i] : std::max(y1, people.y[i]);
    none = false;
  }
  cells.columns = std::min(2000, 1 + static_cast<int>((x1 - cells.x0) / cell_m));
  cells.rows = std::min(2000, 1 + static_cast<int>((y1 - cells.y0) / cell_m));
  return cells;
}

/// Counting sort of everybody on the ground by cell.
void sort_into_cells(const People& people, MotionState& motion) {
  motion.cells = bounds_of(people);
  // counted two places up and filled one place up, so that in the end [c] is where cell c starts
  motion.cell_first.assign(static_cast<std::size_t>(motion.cells.columns * motion.cells.rows) + 2, 0);
  motion.cell_of.resize(people.count);
  motion.sorted_x.assign(people.count, nowhere);
  motion.sorted_y.assign(people.count, nowhere);
  for (PersonId i = 0; i < people.count; ++i) {
    if (people.mode[i] == Mode::absent) continue;
    motion.sorted_x[i] = people.x[i];
    motion.sorted_y[i] = people.y[i];
    const int row = row_of(motion.cells, people.y[i]), column = column_of(motion.cells, people.x[i]);
    motion.cell_of[i] = static_cast<std::uint32_t>(row * motion.cells.columns + column);
    ++motion.cell_first[motion.cell_of[i] + 2];
  }
  for (std::size_t c = 2; c < motion.cell_first.size(); ++c) motion.cell_first[c] += motion.cell_first[c - 1];
  motion.cell_people.resize(motion.cell_first.back());
  for (PersonId i = 0; i < people.count; ++i) {
    if (people.mode[i] != Mode::absent) motion.cell_people[motion.cell_first[motion.cell_of[i] + 1]++] = i;
  }
}

/// Whether each person is in a cell if and only if he is on the ground, and near where he was sorted into it. Only who
/// is awake moves by himself; when the lists are stale, others may have come, gone or been moved.
bool cells_hold(const World& world) {
  const People& people = world.people;
  const MotionState& motion = world.motion;
  if (motion.sorted_x.size() != people.count) return false;
  const auto in_place = [&](PersonId i) {
    const double dx = people.x[i] - motion.sorted_x[i], dy = people.y[i] - motion.sorted_y[i];
    return dx * dx + dy * dy <= drift_m * drift_m;
  };
  if (!motion.stale) return std::all_of(motion.awake.begin(), motion.awake.end(), in_place);
  for (PersonId i = 0; i < people.count; ++i) {
    const bool here = people.mode[i] != Mode::absent;
    if (here ? !in_place(i) : motion.sorted_x[i] < nowhere) return false;
  }
  return true;
}

/// A circle round a person.
struct Circle {
  PersonId centre;
  double radius;  // [m]
};

/// Calls `visit(j, squared)` for everybody else in the circle, with his squared distance, in no order that means
/// anything.
template <class Visit>
void for_near(const World& world, Circle circle, Visit visit) {
  const People& people = world.people;
  const CellGrid& cells = world.motion.cells;
  const auto [i, reach] = circle;
  const double x = people.x[i], y = people.y[i], far = reach + drift_m;
  const int c0 = column_of(cells, x - far), c1 = column_of(cells, x + far);
  const int top = row_of(cells, y + far);
  for (int row = row_of(cells, y - far); row <= top; ++row) {
    const auto base = static_cast<std::uint32_t>(row * cells.columns);
    for (std::uint32_t k = world.motion.cell_first[base + c0]; k < world.motion.cell_first[base + c1 + 1]; ++k) {
      const PersonId j = world.motion.cell_people[k];
      const double dx = x - people.x[j], dy = y - people.y[j];
      const double squared = dx * dx + dy * dy;
      if (j != i && squared < reach * reach) visit(j, squared);
    }
  }
}

double largest(const std::vector<double>& column) { return *std::max_element(column.begin(), column.end()); }

void give_leeway(World& world) {
  const People& people = world.people;
  world.motion.leeway.assign(people.count, least_leeway_m);
  for (PersonId i = 0; i < people.count; ++i) {
    const double speed = std::sqrt(speed_squared(people, i));
    if (people.mode[i] != Mode::absent) {
      world.motion.leeway[i] = std::min(least_leeway_m + ahead_s * speed, most_leeway_m);
    }
  }
}

/// Officers linked to somebody active are awake.
void wake_linked(World& world) {
  const std::vector<std::uint8_t>& active = world.motion.active;
  for (const Formation& formation : world.line.formations) {
    for (const Link& link : formation.links) {
      const PersonId left = formation.slots[link.left].owner, right = formation.slots[link.right].owner;
      if (!link.intact || left == no_person || right == no_person) continue;
      if (active[left] != 0) world.people.awake[right] = 1;
      if (active[right] != 0) world.people.awake[left] = 1;
    }
  }
}

void choose_awake(const MotionParameters& parameters, World& world) {
  People& people = world.people;
  std::vector<std::uint8_t>& active = world.motion.active;
  active.assign(people.count, 0);
  for (PersonId i = 0; i < people.count; ++i) {
    const bool here = people.mode[i] != Mode::absent;
    const bool restless = parameters.sleep_after_s <= 0 || people.quiet_s[i] < parameters.sleep_after_s;
    active[i] = here && (walks(people.mode[i]) || restless) ? 1 : 0;
    people.awake[i] = active[i];
  }
  const double reach = largest(people.radius) + least_leeway_m;
  for (PersonId i = 0; i < people.count; ++i) {
    const bool moves = walks(people.mode[i]) || speed_squared(people, i) > quiet_speed * quiet_speed;
    if (active[i] == 0 || !moves) continue;
    const double radius = people.radius[i] + world.motion.leeway[i] + reach;
    for_near(world, {i, radius}, [&](PersonId j, double) { people.awake[j] = 1; });
  }
  wake_linked(world);
  world.motion.awake.clear();
  for (PersonId i = 0; i < people.count; ++i) {
    if (people.awake[i] != 0) {
      world.motion.awake.push_back(i);
    } else {
      people.vx[i] = people.vy[i] = 0;
    }
  }
}

/// In order of id, so that sums over the lists do not depend on the cells.
void list_people(const MotionParameters& parameters, World& world) {
  const People& people = world.people;
  MotionState& motion = world.motion;
  motion.first.assign(1, 0);
  motion.neighbours.clear();
  motion.seen_first.assign(1, 0);
  motion.seen.clear();
  const double reach = largest(people.radius) + largest(motion.leeway);
  for (const PersonId i : motion.awake) {
    const double own = people.radius[i] + motion.leeway[i] + (people.mode[i] == Mode::hold ? link_reach_m : 0);
    const double look = people.mode[i] == Mode::walk ? sight_m : 0;
    for_near(world, {i, own + reach + look}, [&](PersonId j, double squared) {
      const double touch = own + people.radius[j] + motion.leeway[j];
      if (squared >= touch * touch) {
        if (squared < (touch + look) * (touch + look)) motion.seen.push_back(j);
        return;
      }
      const double mass = people.mass[i] * people.mass[j] / (people.mass[i] + people.mass[j]);
      const double damping =
          2 * parameters.contact_damping_ratio * std::sqrt(parameters.contact_stiffness_n_per_m * mass);
      motion.neighbours.push_back({j, damping});
    });
    std::sort(motion.neighbours.begin() + motion.first.back(), motion.neighbours.end(),
              [](const Neighbour& a, const Neighbour& b) { return a.id < b.id; });
    std::sort(motion.seen.begin() + motion.seen_first.back(), motion.seen.end());
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

bool somebody_moved(const World& world) {
  const MotionState& motion = world.motion;
  return std::any_of(motion.awake.begin(), motion.awake.end(), [&](PersonId i) {
    const double dx = world.people.x[i] - motion.listed_x[i], dy = world.people.y[i] - motion.listed_y[i];
    return dx * dx + dy * dy > motion.leeway[i] * motion.leeway[i];
  });
}

}  // namespace

void refresh_lists(const MotionParameters& parameters, const Ground& ground, World& world) {
  MotionState& motion = world.motion;
  if (!motion.stale && motion.awake.empty()) return;
  if (!motion.stale && world.now_ms % relist_ms != 0 && !somebody_moved(world)) return;
  if (!cells_hold(world)) sort_into_cells(world.people, motion);
  give_leeway(world);
  choose_awake(parameters, world);
  list_people(parameters, world);
  lean_asleep(parameters, ground, world);
  list_walls(ground, world);
  motion.listed_x = world.people.x;
  motion.listed_y = world.people.y;
  motion.fx.assign(world.people.count, 0);
  motion.fy.assign(world.people.count, 0);
  motion.stale = false;
}

}  // namespace sispam::motion
