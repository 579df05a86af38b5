// An action team on an open field: whom it goes for, what makes it turn back, how often it succeeds.
//
// Nobody walks here: the target stands within reach, so each approach is decided within seconds.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "arrest_field.hpp"
#include "false_alarm.hpp"
#include "last_value.hpp"

namespace sispam::testing {
namespace {

TEST(ActionTeams, are_told_off_from_their_unit_as_they_stand) {
  Field field;
  field.run_for(1);
  ASSERT_EQ(field.world.team.teams.size(), 2u);
  EXPECT_EQ(field.team(0).members, (std::vector<PersonId>{0, 1, 2}));
  EXPECT_EQ(field.team(1).members, (std::vector<PersonId>{3, 4, 5}));
  EXPECT_EQ(field.team(1).homes[2], (Vec2{10.2, 0}));
}

TEST(ActionTeams, are_as_many_as_the_plan_says_and_differ_by_one_at_most) {
  Field field;
  field.scenario.force.units[0].teams = 4;
  field.run_for(1);
  std::vector<std::size_t> sizes;
  for (const ActionTeam& team : field.world.team.teams) sizes.push_back(team.members.size());
  EXPECT_EQ(sizes, (std::vector<std::size_t>{2, 1, 2, 1}));
}

TEST(ActionTeams, stay_where_they_are_without_the_order) {
  Field field;
  field.order(false);
  field.place(0, {0.5, 0.5}, Behaviour::violent);
  field.run_for(60);
  EXPECT_EQ(field.world.team.approaches, 0u);
  EXPECT_TRUE(field.world.exposures.empty());
}

TEST(ActionTeams, go_for_the_violent_and_for_provocateurs_who_push_and_for_nobody_else) {
  Field field;
  for (std::size_t k = 0; k < behaviours; ++k) field.place(k, {0, 5}, static_cast<Behaviour>(k));
  field.world.crowd.behaviour[static_cast<std::size_t>(Behaviour::violent)] = Behaviour::verbal;
  field.place(11, {3, 5}, Behaviour::verbal);
  field.world.crowd.role[11] = CrowdRole::provocateur;
  field.run_for(10);
  EXPECT_EQ(field.world.team.approaches, 0u);
  field.world.crowd.behaviour[11] = Behaviour::pushing;
  field.run_for(0.5);
  EXPECT_EQ(field.team(0).target, field.demonstrator(11));
  field.place(0, {9, 5}, Behaviour::violent);
  field.run_for(0.5);
  EXPECT_EQ(field.team(1).target, field.demonstrator(0));
}

TEST(ActionTeams, go_for_whoever_came_through_a_line_though_he_does_nothing_else) {
  Field field;
  field.place(0, {0, 5}, Behaviour::calm);
  field.run_for(1);
  EXPECT_EQ(field.world.team.approaches, 0u);
  field.world.watch.entrants.resize(field.world.crowd.size());
  field.world.watch.entrants[0].entered = true;
  field.world.watch.tracked.assign(field.world.crowd.size(), 1);
  field.run_for(0.5);
  EXPECT_EQ(field.team(0).target, field.demonstrator(0));
}

TEST(ActionTeams, never_go_for_the_same_person) {
  Field field;
  field.place(0, {5, 5}, Behaviour::violent);
  field.run_for(5);
  EXPECT_EQ(field.team(0).target, field.demonstrator(0));
  EXPECT_EQ(field.team(1).target, no_person);
  EXPECT_EQ(field.team(1).phase, TeamPhase::ready);
}

TEST(ActionTeams, go_for_nobody_whom_no_officer_sees) {
  Field field;
  field.place(0, {0, 25.5}, Behaviour::violent);
  field.run_for(5);
  EXPECT_EQ(field.world.team.approaches, 0u);
  field.place(0, {0, 24.5}, Behaviour::violent);
  field.run_for(0.5);
  EXPECT_EQ(field.world.team.approaches, 1u);
}

TEST(ActionTeams, learn_of_a_weapon_only_near_by_and_by_chance) {
  int seen = 0;
  constexpr int replicates = 2000;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    Field field;
    field.random = {3, r};
    field.world.crowd.armed[0] = field.world.crowd.armed[1] = 1;
    field.place(0, {0, 7.5}, Behaviour::calm);
    field.place(1, {0, 8.5}, Behaviour::calm);
    field.order(false);
    field.run_for(10);
    EXPECT_EQ(field.world.team.weapon_seen[1], 0);
    seen += field.world.team.weapon_seen[0];
  }
  EXPECT_NEAR(seen, 0.3 * replicates, z_one_in_a_million * std::sqrt(0.3 * 0.7 * replicates));
}

TEST(ActionTeams, see_less_far_in_the_dark) {
  const auto sees = [](double away_m, double dark_until_s) {
    Field field;
    field.scenario.weather.dark_until_s = dark_until_s;
    field.place(0, {0, away_m}, Behaviour::violent);
    field.run_for(0.5);
    return field.world.team.approaches == 1;
  };
  EXPECT_TRUE(sees(24.5, 0));
  EXPECT_FALSE(sees(17.6, 3600)) << "0.7 of 25 m";
  EXPECT_TRUE(sees(17.4, 3600));
}

TEST(ActionTeams, make_out_a_weapon_less_far_in_the_dark) {
  const auto seen = [](double away_m) {
    int times = 0;
    for (std::uint32_t r = 0; r < 100; ++r) {
      Field field;
      field.random = {3, r};
      field.scenario.weather.dark_until_s = 3600;
      field.world.crowd.armed[0] = 1;
      field.place(0, {0, away_m}, Behaviour::calm);
      field.order(false);
      field.run_for(10);
      times += field.world.team.weapon_seen[0];
    }
    return times;
  };
  EXPECT_EQ(seen(5.7), 0) << "0.7 of 8 m";
  EXPECT_GT(seen(5.5), 0) << "0.3 in 10 s each: none of 100 has a chance of 3e-16";
}

TEST(ActionTeams, turn_back_when_too_many_for_each_officer_stand_round_the_target) {
  Field field;
  field.place(0, {0.5, 0.5}, Behaviour::violent);
  for (std::size_t k = 1; k <= 11; ++k) field.place(k, {0, 3}, Behaviour::pushing);
  field.run_for(1);  // 12 to 3: at the limit
  EXPECT_EQ(field.world.team.broken_off, 0u);
  field.put(2, {60, 0});
  field.world.people.mode[2] = Mode::absent;  // 12 to 2
  field.run_for(0.5);
  EXPECT_EQ(field.world.team.broken_off, 1u);
  EXPECT_EQ(field.team(0).phase, TeamPhase::returning);
}

TEST(ActionTeams, do_not_set_out_where_they_would_turn_back_at_once) {
  Field field;
  for (const PersonId other : {3U, 4U, 5U}) field.world.people.mode[other] = Mode::absent;  // only one team
  field.place(0, {0.5, 0.5}, Behaviour::violent);
  for (std::size_t k = 1; k <= 11; ++k) field.place(k, {0, 3}, Behaviour::pushing);
  field.world.people.mode[2] = Mode::absent;  // 12 to 2
  field.run_for(20);
  EXPECT_EQ(field.world.team.approaches, 0u);
  EXPECT_EQ(field.world.team.broken_off, 0u);
  field.place(1, {100, 0}, Behaviour::pushing);
  field.place(2, {100, 3}, Behaviour::pushing);
  field.place(3, {100, 6}, Behaviour::pushing);
  field.place(4, {100, 9}, Behaviour::pushing);
  field.run_for(0.5);
  EXPECT_EQ(field.world.team.approaches, 1u) << "8 to 2";
}

TEST(ActionTeams, go_on_without_a_member_who_is_hurt) {
  Field field;
  for (const PersonId other : {3U, 4U, 5U}) field.world.people.mode[other] = Mode::absent;  // only one team
  field.world.people.mode[2] = Mode::fallen;
  Casualty casualty;
  casualty.person = 2;
  field.world.care.row_of[2] = 0;
  field.world.casualties.rows.push_back(casualty);
  field.place(0, {0.5, 2}, Behaviour::violent);
  field.run_for(10);
  EXPECT_EQ(field.world.team.approaches, 1u);
  EXPECT_EQ(field.world.team.broken_off, 0u);
  field.world.care.row_of[2] = -1;  // he only fell
  field.run_for(0.5);
  EXPECT_EQ(field.world.team.broken_off, 1u);
}

TEST(ActionTeams, turn_back_when_the_target_is_lost_one_of_them_is_down_or_the_order_ends) {
  for (int reason = 0; reason < 4; ++reason) {
    Field field;
    for (const PersonId other : {3U, 4U, 5U}) field.world.people.mode[other] = Mode::absent;  // only one team
    field.place(0, {0.5, 2}, Behaviour::violent);
    field.run_for(1);
    ASSERT_EQ(field.under_way(), 1u);
    if (reason == 0) field.world.crowd.behaviour[0] = Behaviour::injured;
    if (reason == 1) field.world.people.mode[1] = Mode::fallen;
    if (reason == 2) field.order(false);
    if (reason == 3) field.place(0, {0, 40}, Behaviour::violent);
    field.run_for(0.5);
    EXPECT_EQ(field.under_way(), 0u) << reason;
    EXPECT_EQ(field.world.team.broken_off, 1u) << reason;
    EXPECT_TRUE(field.world.exposures.empty()) << reason;
  }
}

TEST(ActionTeams, turn_back_when_the_approach_takes_too_long) {
  Field field;
  field.place(0, {0, 20}, Behaviour::violent);
  field.run_for(60);
  EXPECT_EQ(field.world.team.broken_off, 0u);
  field.run_for(1.5);
  EXPECT_EQ(field.world.team.broken_off, 1u);
}

TEST(ActionTeams, become_part_of_the_force_again_at_home_once_they_stand_clear) {
  Field field;
  field.place(0, {0.5, 2}, Behaviour::violent);
  field.run_for(1);
  EXPECT_EQ(field.world.people.passing[0], 1);
  field.order(false);
  field.run_for(1);
  field.put(3, {0.05, 0});
  field.world.people.radius.assign(field.world.people.count, 0.2);
  for (const PersonId id : {0U, 1U, 2U}) field.put(id, {0.9 * id, 0});
  field.run_for(1);
  EXPECT_EQ(field.world.people.passing[0], 1) << "an officer stands in him";
  EXPECT_EQ(field.world.people.passing[2], 0);
}

/// What comes of 4,000 seizures with `more` pushing people round the target.
struct Seizures {
  double arrests = 0, wrong = 0, sharp_officer = 0, sharp_other = 0, seizures = 0;

