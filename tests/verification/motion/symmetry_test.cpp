// M-V14, M-V15, M-V16, M-V16a: no direction, no side and no order of people is preferred.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "last_value.hpp"
#include "walkers.hpp"

namespace sispam::test {
namespace {

using Map = std::function<Vec2(Vec2)>;

struct LineUp {
  std::vector<Body> bodies;  // officers first
  std::size_t officers = 0;
};

/// Two ranks of officers on slots, three ranks of pushers with different strengths before them.
LineUp line_up() {
  LineUp set_up;
  for (int rank = 0; rank < 2; ++rank) {
    for (int file = 0; file < 8; ++file) set_up.bodies.push_back({{0.6 * file, -0.6 * rank}, Mode::hold, {}, 400});
  }
  set_up.officers = set_up.bodies.size();
  const Random random{3, 0};
  for (int rank = 0; rank < 3; ++rank) {
    for (int file = 0; file < 8; ++file) {
      const double u = random.uniform(Purpose::test, 0, static_cast<std::uint32_t>(set_up.bodies.size()));
      set_up.bodies.push_back({{0.55 * file + 0.3 * u, 0.6 + 0.5 * rank}, Mode::push, {0, -1}, 150 + 200 * u, 0.2});
    }
  }
  return set_up;
}

/// Everybody's place after 6 s when the start is mapped by `place` and all directions by `turn`.
std::vector<Vec2> after_6_s(LineUp set_up, const Map& place, const Map& turn) {
  for (Body& body : set_up.bodies) {
    body.at = place(body.at);
    body.way = turn(body.way);
  }
  World world = world_of(set_up.bodies, set_up.officers);
  run_for(fixed_wishes(), Ground{}, world, 600);
  std::vector<Vec2> places;
  for (PersonId i = 0; i < set_up.bodies.size(); ++i) places.push_back({world.people.x[i], world.people.y[i]});
  return places;
}

/// How far any officer is from where he should be [m].
double expect_same_line(const LineUp& set_up, const std::vector<Vec2>& plain, const std::vector<Vec2>& mapped,
                        const Map& place) {
  double farthest = 0;
  for (std::size_t i = 0; i < set_up.officers; ++i) {
    farthest = std::max(farthest, length(mapped[i] - place(plain[i])));
    EXPECT_LT(length(mapped[i] - place(plain[i])), 1e-3) << i;
  }
  return farthest;
}

const Map same = [](Vec2 v) { return v; };

TEST(MotionV14, turning_and_shifting_the_map_turns_and_shifts_the_result) {
  const LineUp set_up = line_up();
  const std::vector<Vec2> plain = after_6_s(set_up, same, same);
  double moved = 0;
  for (std::size_t i = 0; i < set_up.officers; ++i) moved = std::max(moved, length(plain[i] - set_up.bodies[i].at));
  ASSERT_GT(moved, 0.02) << "the line must be under load, or nothing is tested";
  double farthest = 0;
  for (const double degrees : {30.0, 90.0, 137.0}) {
    const double c = std::cos(degrees * std::acos(-1) / 180), s = std::sin(degrees * std::acos(-1) / 180);
    const Map turn = [=](Vec2 v) { return Vec2{c * v.x - s * v.y, s * v.x + c * v.y}; };
    const Map place = [=](Vec2 v) { return turn(v) + Vec2{1000, -1000}; };
    farthest = std::max(farthest, expect_same_line(set_up, plain, after_6_s(set_up, place, turn), place));
  }
  record_value("M-V14", "{:.1g} m", farthest);
}

TEST(MotionV15, the_mirror_image_gives_the_mirrored_result) {
  const LineUp set_up = line_up();
  const Map mirror = [](Vec2 v) { return Vec2{-v.x, v.y}; };
  const std::vector<Vec2> plain = after_6_s(set_up, same, same), mirrored = after_6_s(set_up, mirror, mirror);
  record_value("M-V15", "{:.1g} m", expect_same_line(set_up, plain, mirrored, mirror));
}

TEST(MotionV16, the_order_of_people_does_not_matter) {
  const LineUp set_up = line_up();
  LineUp reversed = set_up;
  std::reverse(reversed.bodies.begin(), reversed.bodies.begin() + static_cast<std::ptrdiff_t>(set_up.officers));
  std::reverse(reversed.bodies.begin() + static_cast<std::ptrdiff_t>(set_up.officers), reversed.bodies.end());
  const std::vector<Vec2> plain = after_6_s(set_up, same, same);
  std::vector<Vec2> other = after_6_s(reversed, same, same);
  std::reverse(other.begin(), other.begin() + static_cast<std::ptrdiff_t>(set_up.officers));
  record_value("M-V16", "{:.1g} m", expect_same_line(set_up, plain, other, same));
}

enum class Order : std::uint8_t { forwards, backwards };

/// Where forty equal people who walk to a passage 1 m wide are after 4 s, by the place they started from.
std::vector<Vec2> before_a_door(std::vector<Vec2> places, Order order) {
  Scenario scenario = walking();
  MotionParameters& p = scenario.model.motion;
  p.demonstrator_radius_sd_m = p.demonstrator_mass_sd_kg = p.walk_speed_sd_mps = 0;
  scenario.site.walkable = {{"room", {{-4, 0}, {4, 0}, {4, 8}, {-4, 8}}},
                            {"passage", {{-0.5, -4}, {0.5, -4}, {0.5, 0}, {-0.5, 0}}}};
  scenario.site.exits = {{.id = "out", .line = {{-0.5, -4}, {0.5, -4}}}};
  scenario.medical.collection_point = {3, 7};
  if (order == Order::backwards) std::reverse(places.begin(), places.end());
  Egress egress(scenario, places, 0);
  run_for(egress.scenario, egress.ground, egress.world, 400);
  std::vector<Vec2> now;
  for (PersonId i = 0; i < places.size(); ++i) now.push_back({egress.world.people.x[i], egress.world.people.y[i]});
  if (order == Order::backwards) std::reverse(now.begin(), now.end());
  return now;
}

TEST(MotionV16a, the_order_of_people_does_not_matter_when_they_walk_to_a_door) {
  const std::vector<Vec2> start = grid(40, 8, {-1.63, 0.6}, 0.5);
  const std::vector<Vec2> plain = before_a_door(start, Order::forwards), other = before_a_door(start, Order::backwards);
  double farthest = 0;
  int through = 0;
  for (std::size_t k = 0; k < start.size(); ++k) {
    farthest = std::max(farthest, length(plain[k] - other[k]));
    through += plain[k].y < 0 ? 1 : 0;
  }
  record_value("M-V16a", "{:.1g} m", farthest);
  EXPECT_GT(through, 2) << "there must be a throng before a passage, or nothing is tested";
  EXPECT_LT(farthest, 1e-3);
}

}  // namespace
}  // namespace sispam::test
