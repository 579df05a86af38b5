// Whom force met: threat, person-seconds, and what the rules of the audit ask of a jet.
// SPDX-License-Identifier: Apache-2.0
#include "model/force_exposure.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "model/force_record.hpp"
#include "model/force_watch.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

constexpr PersonId first = 1;  // the first demonstrator; 0 is an officer

/// Four demonstrators 20 m apart, so that each is a zone of his own, and a use of the jet that goes on.
struct Square {
  Scenario scenario = testing::plain_scenario(4);
  World world = testing::alike(4);
  Ground ground;

  Square() {
    testing::add_officers(scenario, world, 1, {0, 0});
    for (PersonId k = 0; k < 4; ++k) put(first + k, {20.0 * (k + 1), 0});
    world.care.row_of.assign(5, -1);
    begin(Tactic::water_spray, 5);
  }
  void put(PersonId id, Vec2 at) {
    world.people.x[id] = at.x;
    world.people.y[id] = at.y;
  }
  void begin(Tactic tactic, int level) {
    ForceRecord record;
    record.tactic = tactic;
    record.force_level = level;
    record.fate = ForceFate::used;
    record.request = 1;
    record.began_ms = world.now_ms;
    world.force_log.records = {record};
  }
  ForceRecord& record() { return world.force_log.records.front(); }
  void behave(PersonId id, Behaviour behaviour) { world.crowd.behaviour[id - first] = behaviour; }
  void watch(int seconds) {
    for (int k = 0; k < seconds; ++k) {
      world.now_ms += force_watch_ms;
      watch_force(scenario, ground, world, Random{1, 0});
    }
  }
  /// The jet strikes one person alone for a second, from 12 m before him.
  void strike(PersonId id, double height_m = 1.2) {
    const force_log::JetHit hit{id, 1, 12, height_m, 1.65};
    const Vec2 from{world.people.x[id] - 12, world.people.y[id]};
    force_log::jet(scenario, ground, world, {from, 1, 20, {&hit, 1}});
  }
  double exposed_s(Exposed kind) { return record().exposed_s[static_cast<std::size_t>(kind)]; }
};

/// The first demonstrator, at x = 20, is in the corridor, and nobody else is.
TEST(ForceWatch, is_prepared_for_a_crowd_without_any_personnel) {
  Scenario scenario = testing::plain_scenario(1);
  World world = testing::alike(1);
  ASSERT_EQ(world.people.personnel, 0U);
  world.crowd.behaviour[0] = Behaviour::pushing;
  world.now_ms = force_watch_ms;
  watch_force(scenario, {}, world, Random{1, 0});
  EXPECT_EQ(world.force_log.pushed_ms, std::vector<std::int64_t>{force_watch_ms});
}

TEST(Corridor, is_barred_while_somebody_pushes_in_it_and_counts_in_yellow_and_red_alone) {
  Square square;
  square.scenario.medical.corridors = {{"west", {{15, -5}, {25, -5}, {25, 5}, {15, 5}}}};
  const ForceLog& log = square.world.force_log;
  square.behave(first, Behaviour::pushing);
  square.watch(10);
  EXPECT_EQ(log.corridor_s, 0) << "green";
  square.world.situation.level = Level::yellow;
  square.watch(3);
  EXPECT_DOUBLE_EQ(log.corridor_s, 3 * force_watch_ms / 1000.0);
  EXPECT_DOUBLE_EQ(log.corridor_barred_s, log.corridor_s);
  EXPECT_EQ(log.corridor_barred_ms, 11 * force_watch_ms);
  square.behave(first, Behaviour::verbal);
  square.behave(first + 1, Behaviour::violent);
  square.watch(6);
  EXPECT_DOUBLE_EQ(log.corridor_s, 9 * force_watch_ms / 1000.0);
  EXPECT_DOUBLE_EQ(log.corridor_barred_s, 3 * force_watch_ms / 1000.0) << "who fights elsewhere bars nothing here";
}