  Seizures(std::size_t more, std::uint8_t armed, double dark_from_s = 0, double dark_until_s = 0) {
    for (std::uint32_t r = 0; r < 4000; ++r) {
      Field field;
      field.random = {3, r};
      field.scenario.weather.dark_from_s = dark_from_s;
      field.scenario.weather.dark_until_s = dark_until_s;
      field.place(0, {0.5, 0.5}, Behaviour::violent);
      field.place(11, {1.5, 0.5}, Behaviour::calm);
      for (std::size_t k = 1; k <= more; ++k) field.place(k, {0, 4}, Behaviour::pushing);
      field.world.crowd.armed[0] = armed;
      field.run_for(6);
      const TeamState& team = field.world.team;
      seizures += team.seizures;
      EXPECT_EQ(team.approaches, team.arrests.size() + team.broken_off + field.under_way());
      EXPECT_EQ(team.arrests.size(), field.world.incidents.size());
      if (!team.arrests.empty()) arrests += 1, wrong += team.arrests[0].right ? 0 : 1;
      for (PersonId i = 0; i < 6; ++i) sharp_officer += static_cast<double>(field.exposures(i, Cause::sharp));
      sharp_other += static_cast<double>(field.exposures(field.demonstrator(11), Cause::sharp));
    }
  }
};

double bound(double n, double p) { return z_one_in_a_million * std::sqrt(n * p * (1 - p)); }

TEST(Seizures, e_t33_succeed_and_mistake_people_as_often_as_they_should) {
  const Seizures few(0, 0);
  EXPECT_EQ(few.seizures, 4000);
  record_value("E-T33", "{:.4f}, {:.4f}", few.arrests / 4000.0, few.wrong / 4000.0);
  EXPECT_NEAR(few.arrests, 4000 * 0.7, bound(4000, 0.7));
  EXPECT_NEAR(few.wrong, 4000 * 0.7 * 0.05, bound(4000, 0.035));
  EXPECT_EQ(few.sharp_officer + few.sharp_other, 0);
}

TEST(Seizures, e_t33c_take_the_wrong_person_more_often_in_the_dark_and_succeed_as_often) {
  const Seizures dark(0, 0, 0, 3600), before_dusk(0, 0, 3600, 7200);
  EXPECT_NEAR(dark.arrests, 4000 * 0.7, bound(4000, 0.7));
  EXPECT_NEAR(dark.wrong, 4000 * 0.7 * 0.12, bound(4000, 0.7 * 0.12));
  EXPECT_NEAR(before_dusk.wrong, 4000 * 0.7 * 0.05, bound(4000, 0.7 * 0.05));
}

TEST(Seizures, e_t33_succeed_less_often_when_many_stand_round) {
  const Seizures many(8, 0);  // 9 to 3
  record_value("E-T33a", "{:.4f}", many.arrests / 4000.0);
  EXPECT_NEAR(many.arrests, 4000 * 0.7 * std::exp(-0.5), bound(4000, 0.7 * std::exp(-0.5)));
}

TEST(Seizures, e_t33_of_the_armed_endanger_the_officer_or_somebody_beside) {
  const Seizures armed(0, 1);
  const double right = 4000 * 0.95;  // by mistake an unarmed neighbour is seized
  record_value("E-T33b", "{:.4f}; {:.4f}", armed.sharp_officer / 4000.0, armed.sharp_other / 4000.0);
  EXPECT_NEAR(armed.sharp_officer, right * 0.7, bound(4000, 0.95 * 0.7));
  EXPECT_NEAR(armed.sharp_other, right * 0.3, bound(4000, 0.95 * 0.3));
}

TEST(Seizures, expose_both_sides_once_each) {
  Field field;
  field.scenario.model.arrest.success = 1;
  field.scenario.model.arrest.wrong_person = 0;
  field.place(0, {0.5, 0.5}, Behaviour::violent);
  field.run_for(6);
  EXPECT_EQ(field.exposures(field.demonstrator(0), Cause::arrest), 1u);
  EXPECT_EQ(field.exposures(2, Cause::arrest), 1u) << "the nearest officer";
  EXPECT_EQ(field.world.exposures.size(), 2u);
  EXPECT_EQ(field.world.crowd.behaviour[0], Behaviour::arrested);
  EXPECT_EQ(field.world.incidents.at(0).kind, IncidentKind::targeted_arrest);
}

}  // namespace
}  // namespace sispam::testing
