// M-V14, M-V15, M-V16: no direction, no side and no order of people is preferred.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "setup.hpp"

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

/// Mean displacement of the officers, per file the mean over ranks; symmetric in everything that is tested.
void expect_same_line(const LineUp& set_up, const std::vector<Vec2>& plain, const std::vector<Vec2>& mapped,
                      const Map& place) {
  for (std::size_t i = 0; i < set_up.officers; ++i) EXPECT_LT(length(mapped[i] - place(plain[i])), 1e-3) << i;
}

const Map same = [](Vec2 v) { return v; };

TEST(MotionV14, turning_and_shifting_the_map_turns_and_shifts_the_result) {
  const LineUp set_up = line_up();
  const std::vector<Vec2> plain = after_6_s(set_up, same, same);
  double moved = 0;
  for (std::size_t i = 0; i < set_up.officers; ++i) moved = std::max(moved, length(plain[i] - set_up.bodies[i].at));
  ASSERT_GT(moved, 0.02) << "the line must be under load, or nothing is tested";
  for (const double degrees : {30.0, 90.0, 137.0}) {
    const double c = std::cos(degrees * std::acos(-1) / 180), s = std::sin(degrees * std::acos(-1) / 180);
    const Map turn = [=](Vec2 v) { return Vec2{c * v.x - s * v.y, s * v.x + c * v.y}; };
    const Map place = [=](Vec2 v) { return turn(v) + Vec2{1000, -1000}; };
    expect_same_line(set_up, plain, after_6_s(set_up, place, turn), place);
  }
}

TEST(MotionV15, the_mirror_image_gives_the_mirrored_result) {
  const LineUp set_up = line_up();
  const Map mirror = [](Vec2 v) { return Vec2{-v.x, v.y}; };
  expect_same_line(set_up, after_6_s(set_up, same, same), after_6_s(set_up, mirror, mirror), mirror);
}

TEST(MotionV16, the_order_of_people_does_not_matter) {
  const LineUp set_up = line_up();
  LineUp reversed = set_up;
  std::reverse(reversed.bodies.begin(), reversed.bodies.begin() + static_cast<std::ptrdiff_t>(set_up.officers));
  std::reverse(reversed.bodies.begin() + static_cast<std::ptrdiff_t>(set_up.officers), reversed.bodies.end());
  const std::vector<Vec2> plain = after_6_s(set_up, same, same);
  std::vector<Vec2> other = after_6_s(reversed, same, same);
  std::reverse(other.begin(), other.begin() + static_cast<std::ptrdiff_t>(set_up.officers));
  expect_same_line(set_up, plain, other, same);
}

}  // namespace
}  // namespace sispam::test
