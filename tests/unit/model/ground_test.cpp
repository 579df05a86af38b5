// SPDX-License-Identifier: Apache-2.0
#include "model/ground.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/maths.hpp"
#include "last_value.hpp"
#include "scenario/load.hpp"

namespace sispam {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// A bare square of 40 m with one destination point.
Scenario plain(Vec2 target) {
  Scenario scenario;
  scenario.site.walkable = {{"square", {{0, 0}, {40, 0}, {40, 40}, {0, 40}}}};
  scenario.medical.collection_point = target;
  return scenario;
}

const Scenario& reference() {
  static const Scenario scenario =
      load_scenario(std::string(SISPAM_SOURCE_DIR) + "/configs/oku-timur-2024.yaml").scenario;
  return scenario;
}

const Ground& reference_ground() {
  static const Ground ground = make_ground(reference());
  return ground;
}

int free_cells_without(const Ground& ground, int field) {
  int count = 0;
  for (std::size_t i = 0; i < ground.free.size(); ++i) {
    const float value = ground.fields[static_cast<std::size_t>(field)].distance[i];
    if (ground.free[i] != 0 && !(value < std::numeric_limits<float>::infinity())) ++count;
  }
  return count;
}

/// Distances that grow by `slope` per metre, in 12 by 12 cells of 0.25 m.
WayField plane(const Grid& grid, Vec2 slope) {
  WayField field;
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      field.distance.push_back(static_cast<float>(100 + grid.cell_m * (slope.x * column + slope.y * row)));
    }
  }
  return field;
}

TEST(WayDown, is_the_steepest_one_also_beside_cells_that_cannot_be_reached) {
  const Grid grid{{-1, 2}, 0.25, 12, 12};
  for (const Vec2 slope : {Vec2{1, 0}, {0.25, -0.75}, {-0.5, -0.5}}) {
    const WayField open = plane(grid, slope);
    const Vec2 down = -1.0 * unit(slope);
    for (double x = 0.4; x < 2.6; x += 0.07) {
      for (double y = 0.4; y < 2.6; y += 0.07) {
        const Vec2 way = way_down(grid, open, grid.origin + Vec2{x, y});
        EXPECT_NEAR(way.x, down.x, 1e-5) << x << " " << y;
        EXPECT_NEAR(way.y, down.y, 1e-5) << x << " " << y;
      }
    }
  }
  // a cell up the slope that cannot be reached: each axis then has one neighbour, and the same fall
  WayField barred = plane(grid, {1, 0});
  barred.distance[static_cast<std::size_t>(6 * grid.columns + 7)] = static_cast<float>(infinite);
  const Vec2 before = way_down(grid, barred, grid.origin + Vec2{1.6, 1.6});
  EXPECT_NEAR(before.x, -1, 1e-6);
  EXPECT_NEAR(before.y, 0, 1e-6);
  EXPECT_EQ(way_down(grid, barred, grid.origin + Vec2{1.8, 1.6}), (Vec2{})) << "nobody can be there";
}

TEST(Ground, distance_on_a_free_plane_is_the_straight_one) {
  const Vec2 target{20.1, 19.7};
  const Ground ground = make_ground(plain(target));
  const int field = ground.field("collection_point");
  double worst = 0;
  for (double x = 0.5; x < 39.6; x += 0.37) {
    for (double y = 0.5; y < 39.6; y += 0.37) {
      const double straight = length(Vec2{x, y} - target);
      if (straight > 1.25) worst = std::max(worst, std::abs(ground.distance(field, {x, y}) / straight - 1));
    }
  }
  record_value("M-V20", "{:.2f} %", 100 * worst);
  EXPECT_LT(worst, 0.01);
}

TEST(Ground, direction_on_a_free_plane_points_at_the_target_from_everywhere) {
  const Vec2 target{20.1, 19.7};
  const Ground ground = make_ground(plain(target));
  for (int k = 0; k < 72; ++k) {
    const double turn = k * 5.0 / 180 * 3.14159265358979;
    const Vec2 at = target + 15.0 * Vec2{maths::cos(turn), maths::sin(turn)};
    const Vec2 way = ground.direction(ground.field("collection_point"), at);
    EXPECT_NEAR(length(way), 1, 1e-12);
    EXPECT_GT(dot(way, unit(target - at)), 0.999) << k;  // 2.6 degrees
  }
}

