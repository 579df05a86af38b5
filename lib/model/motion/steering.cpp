// SPDX-License-Identifier: Apache-2.0
#include "model/motion/steering.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/maths.hpp"
#include "model/motion/barriers.hpp"
#include "model/motion/geometry.hpp"
#include "model/motion/neighbours.hpp"
#include "model/motion/seek_way.hpp"

namespace sispam::motion {

namespace {

constexpr double past_m = 0.3;        // who is farther behind an officer is past him [m]; chosen
constexpr double arrived_m = 0.3;     // so near is there [m]; chosen
constexpr double straight_m = 8;      // aims straight at a goal in sight no farther than this [m]; chosen
constexpr double stuck_s = 5;         // how often a walker looks at his progress [s]; chosen
constexpr double stuck_m = 0.5;       // who gets no farther in that time is stuck [m]; chosen
constexpr double clearance_m = 0.05;  // walkers stop short of others by this; at 1.25 m/s they overshoot by 0.04 [m]
constexpr double squeeze = 0.7;  // pressing people and officers squeeze past with this share of both bodies; assumption
constexpr double widest_turn = 1;         // tangent of the most that a walker turns aside: 45 degrees; chosen
constexpr double turn_mps = 0.2;          // how fast an officer's radius changes as he turns [m/s]; chosen
constexpr double make_way_mps = 0.5;      // how fast who stands in the way of his own steps aside [m/s]; assumption
constexpr double ask_m = 0.3;             // asks those nearer than this to make way [m]; chosen
constexpr double turning_margin_m = 0.1;  // who holds a slot turns for somebody who passes nearer than this [m]; chosen
constexpr double slip_through_mps = 0.3;  // how fast he slips between them [m/s]; assumption
constexpr double side_step_range_m = 0.5;  // begins to pass somebody in the way about this far off [m]; chosen
constexpr double steering_reach_m = 0.6;   // nobody farther than this from one's own skin turns one aside [m]; chosen

Vec2 place(const People& people, PersonId i) { return {people.x[i], people.y[i]}; }

/// Whether an officer lets another through: he turns sideways where he stands while nobody presses on him.
bool turns_for(const People& people, PersonId stands, PersonId walks) {
  if (!people.is_personnel(stands) || !people.is_personnel(walks)) return false;
  const bool at_rest = people.mode[stands] == Mode::hold || people.mode[stands] == Mode::stand;
  return at_rest && people.opponent_force[stands] <= 0;
}

/// How near two bodies come, and how near the walker lets the other come to his path.
void measure(const People& people, PersonId i, InSight& other) {
  const bool squeezes = people.pressing[i] != 0 || people.is_personnel(i);
  other.touch = people.radius[i] + people.radius[other.id];
  other.bars = squeezes ? squeeze * other.touch : other.touch;
}

/// Whether the other is ahead, and bars this path to the walker.
bool in_path(const InSight& other, Vec2 path) {
  const double left = cross(path, other.to);
  return dot(other.to, path) > 0 && std::max(left, -left) < other.bars;
}

/// How far the walker gets until he touches somebody in his path; below zero when he does [m].
double free_way(const InSight& other, Vec2 path) {
  const double left = cross(path, other.to);
  return dot(other.to, path) - std::sqrt(other.touch * other.touch - left * left);
}

bool near(const InSight& other) {
  const double reach = other.touch + steering_reach_m;
  return dot(other.to, other.to) < reach * reach;
}

double narrow(const MotionParameters& p) { return std::min(p.officer_passing_radius_m, p.officer_radius_m); }

/// How one other turns a walker aside.
Vec2 aside_of(const MotionParameters& p, const InSight& other, Vec2 way) {
  const double distance = length(other.to);
  const double gap = distance - other.touch;
  Vec2 aside;
  if (distance < 1e-9) return aside;
  if (gap < steering_reach_m && !other.turns) {
    aside = (-p.steering_strength * maths::exp(-gap / p.steering_range_m) / distance) * other.to;
  }
  if (!in_path(other, way)) return aside;
  // somebody squarely in the way is passed on his nearer side; on the left, the local rule of the road, when he has
  // none
  const double side = maths::exp(-std::max(0.0, gap) / side_step_range_m);
  return aside + (cross(way, other.to) > 0 ? -side : side) * left_of(way);
}

/// Whether the walker goes round the other or stops short of him; demonstrators who press forward step over those on
/// the ground.
bool heeds(const People& people, PersonId i, PersonId other) {
  const bool steps_over = people.mode[other] == Mode::fallen && people.pressing[i] != 0 && !people.is_personnel(i);
  return !steps_over && !lets_pass(people, i, other);
}

/// Fills `motion.in_sight` with all whom the walker of this row sees, in order of id.
void look_round(World& world, std::size_t row) {
  const People& people = world.people;
  MotionState& motion = world.motion;
  const PersonId i = motion.awake[row];
  motion.in_sight.clear();
  const auto look = [&](PersonId id) {
    InSight& other = motion.in_sight.emplace_back();  // filled in place: copies of what was just written are slow
    other.id = id;
    other.to = place(people, id) - place(people, i);
    other.turns = turns_for(people, id, i);
    measure(people, i, other);
    const double reach = other.touch + sight_m;
    if (dot(other.to, other.to) >= reach * reach) motion.in_sight.pop_back();
  };
  std::uint32_t near = motion.first[row], far = motion.seen_first[row];
  while (near < motion.first[row + 1] || far < motion.seen_first[row + 1]) {
    const bool next_is_near = far == motion.seen_first[row + 1] ||
                              (near < motion.first[row + 1] && motion.neighbours[near] < motion.seen[far]);
    look(next_is_near ? motion.neighbours[near++] : motion.seen[far++]);
  }
}

/// How all others turn the walker aside.
Vec2 turned_aside(const MotionParameters& p, const World& world, std::size_t row, Vec2 way) {
  const PersonId i = world.motion.awake[row];
  Vec2 aside;
  for (const InSight& other : world.motion.in_sight) {
    if (!near(other) && !in_path(other, way)) continue;
    if (heeds(world.people, i, other.id)) aside = aside + aside_of(p, other, way);
  }
  return aside;
}

/// What is left of a wish on bad footing: over a body on the ground one gets on slowly, and pushes with less.
double footing(const MotionParameters& p, const World& world, std::size_t row) {
  const PersonId i = world.motion.awake[row];
  for (std::uint32_t k = world.motion.first[row]; k < world.motion.first[row + 1]; ++k) {
    const PersonId other = world.motion.neighbours[k];
    if (world.people.mode[other] != Mode::fallen) continue;
    const Vec2 to = place(world.people, other) - place(world.people, i);
    const double touch = world.people.radius[i] + world.people.radius[other];
    if (dot(to, to) < touch * touch) return p.fallen_speed_factor;
  }
  return 1;
}

/// For whom somebody who stands in no line makes room: his own side, an action team, and a demonstrator who goes home
/// or to his place.
bool makes_way(const People& people, PersonId stands, PersonId walks) {
  if (people.side(stands) == people.side(walks) || people.passing[walks] != 0) return true;
  return !people.is_personnel(walks) && people.pressing[walks] == 0;
}

/// Those who stand in the way step aside: their foothold moves out of the walker's path. Officers turn their
/// shoulders, too; those of a line only that, for they keep their slot.
void ask_the_way(const MotionParameters& p, World& world, PersonId i, Vec2 way) {
  People& people = world.people;
  const double period_s = p.steering_ms / 1000;
  for (InSight& other : world.motion.in_sight) {
    const bool steps_aside = people.mode[other.id] == Mode::stand && makes_way(people, other.id, i);
    if (!steps_aside && !other.turns) continue;
    const double left = cross(way, other.to), reach = other.touch + ask_m;
    const double touch = other.touch + (other.turns ? turning_margin_m : 0);
    if (dot(other.to, way) <= 0 || std::max(left, -left) >= touch || dot(other.to, other.to) >= reach * reach) continue;
    if (other.turns) {
      people.radius[other.id] = std::max(narrow(p), people.radius[other.id] - 2 * turn_mps * period_s);
      measure(people, i, other);
    }
    if (!steps_aside) continue;
    const Vec2 aside = (left > 0 ? make_way_mps * period_s : -make_way_mps * period_s) * left_of(way);
    people.anchor_x[other.id] += aside.x;
    people.anchor_y[other.id] += aside.y;
  }
}

Vec2 away_from_walls(const MotionParameters& p, const Ground& ground, const World& world, std::size_t row) {
  const PersonId i = world.motion.awake[row];
  const Vec2 at = place(world.people, i);
  Vec2 aside;
  for (std::uint32_t k = world.motion.wall_first[row]; k < world.motion.wall_first[row + 1]; ++k) {
    const Vec2 to = at - nearest_on(ground.segments[world.motion.walls[k]], at);
    const double distance = length(to);
    if (distance < 1e-9 || distance >= world.people.radius[i] + wall_sight_m) continue;
    const double turn = p.steering_strength * maths::exp((world.people.radius[i] - distance) / p.steering_range_m);
    aside = aside + (turn / distance) * to;
  }
  return aside;
}

void stand_here(People& people, PersonId i) {
  people.mode[i] = Mode::stand;
  people.anchor_x[i] = people.x[i];
  people.anchor_y[i] = people.y[i];
  people.want_x[i] = people.want_y[i] = 0;
  people.quiet_s[i] = 0;
}

/// An officer on his way turns his shoulders to slip past others, and squares up again when he stands.
void turn_shoulders(const MotionParameters& p, People& people, PersonId i, double period_s) {
  const double step = turn_mps * period_s;
  people.radius[i] = people.mode[i] == Mode::walk ? std::max(narrow(p), people.radius[i] - step)
                                                  : std::min(p.officer_radius_m, people.radius[i] + step);
}

enum class Progress : std::uint8_t { made, stuck };

/// Looks every few seconds how far the walker has come. Speed alone would not do: people in a press are never quite
/// still.
Progress progress(People& people, PersonId i, float period_s) {
  const bool fresh = people.quiet_s[i] <= 0;
  people.quiet_s[i] += period_s;
  if (!fresh && people.quiet_s[i] < stuck_s) return Progress::made;
  const double dx = people.x[i] - people.mark_x[i], dy = people.y[i] - people.mark_y[i];
  const bool stuck = !fresh && dx * dx + dy * dy < stuck_m * stuck_m;
  people.mark_x[i] = people.x[i];
  people.mark_y[i] = people.y[i];
  if (!fresh) people.quiet_s[i] = period_s;
  return stuck ? Progress::stuck : Progress::made;
}

/// Whether the walker ends his walk: he is there, or near it and cannot get on. Officers do not give up.
bool ends_walk(const People& people, PersonId i, Progress made) {
  if (people.mode[i] == Mode::push) return false;
  const Vec2 to = Vec2{people.goal[i].x, people.goal[i].y} - place(people, i);
  if (dot(to, to) < arrived_m * arrived_m) return true;
  return made == Progress::stuck && !people.is_personnel(i) && dot(to, to) < straight_m * straight_m;
}

/// Whether a person who means to get through is close before a line that stands (docs/model/motion.md, PUSH).
bool before_line(const World& world, PersonId i, double zone_m) {
  const Vec2 at = place(world.people, i);
  double best = zone_m * zone_m;
  bool before = false;
  for (const Formation& formation : world.line.formations) {
    if (!formation.active) continue;
    for (const Slot& slot : formation.slots) {
      if (slot.owner == no_person) continue;
      const bool holds = world.people.mode[slot.owner] == Mode::hold;  // who is driven back is pushed where he is
      const Vec2 to = at - (holds ? place(world.people, slot.owner) : slot.place);
      if (dot(to, to) >= best) continue;
      best = dot(to, to);
      before = dot(to, slot.rear) < past_m;
    }
  }
  return before;
}

/// Those who press forward may turn to a gap; the others go straight on.
Vec2 way_of(const Ground& ground, const World& world, PersonId i) {
  const People& people = world.people;
  if (people.pressing[i] != 0 && people.passing[i] == 0 && !people.is_personnel(i)) {
    const Vec2 own = own_way(ground, world, i);
    if (dot(own, own) > 0) return own;
  }
  return way_to_goal(ground, people, i);
}

/// Whether somebody who means to get through leans on what is before him: a line, or a fence or gate that bars his way.
bool pushes(const MotionParameters& p, const Ground& ground, const World& world, PersonId i) {
  if (before_line(world, i, p.push_zone_m)) return true;
  if (ground.barriers.empty()) return false;
  const Vec2 at = place(world.people, i);
  return is_barred(ground, world, at, at + p.push_zone_m * way_to_goal(ground, world.people, i));
}

/// A walker, and what he sees.
struct Walker {
  const MotionParameters& parameters;
  const Ground& ground;
  const World& world;
  std::size_t row;

