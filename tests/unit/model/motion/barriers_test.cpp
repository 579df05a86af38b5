// Fences and gates: which section carries what load, and which of them fails when.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/barriers.hpp"

#include <gtest/gtest.h>

#include "model/make_world.hpp"
#include "model/motion/move.hpp"
#include "model/place.hpp"
#include "model/stages.hpp"

namespace sispam {
namespace {

/// A yard of 12 m x 12 m with a fence across it, of six sections of 2 m.
Scenario fenced() {
  Scenario scenario;
  scenario.site.walkable = {{"yard", {{0, -6}, {12, -6}, {12, 6}, {0, 6}}}};
  scenario.site.fences = {{"fence", {{0, 0}, {12, 0}}, 1500, 5}};
  scenario.medical.collection_point = {3, -5};
  return scenario;
}

struct Fenced {
  explicit Fenced(Scenario of = fenced(), std::size_t personnel = 0)
      : scenario(std::move(of)), ground(make_ground(scenario)) {
    resize_people(world.people, personnel, 1);
    world.crowd.behaviour.assign(1, Behaviour::pushing);
    world.people.radius.assign(personnel + 1, 0.2);
    world.people.mass.assign(personnel + 1, 62);
    move(scenario, ground, world, Random{});
  }

  /// A load on one section for 0.1 s, from the left or, below 0, from the right [N/m].
  void load(std::size_t section, double newtons_per_m) {
    const Segment& place = world.barriers.sections[section].place;
    world.barriers.sections[section].impulse = newtons_per_m * length(place.b - place.a) * 0.1;
    world.now_ms += measure_ms;
    strain_fences(scenario, ground_now(ground, world), world, Random{});
  }
  void load_for(double seconds, std::size_t section, double newtons_per_m) {
    for (int k = 0; k < static_cast<int>(seconds * 10 + 0.5); ++k) load(section, newtons_per_m);
  }
  void put(PersonId id, Vec2 at) { place_on_ground(world, id, at.x, at.y); }
  std::int64_t failed_ms(std::size_t section) const { return world.barriers.sections[section].failed_ms; }

