// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "model/motion/contact.hpp"
#include "model/motion/forces.hpp"
#include "model/motion/geometry.hpp"

namespace sispam::motion {

namespace {

constexpr double reform_slack_m = 0.15;  // a link forms again when it is no longer than this beyond rest [m]; chosen

/// A link and the two officers who hold it.
struct Held {
  Link& link;
  PersonId left, right;
  double strength;  // [N]
};

Vec2 place(const People& people, PersonId i) { return {people.x[i], people.y[i]}; }
Vec2 velocity(const People& people, PersonId i) { return {people.vx[i], people.vy[i]}; }

/// Who sleeps stands as firm as he did; a partner who moves would have woken him.
void add_force(World& world, PersonId i, Vec2 force) {
  if (world.people.awake[i] == 0) return;
  world.motion.sums[i].fx += force.x;
  world.motion.sums[i].fy += force.y;
}

/// Who sleeps keeps the load he fell asleep under.
void add_load(People& people, PersonId i, double impulse) {
  if (people.awake[i] != 0) people.load_impulse[i] += 0.5 * impulse;
}

/// Tension between the two; the link breaks when it is too long, or too tight for too long (eq. 6).
void pull(const Scene& scene, const Held& held) {
  const auto& [p, ground, world, dt_s] = scene;
  const Vec2 across = place(world.people, held.right) - place(world.people, held.left);
  const double distance = length(across), extension = distance - held.link.rest_m;
  if (extension <= 0) {
    held.link.over_s = 0;
    return;
  }
  const Vec2 direction{across.x / distance, across.y / distance};
  const double parting = dot(velocity(world.people, held.right) - velocity(world.people, held.left), direction);
  const double mass = world.people.mass[held.left] / 2;
  const double damping = 2 * p.contact_damping_ratio * std::sqrt(p.link_stiffness_n_per_m * mass);
  const double tension = std::max(0.0, p.link_stiffness_n_per_m * extension + damping * parting);
  held.link.over_s = tension > held.strength ? held.link.over_s + dt_s : 0.0;
  if (held.link.over_s > p.link_break_s || extension > p.link_max_extension_m) {
    held.link.intact = false;
    held.link.slack_s = held.link.over_s = 0;
    return;
  }
  add_force(world, held.left, tension * direction);
  add_force(world, held.right, -tension * direction);
}

/// Contact of one demonstrator with the shields or rope between the two; the officers bear it in proportion (eq. 7).
void bear(const Scene& scene, const Held& held, PersonId k) {
  const auto& [p, ground, world, dt_s] = scene;
  People& people = world.people;
  const Vec2 a = place(people, held.left), b = place(people, held.right);
  const double share = share_along(a, b, place(people, k));
  const Vec2 to = place(people, k) - (a + share * (b - a));
  const double distance = length(to);
  const double touch = p.shield_radius_m + people.radius[k];
  if (distance >= touch || distance < 1e-9) return;
  const Vec2 carried = (1 - share) * velocity(people, held.left) + share * velocity(people, held.right);
  const double damping = 2 * p.contact_damping_ratio * std::sqrt(p.contact_stiffness_n_per_m * people.mass[k] / 2);
  const ContactForce contact = contact_force(
      p, {touch - distance, damping, (1 / distance) * to, velocity(people, k) - carried, p.body_friction});
  add_force(world, k, contact.force);
  add_force(world, held.left, -(1 - share) * contact.force);
  add_force(world, held.right, -share * contact.force);
  add_load(people, k, contact.normal * dt_s);
  add_load(people, held.left, (1 - share) * contact.normal * dt_s);
  add_load(people, held.right, share * contact.normal * dt_s);
  const auto strongest = static_cast<float>(contact.normal);
  for (const PersonId i : {k, held.left, held.right}) {
    people.opponent_force[i] = std::max(people.opponent_force[i], strongest);
    if (contact.normal > 0) people.touch_opponent_s[i] += static_cast<float>(dt_s);
  }
  world.motion.line_impulse += contact.normal * dt_s;
}

/// The band between the two, for the question who may touch it; asked of everybody near, so without a division.
struct Band {
  Vec2 left, along;  // [m]
  double squared;    // of its length [m^2]

