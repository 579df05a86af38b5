// Who is hurt by what, and what becomes of his body and his place in the line.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "model/injured.hpp"
#include "model/release_slot.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

// A count of n trials at chance p lies within this of n p but once in a million (two-sided, normal approximation with
// z = 4.892; every n p (1 - p) below is above 15, and 1.5 more covers the skewness and the step).
double count_bound(double n, double p) { return 4.892 * std::sqrt(n * p * (1 - p)) + 1.5; }

double rows(const SmallWorld& w) { return static_cast<double>(w.world.casualties.rows.size()); }

void let_all_fall(SmallWorld& w) {
  for (auto& falls : w.world.people.falls) ++falls;
  w.run_until(seconds(w.world.now_ms) + 1);
}

std::array<int, triage_classes> classes(const World& world) {
  std::array<int, triage_classes> n{};
  for (const Casualty& row : world.casualties.rows) ++n[static_cast<int>(row.at_injury)];
  return n;
}

TEST(Falls, injure_with_the_chance_on_open_ground) {
  SmallWorld w(0, 20000);
  let_all_fall(w);
  EXPECT_NEAR(rows(w), 2400, count_bound(20000, 0.12));
}

TEST(Falls, injure_more_often_near_a_wall_but_not_beyond_its_reach) {
  SmallWorld near_wall(0, 20000), beyond(0, 20000);
  near_wall.ground.segments = {{{88.1, -50}, {88.1, 50}}};
  beyond.ground.segments = {{{87.9, -50}, {87.9, 50}}, {{90, 2.1}, {90, 50}}};
  let_all_fall(near_wall);
  let_all_fall(beyond);
  EXPECT_NEAR(rows(near_wall), 6000, count_bound(20000, 0.30));
  EXPECT_NEAR(rows(beyond), 2400, count_bound(20000, 0.12));
}

TEST(Falls, hurt_as_badly_as_the_shares_say) {
  SmallWorld w(0, 40000);
  w.injury().fall_injury = 1;
  let_all_fall(w);
  const auto n = classes(w.world);
  EXPECT_NEAR(n[0], 40000 * 0.88, count_bound(40000, 0.88));
  EXPECT_NEAR(n[1], 40000 * 0.105, count_bound(40000, 0.105));
  EXPECT_NEAR(n[2], 40000 * 0.014, count_bound(40000, 0.014));
  EXPECT_NEAR(n[3], 40000 * 0.001, count_bound(40000, 0.001));
}

/// Each demonstrator of a crowd that falls and is crushed, cared for with all that chance decides.
std::vector<Casualty> demonstrators_hurt_beside(std::size_t officers) {
  constexpr std::size_t crowd = 400;
  SmallWorld w(officers, crowd);
  w.care() = CareParameters{};
  w.scenario.medical.triagers = w.scenario.medical.treaters = crowd;  // nobody waits for anybody
  w.injury().fall_injury = 0.5;
  for (std::size_t k = 0; k < crowd; ++k) {
    w.world.people.falls[officers + k] = 1;
    w.world.people.dose[officers + k] = 0.06;
  }
  w.run_until(1800);
  for (Casualty& row : w.world.casualties.rows) row.person -= static_cast<PersonId>(officers);
  return w.world.casualties.rows;
}

TEST(Luck, of_the_injured_is_the_same_with_one_officer_more) {
  const std::vector<Casualty> two = demonstrators_hurt_beside(2), three = demonstrators_hurt_beside(3);
  ASSERT_EQ(two.size(), three.size());
  ASSERT_GT(two.size(), 200U);
  for (std::size_t k = 0; k < two.size(); ++k) {
    EXPECT_EQ(two[k].person, three[k].person);
    EXPECT_EQ(two[k].cause, three[k].cause);
    EXPECT_EQ(two[k].at_injury, three[k].at_injury);
    EXPECT_EQ(two[k].now, three[k].now);
    EXPECT_EQ(two[k].tag, three[k].tag);
    EXPECT_EQ(two[k].discovered_ms, three[k].discovered_ms);
    EXPECT_EQ(two[k].triaged_ms, three[k].triaged_ms);
    EXPECT_EQ(two[k].died_ms, three[k].died_ms);
  }
}

