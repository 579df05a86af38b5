// Links of the line: they carry, break, form again, and stop those who press on them.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "verification/motion/setup.hpp"

namespace sispam::test {
namespace {

/// Two linked officers at (0, 0) and (0.75, 0), the crowd to the north, and whoever else is given.
struct Pair {
  explicit Pair(std::vector<Body> others = {}, double hold_force = 400) {
    std::vector<Body> bodies{{{0, 0}, Mode::hold}, {{0.75, 0}, Mode::hold}};
    bodies.insert(bodies.end(), others.begin(), others.end());
    world = world_of(bodies, 2);
    world.people.hold_force[0] = world.people.hold_force[1] = hold_force;
    Formation formation;
    formation.active = true;
    for (const PersonId officer : {0U, 1U}) {
      Slot slot;
      slot.place = {0.75 * officer, 0};
      slot.rear = {0, -1};
      slot.owner = officer;
      formation.slots.push_back(slot);
    }
    Link link;
    link.right = 1;
    link.rest_m = 0.75;
    formation.links.push_back(link);
    world.line.formations.push_back(formation);
    scenario = fixed_wishes();
  }
  void run(double seconds) { run_for(scenario, Ground{}, world, static_cast<int>(seconds * 100 + 0.5)); }
  Link& link() { return world.line.formations[0].links[0]; }
  void pull_slots_apart(double by_m) {
    world.people.anchor_x[0] = -by_m / 2;
    world.people.anchor_x[1] = 0.75 + by_m / 2;
  }

  Scenario scenario;
  World world;
};

TEST(Links, one_that_holds_carries_what_the_feet_pull_with) {
  Pair pair;
  pair.scenario.model.motion.link_strength_n = 1e6;
  pair.pull_slots_apart(0.4);
  pair.run(5);
  const MotionParameters& p = pair.scenario.model.motion;
  // both feet pull with what is left of the way to their slots: k_h (0.2 - d/2) = k_l d
  const double d = 0.2 * p.hold_stiffness_n_per_m / (p.link_stiffness_n_per_m + p.hold_stiffness_n_per_m / 2);
  const double pull = std::min(400.0, p.link_stiffness_n_per_m * d);
  EXPECT_NEAR(pair.world.people.x[1] - pair.world.people.x[0] - 0.75, pull / p.link_stiffness_n_per_m, 1e-6);
  EXPECT_TRUE(pair.link().intact);
}

TEST(Links, one_under_more_than_its_strength_for_long_enough_breaks_and_forms_again_when_slack) {
  Pair pair;
  MotionParameters& p = pair.scenario.model.motion;
  p.link_strength_n = 100;
  pair.pull_slots_apart(0.4);
  pair.run(p.link_break_s / 2);
  EXPECT_TRUE(pair.link().intact);
  pair.run(p.link_break_s + 1);
  EXPECT_FALSE(pair.link().intact);
  pair.pull_slots_apart(0);
  pair.run(p.link_reform_s + 2);
  EXPECT_TRUE(pair.link().intact);
}

TEST(Links, one_forms_again_though_both_officers_sleep) {
  Pair pair;
  pair.scenario.model.motion.sleep_after_s = 0.1;
  pair.link().intact = false;
  pair.run(pair.scenario.model.motion.link_reform_s + 1);
  EXPECT_TRUE(pair.world.motion.awake.empty());
  EXPECT_TRUE(pair.link().intact);
}

TEST(Links, a_demonstrator_who_pushes_passes_between_two_officers_only_when_they_are_not_linked) {
  for (const bool linked : {true, false}) {
    Pair pair({{{0.375, 1}, Mode::push, {0, -1}, 250, 0.1}});
    pair.scenario.model.motion.link_strength_n = 1e6;
    pair.link().intact = linked;
    pair.scenario.model.motion.link_reform_s = 1e6;
    pair.run(10);
    EXPECT_EQ(pair.world.people.y[2] > 0, linked) << pair.world.people.y[2];
  }
}

TEST(Links, who_sleeps_beside_somebody_who_is_pressed_gathers_no_load) {
  Pair pair({{{0.2, 0.5}, Mode::push, {0, -1}, 20}});
  pair.world.people.awake[1] = 0;
  pair.run(1);
  const double before = pair.world.people.load_impulse[1];
  pair.scenario.model.motion.sleep_after_s = 0.05;
  pair.world.people.mode[2] = Mode::stand;
  pair.run(30);
  EXPECT_TRUE(pair.world.motion.awake.empty());
  EXPECT_LT(pair.world.people.load_impulse[1] - before, 20 * 1.0) << "a push of 20 N for a second at most";
}

TEST(Links, the_partner_of_an_officer_who_moves_wakes_with_him) {
  Pair pair;
  pair.scenario.model.motion.sleep_after_s = 0.1;
  pair.run(2);
  ASSERT_TRUE(pair.world.motion.awake.empty());
  pair.world.people.quiet_s[0] = 0;
  pair.world.motion.stale = true;
  pair.world.people.anchor_x[0] = -0.3;
  pair.run(0.05);
  EXPECT_EQ(pair.world.people.awake[1], 1);
}

}  // namespace
}  // namespace sispam::test