TEST(Threat, is_what_people_do_and_the_worst_of_the_last_minute) {
  Square square;
  World& world = square.world;
  EXPECT_EQ(force_log::threat_now(world, first), 0);
  world.crowd.warned_ms[0] = 0;
  EXPECT_EQ(force_log::threat_now(world, first), 1);
  square.behave(first, Behaviour::pushing);
  EXPECT_EQ(force_log::threat_now(world, first), 2);
  square.behave(first, Behaviour::violent);
  EXPECT_EQ(force_log::threat_now(world, first), 3);
  world.crowd.armed[0] = 1;
  EXPECT_EQ(force_log::threat_now(world, first), 4);
  square.watch(1);
  square.behave(first, Behaviour::fleeing);
  square.watch(60);
  EXPECT_EQ(force_log::threat_now(world, first), 0);
  EXPECT_EQ(force_log::threat_lately(world, first), 4) << "a minute ago he attacked";
  square.watch(1);
  EXPECT_EQ(force_log::threat_lately(world, first), 0);
}

TEST(JetRecord, counts_person_seconds_by_what_people_did_and_how_far_they_are_too_much) {
  Square square;
  square.behave(first, Behaviour::violent);
  square.behave(first + 1, Behaviour::pushing);
  square.world.crowd.role[3] = CrowdRole::bystander;
  for (PersonId k = 0; k < 4; ++k) square.strike(first + k);
  EXPECT_EQ(square.exposed_s(Exposed::violent), 1);
  EXPECT_EQ(square.exposed_s(Exposed::pushing), 1);
  EXPECT_EQ(square.exposed_s(Exposed::calm), 1);
  EXPECT_EQ(square.exposed_s(Exposed::bystander), 1);
  EXPECT_EQ(square.record().excess_s, 0 + 1 + 3 + 3) << "5 answers 3; 4 answers 2; 2 answers 0";
  EXPECT_EQ(square.record().stages_above, 3);
  EXPECT_EQ(square.record().low_threat_s, 3);
  EXPECT_EQ(square.record().threat, 3) << "where it struck first";
  EXPECT_EQ(square.record().nearest_m, 12);
  EXPECT_EQ(square.record().jet_s, 4);
  EXPECT_EQ(square.record().litres, 80);
}

TEST(JetRecord, takes_the_threat_of_a_zone_from_whoever_is_in_it) {
  Square square;
  square.put(first + 1, {24.9, 0});
  square.behave(first + 1, Behaviour::violent);
  square.strike(first);
  EXPECT_EQ(square.record().excess_s, 0) << "somebody who attacks stands 4.9 m from him";
  EXPECT_EQ(square.record().low_threat_s, 1) << "he himself did not";
  square.put(first + 1, {25.1, 0});
  square.strike(first);
  EXPECT_EQ(square.record().excess_s, 3);
}

TEST(JetRecord, tells_of_heads_and_of_those_who_cannot_give_way) {
  Square square;
  square.strike(first, 1.2);
  EXPECT_EQ(square.record().head_s, 0);
  square.strike(first, 1.5);
  EXPECT_EQ(square.record().head_s, 1);
  square.behave(first + 1, Behaviour::arrested);
  square.strike(first + 1);
  EXPECT_EQ(square.record().held_s, 1);
  square.world.people.mode[first + 2] = Mode::fallen;
  square.strike(first + 2);
  EXPECT_EQ(square.record().down_s, 1);
  EXPECT_EQ(square.record().pinned_s, 0);
}

TEST(JetRecord, sees_a_wall_behind_somebody) {
  Square square;
  square.scenario.site.walkable = {{"field", {{-5, -10}, {100, -10}, {100, 10}, {-5, 10}}}};
  square.scenario.site.walls = {{"wall", {{21.5, -5}, {21.5, 5}}}};
  square.ground = make_ground(square.scenario);
  square.strike(first);
  EXPECT_EQ(square.record().pinned_s, 1);
  square.put(first, {19, 0});
  square.strike(first);
  EXPECT_EQ(square.record().pinned_s, 1) << "2.5 m leave him a way";
}

TEST(JetRecord, counts_the_exits_that_do_not_lie_towards_the_nozzle) {
  Square square;
  // An exit of 14 m at x = -50, towards the nozzle: there is no other.
  square.strike(first);
  EXPECT_TRUE(std::isinf(square.record().clear_s));
  square.begin(Tactic::water_spray, 5);
  square.scenario.site.exits.push_back({"east", {{200, 0}, {200, 10}}, ExitUse::anyone});
  square.strike(first);
  EXPECT_NEAR(square.record().clear_s, 4 / (10 * square.scenario.model.motion.exit_flow_per_m_s), 1e-12);
}