TEST(Falls, are_judged_anew_each_time_and_once_each) {
  SmallWorld w(0, 4000);
  w.injury().fall_injury = 0.5;
  let_all_fall(w);
  const double first = rows(w);
  w.run_until(10);
  EXPECT_EQ(rows(w), first);  // the fall is forgotten
  let_all_fall(w);
  // half of those spared the first time
  const double spared = 4000 - first;
  EXPECT_NEAR(rows(w) - first, spared / 2, count_bound(spared, 0.5));
}

TEST(Falls, of_people_who_are_not_there_hurt_nobody) {
  SmallWorld w(0, 50);
  w.injury().fall_injury = 1;
  for (auto& mode : w.world.people.mode) mode = Mode::absent;
  let_all_fall(w);
  EXPECT_TRUE(w.world.casualties.rows.empty());
}

TEST(Crush, hurts_at_each_threshold_one_person_in_one_row) {
  SmallWorld w(0, 1);
  w.injury().tolerance_sigma = 0;
  const std::array<double, 4> doses{0.05, 0.2, 0.5, 1.0};
  for (int k = 0; k < 4; ++k) {
    w.world.people.dose[0] = doses[k] * 0.999;
    w.run_until(2 * k + 1);
    EXPECT_EQ(w.world.casualties.rows.size(), k == 0 ? 0u : 1u);
    w.world.people.dose[0] = doses[k] * 1.001;
    w.run_until(2 * k + 2);
    ASSERT_EQ(w.world.casualties.rows.size(), 1u);
    EXPECT_EQ(w.row(0).now, static_cast<Triage>(k));
    EXPECT_EQ(w.row(0).at_injury, static_cast<Triage>(k));
    EXPECT_EQ(w.row(0).cause, Cause::crush);
  }
  EXPECT_EQ(w.row(0).died_ms, 8000);
}

TEST(Crush, of_a_given_dose_hurts_the_share_whose_tolerance_lies_below_it) {
  SmallWorld w(0, 20000);
  for (auto& dose : w.world.people.dose) dose = 0.05 * std::exp(0.35);  // one sigma above the median: 84.13 %
  w.run_until(1);
  EXPECT_NEAR(rows(w), 20000 * 0.841345, count_bound(20000, 0.841345));
  const double first = rows(w);
  w.run_until(60);  // the same people have the same tolerance for ever
  EXPECT_EQ(rows(w), first);
}

TEST(Crush, makes_a_fallen_casualty_worse_and_names_the_row) {
  SmallWorld w(0, 1);
  w.injury().tolerance_sigma = 0;
  w.hurt(0, Triage::green);
  w.world.people.dose[0] = 0.3;
  w.run_until(1);
  ASSERT_EQ(w.world.casualties.rows.size(), 1u);
  EXPECT_EQ(w.row(0).now, Triage::yellow);
  EXPECT_EQ(w.row(0).cause, Cause::crush);
}

TEST(Crush, leaves_a_worse_injury_as_it_is) {
  SmallWorld w(0, 1);
  w.injury().tolerance_sigma = 0;
  w.hurt(0, Triage::red);
  w.world.people.dose[0] = 0.3;
  w.run_until(1);
  EXPECT_EQ(w.row(0).now, Triage::red);
  EXPECT_EQ(w.row(0).cause, Cause::fall);
}

TEST(Injured, demonstrators_change_their_behaviour_and_the_badly_hurt_lie) {
  SmallWorld w(0, 3);
  w.world.people.mode = {Mode::push, Mode::push, Mode::fallen};
  w.world.people.up_at_ms[2] = 5000;
  w.hurt(0, Triage::green);
  w.hurt(1, Triage::yellow);
  w.hurt(2, Triage::green);
  EXPECT_EQ(w.world.people.mode[0], Mode::stand);
  EXPECT_EQ(w.world.people.anchor_x[0], 90);
  EXPECT_EQ(w.world.people.mode[1], Mode::fallen);
  EXPECT_EQ(w.world.people.up_at_ms[1], -1);
  EXPECT_EQ(w.world.people.up_at_ms[2], 5000);
  for (int d = 0; d < 3; ++d) {
    EXPECT_EQ(w.world.crowd.behaviour[d], Behaviour::injured);
    EXPECT_TRUE(is_injured(w.world, d));
  }
}