TEST(Ground, way_round_a_corner_is_as_long_as_its_two_straight_parts) {
  const Vec2 target{35, 20}, corner{20, 25};
  Scenario scenario = plain(target);
  scenario.site.walls = {{"wall", {{20, 0}, corner}}};
  const Ground ground = make_ground(scenario);
  std::vector<double> longer_percent;
  for (const Vec2 from : {Vec2{2, 20}, Vec2{5, 17}, Vec2{1, 12}, Vec2{10, 22}}) {
    const double expected = length(corner - from) + length(target - corner);
    const double ratio = ground.distance(ground.field("collection_point"), from) / expected;
    longer_percent.push_back(100 * (ratio - 1));
    EXPECT_NEAR(ratio, 1, 0.02);
  }
  record_value("M-V20a", "{} %", listed(longer_percent, "{:.1f}"));
}

TEST(Ground, a_hairpin_round_a_wall_keeps_clear_of_its_end) {
  const Vec2 target{32, 10};
  Scenario scenario = plain(target);
  scenario.site.walls = {{"wall", {{20, 0}, {20, 25}}}};
  const Ground ground = make_ground(scenario);
  // the free cell centres next to the end of the wall, 0.2 m clear of it
  const Vec2 before{19.625, 25.375}, after{20.375, 25.375};
  for (const Vec2 from : {Vec2{8, 10}, Vec2{15, 3}, Vec2{18, 12}}) {
    const double expected = length(before - from) + length(after - before) + length(target - after);
    EXPECT_NEAR(ground.distance(ground.field("collection_point"), from) / expected, 1, 0.005);
  }
}

TEST(Ground, what_is_walled_in_cannot_be_reached) {
  Scenario scenario = plain({32, 10});
  scenario.site.walls = {{"box", {{4, 4}, {9, 5}, {8, 9}, {4, 8}, {4, 4}}}};
  const Ground ground = make_ground(scenario);
  EXPECT_EQ(ground.distance(ground.field("collection_point"), {6, 6}), infinite);
  EXPECT_EQ(ground.direction(ground.field("collection_point"), {6, 6}), (Vec2{}));
  EXPECT_EQ(ground.distance(ground.field("collection_point"), {-5, 6}), infinite) << "outside the grid";
  EXPECT_EQ(ground.distance(-1, {20, 20}), infinite);
}

TEST(Ground, an_opening_cut_into_a_wall_lets_through) {
  Scenario scenario = plain({32, 20});
  scenario.site.walls = {{"wall", {{20, 0}, {20, 40}}}};
  const Ground shut = make_ground(scenario);
  scenario.site.openings = {{"door", {{20, 19}, {20, 21}}}};
  const Ground open = make_ground(scenario);
  EXPECT_EQ(shut.distance(shut.field("collection_point"), {8, 20}), infinite);
  EXPECT_NEAR(open.distance(open.field("collection_point"), {8, 20}), 24, 0.1);
  EXPECT_FALSE(shut.sees({8, 20}, {32, 20}));
  EXPECT_TRUE(open.sees({8, 20}, {32, 20}));
  EXPECT_FALSE(open.sees({8, 25}, {32, 25}));
}

TEST(Ground, the_edge_of_touching_and_overlapping_pieces_of_ground_is_closed_outside_and_open_inside) {
  Scenario scenario = plain({32, 20});
  scenario.site.walkable.push_back({"overlapping", {{30, 0}, {60, 0}, {60, 20}, {30, 20}}});
  scenario.site.walkable.push_back({"touching", {{60, 5}, {70, 5}, {70, 15}, {60, 15}}});
  const Ground ground = make_ground(scenario);
  EXPECT_TRUE(ground.sees({5, 10}, {69, 10}));
  EXPECT_FALSE(ground.sees({55, 2}, {65, 2}));
  for (const double x : {5.0, 20.0, 29.0, 31.0, 39.0, 45.0, 59.0}) EXPECT_FALSE(ground.sees({x, 1}, {x, -1})) << x;
  double around = 0;
  for (const Segment& s : ground.segments) around += length(s.b - s.a);
  EXPECT_NEAR(around, 2 * (70 + 40), 0.01);  // this shape has the perimeter of its bounding box
}