  PersonId id() const { return world.motion.awake[row]; }
  double unhindered_mps() const { return world.people.speed[id()] * world.people.pace[id()]; }
};

double distance_to(const Ground& ground, const Goal& goal, Vec2 at) {
  return goal.field < 0 ? length(Vec2{goal.x, goal.y} - at) : ground.distance(goal.field, at);
}

/// Whether the other lets the walker go first: he walks, too, and is farther from where the walker wants to be.
bool waits_for(const Walker& walker, PersonId other) {
  const People& people = walker.world.people;
  if (people.mode[other] != Mode::walk) return false;
  const Goal& goal = people.goal[walker.id()];
  return distance_to(walker.ground, goal, place(people, other)) >
         distance_to(walker.ground, goal, place(people, walker.id()));
}

/// What lies ahead of a walker.
struct Ahead {
  double free_m = std::numeric_limits<double>::infinity();     // way to the first who is in his path, if that hinders
  double speed_mps = std::numeric_limits<double>::infinity();  // no faster: he slips through a line
};

/// Looks for those nearer than `needed_m`, where they would hinder.
Ahead look_ahead(const Walker& walker, Vec2 path, double needed_m) {
  Ahead ahead;
  for (const InSight& other : walker.world.motion.in_sight) {
    if (!in_path(other, path)) continue;
    const double way_m = free_way(other, path);
    const double hinders_m = other.turns ? turning_margin_m : std::min(needed_m, ahead.free_m);
    if (way_m >= hinders_m || !heeds(walker.world.people, walker.id(), other.id)) continue;
    if (other.turns) {
      ahead.speed_mps = slip_through_mps;
    } else if (!waits_for(walker, other.id)) {
      ahead.free_m = way_m;
    }
  }
  return ahead;
}

/// How fast the walker gets on along a path.
double speed_along(const Walker& walker, Vec2 path) {
  const bool presses = walker.world.people.pressing[walker.id()] != 0;
  const double headway_s = presses ? walker.parameters.headway_pressing_s : walker.parameters.headway_s;
  const double clearance = presses ? 0 : clearance_m;
  const double unhindered = walker.unhindered_mps();
  const Ahead ahead = look_ahead(walker, path, clearance + headway_s * unhindered);
  return std::min({unhindered, ahead.speed_mps, std::max(0.0, ahead.free_m - clearance) / headway_s});
}

/// How others and walls turn the walker aside. Never back: that he does not run into them is the matter of his speed.
Vec2 aside_from(const Walker& walker, Vec2 way) {
  const Vec2 aside = turned_aside(walker.parameters, walker.world, walker.row, way) +
                     away_from_walls(walker.parameters, walker.ground, walker.world, walker.row);
  return aside - std::min(0.0, dot(aside, way)) * way;
}

/// The velocity he wishes: on the way turned aside, at most by the widest turn; straight on if he is hindered there and
/// gets on better so; and who gets on neither way steps aside.
Vec2 course(const Walker& walker, Vec2 way) {
  const Vec2 aside = aside_from(walker, way);
  const double size = length(aside);
  const Vec2 turned = unit(way + (size > widest_turn ? widest_turn / size : 1.0) * aside);
  const double mps = speed_along(walker, turned);
  if (mps >= walker.unhindered_mps()) return mps * turned;
  const double straight_mps = speed_along(walker, way);
  if (straight_mps > mps * dot(turned, way)) return straight_mps * way;
  if (mps > 0 || size <= widest_turn) return mps * turned;
  const Vec2 step = unit(way + aside);
  return speed_along(walker, step) * step;
}

void wish(const MotionParameters& p, const Ground& ground, World& world, std::size_t row) {
  People& people = world.people;
  const PersonId i = world.motion.awake[row];
  const Vec2 way = way_of(ground, world, i);
  const double share = footing(p, world, row);
  if (people.mode[i] == Mode::push) {
    people.want_x[i] = share * way.x;
    people.want_y[i] = share * way.y;
    return;
  }
  look_round(world, row);
  ask_the_way(p, world, i, way);
  const Vec2 wished = course({p, ground, world, row}, way);
  people.want_x[i] = share * wished.x;
  people.want_y[i] = share * wished.y;
}

/// Whether a body gets past every corner on a straight way: the goal is in sight from both sides of it.
bool has_clear_way(const Ground& ground, Vec2 at, Vec2 goal, double radius) {
  const Vec2 side = (radius + clearance_m) * left_of(unit(goal - at));
  return ground.sees(at + side, goal) && ground.sees(at - side, goal);
}

}  // namespace

Vec2 way_to_goal(const Ground& ground, const People& people, PersonId i) {
  const Goal& goal = people.goal[i];
  const Vec2 at = place(people, i), last{goal.x, goal.y};
  const Vec2 to = last - at;
  if (goal.field < 0) return unit(to);
  const bool straight = people.is_personnel(i) ? has_clear_way(ground, at, last, people.radius[i])
                                               : dot(to, to) < straight_m * straight_m && ground.sees(at, last);
  if (straight) return unit(to);
  const Vec2 way = ground.direction(goal.field, at);
  return dot(way, way) > 0 ? way : unit(to);
}

void steer(const MotionParameters& parameters, const Ground& ground, World& world) {
  People& people = world.people;
  const auto period_s = static_cast<float>(parameters.steering_ms / 1000);
  for (std::size_t row = 0; row < world.motion.awake.size(); ++row) {
    const PersonId i = world.motion.awake[row];
    if (people.is_personnel(i)) turn_shoulders(parameters, people, i, period_s);
    if (people.mode[i] != Mode::walk && people.mode[i] != Mode::push) continue;
    if (people.pressing[i] != 0 && people.passing[i] == 0) {
      people.mode[i] = pushes(parameters, ground, world, i) ? Mode::push : Mode::walk;
    }
    if (ends_walk(people, i, progress(people, i, period_s))) {
      stand_here(people, i);
    } else {
      wish(parameters, ground, world, row);
    }
  }
}

}  // namespace sispam::motion