TEST(Injured, officers_leave_their_slot_to_others) {
  SmallWorld w(2, 0);
  Formation formation;
  formation.slots.resize(2);
  formation.slots[0].owner = 0;
  formation.slots[1].owner = 1;
  w.world.line.formations.push_back(formation);
  w.world.line.formation_of = {0, 0};
  w.world.line.slot_of = {0, 1};
  w.hurt(1, Triage::green);
  EXPECT_EQ(w.world.line.formations[0].slots[1].owner, no_person);
  EXPECT_EQ(w.world.line.slot_of[1], -1);
  EXPECT_EQ(w.world.line.formation_of[1], -1);
  EXPECT_EQ(w.world.line.formations[0].slots[0].owner, 0u);
}

TEST(ReleasedSlot, forgets_the_successor_on_his_way_but_not_the_owner_who_still_stands) {
  SmallWorld w(2, 0);
  Formation formation;
  formation.slots.resize(1);
  formation.slots[0].owner = 0;
  formation.slots[0].successor = 1;
  w.world.line.formations.push_back(formation);
  w.world.line.formation_of = {0, 0};
  w.world.line.slot_of = {0, 0};
  release_slot(w.world, 1);
  EXPECT_EQ(w.world.line.formations[0].slots[0].successor, no_person);
  EXPECT_EQ(w.world.line.formations[0].slots[0].owner, 0u);
}

TEST(LeavingUnseen, is_for_demonstrators_only_and_sends_them_home) {
  SmallWorld w(1, 2);
  w.care().leave_unseen_green = 1;
  w.hurt(0, Triage::green);
  w.hurt(1, Triage::green);
  w.hurt(2, Triage::yellow);
  EXPECT_EQ(w.row(0).care, Care::undiscovered);
  EXPECT_EQ(w.row(1).care, Care::left_unseen);
  EXPECT_EQ(w.row(2).care, Care::undiscovered);
  EXPECT_EQ(w.world.crowd.behaviour[0], Behaviour::dispersing);
  EXPECT_FALSE(is_injured(w.world, 1));
  EXPECT_EQ(w.world.casualties.left_unseen, 1u);
}

TEST(LeavingUnseen, is_not_for_those_under_arrest_until_they_are_free) {
  SmallWorld w(0, 3);
  w.care().leave_unseen_green = 1;
  w.world.crowd.behaviour = {Behaviour::arrested, Behaviour::calm, Behaviour::arrested};
  w.hurt(0, Triage::green);
  w.hurt(1, Triage::green);
  w.world.crowd.behaviour[2] = Behaviour::dispersing;  // set free
  w.hurt(2, Triage::green);
  EXPECT_EQ(w.row(0).care, Care::undiscovered);
  EXPECT_EQ(w.world.crowd.behaviour[0], Behaviour::injured);
  EXPECT_TRUE(w.world.care.patients[0].in_custody);
  EXPECT_EQ(w.row(1).care, Care::left_unseen);
  EXPECT_FALSE(w.world.care.patients[1].in_custody);
  EXPECT_EQ(w.row(2).care, Care::left_unseen);
}

TEST(LeavingUnseen, does_not_shield_from_a_second_injury_with_its_own_luck) {
  SmallWorld w(0, 1);
  w.care().leave_unseen_green = 1;
  w.hurt(0, Triage::green);
  w.hurt(0, Triage::red);
  ASSERT_EQ(w.world.casualties.rows.size(), 2u);
  EXPECT_EQ(w.row(1).care, Care::undiscovered);
  EXPECT_NE(draw(w.context(), 0, CareDraw::treatment), draw(w.context(), 1, CareDraw::treatment));
}

}  // namespace
}  // namespace sispam::testing
