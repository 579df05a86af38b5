// M-V3, M-V3b, M-V3c: bodies that meet.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "last_value.hpp"
#include "model/motion/contact.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

/// 400 discs that overlap a little, with random velocities, on ice: no foot can push.
struct Cloud {
  Scenario scenario = fixed_wishes();
  Ground ground;
  World world;

  Cloud() {
    scenario.site.ground.friction_dry = 0;
    std::vector<Body> bodies;
    for (int k = 0; k < 400; ++k) bodies.push_back({{0.47 * (k % 20), 0.47 * (k / 20)}});
    world = world_of(bodies);
    const Random random{7, 0};
    for (PersonId i = 0; i < 400; ++i) {
      world.people.vx[i] = 2 * random.uniform(Purpose::test, 0, i, 0) - 1;
      world.people.vy[i] = 2 * random.uniform(Purpose::test, 0, i, 1) - 1;
    }
  }

  Vec2 momentum() const {
    Vec2 sum;
    for (PersonId i = 0; i < 400; ++i) sum = sum + world.people.mass[i] * Vec2{world.people.vx[i], world.people.vy[i]};
    return sum;
  }

  double energy() const {
    const MotionParameters& p = scenario.model.motion;
    double sum = 0;
    for (PersonId i = 0; i < 400; ++i) {
      sum += world.people.mass[i] / 2 *
             (world.people.vx[i] * world.people.vx[i] + world.people.vy[i] * world.people.vy[i]);
      for (PersonId j = 0; j < i; ++j) {
        const double gap = length({world.people.x[i] - world.people.x[j], world.people.y[i] - world.people.y[j]});
        const double overlap = std::max(0.0, 0.5 - gap), hard = std::max(0.0, overlap - p.contact_hard_overlap_m);
        sum += p.contact_stiffness_n_per_m / 2 * overlap * overlap +
               (p.contact_stiffness_hard_n_per_m - p.contact_stiffness_n_per_m) / 2 * hard * hard;
      }
    }
    return sum;
  }
};

TEST(MotionV3, contacts_keep_momentum_also_among_people_for_whom_the_line_opens) {
  Cloud cloud;
  cloud.world.people.personnel = 200;  // alternate ids: passing or not
  for (PersonId i = 0; i < 400; ++i) cloud.world.people.passing[i] = i % 2;
  cloud.world.crowd.behaviour.assign(200, Behaviour::calm);
  const Vec2 before = cloud.momentum();
  run_for(cloud.scenario, cloud.ground, cloud.world, 2000);
  record_value("M-V3a", "{:.1g} of them", length(cloud.momentum() - before) / (400 * 62 * 0.5));
  EXPECT_LT(length(cloud.momentum() - before), 1e-12 * 400 * 62 * 0.5);
}

TEST(MotionV3, nobody_who_passes_touches_an_officer_who_does_not) {
  Scenario scenario = fixed_wishes();
  World world = world_of({{{0, 0}, Mode::hold}, {{0.45, 0}, Mode::hold}, {{0.3, 0.2}, Mode::walk}, {{0.3, 0.6}}}, 2);
  world.people.passing[2] = 1;
  run_for(scenario, {}, world, 1);
  EXPECT_NEAR(world.motion.sums[0].fx + world.motion.sums[1].fx, 0, 1e-9) << "the two officers touch only each other";
  EXPECT_LT(world.motion.sums[2].fy, 0) << "but demonstrators touch him";
}

TEST(MotionV3, contacts_keep_momentum_to_rounding) {
  Cloud cloud;
  const Vec2 before = cloud.momentum();
  run_for(cloud.scenario, cloud.ground, cloud.world, 2000);
  const Vec2 after = cloud.momentum();
  const double scale = 400 * 62 * 0.5;
  record_value("M-V3", "{:.1g} of them", length(after - before) / scale);
  EXPECT_LT(length(after - before), 1e-12 * scale);
}

TEST(MotionV3b, a_cloud_of_bodies_never_gains_energy) {
  Cloud cloud;
  cloud.scenario.model.motion.step_ms = 1;
  double before = cloud.energy(), most = 0;
  const double first = before;
  for (int k = 0; k < 20; ++k) {
    run_for(cloud.scenario, cloud.ground, cloud.world, 100);
    const double now = cloud.energy();
    most = std::max(most, now / before);
    EXPECT_LE(now, before * (1 + 0.001 * 0.1));
    before = now;
  }
  record_value("M-V3b", "at most {:.4f} of the look before, {:.2g} of the start in the end", most, before / first);
  EXPECT_LT(before, first);
}

TEST(MotionV3b, friction_never_drives_a_slide) {
  const MotionParameters p;
  const Random random{11, 0};
  double most = -1e9;
  for (std::uint32_t k = 0; k < 20'000; ++k) {
    const auto u = [&](std::uint16_t d) { return random.uniform(Purpose::test, 0, k, d); };
    const double angle = 6.283 * u(0);
    const Vec2 normal{std::cos(angle), std::sin(angle)};
    const Vec2 velocity{6 * u(1) - 3, 6 * u(2) - 3};
    const motion::ContactForce contact = motion::contact_force(p, {0.1 * u(3), 1000 * u(4), normal, velocity, 0.4});
    const Vec2 slide = velocity - dot(velocity, normal) * normal;
    most = std::max(most, dot(contact.force, slide));
    EXPECT_LE(dot(contact.force, slide), 1e-9);
    EXPECT_GE(contact.normal, 0);
    EXPECT_LE(length(contact.force - contact.normal * normal), 0.4 * contact.normal + 1e-9);
  }
  record_value("M-V3b", "at most {:.1g} W", most);
}

TEST(MotionV3c, a_head_on_collision_gives_the_restitution_of_the_damped_spring_that_never_pulls) {
  Scenario scenario = fixed_wishes();
  scenario.site.ground.friction_dry = 0;
  scenario.model.motion.body_friction = 0;
  scenario.model.motion.contact_stiffness_hard_n_per_m = scenario.model.motion.contact_stiffness_n_per_m;
  scenario.model.motion.step_ms = 0.1;
  World world = world_of({{{0, 0}}, {{0.51, 0}}});
  world.people.vx[0] = 0.5;
  world.people.vx[1] = -0.5;
  const Ground ground;
  for (int k = 0; k < 4000; ++k) move(scenario, ground, world, Random{});
  const double zeta = 0.3, w = std::sqrt(1 - zeta * zeta);
  const double expected = std::exp(-(zeta / w) * (std::acos(-1) - std::atan2(2 * zeta * w, w * w - zeta * zeta)));
  record_value("M-V3c", "{:.4f} m/s", world.people.vx[1] - world.people.vx[0]);
  EXPECT_NEAR(world.people.vx[1] - world.people.vx[0], expected, 0.01 * expected);
}

}  // namespace
}  // namespace sispam::test
