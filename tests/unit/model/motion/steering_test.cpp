// Walkers: they get past others, are let through by their own, and give up near their goal.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "model/motion/neighbours.hpp"
#include "model/motion/steering.hpp"
#include "model/place.hpp"
#include "verification/motion/setup.hpp"

namespace sispam::test {
namespace {

/// People on open ground, steered as in a run.
struct Field {
  explicit Field(const std::vector<Body>& bodies, std::size_t personnel = 0) : world(world_of(bodies, personnel)) {
    for (PersonId i = 0; i < bodies.size(); ++i) world.people.pressing[i] = 0;
  }
  void send_to(PersonId id, Vec2 at) { send(world, id, {-1, static_cast<float>(at.x), static_cast<float>(at.y)}); }
  static void send(World& world, PersonId id, const Goal& goal) {
    world.people.goal[id] = goal;
    world.people.mode[id] = Mode::walk;
  }
  void run(double seconds) { run_for(scenario, Ground{}, world, static_cast<int>(seconds * 100 + 0.5)); }

  Scenario scenario = [] {
    Scenario plain;
    plain.site.ground.friction_dry = 0.75;
    return plain;
  }();
  World world;
};

/// A walker at (0, 0) and a row of people before him, too close for him to pass between.
std::vector<Body> walker_and_row() {
  std::vector<Body> bodies{{{0, 0}, Mode::walk, {}, 250, 0.2}};
  for (int k = -6; k <= 6; ++k) bodies.push_back({{0.55 * k, 3}, Mode::stand, {}, 250, 0.2});
  return bodies;
}

TEST(Steering, those_of_ones_own_side_let_one_through) {
  Field field(walker_and_row());
  field.send_to(0, {0, 6});
  field.run(30);
  EXPECT_NEAR(field.world.people.y[0], 6, 0.4);
}

/// An officer at (0.1, 0), and a line of thirteen on their slots before him, 0.6 m apart.
std::vector<Body> officer_and_line() {
  std::vector<Body> bodies{{{0.1, 0}, Mode::walk}};
  for (int k = -6; k <= 6; ++k) bodies.push_back({{0.6 * k, 3}, Mode::hold, {}, 400});
  return bodies;
}

TEST(Steering, an_officer_slips_through_a_line_of_his_own_and_it_stands_as_before) {
  const std::vector<Body> bodies = officer_and_line();
  Field field(bodies, bodies.size());
  field.send_to(0, {0, 6});
  field.run(15);
  EXPECT_NEAR(field.world.people.y[0], 6, 0.4);
  for (PersonId i = 1; i < bodies.size(); ++i) {
    EXPECT_LT(length(Vec2{field.world.people.x[i], field.world.people.y[i]} - bodies[i].at), 0.05);
    EXPECT_NEAR(field.world.people.radius[i], field.scenario.model.motion.officer_radius_m, 1e-9);
  }
}

TEST(Steering, a_line_that_is_pressed_turns_for_nobody) {
  std::vector<Body> bodies = officer_and_line();
  for (int k = -6; k <= 6; ++k) bodies.push_back({{0.6 * k, 3.44}, Mode::push, {0, -1}, 100, 0.2});
  Field field(bodies, 14);
  field.send_to(0, {0, 6});
  field.run(15);
  EXPECT_LT(field.world.people.y[0], 3);
}

TEST(Steering, officers_in_no_line_step_aside_for_a_demonstrator_unless_he_means_to_get_through) {
  std::vector<Body> bodies = walker_and_row();
  std::swap(bodies.front(), bodies.back());
  const PersonId walker = 13;
  Field presses(bodies, 13);
  presses.send_to(walker, {0, 6});
  presses.world.people.pressing[walker] = 1;
  presses.run(5);
  for (PersonId i = 0; i < 13; ++i) EXPECT_NEAR(presses.world.people.anchor_x[i], bodies[i].at.x, 0.05) << "aside";
  EXPECT_LT(presses.world.people.y[walker], 3);
  Field goes_home(bodies, 13);
  goes_home.send_to(walker, {0, 6});
  goes_home.run(10);
  EXPECT_GT(goes_home.world.people.y[walker], 3);
}

TEST(Steering, an_officer_on_his_way_turns_his_shoulders_and_squares_up_when_he_stands) {
  Field field({{{0, 0}, Mode::walk, {}, 250, 0.25}}, 1);
  field.send_to(0, {4, 0});
  field.run(2);
  EXPECT_DOUBLE_EQ(field.world.people.radius[0], field.scenario.model.motion.officer_passing_radius_m);
  field.run(5);
  EXPECT_EQ(field.world.people.mode[0], Mode::stand);
  EXPECT_DOUBLE_EQ(field.world.people.radius[0], field.scenario.model.motion.officer_radius_m);
}

TEST(Steering, who_lies_and_is_sent_somewhere_lies_on_and_walks_there_when_he_is_up) {
  Field field({{{0, 0}, Mode::fallen}});
  field.world.people.up_at_ms[0] = 5000;
  send(field.world, 0, {-1, 4, 0}, Gait::normal);
  EXPECT_EQ(field.world.people.mode[0], Mode::fallen);
  const auto run = [&](double seconds) {  // and let him rise
    for (int k = 0; k < static_cast<int>(10 * seconds + 0.5); ++k) {
      field.run(0.1);
      measure_motion(field.scenario, Ground{}, field.world, Random{});
    }
  };
  run(4.9);
  EXPECT_EQ(field.world.people.mode[0], Mode::fallen);
  EXPECT_LT(field.world.people.x[0], 0.01);
  run(7);
  EXPECT_NEAR(field.world.people.x[0], 4, 0.4);
  EXPECT_EQ(field.world.people.mode[0], Mode::stand);
}

/// A walker in a pen of fallen people, who never let him out.
Field penned(Vec2 goal, std::size_t personnel) {
  std::vector<Body> bodies{{{0, 0}, Mode::walk, {}, 250, 0.2}};
  for (int k = 0; k < 12; ++k) {
    const double angle = 0.5236 * k;
    bodies.push_back({{0.75 * std::cos(angle), 0.75 * std::sin(angle)}, Mode::fallen, {}, 250, 0.3});
  }
  Field field(bodies, personnel);
  for (PersonId i = 1; i < 13; ++i) field.world.people.mass[i] = 1e6;
  field.send_to(0, goal);
  field.run(15);
  return field;
}

TEST(Steering, a_demonstrator_who_cannot_get_on_stands_when_he_is_near_his_goal_and_keeps_trying_when_he_is_far) {
  EXPECT_EQ(penned({5, 0}, 0).world.people.mode[0], Mode::stand);
  EXPECT_EQ(penned({50, 0}, 0).world.people.mode[0], Mode::walk);
}

TEST(Steering, an_officer_does_not_give_up) { EXPECT_EQ(penned({5, 0}, 1).world.people.mode[0], Mode::walk); }

}  // namespace
}  // namespace sispam::test
