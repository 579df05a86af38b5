// An action team leads somebody away: who goes, who waits, and what becomes of him when they cannot.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "arrest_field.hpp"
#include "model/care/stages.hpp"
#include "model/place.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

/// The first team has seized demonstrator 0, at (0.5, 0.5); the place of detention is 50 m south.
struct Led : Field {
  static constexpr double pace_m = 0.6;  // in half a second

  Led() {
    scenario.model.arrest.success = 1;
    scenario.model.arrest.wrong_person = 0;
    place(0, {0.5, 0.5}, Behaviour::violent);
    run_for(6);
  }
  PersonId held() const { return demonstrator(0); }
  Vec2 at(PersonId id) const { return {world.people.x[id], world.people.y[id]}; }
  Vec2 goal(PersonId id) const { return {world.people.goal[id].x, world.people.goal[id].y}; }
  /// Everybody who walks comes nearer to his goal.
  void walk_for(double seconds) {
    for (int k = 0; k < static_cast<int>(2 * seconds + 0.5); ++k) {
      run_for(0.5);
      for (PersonId id = 0; id < world.people.count; ++id) {
        const Vec2 way = goal(id) - at(id);
        if (world.people.mode[id] != Mode::walk || length(way) == 0) continue;
        const Vec2 to = at(id) + (std::min(1.0, pace_m / length(way))) * way;
        world.people.x[id] = to.x;
        world.people.y[id] = to.y;
      }
    }
  }
};

TEST(Escort, lets_go_of_somebody_who_turns_out_hurt_and_frees_him_when_no_officer_is_left) {
  for (const bool hurt : {true, false}) {
    Field field;
    field.scenario.model.arrest.success = 1;
    field.scenario.model.arrest.wrong_person = 0;
    field.place(0, {0.5, 0.5}, Behaviour::violent);
    field.run_for(6);
    ASSERT_EQ(field.team(0).phase, TeamPhase::escorting);
    if (hurt) field.world.crowd.behaviour[0] = Behaviour::injured;
    for (PersonId i = 0; i < 3 && !hurt; ++i) field.world.people.mode[i] = Mode::absent;
    field.run_for(0.5);
    EXPECT_EQ(field.team(0).held, no_person);
    EXPECT_EQ(field.world.crowd.behaviour[0], hurt ? Behaviour::injured : Behaviour::dispersing);
  }
}

TEST(Escort, all_of_which_got_ahead_goes_back_and_brings_him_to_detention) {
  Led field;
  ASSERT_EQ(field.team(0).held, field.held());
  for (PersonId i = 0; i < 3; ++i) field.put(i, {0.5 * i, -1.8});  // 2.3 m nearer to detention
  field.run_for(0.5);
  for (PersonId i = 0; i < 3; ++i) EXPECT_LT(length(field.goal(i) - Vec2{0.5, 0.5}), 1e-6) << i;
  EXPECT_LT(length(field.goal(field.held()) - Vec2{0.5, 0.5}), 1e-6) << "nobody guards him";
  field.walk_for(120);
  EXPECT_GE(field.world.team.arrests.at(0).detained_ms, 0);
  EXPECT_EQ(field.world.people.mode[field.held()], Mode::absent);
}

TEST(Escort, a_member_ahead_waits_while_another_is_close) {
  Led field;
  ASSERT_EQ(field.team(0).held, field.held());
  field.put(0, {0.5, 1});
  field.put(1, {0.5, -4});
  field.put(2, {0.5, 6});
  field.run_for(0.5);
  for (const PersonId goes : {PersonId{0}, field.held()}) EXPECT_EQ(field.goal(goes), (Vec2{0, -50})) << goes;
  EXPECT_EQ(field.goal(1), (Vec2{0.5, -4})) << "waits";
  EXPECT_EQ(field.goal(2), (Vec2{0.5, 0.5})) << "catches up";
}

TEST(Escort, sets_free_somebody_who_lies_and_leaves_him_lying) {
  Led field;
  ASSERT_EQ(field.team(0).held, field.held());
  field.world.people.mode[field.held()] = Mode::fallen;
  for (PersonId i = 0; i < 3; ++i) field.world.people.mode[i] = Mode::absent;
  field.run_for(0.5);
  EXPECT_EQ(field.team(0).held, no_person);
  EXPECT_EQ(field.world.crowd.behaviour[0], Behaviour::dispersing);
  EXPECT_EQ(field.world.people.mode[field.held()], Mode::fallen);
  EXPECT_EQ(field.goal(field.held()), field.at(field.held())) << "once up he goes home from there, not to detention";
  EXPECT_EQ(field.world.people.pressing[field.held()], 0);
}

TEST(Escort, all_of_which_wait_round_a_corner_lets_him_come_to_them) {
  Led field;
  ASSERT_EQ(field.team(0).held, field.held());
  field.scenario.medical.detention = {{-15, 6}};
  field.scenario.site.walkable = {{"g", {{-20, -20}, {20, -20}, {20, 20}, {-20, 20}}}};
  field.scenario.site.walls = {{"wall", {{-20, 0}, {0, 0}}}};
  field.ground = make_ground(field.scenario);
  field.put(field.held(), {-1, -2.5});
  for (PersonId i = 0; i < 3; ++i) field.put(i, {-2.0 - 0.5 * i, 1.0});  // past the end of the wall
  field.run_for(0.5);
  EXPECT_EQ(field.goal(field.held()), (Vec2{-15, 6}));
  for (PersonId i = 0; i < 3; ++i) EXPECT_EQ(field.goal(i), field.at(i)) << "waits";
  field.put(0, {0.5, 0.2});  // sees him
  field.run_for(0.5);
  EXPECT_LT(length(field.goal(0) - Vec2{-1, -2.5}), 1e-6) << "goes back to him";
  EXPECT_LT(length(field.goal(field.held()) - field.at(field.held())), 1e-6) << "and he waits";
}

TEST(Escort, leaves_somebody_hurt_in_the_arrest_to_the_medics_and_he_stays_in_custody) {
  Led field;
  ASSERT_EQ(field.team(0).held, field.held());
  field.scenario.model.care = certain_care();
  CareParameters& p = field.scenario.model.care;
  p.leave_unseen_green = p.leave_unseen_yellow = p.refuse_green = p.refuse_yellow = 1;
  field.scenario.model.hazard = no_hazards();
  field.scenario.model.hazard.arrest_demonstrator = 1;
  injure(field.scenario, field.ground, field.world, field.random);
  ASSERT_EQ(field.world.casualties.rows.size(), 1U);
  const Casualty& row = field.world.casualties.rows.front();
  EXPECT_EQ(row.person, field.held());
  EXPECT_LE(row.at_injury, Triage::yellow);
  EXPECT_TRUE(field.world.care.patients.at(0).in_custody);
  EXPECT_EQ(row.care, Care::undiscovered) << "he does not leave unseen";
  field.run_for(0.5);
  EXPECT_EQ(field.team(0).held, no_person);
  field.world.now_ms += 300'000;
  care(field.scenario, field.ground, field.world, field.random);
  EXPECT_GE(row.discovered_ms, 0);
  EXPECT_EQ(field.world.casualties.refused + field.world.casualties.left_unseen, 0U);
  EXPECT_EQ(field.world.crowd.behaviour[0], Behaviour::injured);
}

}  // namespace
}  // namespace sispam::testing
