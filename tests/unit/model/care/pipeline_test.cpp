// From the place of injury to the end of treatment.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "model/care/pipeline.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

TEST(Pipeline, treats_a_single_patient_at_exactly_the_sum_of_the_steps) {
  SmallWorld w(0, 1);
  w.hurt(0, Triage::green);
  w.run_until(1000);
  const double collected_s = 150 + 90 / 1.4 + 35 + 90 / 1.2;
  EXPECT_EQ(w.row(0).discovered_ms, 150000);
  EXPECT_EQ(w.row(0).collected_ms, std::llround(collected_s * 1000));
  EXPECT_EQ(w.row(0).triaged_ms, std::llround((collected_s + 30) * 1000));
  EXPECT_EQ(w.row(0).treated_ms, w.row(0).triaged_ms);
  EXPECT_EQ(w.row(0).care, Care::discharged);
  EXPECT_EQ(w.world.people.mode[0], Mode::absent);
  EXPECT_EQ(w.world.crowd.behaviour[0], Behaviour::left);
}

TEST(Pipeline, does_not_depend_on_how_long_a_tick_is) {
  SmallWorld fine(0, 3), coarse(0, 3);
  for (SmallWorld* w : {&fine, &coarse}) {
    for (PersonId i = 0; i < 3; ++i) w->hurt(i, static_cast<Triage>(i));
  }
  fine.run_until(9000);
  coarse.world.now_ms = 9000000;
  care(coarse.scenario, coarse.ground, coarse.world, coarse.random);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(fine.row(i).treated_ms, coarse.row(i).treated_ms);
    EXPECT_EQ(fine.row(i).hospital_ms, coarse.row(i).hospital_ms);
    EXPECT_EQ(fine.row(i).care, coarse.row(i).care);
  }
}

TEST(Discovery, is_sooner_where_personnel_stand) {
  SmallWorld w(2, 1);
  w.world.people.x[1] = 87.1;  // 2.9 m away
  w.hurt(0, Triage::green);
  w.world.people.x[2] = 300;
  w.hurt(2, Triage::green);
  w.run_until(200);
  EXPECT_EQ(w.row(0).discovered_ms, 60000);
  EXPECT_EQ(w.row(1).discovered_ms, 150000);
}

TEST(Discovery, is_not_helped_by_personnel_who_lie_on_the_ground_themselves) {
  SmallWorld w(2, 0);
  w.world.people.mode[1] = Mode::fallen;
  w.hurt(0, Triage::green);
  w.run_until(200);
  EXPECT_EQ(w.row(0).discovered_ms, 150000);
}

TEST(Discovery, finds_those_too_who_are_dead_at_once_or_die_before_it) {
  SmallWorld w(0, 2);
  w.care().red_to_dead_per_s = 1;
  w.hurt(0, Triage::black);
  w.hurt(1, Triage::red);
  w.run_until(1000);
  for (const std::size_t i : {0U, 1U}) {
    EXPECT_EQ(w.row(i).discovered_ms, 150000) << i;
    EXPECT_EQ(w.row(i).care, Care::dead) << i;
    EXPECT_EQ(w.row(i).collected_ms, -1) << "nobody fetches the dead";
  }
  EXPECT_LT(w.row(1).died_ms, 150000);
}

TEST(Walking, takes_green_patients_in_on_their_own_feet) {
  SmallWorld w(0, 2);
  w.scenario.force.units.clear();  // no bearers at all
  w.care().walk_green = 1;
  w.hurt(0, Triage::green);
  w.hurt(1, Triage::red);
  w.run_until(200);
  EXPECT_EQ(w.row(0).care, Care::walking);
  EXPECT_EQ(w.world.people.mode[0], Mode::absent);
  w.run_until(2000);
  EXPECT_EQ(w.row(0).collected_ms, 250000);  // 150 s + 90 m at 0.9 m/s
  EXPECT_EQ(w.row(1).care, Care::awaits_bearers);
  EXPECT_EQ(w.world.people.mode[1], Mode::fallen);
}

TEST(Walking, follows_the_way_field_where_there_is_one) {
  SmallWorld w(0, 1);
  w.ground.grid = {{0, -10}, 1, 200, 20};
  w.ground.free.assign(w.ground.grid.size(), 1);
  w.ground.fields.push_back({"collection_point", std::vector<float>(w.ground.grid.size(), 180)});
  w.care().walk_green = 1;
  w.hurt(0, Triage::green);
  w.run_until(2000);
  EXPECT_EQ(w.row(0).collected_ms, 350000);
}

