// E-T34: an arrest in the reference plan, through the real stages of orders, motion and watch.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "last_value.hpp"
#include "model/command/stages.hpp"
#include "model/make_world.hpp"
#include "model/motion/move.hpp"
#include "model/motion/orders_out.hpp"
#include "model/motion/watch.hpp"
#include "model/place.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

/// The force of the reference scenario, and a few demonstrators who stand where the test puts them.
struct Raid {
  Scenario scenario = short_reference(4);
  Random random{1, 0};
  World world;

  Raid() {
    scenario.model.arrest.success = 1;
    scenario.model.arrest.wrong_person = 0;
    world = make_world(scenario, reference_ground(), random);
    for (std::size_t k = 0; k < 4; ++k) put(k, {4.0 + 2.0 * static_cast<double>(k), 11}, Behaviour::calm);
    order(true);
  }

  PersonId demonstrator(std::size_t k) const { return static_cast<PersonId>(world.people.personnel + k); }
  Vec2 at(PersonId id) const { return {world.people.x[id], world.people.y[id]}; }
  void order(bool active) {
    world.situation.tactic_states[static_cast<std::size_t>(Tactic::action_team)].active = active;
  }
  void put(std::size_t k, Vec2 where, Behaviour behaviour) {
    const PersonId id = demonstrator(k);
    place_on_ground(world, id, where.x, where.y);
    world.people.mode[id] = Mode::stand;
    world.people.anchor_x[id] = where.x;
    world.people.anchor_y[id] = where.y;
    world.crowd.behaviour[k] = behaviour;
  }
  void step() {
    const Ground& ground = reference_ground();
    world.now_ms += 10;
    if (world.now_ms % arrest_ms == 0) arrest(scenario, ground, world, random);
    if (world.now_ms % formations_ms == 0) update_formations(scenario, ground, world);
    move(scenario, ground, world, random);
    if (world.now_ms % measure_ms == 0) measure_motion(scenario, ground, world, random);
    if (world.now_ms % watch_ms == 0) watch(scenario, ground, world, random);
  }
  void run_for(double seconds) {
    for (int k = 0; k < seconds * 100; ++k) step();
  }
  /// How far the officers of the line were driven from their slots at most [m].
  double farthest_off_slot() const {
    double most = 0;
    for (const Formation& formation : world.line.formations) {
      for (const Slot& slot : formation.slots) {
        if (slot.owner != no_person) most = std::max(most, length(at(slot.owner) - slot.place));
      }
    }
    return most;
  }
};

TEST(Arrests, e_t34_a_violent_person_is_led_through_line_and_gate_and_gives_no_event_of_the_ladder) {
  Raid raid;
  raid.put(0, {1, 6}, Behaviour::violent);
  raid.run_for(200);
  const TeamState& team = raid.world.team;
  ASSERT_EQ(team.arrests.size(), 1u);
  EXPECT_EQ(team.arrests[0].person, raid.demonstrator(0));
  EXPECT_TRUE(team.arrests[0].right);
  EXPECT_GT(team.arrests[0].detained_ms, team.arrests[0].at_ms);
  EXPECT_EQ(raid.world.people.mode[raid.demonstrator(0)], Mode::absent);
  EXPECT_EQ(raid.world.crowd.behaviour[0], Behaviour::arrested);
  EXPECT_EQ(raid.world.line.penetrations, 0u);
  EXPECT_EQ(raid.world.line.entries, 0u);
  for (const std::size_t event : {4u, 5u, 6u, 7u, 8u}) EXPECT_EQ(raid.world.line.lines[0].ladder[event], -1) << event;
  record_value("E-T34", "{} arrest; none; {:.3f} m", team.arrests.size(), raid.farthest_off_slot());
  EXPECT_LT(raid.farthest_off_slot(), 0.05) << "nobody of the line was pushed aside";
}

TEST(Arrests, e_t34_the_team_comes_home_and_goes_out_again) {
  Raid raid;
  raid.put(0, {1, 6}, Behaviour::violent);
  raid.run_for(300);
  ASSERT_EQ(raid.world.team.arrests.size(), 1u);
  for (const ActionTeam& team : raid.world.team.teams) {
    EXPECT_EQ(team.phase, TeamPhase::ready);
    for (std::size_t k = 0; k < team.members.size(); ++k) {
      EXPECT_LT(length(raid.at(team.members[k]) - team.homes[k]), 1.6);
      EXPECT_EQ(raid.world.people.passing[team.members[k]], 0);
    }
  }
  raid.put(1, {-2, 5}, Behaviour::violent);
  raid.run_for(200);
  EXPECT_EQ(raid.world.team.arrests.size(), 2u);
}

TEST(Arrests, e_t34_two_targets_are_taken_by_two_teams_and_the_books_balance) {
  Raid raid;
  raid.put(0, {1, 6}, Behaviour::violent);
  raid.put(1, {-3, 5}, Behaviour::pushing);
  raid.world.crowd.role[1] = CrowdRole::provocateur;
  bool balanced = true;
  for (int s = 0; s < 300; ++s) {
    raid.run_for(1);
    const TeamState& team = raid.world.team;
    const auto under_way = std::count_if(team.teams.begin(), team.teams.end(), [](const ActionTeam& t) {
      return t.phase == TeamPhase::approaching || t.phase == TeamPhase::seizing;
    });
    balanced = balanced && team.approaches == team.arrests.size() + team.broken_off + under_way;
  }
  EXPECT_TRUE(balanced);
  EXPECT_EQ(raid.world.team.arrests.size(), 2u);
}

TEST(Arrests, e_t34_without_the_order_nobody_is_touched) {
  Raid raid;
  raid.order(false);
  raid.put(0, {1, 6}, Behaviour::violent);
  raid.run_for(100);
  EXPECT_EQ(raid.world.team.approaches, 0u);
  EXPECT_TRUE(raid.world.exposures.empty());
}

}  // namespace
}  // namespace sispam::test
