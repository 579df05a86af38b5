// Gaps in a line: who looks for them, who turns to one that opens, and that all others go straight on.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/seek.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "last_value.hpp"
#include "line_world.hpp"
#include "model/make_world.hpp"
#include "model/motion/barriers.hpp"
#include "model/motion/line_toll.hpp"
#include "model/motion/move.hpp"
#include "model/motion/seek_way.hpp"
#include "model/stages.hpp"
#include "model/way_field.hpp"
#include "scenario/ground_cells.hpp"

namespace sispam::test {
namespace {

constexpr double line_y = 15;

/// A yard of 30 x 30 m with a line across it and the protected area along its lower edge.
Scenario yard_scenario(double line_end_x) {
  Scenario scenario;
  scenario.site.walkable.push_back({"yard", {{0, 0}, {30, 0}, {30, 30}, {0, 30}}});
  scenario.site.protected_area = {"goal", {{0, 0}, {30, 0}, {30, 2}, {0, 2}}, 2};
  Unit unit = testing::line_unit("line", UnitRole::shield_line, {{0.3, line_y}, {line_end_x, line_y}});
  unit.count = static_cast<int>((line_end_x - 0.3) / 0.6 + 0.5) + 1;
  scenario.force.units = {unit};
  scenario.model.motion.hold_force_cv = scenario.model.motion.push_force_cv = 0;
  scenario.model.motion.gap_seekers = 1;
  scenario.model.motion.inrush_reach_m = 0;
  return scenario;
}

struct Yard {
  explicit Yard(const std::vector<Vec2>& crowd, double line_end_x = 29.7) : Yard(crowd, yard_scenario(line_end_x)) {}
  Yard(const std::vector<Vec2>& crowd, const Scenario& given) : scenario(given), ground(make_ground(scenario)) {
    officers = static_cast<std::size_t>(scenario.force.units[0].count);
    resize_people(world.people, officers, crowd.size());
    make_bodies(scenario.model.motion, world, random);
    make_personnel(scenario, ground, world, random);
    world.crowd.behaviour.assign(crowd.size(), Behaviour::pushing);
    world.care.row_of.assign(world.people.count, -1);
    const Goal goal{ground.field("protected:goal"), 15, 1};
    for (std::size_t k = 0; k < crowd.size(); ++k) {
      place_on_ground(world, id(k), crowd[k].x, crowd[k].y);
      send(world, id(k), goal, Gait::pressing);
    }
  }
  PersonId id(std::size_t k) const { return static_cast<PersonId>(officers + k); }
  void put(std::size_t k, Vec2 place) {
    world.people.x[id(k)] = place.x;
    world.people.y[id(k)] = place.y;
    world.people.awake[id(k)] = 1;  // as all who move are
  }
  Vec2 at(std::size_t k) const { return {world.people.x[id(k)], world.people.y[id(k)]}; }

  /// The officers of the slots between the two places are gone, and so are their links.
  void open(double from_x, double to_x) {
    Formation& formation = world.line.formations[0];
    for (std::size_t k = 0; k < formation.slots.size(); ++k) {
      Slot& slot = formation.slots[k];
      if (slot.place.x < from_x || slot.place.x > to_x || slot.owner == no_person) continue;
      take_off_ground(world, slot.owner);
      slot.owner = no_person;
      if (k > 0) formation.links[k - 1].intact = false;
      if (k < formation.links.size()) formation.links[k].intact = false;
    }
  }
  void look() {  // as when the way is made anew
    world.now_ms = (world.now_ms / 4000 + 1) * 4000;
    seek(scenario, ground_now(ground, world), world, random);
  }
  enum class Stage { with, without };
  void run(double seconds, Stage stage = Stage::with) {
    for (int k = 0; k < static_cast<int>(seconds * 100 + 0.5); ++k) {
      world.now_ms += 10;
      move(scenario, ground, world, random);
      if (world.now_ms % 100 != 0) continue;
      watch(scenario, ground, world, random);
      if (stage == Stage::with) seek(scenario, ground, world, random);
    }
  }
  Vec2 way(std::size_t k) { return motion::own_way(ground, world, id(k)); }
  double cost(Vec2 from) const {
    return static_cast<double>(world.seek.way.distance[index_of(world.seek.window, cell_of(world.seek.window, from))]);
  }