  /// Whether `p` is beside the band, nearer than `reach_m` or hardly farther.
  bool may_touch(Vec2 p, double reach_m) const {
    constexpr double rounding = 1 + 1e-9;
    const Vec2 to = p - left;
    const double part = dot(to, along), off = cross(along, to);
    return part > 0 && part < squared && off * off < rounding * reach_m * reach_m * squared;
  }
};

void bear_all(const Scene& scene, const Held& held, std::span<const PersonId> before) {
  const People& people = scene.world.people;
  const Vec2 along = place(people, held.right) - place(people, held.left);
  const Band band{place(people, held.left), along, dot(along, along)};
  for (const PersonId k : before) {
    if (!band.may_touch(place(people, k), scene.parameters.shield_radius_m + people.radius[k])) continue;
    if (people.mode[k] != Mode::fallen && people.passing[k] == 0) bear(scene, held, k);
  }
}

/// A broken link forms again when both stand close enough, untouched, for long enough.
void heal(const Scene& scene, const Held& held) {
  const auto& [p, ground, world, dt_s] = scene;
  const double distance = length(place(world.people, held.right) - place(world.people, held.left));
  const bool loaded = world.people.opponent_force[held.left] > 0 || world.people.opponent_force[held.right] > 0;
  held.link.slack_s = distance < held.link.rest_m + reform_slack_m && !loaded ? held.link.slack_s + dt_s : 0.0;
  if (held.link.slack_s > p.link_reform_s) held.link.intact = true;
}

bool holds(const World& world, PersonId i) { return i != no_person && world.people.mode[i] == Mode::hold; }

bool is_awake(const World& world, PersonId i) { return i != no_person && world.people.awake[i] != 0; }

/// Lists the demonstrators near an officer who may touch the link to his partner before all lists are made anew.
void list_before(const MotionParameters& p, World& world, PersonId officer, PersonId partner) {
  const People& people = world.people;
  MotionState& motion = world.motion;
  const std::size_t row = motion.row[officer];
  for (std::uint32_t n = motion.first[row + 1]; n > motion.first[row]; --n) {
    const PersonId k = motion.neighbours[n - 1];
    if (people.is_personnel(k)) break;  // they come first
    const double moved = motion.leeway[k] + std::max(motion.leeway[officer], motion.leeway[partner]);
    const double reach = p.shield_radius_m + people.radius[k] + moved;
    const Vec2 at = place(people, k);
    const Vec2 to = at - nearest_on({place(people, officer), place(people, partner)}, at);
    if (dot(to, to) < reach * reach) motion.before_links.push_back(k);
  }
}

void list_before_link(const MotionParameters& p, World& world, PersonId left, PersonId right) {
  std::vector<PersonId>& before = world.motion.before_links;
  const auto first = static_cast<std::ptrdiff_t>(before.size());
  if (is_awake(world, left)) list_before(p, world, left, right);
  if (is_awake(world, right)) list_before(p, world, right, left);
  std::sort(before.begin() + first, before.end());
  before.erase(std::unique(before.begin() + first, before.end()), before.end());
}

/// Whether a demonstrator may come to touch the band between the two before it is listed anew who is close.
bool may_touch(const MotionParameters& p, const World& world, const HeldLink& held, PersonId k) {
  const People& people = world.people;
  const std::vector<double>& ahead = world.motion.close.ahead;
  const Vec2 at = place(people, k);
  const Vec2 to = at - nearest_on({place(people, held.left), place(people, held.right)}, at);
  const double reach = p.shield_radius_m + people.radius[k] + ahead[k] + std::max(ahead[held.left], ahead[held.right]);
  return dot(to, to) < reach * reach;
}

}  // namespace

/// Of links whose officers both sleep only the broken ones are listed: they may form again.
void list_links(const MotionParameters& parameters, World& world) {
  MotionState& motion = world.motion;
  motion.links.clear();
  motion.before_links.clear();
  for (std::size_t f = 0; f < world.line.formations.size(); ++f) {
    const Formation& formation = world.line.formations[f];
    for (std::size_t k = 0; formation.active && k < formation.links.size(); ++k) {
      const Link& link = formation.links[k];
      const PersonId left = formation.slots[link.left].owner, right = formation.slots[link.right].owner;
      if (link.intact && !is_awake(world, left) && !is_awake(world, right)) continue;
      if (left != no_person && right != no_person) list_before_link(parameters, world, left, right);
      motion.links.push_back({static_cast<std::uint16_t>(f), static_cast<std::uint16_t>(k),
                              static_cast<std::uint32_t>(motion.before_links.size())});
    }
  }
}

void list_held_links(const MotionParameters& p, World& world) {
  MotionState& motion = world.motion;
  motion.close.links.clear();
  motion.close.before.clear();
  std::uint32_t next = 0;
  for (const auto [number, k, end] : motion.links) {
    const std::span before = std::span(motion.before_links).subspan(next, end - next);
    next = end;
    Formation& formation = world.line.formations[number];
    Link& link = formation.links[k];
    const double strength = formation.rope ? p.rope_strength_n : p.link_strength_n;
    HeldLink held{number, k, formation.slots[link.left].owner, formation.slots[link.right].owner, strength};
    if (!holds(world, held.left) || !holds(world, held.right)) {
      link.intact = false;
      link.slack_s = 0;
      continue;
    }
    for (const PersonId one : before) {
      if (may_touch(p, world, held, one)) motion.close.before.push_back(one);
    }
    held.end = static_cast<std::uint32_t>(motion.close.before.size());
    motion.close.links.push_back(held);
  }
}

void link_forces(const Scene& scene) {
  World& world = scene.world;
  const std::span<const PersonId> all = world.motion.close.before;
  std::uint32_t next = 0;
  for (const HeldLink& one : world.motion.close.links) {
    const std::span<const PersonId> before = all.subspan(next, one.end - next);
    next = one.end;
    const Held held{world.line.formations[one.formation].links[one.link], one.left, one.right, one.strength};
    if (held.link.intact) pull(scene, held);
    if (held.link.intact) bear_all(scene, held, before);
    if (!held.link.intact) heal(scene, held);
  }
}

}  // namespace sispam::motion
