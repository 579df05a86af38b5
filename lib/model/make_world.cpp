// SPDX-License-Identifier: Apache-2.0
#include "model/make_world.hpp"

#include <algorithm>

#include "model/address.hpp"
#include "model/mind/setup.hpp"
#include "model/motion/personnel.hpp"
#include "random/distributions.hpp"

namespace sispam {

namespace {

/// Which body property a draw is for.
enum : std::uint16_t { draw_mass, draw_radius, draw_speed, draw_push, draw_hold };

constexpr double most_sigmas = 3;    // bodies farther from the mean are drawn in to it
constexpr double least_share = 0.2;  // nothing of a body falls below this share of its mean; chosen

/// Normal about `mean`, cut at three standard deviations and a fifth of the mean; `u` uniform in (0, 1).
double body_normal(double mean, double sd, double u) {
  const double value = mean + sd * std::clamp(normal_quantile(u), -most_sigmas, most_sigmas);
  return std::max(least_share * mean, value);
}

}  // namespace

void resize_people(People& people, std::size_t personnel, std::size_t demonstrators) {
  people.personnel = personnel;
  people.count = personnel + demonstrators;
  for (auto* column :
       {&people.x,      &people.y,      &people.vx,    &people.vy,         &people.want_x,     &people.want_y,
        &people.mark_x, &people.mark_y, &people.own_x, &people.own_y,      &people.anchor_x,   &people.anchor_y,
        &people.mass,   &people.radius, &people.speed, &people.push_force, &people.hold_force, &people.load_impulse,
        &people.load,   &people.dose,   &people.jet_x, &people.jet_y}) {
    column->assign(people.count, 0);
  }
  people.mode.assign(people.count, Mode::absent);
  people.goal.assign(people.count, {});
  people.pressing.assign(people.count, 0);
  people.passing.assign(people.count, 0);
  people.pace.assign(people.count, 1);
  people.wetness.assign(people.count, 0);
  people.freshness.assign(people.count, 1);
  people.behind.assign(people.count, 0);
  people.exertion.assign(people.count, 0);
  people.effort.assign(people.count, 1);
  people.touch_opponent_s.assign(people.count, 0);
  people.opponent_force.assign(people.count, 0);
  people.up_at_ms.assign(people.count, -1);
  people.falls.assign(people.count, 0);
  people.awake.assign(people.count, 0);
  people.quiet_s.assign(people.count, 0);
}

void make_bodies(const MotionParameters& p, World& world, const Random& random) {
  People& people = world.people;
  for (PersonId i = 0; i < people.count; ++i) {
    const auto u = [&](std::uint16_t draw) { return random.uniform(Purpose::body, 0, draw_entity(people, i), draw); };
    const bool officer = people.is_personnel(i);
    people.mass[i] = officer ? body_normal(p.officer_mass_kg, p.officer_mass_sd_kg, u(draw_mass))
                             : body_normal(p.demonstrator_mass_kg, p.demonstrator_mass_sd_kg, u(draw_mass));
    people.radius[i] =
        officer ? p.officer_radius_m : body_normal(p.demonstrator_radius_m, p.demonstrator_radius_sd_m, u(draw_radius));
    people.speed[i] = body_normal(p.walk_speed_mps, p.walk_speed_sd_mps, u(draw_speed));
    people.push_force[i] = body_normal(p.push_force_n, p.push_force_n * p.push_force_cv, u(draw_push));
    people.hold_force[i] = body_normal(p.hold_force_n, p.hold_force_n * p.hold_force_cv, u(draw_hold));
  }
  if (p.walk_speed_mps <= 0) std::fill(people.speed.begin(), people.speed.end(), 0.0);
}

World make_world(const Scenario& scenario, const Ground& ground, const Random& random) {
  World world;
  std::size_t personnel = 0, demonstrators = 0;
  for (const Unit& unit : scenario.force.units) personnel += static_cast<std::size_t>(unit.count);
  for (std::size_t g = 0; g < scenario.crowd.groups.size(); ++g) {
    demonstrators += static_cast<std::size_t>(mind::people_who_come(scenario, g, random));
  }
  resize_people(world.people, personnel, demonstrators);
  make_bodies(scenario.model.motion, world, random);
  make_personnel(scenario, ground, world, random);
  make_crowd(scenario, ground, world, random);
  return world;
}

}  // namespace sispam