  Scenario scenario;
  Ground ground;
  World world;
  Random random{1, 0};
  std::size_t officers = 0;
};

// one rank: 400 N every 0.6 m is 2/3 kN/m, so crossing it costs 2/3 of gap_detour_m
constexpr double crossing_m = 10 * 2.0 / 3;

TEST(Seek, crossing_a_line_costs_its_strength_and_a_hole_costs_the_way_to_it) {
  Yard yard({{5, 20}});
  yard.look();
  double farthest = 0;
  for (const double x : {5.125, 15.125, 25.125}) {
    farthest = std::max(farthest, std::abs(yard.cost({x, 20.125}) - 18.125 - crossing_m));
    EXPECT_NEAR(yard.cost({x, 20.125}), 18.125 + crossing_m, 0.15);
  }
  EXPECT_NEAR(yard.cost({15.125, 10.125}), 8.125, 0.01) << "behind the line it costs nothing";
  yard.open(14.2, 15.8);  // two officers: the next ones stand at 14.1 and 15.9 m
  yard.look();
  EXPECT_NEAR(yard.cost({15.125, 20.125}), 18.125, 0.1) << "straight through the hole";
  const double edge = 14.1 + 0.25;  // where the body beside the hole ends
  const double oblique = std::sqrt((edge - 11.125) * (edge - 11.125) + 4.625 * 4.625) + (15.5 - 2);
  record_value("M-V38", "off by {:.1g} m; {:.1f} %", farthest,
               100 * std::abs(yard.cost({11.125, 20.125}) / oblique - 1));
  EXPECT_NEAR(yard.cost({11.125, 20.125}), oblique, 0.02 * oblique) << "2 %: fast marching of second order";
  EXPECT_NEAR(yard.cost({2.125, 20.125}), 18.125 + crossing_m, 0.15) << "too far from the hole";
}

// A fence behind the line, with a way round its end; then the section at x = 5 m falls.
TEST(Seek, a_fence_that_falls_behind_the_line_opens_the_way_of_those_who_look_for_gaps) {
  Scenario scenario = yard_scenario(29.7);
  scenario.site.fences = {{"fence", {{0, 10}, {26, 10}}, 1500, 0}};
  Yard yard({{5, 20}}, scenario);
  yard.run(0.01, Yard::Stage::without);
  yard.look();
  const Vec2 behind_the_line{5.125, 12.125};
  EXPECT_GT(yard.cost(behind_the_line), 25) << "21 m to the end of the fence";
  yard.world.barriers.sections[2].impulse = 2000 * 2 * 0.1;
  strain_fences(yard.scenario, yard.ground, yard.world, yard.random);
  ASSERT_GE(yard.world.barriers.sections[2].failed_ms, 0);
  yard.look();
  EXPECT_NEAR(yard.cost(behind_the_line), 10.125, 0.2);
}

TEST(Seek, the_window_gives_the_distances_of_a_march_over_the_whole_ground) {
  Yard yard({{5, 20}}, 20.1);
  yard.open(9.7, 11.3);
  yard.look();
  const Grid& window = yard.world.seek.window;
  const std::vector<float> toll = motion::line_toll(yard.scenario, yard.world, yard.ground.grid);
  const std::vector<float> whole =
      WayMaker(yard.ground).distances({WayKind::area, yard.scenario.site.protected_area.polygon}, toll);
  double worst = 0;
  for (int row = 0; row < window.rows; ++row) {
    for (int column = 0; column < window.columns; ++column) {
      const Vec2 at = centre_of(window, {column, row});
      const float far = whole[index_of(yard.ground.grid, cell_of(yard.ground.grid, at))];
      const float near = yard.world.seek.way.distance[index_of(window, {column, row})];
      if (std::isinf(far) || std::isinf(near)) {
        EXPECT_EQ(std::isinf(far), std::isinf(near)) << at.x << ' ' << at.y;
      } else {
        worst = std::max(worst, std::abs(static_cast<double>(far - near)));
      }
    }
  }
  record_value("M-V38a", "{:.3f} m", worst);
  EXPECT_LT(worst, 0.05) << "ways that differ less count as the same";
}

TEST(Seek, before_a_uniform_line_the_way_is_straight_for_all) {
  Yard yard({{5, 20}, {10, 17}, {15, 24}, {20, 15.8}, {26, 19}});
  yard.look();
  for (std::size_t k = 0; k < 5; ++k) {
    const Vec2 way = yard.way(k);
    EXPECT_NEAR(way.x, 0, 0.02) << k;
    EXPECT_NEAR(way.y, -1, 1e-3) << k;
  }
}

TEST(Seek, those_who_look_for_gaps_go_through_a_hole_of_1_8_m_and_the_others_stay_before_the_line) {
  for (const double share : {1.0, 0.0}) {
    Yard yard({{10, 18.5}, {11, 20}, {19, 18.5}, {18.5, 20}});
    yard.scenario.model.motion.gap_seekers = share;
    yard.open(14.2, 15.8);
    yard.run(25);
    for (std::size_t k = 0; k < 4; ++k) {
      EXPECT_EQ(yard.at(k).y < line_y - 1, share == 1) << k;
      EXPECT_EQ(yard.at(k).y > line_y, share == 0) << k;
    }
  }
}

TEST(Seek, an_open_end_draws_those_for_whom_it_is_nearer_than_the_line_is_strong) {
  Yard yard({{16, 19}, {6, 19}}, 20.1);
  yard.run(25);
  EXPECT_LT(yard.at(0).y, line_y - 1) << "5 m beside the end, and crossing costs 7 m";
  EXPECT_GT(yard.at(1).y, line_y) << "15 m beside it";
  EXPECT_NEAR(yard.at(1).x, 6, 1.5);
}

TEST(Seek, a_stretch_without_links_costs_less_and_an_open_one_nothing) {
  Yard yard({{5, 20}});
  Formation& formation = yard.world.line.formations[0];
  const double whole = motion::stretch_strength(yard.scenario, yard.world, formation, 10);
  EXPECT_NEAR(whole, 400 / 0.6, 1e-9);
  formation.links[10].intact = false;
  EXPECT_NEAR(motion::stretch_strength(yard.scenario, yard.world, formation, 10), 0.3 * whole, 1e-9);
  yard.world.people.x[11] += 0.35;  // 0.95 m apart
  EXPECT_EQ(motion::stretch_strength(yard.scenario, yard.world, formation, 10), 0);
  formation.links[10].intact = true;
  EXPECT_NEAR(motion::stretch_strength(yard.scenario, yard.world, formation, 10), whole, 1e-9);
  yard.world.people.mode[11] = Mode::fallen;
  EXPECT_EQ(motion::stretch_strength(yard.scenario, yard.world, formation, 10), 0);
  EXPECT_EQ(motion::stretch_strength(yard.scenario, yard.world, formation, 11), 0);
}

TEST(Seek, nobody_who_looks_for_gaps_and_no_inrush_leave_every_place_as_it_is_without_the_stage) {
  std::vector<Vec2> crowd;
  for (int k = 0; k < 40; ++k) crowd.push_back({11 + 0.5 * (k % 10), 16.5 + 0.5 * (k / 10)});
  Yard with(crowd), without(crowd);
  for (Yard* yard : {&with, &without}) {
    yard->scenario.model.motion.gap_seekers = 0;
    yard->open(14.2, 15.8);
  }
  with.run(10);
  without.run(10, Yard::Stage::without);
  EXPECT_EQ(with.world.people.x, without.world.people.x);
  EXPECT_EQ(with.world.people.y, without.world.people.y);
  EXPECT_EQ(with.world.people.mode, without.world.people.mode);
}

TEST(Seek, the_planned_share_looks_for_gaps) {
  Yard yard(std::vector<Vec2>(20000, Vec2{15, 25}));
  yard.scenario.model.motion.gap_seekers = 0.15;
  yard.look();
  const auto& seeks = yard.world.seek.seeks;
  const double share = static_cast<double>(std::count(seeks.begin(), seeks.end(), 1)) / 20000;
  EXPECT_NEAR(share, 0.15, 0.0124);  // 4.9 standard deviations of a binomial: 1e-6
}

TEST(Seek, the_way_is_forgotten_when_nobody_needs_it) {
  Yard yard({{5, 20}});
  yard.look();
  EXPECT_FALSE(yard.world.seek.way.distance.empty());
  yard.world.people.pressing[yard.id(0)] = 0;
  yard.look();
  EXPECT_TRUE(yard.world.seek.way.distance.empty());
}

TEST(Inrush, those_within_5_m_turn_to_a_gap_after_1_to_3_s_and_nobody_farther) {
  std::vector<Vec2> crowd;
  for (int k = 0; k < 400; ++k) crowd.push_back({9 + 0.6 * (k % 20), 16 + 0.45 * (k / 20)});
  Yard yard(crowd);
  yard.scenario.model.motion.gap_seekers = 0;
  yard.scenario.model.motion.inrush_reach_m = 5;
  yard.world.people.pressing[yard.id(10)] = 0;  // at (15, 16)
  const Vec2 gap{15, line_y};
  yard.world.now_ms = 100'100;
  yard.world.seek.opened = {gap};
  seek(yard.scenario, yard.ground, yard.world, yard.random);
  std::size_t near = 0, sum_ms = 0;
  for (std::size_t k = 0; k < crowd.size(); ++k) {
    const bool notices = length(crowd[k] - gap) <= 5 && k != 10;
    for (const std::int64_t after_ms : {0, 990, 3000, 9000}) {
      yard.world.now_ms = 100'100 + after_ms;
      const Vec2 way = yard.way(k);
      const bool heads = dot(way, way) > 0;
      EXPECT_EQ(heads, notices && after_ms >= 3000) << k << " after " << after_ms;
      if (!heads) continue;
      EXPECT_NEAR(dot(way, unit(gap - crowd[k])), 1, 1e-9);
    }
    if (!notices) continue;
    ++near;
    sum_ms += static_cast<std::size_t>(yard.world.seek.rush[k].from_ms - 100'100);
  }
  record_value("M-V38e", "{} people, mean {:.3f} s", near,
               static_cast<double>(sum_ms) / static_cast<double>(near) / 1000);
  EXPECT_GT(near, 100U);
  EXPECT_NEAR(static_cast<double>(sum_ms) / static_cast<double>(near), 2000, 4.9 * 577 / std::sqrt(near));  // 1e-6
  yard.put(11, gap + Vec2{0.4, 0.2});  // he has reached it
  yard.world.now_ms = 105'000;
  seek(yard.scenario, yard.ground, yard.world, yard.random);
  for (std::size_t k = 0; k < crowd.size(); ++k) {
    const bool still = length(crowd[k] - gap) <= 5 && k != 10 && k != 11;
    EXPECT_EQ(yard.world.seek.rush[k].from_ms >= 0, still) << k;
  }
  yard.world.now_ms = 120'000;
  seek(yard.scenario, yard.ground, yard.world, yard.random);
  for (std::size_t k = 0; k < crowd.size(); ++k) EXPECT_EQ(yard.world.seek.rush[k].from_ms, -1) << "long over";
}

TEST(Inrush, who_has_a_gap_in_mind_turns_to_no_other) {
  Yard yard({{15, 17}});
  yard.scenario.model.motion.inrush_reach_m = 5;
  yard.world.seek.opened = {{14, line_y}, {16, line_y}};
  seek(yard.scenario, yard.ground, yard.world, yard.random);
  EXPECT_EQ(yard.world.seek.rush[0].gap, (Vec2{14, line_y}));
  EXPECT_TRUE(yard.world.seek.opened.empty());
}

TEST(Inrush, a_gap_opens_once_as_long_as_it_stays_open) {
  testing::Gate gate(1);
  gate.put(testing::first_of_crowd, {0, 3.4});
  gate.world.crowd.behaviour[0] = Behaviour::pushing;
  const PersonId right = testing::first_rope + 15;
  gate.watch_for(2);
  EXPECT_TRUE(gate.world.seek.opened.empty());
  gate.put(right, gate.at(right) + Vec2{0.3, 0});  // 1.05 m from his left neighbour
  gate.watch_for(1);
  EXPECT_TRUE(gate.world.seek.opened.empty()) << "not yet";
  gate.watch_for(3);
  EXPECT_EQ(gate.world.seek.opened.size(), 1U);
  gate.put(right, gate.at(right) - Vec2{0.3, 0});
  gate.watch_for(1);
  gate.put(right, gate.at(right) + Vec2{0.3, 0});
  gate.watch_for(3);
  EXPECT_EQ(gate.world.seek.opened.size(), 2U) << "closed and open again";
}

TEST(Inrush, where_somebody_comes_through_is_a_gap_and_where_he_goes_round_the_end_is_none) {
  testing::Gate through(1), round(1);
  for (testing::Gate* gate : {&through, &round}) gate->world.crowd.behaviour[0] = Behaviour::pushing;
  through.put(testing::first_of_crowd, {0.1, 5});
  through.steer(testing::first_of_crowd, {0.1, 0.2});
  through.watch_for(2);
  ASSERT_EQ(through.world.seek.opened.size(), 1U);
  EXPECT_NEAR(through.world.seek.opened[0].y, 2.5, 0.11);
  round.put(testing::first_of_crowd, {12, -3});
  round.steer(testing::first_of_crowd, {4, -3});
  round.watch_for(2);
  EXPECT_EQ(round.world.line.penetrations, 1U);
  EXPECT_TRUE(round.world.seek.opened.empty());
}

}  // namespace
}  // namespace sispam::test