TEST(JetRecord, tells_how_long_it_went_on_without_a_threat_that_it_answers) {
  Square square;
  square.behave(first, Behaviour::violent);
  square.watch(10);
  square.strike(first);
  EXPECT_EQ(square.record().late_s, 0);
  square.behave(first, Behaviour::pushing);
  square.watch(60);
  square.strike(first);
  EXPECT_EQ(square.record().late_s, 0) << "the last minute still counts";
  square.watch(40);
  square.strike(first);
  EXPECT_EQ(square.record().late_s, 40);
}

TEST(JetRecord, without_an_order_is_force_without_a_record) {
  Square square;
  square.world.force_log.records.clear();
  square.strike(first);
  EXPECT_EQ(square.world.force_log.unrecorded_s, 1);
}

TEST(AdvanceRecord, counts_those_whom_the_line_touches_and_no_others) {
  Square square;
  square.begin(Tactic::advance, 4);
  square.behave(first, Behaviour::pushing);
  const std::array<PersonId, 2> touched{first, first + 1};
  for (int k = 0; k < 30; ++k) {
    square.world.now_ms += 100;
    force_log::drive(square.scenario, square.world, touched, 0.1);
  }
  EXPECT_NEAR(square.exposed_s(Exposed::pushing), 3, 1e-9);
  EXPECT_NEAR(square.exposed_s(Exposed::calm), 3, 1e-9) << "of three others, one";
  EXPECT_NEAR(square.record().excess_s, 2 * 3, 1e-9) << "4 answers 2, and is 2 above what answers 0";
  EXPECT_EQ(square.record().first_ms, 100);
  EXPECT_EQ(square.record().last_ms, 3000);
  EXPECT_EQ(square.world.force_log.unrecorded_s, 0);
}

TEST(ForceWatch, counts_an_officer_of_a_team_once_while_he_is_alone) {
  Square square;
  ActionTeam team;
  team.members = {0};
  team.phase = TeamPhase::approaching;
  square.world.team.teams = {team};
  square.watch(5);
  ASSERT_EQ(square.world.force_log.lone_officers.size(), 1u);
  EXPECT_EQ(square.world.force_log.lone_officers.front().at_ms, 1000);
  square.world.team.teams.front().phase = TeamPhase::ready;
  square.watch(5);
  EXPECT_EQ(square.world.force_log.lone_officers.size(), 1u);
}

TEST(ForceWatch, keeps_long_spells_in_the_front_rank_and_no_short_ones) {
  Square square;
  LineState& line = square.world.line;
  line.formations = {testing::front_rank(0, {{0, 0}})};
  line.formations[0].slots[0].owner = 0;
  line.formation_of = {0};
  line.slot_of = {0};
  square.watch(100);
  line.formation_of = {-1};
  square.watch(1);
  EXPECT_TRUE(square.world.force_log.spells.empty()) << "too short to tire";
  line.formation_of = {0};
  square.watch(40 * 60);
  EXPECT_TRUE(square.world.force_log.spells.empty()) << "it goes on";
  line.formations[0].rank = 1;
  square.watch(1);
  ASSERT_EQ(square.world.force_log.spells.size(), 1u) << "in the second rank he rests";
  const LineSpell spell = square.world.force_log.spells.front();
  EXPECT_EQ(spell.from_ms, 102'000);
  EXPECT_EQ(spell.until_ms - spell.from_ms, 40 * 60'000);
}

TEST(GroundOfArrest, is_what_somebody_does_or_officers_know_of_him) {
  Square square;
  World& world = square.world;
  world.team.weapon_seen.assign(4, 0);
  EXPECT_EQ(force_log::ground_of_arrest(world, first), ArrestGround::none);
  world.crowd.armed[0] = 1;
  EXPECT_EQ(force_log::ground_of_arrest(world, first), ArrestGround::none) << "nobody knows";
  world.team.weapon_seen[0] = 1;
  EXPECT_EQ(force_log::ground_of_arrest(world, first), ArrestGround::weapon);
  square.behave(first, Behaviour::violent);
  EXPECT_EQ(force_log::ground_of_arrest(world, first), ArrestGround::violence);
  world.crowd.role[1] = CrowdRole::provocateur;
  square.behave(first + 1, Behaviour::pushing);
  EXPECT_EQ(force_log::ground_of_arrest(world, first + 1), ArrestGround::provocation);
}

}  // namespace
}  // namespace sispam