TEST(Access, is_closed_while_somebody_pushes_within_reach_and_open_beyond) {
  SmallWorld near(0, 2), far(0, 2);
  for (SmallWorld* w : {&near, &far}) {
    w->world.crowd.behaviour[1] = Behaviour::pushing;
    w->world.people.y[1] = w == &near ? 4.9 : 5.1;
    w->hurt(0, Triage::red);
    w->run_until(1200);
  }
  EXPECT_EQ(near.row(0).care, Care::awaits_access);
  EXPECT_EQ(near.row(0).collected_ms, -1);
  EXPECT_NE(far.row(0).collected_ms, -1);
  near.world.crowd.behaviour[1] = Behaviour::calm;
  near.run_until(20000);
  EXPECT_NE(near.row(0).collected_ms, -1);
}

TEST(Access, waits_are_exponential_with_the_given_mean) {
  // The pushing ends after the first look; the time to the second look is one wait. 2,000 persons, mean 240 s,
  // standard error 240 / sqrt(2000) = 5.37 s, false alarm 1e-6 two-sided: 4.892 x 5.37 = 26.3 s.
  SmallWorld w(0, 2001);
  w.care().walk_green = 1;
  w.world.crowd.behaviour[2000] = Behaviour::pushing;
  for (PersonId i = 0; i < 2000; ++i) w.hurt(i, Triage::green);
  w.run_until(150);
  w.world.crowd.behaviour[2000] = Behaviour::calm;
  w.run_until(6000);
  double sum_s = 0;
  for (const Casualty& row : w.world.casualties.rows) {
    ASSERT_NE(row.collected_ms, -1);
    sum_s += seconds(row.collected_ms) - 250;
  }
  EXPECT_NEAR(sum_s / 2000, 240, 26.3);
}

TEST(Bearers, do_not_go_where_the_fight_has_come_back_while_the_patient_waited) {
  SmallWorld w(0, 3);
  w.hurt(0, Triage::red);
  w.hurt(1, Triage::green);  // waits for the only team
  w.run_until(230);          // the team has loaded the first
  ASSERT_EQ(w.row(1).care, Care::awaits_bearers);
  w.world.crowd.behaviour[2] = Behaviour::pushing;
  w.run_until(400);  // the team is back after 150 + 194.3 s
  EXPECT_EQ(w.row(0).care, Care::in_treatment);
  EXPECT_EQ(w.row(1).care, Care::awaits_access);
  w.world.crowd.behaviour[2] = Behaviour::calm;
  w.run_until(10000);
  EXPECT_EQ(w.row(1).care, Care::discharged);
}

TEST(Bearers, fetch_the_worst_first_and_equals_in_order) {
  SmallWorld w(0, 4);
  const Triage classes[] = {Triage::green, Triage::yellow, Triage::green, Triage::red};
  for (PersonId i = 0; i < 4; ++i) {  // seen one second after the other; the first occupies the team
    w.hurt(i, classes[i]);
    w.run_until(i + 1);
  }
  w.run_until(4000);
  EXPECT_LT(w.row(0).collected_ms, w.row(3).collected_ms);
  EXPECT_LT(w.row(3).collected_ms, w.row(1).collected_ms);
  EXPECT_LT(w.row(1).collected_ms, w.row(2).collected_ms);
}

TEST(Bearers, start_from_their_units_place_and_stay_at_the_post_afterwards) {
  SmallWorld w(0, 2);
  w.scenario.force.units[0].at = {{80, 0}};  // 10 m from the injured
  w.hurt(0, Triage::red);
  w.hurt(1, Triage::red);
  w.run_until(4000);
  const double first_s = 150 + 10 / 1.4 + 35 + 90 / 1.2;
  EXPECT_EQ(w.row(0).collected_ms, std::llround(1000 * first_s));
  EXPECT_EQ(w.row(1).collected_ms, std::llround(1000 * (first_s + 20 + 90 / 1.4 + 35 + 90 / 1.2)));
}

TEST(Bearers, start_from_the_middle_of_the_line_on_which_their_unit_waits) {
  SmallWorld w(0, 1);
  w.scenario.force.units[0].staged_line = {{80, -6}, {80, 6}};  // its middle is 10 m from the injured
  w.hurt(0, Triage::red);
  w.run_until(1000);
  EXPECT_EQ(w.row(0).collected_ms, std::llround(1000 * (150 + 10 / 1.4 + 35 + 90 / 1.2)));
}