  Scenario scenario;
  Ground ground;
  World world;
};

TEST(Fences, are_divided_into_equal_sections_of_at_most_two_metres) {
  Scenario scenario = fenced();
  scenario.site.fences = {{"long", {{0, 0}, {7, 0}}, 1500, 5}, {"short", {{7, 0}, {8, 0}}, 900, 2}};
  scenario.site.walls = {{"wall", {{8, 0}, {12, 0}}}};
  const Fenced yard(scenario);
  ASSERT_EQ(yard.ground.barriers.size(), 2u);
  EXPECT_EQ(yard.ground.barriers[0].sections, 4u);
  EXPECT_EQ(yard.ground.barriers[1].sections, 1u);
  EXPECT_EQ(yard.ground.barriers[1].first, 4u);
  ASSERT_EQ(yard.world.barriers.sections.size(), 5u);
  EXPECT_EQ(yard.world.barriers.sections[1].place.a, (Vec2{1.75, 0}));
  EXPECT_EQ(yard.world.barriers.sections[4].place.b, (Vec2{8, 0}));
}

TEST(Fences, carry_a_load_just_below_their_strength_for_ever) {
  Fenced yard;
  yard.load_for(600, 2, 1499.999);
  yard.load_for(600, 2, -1499.999);
  EXPECT_EQ(yard.failed_ms(2), -1);
  EXPECT_NEAR(yard.world.barriers.peak_load_n_per_m, 1499.999, 1e-9);
}

TEST(Fences, fail_under_a_load_just_above_it_after_the_planned_time_and_alone) {
  Fenced yard;
  yard.load_for(4.9, 2, -1500.001);
  EXPECT_EQ(yard.failed_ms(2), -1);
  yard.load(2, -1500.001);
  EXPECT_EQ(yard.failed_ms(2), 5000);
  for (const std::size_t other : {0U, 1U, 3U, 4U, 5U}) EXPECT_EQ(yard.failed_ms(other), -1) << other;
}

TEST(Fences, forget_a_load_that_was_interrupted) {
  Fenced yard;
  for (int k = 0; k < 20; ++k) {
    yard.load_for(4.9, 2, 3000);
    yard.load(2, 100);
  }
  EXPECT_EQ(yard.failed_ms(2), -1);
}

TEST(Fences, without_a_strength_never_fail_and_need_no_sections) {
  Scenario scenario = fenced();
  scenario.site.fences[0].strength_n_per_m = 0;
  const Fenced yard(scenario);
  EXPECT_TRUE(yard.ground.barriers.empty());
  EXPECT_TRUE(yard.world.barriers.sections.empty());
}

TEST(Fences, are_one_straight_piece_for_contact_until_they_fail) {
  Scenario unbreakable = fenced();
  unbreakable.site.fences[0].strength_n_per_m = 0;
  const Ground one = make_ground(unbreakable), other = make_ground(fenced());
  ASSERT_EQ(one.segments.size(), other.segments.size());
  for (std::size_t s = 0; s < one.segments.size(); ++s) {
    EXPECT_EQ(one.segments[s].a, other.segments[s].a);
    EXPECT_EQ(one.segments[s].b, other.segments[s].b);
  }
  EXPECT_EQ(one.near, other.near);
}

/// A unit of one fence guard, ahead of everybody else.
Scenario guarded() {
  Scenario scenario = fenced();
  Unit guard;
  guard.id = "guard";
  guard.count = 1;
  guard.role = UnitRole::fence_guard;
  scenario.force.units = {guard};
  return scenario;
}

/// Whether section 2 stands after ten seconds of that load, with a guard of 400 N at `at`.
bool stands(Vec2 at, Mode mode, double newtons_per_m) {
  Fenced yard(guarded(), 1);
  yard.world.people.hold_force[0] = 400;
  yard.put(0, at);
  yard.world.people.mode[0] = mode;
  yard.load_for(10, 2, newtons_per_m);
  return yard.failed_ms(2) < 0;
}

TEST(Fences, are_braced_by_guards_with_their_holding_force_over_the_metres_they_stand_along) {
  const Vec2 middle{5, -1}, post{4, -1}, next_section{2.9, -1}, too_far{5, -1.6};
  EXPECT_TRUE(stands(middle, Mode::stand, 1699.99)) << "400 N over 2 m";
  EXPECT_FALSE(stands(middle, Mode::stand, 1700.01));
  EXPECT_TRUE(stands(post, Mode::stand, 1599.99)) << "half of it on the next section";
  EXPECT_FALSE(stands(post, Mode::stand, 1600.01));
  EXPECT_FALSE(stands(next_section, Mode::stand, 1500.01));
  EXPECT_FALSE(stands(too_far, Mode::stand, 1500.01));
  EXPECT_FALSE(stands(middle, Mode::fallen, 1500.01));
}

TEST(Fences, open_ground_sight_and_ways_exactly_as_if_they_had_never_stood_there) {
  Fenced yard;
  const int field = yard.ground.field("collection_point");
  const Vec2 from{5, 2}, to{5, -2};
  EXPECT_FALSE(ground_now(yard.ground, yard.world).sees(from, to));
  EXPECT_FALSE(yard.ground.distance(field, from) < 1e9) << "no way round";
  yard.load_for(5, 2, 1600);
  const Ground& opened = ground_now(yard.ground, yard.world);
  EXPECT_TRUE(opened.sees(from, to));
  EXPECT_FALSE(opened.sees({7, 2}, {7, -2}));

  Scenario gap = fenced();
  gap.site.fences = {{"left", {{0, 0}, {4, 0}}}, {"right", {{6, 0}, {12, 0}}}};
  const Ground expected = make_ground(gap);
  EXPECT_EQ(opened.free, expected.free);
  ASSERT_EQ(opened.fields.size(), expected.fields.size());
  for (std::size_t f = 0; f < opened.fields.size(); ++f)
    EXPECT_EQ(opened.fields[f].distance, expected.fields[f].distance) << opened.fields[f].name;
  EXPECT_LT(opened.distance(field, from), 8);
}

TEST(Fences, keep_what_failed_when_more_of_them_fail) {
  Fenced yard;
  yard.load_for(5, 2, 1600);
  yard.load_for(5, 0, 1600);
  yard.load_for(5, 1, 1600);
  EXPECT_EQ(yard.failed_ms(2), 5000);
  EXPECT_EQ(yard.failed_ms(0), 10000);
  EXPECT_EQ(yard.failed_ms(1), 15000);
  const Ground& opened = ground_now(yard.ground, yard.world);
  for (const double x : {1.0, 3.0, 5.0}) EXPECT_TRUE(opened.sees({x, 1}, {x, -1})) << x;
  for (const double x : {7.0, 9.0, 11.0}) EXPECT_FALSE(opened.sees({x, 1}, {x, -1})) << x;
}

TEST(Fences, wake_those_who_stand_by_when_they_fail) {
  Fenced yard;
  yard.put(0, {5, 1.5});
  yard.world.people.awake[0] = 0;
  yard.load_for(5, 2, 1600);
  EXPECT_EQ(yard.world.people.awake[0], 1);
}

/// The same yard with a wall and a closed gate of 4 m in it.
Scenario gated() {
  Scenario scenario = fenced();
  scenario.site.fences = {{"fence", {{0, 0}, {12, 0}}}};
  scenario.site.openings = {{"gate", {{4, 0}, {8, 0}}, sispam::Gate::closed, 1500, 5}};
  return scenario;
}

TEST(Gates, that_are_closed_are_shut_for_the_crowd_but_not_for_the_force_and_whom_it_lets_pass) {
  Fenced yard(gated(), 1);
  ASSERT_EQ(yard.ground.gates.size(), 1u);
  const std::uint32_t gate = yard.ground.gates[0];
  EXPECT_FALSE(motion::is_shut(yard.ground, yard.world, gate, 0));
  EXPECT_TRUE(motion::is_shut(yard.ground, yard.world, gate, 1));
  yard.world.people.passing[1] = 1;
  EXPECT_FALSE(motion::is_shut(yard.ground, yard.world, gate, 1));
  yard.world.people.passing[1] = 0;
  yard.world.crowd.behaviour[0] = Behaviour::dispersing;
  EXPECT_FALSE(motion::is_shut(yard.ground, yard.world, gate, 1));
}

TEST(Gates, let_everybody_see_and_find_a_way_through_them) {
  const Ground ground = make_ground(gated());
  EXPECT_TRUE(ground.sees({6, 2}, {6, -2}));
  EXPECT_LT(ground.distance(ground.field("collection_point"), {6, 2}), 8);
}

TEST(Gates, fail_as_a_whole_by_their_mean_load) {
  Fenced yard(gated());
  yard.load_for(100, 0, 1499.999);
  EXPECT_EQ(yard.failed_ms(0), -1);
  yard.load_for(4.9, 0, 1500.001);
  EXPECT_EQ(yard.failed_ms(0), -1);
  yard.load(0, 1500.001);
  EXPECT_EQ(yard.failed_ms(0), 105'000);
  EXPECT_FALSE(motion::is_shut(yard.ground, yard.world, yard.ground.gates[0], 0));
  EXPECT_EQ(yard.world.barriers.ground, nullptr) << "its ways were open all the time";
}

}  // namespace
}  // namespace sispam
