// Who is left of the lists for the next steps: a run is the same, to the bit, as if he had been looked for at every
// step, and everybody's way since the lists were made, too.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/close.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "verification/motion/pushed_line.hpp"
#include "verification/motion/setup.hpp"

namespace sispam::test {
namespace {

constexpr double scrum_m = 6;
constexpr PersonId in_scrum = 60;

double chance(PersonId i, std::uint16_t draw) { return Random{11, 0}.uniform(Purpose::test, i, draw, 0); }

/// People who run, push and stand in a room, and into each other and its walls.
struct Scrum {
  Scenario scenario = fixed_wishes();
  Ground ground = box(scrum_m, scrum_m);
  World world;
  int made = 0;  // how often the list was made

  explicit Scrum(double sleep_after_s) {
    scenario.model.motion.sleep_after_s = sleep_after_s;
    std::vector<Body> bodies(in_scrum);
    for (PersonId i = 0; i < in_scrum; ++i) {
      bodies[i].at = {0.3 + (scrum_m - 0.6) * chance(i, 0), 0.3 + (scrum_m - 0.6) * chance(i, 1)};
      bodies[i].mode = i % 3 == 0 ? Mode::walk : i % 3 == 1 ? Mode::push : Mode::stand;
      bodies[i].way = {2 * chance(i, 2) - 1, 2 * chance(i, 3) - 1};
    }
    world = world_of(bodies, in_scrum / 4);
    for (PersonId i = 0; i < in_scrum; i += 3) {
      world.people.vx[i] = 5 * bodies[i].way.x;
      world.people.vy[i] = 5 * bodies[i].way.y;
    }
  }

  void step() {
    const std::int64_t until_ms = world.motion.close.until_ms;
    run_for(scenario, ground, world, 1);
    made += world.motion.close.until_ms > until_ms ? 1 : 0;
    if (world.now_ms % 300 != 0) return;
    const auto i = static_cast<PersonId>(world.now_ms / 300 % in_scrum);  // somebody is thrown across the room
    world.people.vx[i] += 3;
    world.people.awake[i] = 1;
    world.motion.changed.push_back(i);
  }
};

void expect_same_way(double sleep_after_s) {
  constexpr int steps = 2000;
  Scrum scrum(sleep_after_s), asked_always(sleep_after_s);
  double pressed = 0;
  for (int k = 0; k < steps; ++k) {
    scrum.step();
    asked_always.world.motion.close.until_ms = 0;
    asked_always.world.motion.gone_m = std::numeric_limits<double>::infinity();  // so that each one's way is looked at
    asked_always.step();
    ASSERT_EQ(scrum.world.people.x, asked_always.world.people.x) << "step " << k;
    ASSERT_EQ(scrum.world.people.y, asked_always.world.people.y) << "step " << k;
    for (const PersonId i : scrum.world.motion.awake) pressed += scrum.world.motion.sums[i].normal > 0 ? 1 : 0;
  }
  EXPECT_GT(pressed, 5 * steps) << "many must touch for the test to say something";
  EXPECT_LT(scrum.made, steps / 2);
  EXPECT_EQ(asked_always.made, steps);
}

TEST(Close, nothing_is_missed_by_looking_only_at_who_was_close_a_moment_ago) { expect_same_way(0); }

TEST(Close, nor_while_some_sleep) { expect_same_way(0.5); }

TEST(Close, nor_of_who_comes_to_press_between_two_officers) {
  PushedLine set_up;
  set_up.crowd_ranks = 3;
  Standoff standoff(set_up, 0), asked_always(set_up, 0);
  constexpr std::size_t steps = 1500;
  std::size_t before = 0;
  for (std::size_t k = 0; k < steps; ++k) {
    asked_always.world().motion.close.until_ms = 0;
    standoff.step();
    asked_always.step();
    ASSERT_EQ(standoff.world().people.x, asked_always.world().people.x) << "step " << k;
    ASSERT_EQ(standoff.world().people.y, asked_always.world().people.y) << "step " << k;
    before += standoff.world().motion.close.before.size();
  }
  EXPECT_GT(before, 10 * steps) << "many must stand before the links";
}

}  // namespace
}  // namespace sispam::test
