// M-V9, M-V9a, M-V9b, M-V9c, M-V10, M-V11, M-V12, M-V13: flow through doors, corridors and round corners.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "last_value.hpp"
#include "scenario/terrain.hpp"
#include "walkers.hpp"

namespace sispam::test {
namespace {

Polygon rectangle(Vec2 low, Vec2 high) { return {low, {high.x, low.y}, high, {low.x, high.y}}; }

/// A room 8 m wide above a passage of that width and length, and free ground below it.
Scenario bottleneck(double width_m, double length_m) {
  Scenario scenario = walking();
  scenario.site.walkable = {{"room", rectangle({-4, 0}, {4, 12})},
                            {"passage", rectangle({-width_m / 2, -length_m}, {width_m / 2, 0})},
                            {"outside", rectangle({-4, -12}, {4, -length_m})}};
  scenario.site.exits = {{.id = "out", .line = {{-4, -12}, {4, -12}}}};
  scenario.medical.collection_point = {3, -10};
  return scenario;
}

struct Width {
  double m, per_s;  // of the passage; measured flow
};
/// Seyfried, Passon, Steffen, Boltes, Rupprecht, Klingsch 2009: a passage 2.8 m long.
constexpr std::array<Width, 5> seyfried{{{0.8, 1.288}, {0.9, 1.674}, {1.0, 1.900}, {1.1, 2.123}, {1.2, 2.364}}};

constexpr double motivated_s = 0.35;  // headway of people who are told to hurry, but not to push; chosen
constexpr double passage_m = 2.8;

struct Passage {
  std::size_t people = 0;  // who came through in 180 s
  double per_s = 0, longest_gap_s = 0;
};

Passage through(double width_m, double headway_s, int people) {
  Scenario scenario = bottleneck(width_m, passage_m);
  scenario.model.motion.headway_s = headway_s;
  Egress egress(scenario, grid(people, 15, {-3.5, 3}, 0.5), 0);
  egress.run({-passage_m, -passage_m - 1.5}, 180);
  const std::vector<double>& times = egress.passed[0];
  if (times.size() < 2) return {times.size()};
  return {times.size(), flow(times), longest_gap(times)};
}

TEST(SlowMotionV9, flow_through_a_bottleneck_of_1_2_m_and_more_is_as_measured) {
  std::vector<double> per_m_s;
  double longest_s = 0;
  for (const double width_m : {1.2, 2.0}) {
    const Passage passage = through(width_m, motivated_s, 180);
    ASSERT_EQ(passage.people, 180U) << width_m;
    per_m_s.push_back(passage.per_s / width_m);
    longest_s = std::max(longest_s, passage.longest_gap_s);
    EXPECT_GT(passage.per_s / width_m, 1.6) << width_m;
    EXPECT_LT(passage.per_s / width_m, 2.4) << width_m;
    EXPECT_LT(passage.longest_gap_s, 10) << width_m;
  }
  record_value("M-V9", "{} per m and s; longest wait {:.1f} s", listed(per_m_s, "{:.2f}"), longest_s);
}

TEST(SlowMotionV9a, through_a_bottleneck_of_0_8_m_all_get_at_1_3_per_metre_and_second) {
  const Passage narrow = through(0.8, motivated_s, 180);
  EXPECT_EQ(narrow.people, 180U);
  record_value("M-V9a", "{} of 180 people, at {:.2f} per m and s; longest wait {:.1f} s", narrow.people,
               narrow.per_s / 0.8, narrow.longest_gap_s);
  EXPECT_GT(narrow.per_s / 0.8, 1.3) << "known to be missed: 1.6";
  EXPECT_LT(narrow.longest_gap_s, 10);
}

TEST(SlowMotionV9b, flow_through_a_bottleneck_is_within_0_6_per_second_of_the_experiment) {
  double sum = 0;
  std::vector<double> per_s;
  for (const Width& width : seyfried) {
    const Passage passage = through(width.m, motivated_s, 60);
    EXPECT_EQ(passage.people, 60U) << width.m;
    per_s.push_back(passage.per_s);
    sum += std::abs(passage.per_s - width.per_s) / static_cast<double>(seyfried.size());
  }
  record_value("M-V9b", "mean error {:.2f} per s: {}", sum, listed(per_s, "{:.2f}"));
  EXPECT_LT(sum, 0.6) << "known to be missed: 0.5";
}

/// When the last of three who walk through 10 m of people who stand on a grid has passed 8.5 m of it; 99 if never [s].
double through_standing(double pitch_m, Gait gait) {
  const Scenario scenario = walking();
  std::vector<Vec2> places{{0.13, -1.5}, {-1.31, -1.5}, {1.6, -1.5}};
  const int rows = static_cast<int>(std::lround(10 / pitch_m));
  for (const Vec2 at : grid(rows * rows, rows, {-5, 0}, pitch_m)) places.push_back(at);
  World world = walkers(scenario, places, 0);
  for (PersonId i = 3; i < places.size(); ++i) {
    world.people.mode[i] = Mode::stand;
    world.people.anchor_x[i] = places[i].x;
    world.people.anchor_y[i] = places[i].y;
  }
  for (PersonId i = 0; i < 3; ++i) send(world, i, {-1, static_cast<float>(places[i].x), 1000}, gait);
  while (*std::min_element(world.people.y.begin(), world.people.y.begin() + 3) < 8.5) {
    if (world.now_ms > 98'000) return 99;
    run_for(scenario, Ground{}, world, 10);
  }
  return static_cast<double>(world.now_ms) / 1000;
}

TEST(MotionV9c, who_walks_gets_through_people_who_stand) {
  const double calm = through_standing(0.8, Gait::normal), pressing = through_standing(0.5, Gait::pressing);
  record_value("M-V9c", "{:.1f}; {:.1f} s", calm, pressing);
  EXPECT_LT(calm, 2 * 8) << "twice the time of walking";
  EXPECT_LT(pressing, 4 * 8);
}

constexpr double door_m = 1;

/// A hall with doors round these points of its long walls.
Scenario hall(Vec2 size, const std::vector<Vec2>& doors) {
  Scenario scenario = walking();
  scenario.site.walkable = {{"hall", rectangle({0, 0}, size)}};
  for (std::size_t k = 0; k < doors.size(); ++k) {
    const Vec2 at = doors[k];
    const std::string id = "door_" + std::to_string(k);
    const double low = at.y > 0 ? at.y : -2, high = at.y > 0 ? at.y + 2 : 0;
    scenario.site.walkable.push_back({id, rectangle({at.x - door_m / 2, low}, {at.x + door_m / 2, high})});
    const double end = at.y > 0 ? high : low;
    scenario.site.exits.push_back({.id = id, .line = {{at.x - door_m / 2, end}, {at.x + door_m / 2, end}}});
  }
  scenario.medical.collection_point = {size.x / 2, size.y / 2};
  return scenario;
}

/// Time until `people` have left a hall of that size through their nearest door [s].
double time_to_leave(Vec2 size, int people, std::size_t doors) {
  const std::vector<Vec2> all{{size.x / 4, 0}, {3 * size.x / 4, 0}, {size.x / 4, size.y}, {3 * size.x / 4, size.y}};
  const int columns = static_cast<int>(std::sqrt(people * size.x / size.y)), rows = (people + columns - 1) / columns;
  std::vector<Vec2> places;
  for (int k = 0; k < people; ++k)
    places.push_back({size.x * (k % columns + 0.5) / columns, size.y * (k / columns + 0.5) / rows});
  Egress egress(hall(size, {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(doors)}), places, 0);
  const Ground& ground = egress.ground;
  for (PersonId i = 0; i < egress.world.people.count; ++i) {
    const Vec2 at{egress.world.people.x[i], egress.world.people.y[i]};
    std::size_t nearest = 0;
    for (std::size_t k = 1; k < doors; ++k) {
      const auto far = [&](std::size_t d) {
        return ground.distance(ground.field("exit:door_" + std::to_string(d)), at);
      };
      if (far(k) < far(nearest)) nearest = k;
    }
    egress.send_to(i, nearest);
  }
  while (!egress.empty() && egress.world.now_ms < 900'000) {
    run_for(egress.scenario, ground, egress.world, 5);
    for (PersonId i = 0; i < egress.world.people.count; ++i) {
      const double y = egress.world.people.y[i];
      if (egress.world.people.mode[i] != Mode::absent && (y < -1 || y > size.y + 1)) take_off_ground(egress.world, i);
    }
  }
  EXPECT_TRUE(egress.empty());
  return static_cast<double>(egress.world.now_ms) / 1000;
}

void expect_twice_the_time(const char* row, Vec2 size, int people) {
  const double four = time_to_leave(size, people, 4), two = time_to_leave(size, people, 2);
  record_value(row, "{:.2f} ({:.0f}, {:.0f} s)", two / four, four, two);
  EXPECT_GT(two / four, 1.6);
  EXPECT_LT(two / four, 2.4);
}

TEST(NightlyMotionV10, a_thousand_people_need_twice_as_long_through_half_of_the_doors) {
  expect_twice_the_time("M-V10a", {30, 20}, 1000);
}

TEST(SlowMotionV10, people_need_twice_as_long_through_half_of_the_doors) {
  expect_twice_the_time("M-V10", {15, 10}, 250);
}

/// A corridor 2 m wide that turns once to the left, down to the exit.
Scenario corner() {
  Scenario scenario = walking();
  scenario.site.walkable = {{"first", rectangle({-12, -2}, {0, 0})}, {"second", rectangle({-2, -14}, {0, 0})}};
  scenario.site.exits = {{.id = "out", .line = {{-2, -14}, {0, -14}}}};
  scenario.medical.collection_point = {-1, -13};
  return scenario;
}

TEST(MotionV11, twenty_people_go_round_a_corner_and_nobody_crosses_a_wall) {
  Egress egress(corner(), grid(20, 5, {-11.6, -1.75}, 0.5), 0);
  while (egress.world.now_ms < 60'000 && !egress.empty()) {
    egress.run({-12}, 0.1 + static_cast<double>(egress.world.now_ms) / 1000);
    for (PersonId i = 0; i < 20; ++i) {
      if (egress.world.people.mode[i] == Mode::absent) continue;
      const Vec2 at{egress.world.people.x[i], egress.world.people.y[i]};
      ASSERT_TRUE(Terrain(egress.scenario.site).walkable(at)) << i;
    }
  }
  EXPECT_TRUE(egress.empty());
  record_value("M-V11", "the last after {:.1f} s", static_cast<double>(egress.world.now_ms) / 1000);
}

TEST(MotionV11, everybody_takes_the_exit_that_he_was_given) {
  Egress egress(hall({12, 8}, {{3, 0}, {9, 0}}), grid(24, 6, {1, 2}, 1.5), 0);
  for (PersonId i = 0; i < 24; ++i) egress.send_to(i, i % 2);
  std::array<int, 2> wrong{0, 0};
  while (egress.world.now_ms < 60'000 && !egress.empty()) {
    run_for(egress.scenario, egress.ground, egress.world, 5);
    for (PersonId i = 0; i < 24; ++i) {
      if (egress.world.people.mode[i] == Mode::absent || egress.world.people.y[i] > -0.5) continue;
      wrong[i % 2] += (egress.world.people.x[i] < 6) == (i % 2 == 0) ? 0 : 1;
      take_off_ground(egress.world, i);
    }
  }
  EXPECT_TRUE(egress.empty());
  record_value("M-V11a", "{} through the other one", wrong[0] + wrong[1]);
  EXPECT_EQ(wrong[0] + wrong[1], 0);
}

/// RiMEA 12: a room, a corridor 5 m long, a second room, and an exit, both as wide.
TEST(SlowMotionV11, people_jam_before_the_corridor_and_not_behind_it) {
  Scenario scenario = walking();
  scenario.site.walkable = {{"first", rectangle({0, 0}, {10, 10})},
                            {"corridor", rectangle({5 - door_m / 2, -5}, {5 + door_m / 2, 0})},
                            {"second", rectangle({0, -15}, {10, -5})},
                            {"door", rectangle({5 - door_m / 2, -18}, {5 + door_m / 2, -15})}};
  scenario.site.exits = {{.id = "out", .line = {{5 - door_m / 2, -18}, {5 + door_m / 2, -18}}}};
  scenario.medical.collection_point = {1, -14};
  Egress egress(scenario, grid(120, 15, {1, 1}, 0.57), 0);
  egress.run({0, -5, -15.5}, 300);
  ASSERT_TRUE(egress.empty());
  const double corridor = flow(egress.passed[1]), door = flow(egress.passed[2]);
  EXPECT_GE(corridor, door - 0.05);
  double longest = 0;  // who came k-th out of the corridor leaves k-th, about: his time in the second room
  for (std::size_t k = 0; k < 120; ++k) longest = std::max(longest, egress.passed[2][k] - egress.passed[1][k]);
  record_value("M-V11b", "{:.2f}, {:.2f} per s; {:.1f} s", corridor, door, longest);
  EXPECT_LT(longest, 2 * 10.5 / 1.25) << "twice the time of walking";
}

/// 180 people who push towards a door 1 m wide, with or without a column before it.
enum class Column : std::uint8_t { none, one };

Scenario contested_door(Column column) {
  Scenario scenario = bottleneck(1.0, 0.5);
  if (column == Column::one) {
    NamedLine round{"column", {}};
    for (int k = 0; k <= 12; ++k) {
      const double angle = 2 * std::acos(-1) * (k % 12) / 12;
      round.line.push_back(Vec2{0, 1.2} + 0.5 * Vec2{std::cos(angle), std::sin(angle)});
    }
    scenario.site.walls = {round};
  }
  return scenario;
}

void make_push(World& world) {
  for (Mode& mode : world.people.mode) mode = mode == Mode::walk ? Mode::push : mode;
}

/// Mean load of those within 1.5 m of the door while 180 people press at it, over 10 s [N].
double load_at_door(Column column, std::uint32_t replicate) {
  Egress egress(contested_door(column), grid(180, 15, {-3.5, 2.2}, 0.5), replicate);
  make_push(egress.world);
  double sum = 0;
  int heads = 0;
  for (int tenth = 0; tenth < 130; ++tenth) {
    run_for(egress.scenario, egress.ground, egress.world, 10);
    measure_motion(egress.scenario, egress.ground, egress.world, Random{1, replicate});
    if (tenth < 30) continue;
    for (PersonId i = 0; i < 180; ++i) {
      if (length({egress.world.people.x[i], egress.world.people.y[i]}) > 1.5 || egress.world.people.y[i] < 0) continue;
      sum += egress.world.people.load[i];
      ++heads;
    }
  }
  return sum / heads;
}

TEST(SlowMotionV13, a_column_before_a_door_does_not_relieve_those_who_press_at_it_much) {
  double without = 0, with = 0;
  for (std::uint32_t replicate = 0; replicate < 8; ++replicate) {
    without += load_at_door(Column::none, replicate) / 8;
    with += load_at_door(Column::one, replicate) / 8;
  }
  record_value("M-V13", "{:.2f} ({:.2f} and {:.2f} kN)", with / without, with / 1000, without / 1000);
  EXPECT_GT(without, 200) << "they do press";
  EXPECT_GT(with, 0.7 * without);
}

// That hurry slows the flow is not expected of smooth discs; the document of motion says so. When this fails, the
// model has learnt it, and the limit must be taken out of the document.
TEST(SlowMotionV12, who_pushes_faster_comes_faster_through_a_door_which_is_a_limit_of_the_model) {
  std::array<double, 2> flows{};
  const std::array<double, 2> speeds{0.6, 2.5};
  for (std::size_t k = 0; k < 2; ++k) {
    Scenario scenario = bottleneck(1.0, 0.5);
    scenario.model.motion.push_speed_mps = speeds[k];
    Egress egress(scenario, grid(120, 15, {-3.5, 1}, 0.5), 0);
    make_push(egress.world);
    egress.run({-0.5, -2}, 120);
    ASSERT_GT(egress.passed[0].size(), 1U);
    flows[k] = flow(egress.passed[0]);
  }
  record_value("M-V12", "{:.1f} → {:.1f} per s", flows[0], flows[1]);
  EXPECT_GT(flows[1], flows[0]);
}

}  // namespace
}  // namespace sispam::test