TEST(Ground, every_cell_of_the_reference_scenario_has_a_way_to_the_hall) {
  const Ground& ground = reference_ground();
  const int field = ground.field("protected:office_hall");
  ASSERT_GE(field, 0);
  EXPECT_EQ(free_cells_without(ground, field), 0);
  // through the gate and through the entrance, both in the way of somebody in front of them
  EXPECT_NEAR(ground.distance(field, {0, 9}), 27, 0.1);
  // from the far west: along the street to the end of the fence, then to the corner of the entrance
  const double expected = length(Vec2{-4, 0} - Vec2{-149, 7}) + length(Vec2{-2, -18} - Vec2{-4, 0});
  EXPECT_NEAR(ground.distance(field, {-149, 7}) / expected, 1, 0.01);
}

TEST(Ground, whoever_follows_the_direction_from_the_far_west_comes_to_the_hall_on_free_cells) {
  const Ground& ground = reference_ground();
  const int field = ground.field("protected:office_hall");
  Vec2 at{-149, 12};
  bool through_gate = false;
  int steps = 0;
  for (; steps < 4000 && ground.distance(field, at) > 0.3; ++steps) {
    const Vec2 next = at + 0.065 * ground.direction(field, at);
    ASSERT_TRUE(ground.walkable(next)) << next.x << ' ' << next.y;
    if (at.y > 0 && next.y <= 0) through_gate = std::abs(next.x) < 4;
    at = next;
  }
  EXPECT_TRUE(through_gate);
  EXPECT_LT(std::abs(at.x), 2);
  EXPECT_LT(ground.distance(field, at), 0.31) << at.x << ' ' << at.y;
}

TEST(Ground, one_sees_through_the_gate_but_not_through_the_fence_or_the_office) {
  const Ground& ground = reference_ground();
  EXPECT_TRUE(ground.sees({0, 5}, {0, -30}));
  EXPECT_TRUE(ground.sees({-140, 7}, {140, 7}));
  EXPECT_TRUE(ground.sees({3.9, 5}, {3.9, -5}));
  EXPECT_FALSE(ground.sees({4.1, 5}, {4.1, -5}));
  EXPECT_FALSE(ground.sees({-20, 5}, {-20, -5}));
  EXPECT_FALSE(ground.sees({-20, -30}, {0, -30}));
  EXPECT_FALSE(ground.sees({0, -20}, {3, -17.9})) << "past the entrance";
}

TEST(Ground, a_wall_is_found_from_every_place_within_a_metre) {
  Scenario scenario = plain({32, 20});
  scenario.site.walls = {{"slanted", {{4.3, 4.6}, {30.7, 12.5}, {12.4, 35.6}}}};
  const Ground ground = make_ground(scenario);
  for (double x = -0.9; x < 41; x += 0.21) {
    for (double y = -0.9; y < 41; y += 0.23) {
      for (std::uint32_t s = 0; s < ground.segments.size(); ++s) {
        const auto [a, b] = ground.segments[s];
        const Vec2 along = b - a;
        const double t = std::clamp(dot(Vec2{x, y} - a, along) / dot(along, along), 0.0, 1.0);
        if (length(a + t * along - Vec2{x, y}) > 1.0) continue;
        const auto near = ground.segments_near({x, y});
        ASSERT_NE(std::find(near.begin(), near.end(), s), near.end()) << x << ' ' << y;
      }
    }
  }
}

TEST(Ground, somebody_between_a_wall_and_a_nearer_cell_beyond_it_turns_to_his_own_side) {
  Scenario scenario = plain({32, 35});
  scenario.site.walls = {{"wall", {{5, 10.1}, {35, 10.1}}}};
  const Ground ground = make_ground(scenario);
  const int field = ground.field("collection_point");
  // free cell centres at 9.875 and 10.375: from 10.11 the one beyond the wall is nearer
  EXPECT_GT(ground.direction(field, {20.125, 10.11}).y, 0.9);
  EXPECT_NEAR(ground.distance(field, {20.125, 10.11}), length(Vec2{32, 35} - Vec2{20.125, 10.11}), 0.3);
}

