// M-V28: a line gives ground, in the reference plan with a second line before the entrance.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cordon.hpp"
#include "last_value.hpp"

namespace sispam::test {
namespace {

constexpr std::size_t street = 0, entrance = 1;  // the two lines
constexpr double new_line_y = -13, new_line_half_m = 9;

Scenario with_line_behind() { return load_scenario(SISPAM_SOURCE_DIR "/tests/data/good/give_ground.yaml").scenario; }

const Ground& ground_given() {
  static const Ground ground = make_ground(with_line_behind());
  return ground;
}

/// The force of the plan, and a crowd that has not come yet.
struct Retreat : Cordon {
  explicit Retreat(Scenario plan = shortened(with_line_behind(), 1, 200)) : Cordon(std::move(plan), ground_given()) {}
};

TEST(GivingGround, m_v28_all_officers_reach_the_line_behind_through_the_gate_and_link_again) {
  Retreat cordon;
  cordon.run_for(2);
  ASSERT_EQ(cordon.holders("dalmas_awal", street), 31);
  ASSERT_EQ(cordon.links(street), 30);
  cordon.order(OrderKind::fall_back, "dalmas_awal");
  cordon.run_for(60);
  EXPECT_EQ(cordon.holders("dalmas_awal", entrance), 31);
  EXPECT_EQ(cordon.links(entrance), 30);
  EXPECT_EQ(cordon.links(street), 0);
  record_value("M-V28", "{} officers, {} links", cordon.holders("dalmas_awal", entrance), cordon.links(entrance));
  for (const HeldLine& line : cordon.world.line.lines) EXPECT_EQ(line.ladder, nothing_happened);
}

/// Two ranks of shields hold the street from the start, and the rope line waits.
Scenario with_shields_in_the_street() {
  Scenario scenario = shortened(with_line_behind(), 1, 200);
  std::vector<Unit>& units = scenario.force.units;
  Unit& rope = units[number_of(scenario, "dalmas_awal")];
  rope.levels = {Level::red};
  rope.staged_line = {{14, -9}, {30, -9}};
  for (const char* shields : {"dalmas_1", "dalmas_2"}) units[number_of(scenario, shields)].levels.clear();
  return scenario;
}

TEST(SlowGivingGround, m_v28_all_three_ranks_arrive_whole) {
  Retreat cordon(with_shields_in_the_street());
  cordon.run_for(2);
  ASSERT_EQ(cordon.holders("dalmas_1", street), 31);
  ASSERT_EQ(cordon.holders("dalmas_2", street), 31);
  cordon.order(OrderKind::fall_back, "dalmas_1");
  cordon.run_for(60);
  EXPECT_EQ(cordon.holders("dalmas_1", street) + cordon.holders("dalmas_2", street), 0);
  EXPECT_EQ(cordon.holders("dalmas_1", entrance), 31);
  EXPECT_EQ(cordon.holders("dalmas_2", entrance), 31);
  cordon.order(OrderKind::take_line, "enforcement");
  cordon.run_for(120);
  EXPECT_EQ(cordon.holders("enforcement", entrance), 30);
  EXPECT_EQ(cordon.holders("dalmas_1", entrance), 31) << "nobody is pushed off his slot";
  EXPECT_EQ(cordon.links(entrance), 30 + 30 + 29);
  record_value("M-V28a", "{}, {} and {}; {} links", cordon.holders("dalmas_1", entrance),
               cordon.holders("dalmas_2", entrance), cordon.holders("enforcement", entrance), cordon.links(entrance));
}

TEST(SlowGivingGround, m_v28c_two_ranks_of_shields_relieve_the_rope_whole_in_the_street_and_on_the_line_behind) {
  std::vector<std::string> found;
  for (const std::size_t line : {street, entrance}) {
    Retreat cordon;
    cordon.run_for(2);
    if (line == entrance) {
      cordon.order(OrderKind::fall_back, "dalmas_awal");
      cordon.run_for(60);
    }
    for (const char* shields : {"dalmas_1", "dalmas_2"}) cordon.order(OrderKind::take_line, shields);
    cordon.run_for(180);
    EXPECT_EQ(cordon.holders("dalmas_awal", line), 0);
    EXPECT_EQ(cordon.holders("dalmas_1", line), 31);
    EXPECT_EQ(cordon.holders("dalmas_2", line), 31);
    EXPECT_EQ(cordon.links(line), 60);
    found.push_back(fmt::format("{}, {} and {} officers, {} links", cordon.holders("dalmas_awal", line),
                                cordon.holders("dalmas_1", line), cordon.holders("dalmas_2", line),
                                cordon.links(line)));
  }
  record_value("M-V28c", "{}; {}", found[0], found[1]);
}

/// What was seen in a replicate.
struct Story {
  std::int64_t given_ms = -1, held_ms = -1;  // ground was given; the new line was held
  Ladder old_ladder = nothing_happened;      // when ground was given
  int most_in_yard = 0;                      // between the two lines, while the new one was not broken
  int past_at_breach = 0;                    // behind the new line when it was breached
  bool new_breach = false;
};

/// Demonstrators on their feet between `low` and `high`, in front of or behind the new line.
int people_between(const World& world, double low, double high) {
  int count = 0;
  for (std::size_t k = 0; k < world.crowd.size(); ++k) {
    const PersonId id = static_cast<PersonId>(world.people.personnel + k);
    if (world.people.mode[id] == Mode::absent || world.people.mode[id] == Mode::fallen) continue;
    const bool within = std::abs(world.people.x[id]) < new_line_half_m;
    count += within && world.people.y[id] > low && world.people.y[id] < high ? 1 : 0;
  }
  return count;
}

void look(const World& world, Story& story) {
  const HeldLine &old_line = world.line.lines[street], &new_line = world.line.lines[entrance];
  if (!old_line.in_use && story.given_ms < 0) {
    story.given_ms = world.now_ms;
    story.old_ladder = old_line.ladder;
  }
  if (story.given_ms < 0) return;
  EXPECT_EQ(old_line.holder, -1);
  EXPECT_EQ(old_line.breached_since_ms, -1);
  EXPECT_EQ(old_line.ladder, story.old_ladder);
  if (new_line.holder >= 0 && story.held_ms < 0) story.held_ms = world.now_ms;
  if (story.new_breach) return;
  story.new_breach = new_line.ladder[5] >= 0;
  if (story.new_breach) story.past_at_breach = people_between(world, -60, new_line_y - 1);
  if (!story.new_breach) story.most_in_yard = std::max(story.most_in_yard, people_between(world, new_line_y, -0.5));
}

/// An angry crowd that comes at once, and decisions without much delay.
Scenario tense() {
  Scenario scenario = shortened(with_line_behind(), 200, 100);
  CommandParameters& p = scenario.model.command;
  for (Distribution* time :
       {&p.sensing_s, &p.radio_s, &p.company_decision_s, &p.county_decision_s, &p.withdraw_ready_s}) {
    *time = {Distribution::Kind::constant, 5, 0, 0};
  }
  return scenario;
}

TEST(SlowGivingGround, m_v28_in_the_yard_nobody_has_broken_through_but_past_the_new_line_he_has) {
  const Scenario scenario = tense();
  int given = 0, in_yard = 0;
  std::vector<int> past;  // of runs in which the new line was breached: who was behind it then
  for (std::uint32_t replicate = 0; replicate < 4; ++replicate) {
    Story story;
    const StopFlag never;
    const auto outcome = simulate(scenario, ground_given(), ReplicateId{replicate},
                                  Probe{.stop = never, .see = [&](const World& world) { look(world, story); }});
    ASSERT_TRUE(outcome.has_value());
    if (story.given_ms >= 0) ++given;
    in_yard = std::max(in_yard, story.most_in_yard);
    if (story.new_breach) {
      past.push_back(story.past_at_breach);
      EXPECT_GE(story.past_at_breach, scenario.model.watch.breach_persons);
    }
  }
  record_value("M-V28b", "ground given in {} of 4 runs, up to {} in the yard; {} breaches, with {} behind the new line",
               given, in_yard, past.size(), listed(past));
  EXPECT_GT(given, 0);
  EXPECT_GT(in_yard, 10);
  EXPECT_FALSE(past.empty());
}

}  // namespace
}  // namespace sispam::test