TEST(Bearers, of_two_idle_teams_the_nearer_goes) {
  SmallWorld w(0, 1);
  Unit near = w.scenario.force.units[0];
  near.at = {{90, 7}};
  w.scenario.force.units.push_back(near);
  w.hurt(0, Triage::red);
  w.run_until(1000);
  EXPECT_EQ(w.row(0).collected_ms, std::llround(1000 * (150 + 7 / 1.4 + 35 + 90 / 1.2)));
}

TEST(Bearers, of_a_busy_and_an_idle_team_the_idle_one_goes_however_far_it_is) {
  SmallWorld w(0, 2);
  w.scenario.force.units[0].at = {{80, 0}};
  Unit far = w.scenario.force.units[0];
  far.at = {{300, 0}};
  w.scenario.force.units.push_back(far);
  w.hurt(0, Triage::red);
  w.hurt(1, Triage::red);
  w.run_until(1000);
  EXPECT_EQ(w.row(0).collected_ms, std::llround(1000 * (150 + 10 / 1.4 + 35 + 90 / 1.2)));
  EXPECT_EQ(w.row(1).collected_ms, std::llround(1000 * (150 + 210 / 1.4 + 35 + 90 / 1.2)));
}

TEST(Triage, errs_by_one_class_at_most_and_never_beyond_the_ends) {
  const TriageErrors p{.over = 0.14, .under = 0.11};
  EXPECT_EQ(tag_of(p, Triage::yellow, 0.109), Triage::green);
  EXPECT_EQ(tag_of(p, Triage::yellow, 0.111), Triage::yellow);
  EXPECT_EQ(tag_of(p, Triage::yellow, 0.859), Triage::yellow);
  EXPECT_EQ(tag_of(p, Triage::yellow, 0.861), Triage::red);
  EXPECT_EQ(tag_of(p, Triage::red, 0.05), Triage::yellow);
  EXPECT_EQ(tag_of(p, Triage::red, 0.95), Triage::red);
  EXPECT_EQ(tag_of(p, Triage::green, 0.05), Triage::green);
  EXPECT_EQ(tag_of(p, Triage::green, 0.95), Triage::yellow);
}

TEST(Triage, is_done_in_order_of_arrival_whatever_the_class) {
  SmallWorld w(0, 3);
  w.scenario.force.units[0].teams = 3;
  w.care().triage_s = constant(100);
  const Triage classes[] = {Triage::green, Triage::green, Triage::red};
  for (PersonId i = 0; i < 3; ++i) {
    w.hurt(i, classes[i]);
    w.run_until(i + 1);
  }
  w.run_until(4000);
  EXPECT_EQ(w.row(1).triaged_ms - w.row(0).triaged_ms, 100000);
  EXPECT_EQ(w.row(2).triaged_ms - w.row(1).triaged_ms, 100000);
}

TEST(Treatment, follows_the_tag_and_not_the_truth) {
  SmallWorld w(0, 4);
  w.scenario.force.units[0].teams = 4;
  w.care().triage_over = 1;  // everybody is taken for one class worse
  const Triage truth[] = {Triage::red, Triage::green, Triage::yellow, Triage::green};
  for (PersonId i = 0; i < 4; ++i) w.hurt(i, truth[i]);
  w.run_until(8000);
  EXPECT_EQ(w.row(1).tag, Triage::yellow);
  EXPECT_EQ(w.row(2).tag, Triage::red);
  EXPECT_EQ(w.row(2).now, Triage::yellow);
  // the red one first; then the yellow taken for red; then the two greens taken for yellow, in order
  EXPECT_EQ(w.row(2).treated_ms - w.row(0).treated_ms, 1200000);
  EXPECT_EQ(w.row(1).treated_ms - w.row(2).treated_ms, 1200000);
  EXPECT_EQ(w.row(3).treated_ms - w.row(1).treated_ms, 720000);
}

TEST(Posts, without_anybody_to_serve_keep_their_patients_waiting) {
  SmallWorld w(0, 1);
  w.scenario.medical.treaters = 0;
  w.hurt(0, Triage::red);
  w.run_until(4000);
  EXPECT_EQ(w.row(0).care, Care::awaits_treatment);
}

}  // namespace
}  // namespace sispam::testing