TEST(Ground, somebody_pressed_against_a_fence_finds_back_on_his_own_side) {
  const Ground& ground = reference_ground();
  const int field = ground.field("protected:office_hall");
  EXPECT_GT(ground.direction(field, {-20, 0.05}).y, 0.5);
  EXPECT_LT(ground.direction(field, {-20, -0.05}).y, -0.5);
  const double street = length(Vec2{-4, 0} - Vec2{-20, 0.05}) + length(Vec2{-2, -18} - Vec2{-4, 0});
  EXPECT_NEAR(ground.distance(field, {-20, 0.05}), street, 0.8);
  EXPECT_NEAR(ground.distance(ground.field("exit:west"), {-149.9, 7}), 0.1, 0.02);
}

TEST(Ground, names_a_way_for_everybody_and_every_way_can_be_walked) {
  const Ground& ground = reference_ground();
  for (const Unit& unit : reference().force.units) {
    EXPECT_GE(ground.field("unit:" + unit.id), 0) << unit.id;
    EXPECT_EQ(ground.field("withdraw:" + unit.id) >= 0, !unit.withdraw_to.empty()) << unit.id;
    EXPECT_EQ(ground.field("staged:" + unit.id) >= 0, !unit.staged_line.empty()) << unit.id;
    EXPECT_EQ(ground.field("fall_back:" + unit.id), -1) << unit.id;
  }
  for (const char* name : {"exit:west", "exit:east", "exit:rear", "assembly:supporters", "collection_point"}) {
    EXPECT_GE(ground.field(name), 0) << name;
  }
  for (int f = 0; f < static_cast<int>(ground.fields.size()); ++f) {
    EXPECT_EQ(free_cells_without(ground, f), 0) << ground.fields[static_cast<std::size_t>(f)].name;
  }
  EXPECT_NEAR(ground.distance(ground.field("unit:enforcement"), {0, 7.5}), 5, 0.05) << "the line of the unit before it";
  EXPECT_NEAR(ground.distance(ground.field("unit:negotiators"), {3, 9.5}), 5, 0.05);
  EXPECT_NEAR(ground.distance(ground.field("unit:army"), {-14, -38}), 4, 0.05);
  EXPECT_EQ(ground.distance(ground.field("assembly:supporters"), {0, 9}), 0);
}

Vec2 mirrored(Vec2 p) { return {-p.x, p.y}; }

TEST(Ground, a_mirrored_site_has_mirrored_distances) {
  Scenario left;
  left.site.walkable = {{"yard", {{-20, 0}, {20, 0}, {20, 30}, {-20, 30}}}};
  left.site.walls = {{"slanted", {{-15, 5}, {3, 12}, {1, 30}}}};
  left.medical.collection_point = {12, 25};
  Scenario right = left;
  for (Vec2& p : right.site.walls[0].line) p = mirrored(p);
  right.medical.collection_point = {-12, 25};
  const Ground a = make_ground(left), b = make_ground(right);
  for (double x = -19.6; x < 19.7; x += 0.43) {
    for (double y = 0.4; y < 29.7; y += 0.43) {
      if (!a.walkable({x, y})) continue;
      EXPECT_NEAR(a.distance(a.field("collection_point"), {x, y}), b.distance(b.field("collection_point"), {-x, y}),
                  1e-3);
    }
  }
}

TEST(Ground, without_cells_everything_is_open) {
  const Ground ground;
  EXPECT_TRUE(ground.walkable({3, 4}));
  EXPECT_TRUE(ground.sees({3, 4}, {5, 6}));
  EXPECT_TRUE(ground.segments_near({3, 4}).empty());
  EXPECT_EQ(ground.field("exit:west"), -1);
  EXPECT_EQ(ground.direction(-1, {3, 4}), (Vec2{}));
}

}  // namespace
}  // namespace sispam
