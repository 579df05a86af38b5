// Whoever is near is found, wherever people go, come from and leave to.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/cells.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "random/random.hpp"

namespace sispam::test {
namespace {

constexpr PersonId count = 300;

/// People who walk, jump, come and go at random.
struct Wanderers {
  People people;
  Cells cells;
  std::uint32_t round = 0;

  Wanderers() {
    people.count = count;
    for (auto* column : {&people.x, &people.y}) column->resize(count);
    people.mode.assign(count, Mode::absent);
  }

  double chance(PersonId i, std::uint16_t draw) const { return Random{3, 0}.uniform(Purpose::test, i, round, draw); }

  void put_anywhere(PersonId i, double size_m) {
    people.x[i] = size_m * (chance(i, 1) - 0.5);
    people.y[i] = size_m * (chance(i, 2) - 0.5);
  }

  void step(PersonId i) {
    people.x[i] += chance(i, 1) - 0.5;
    people.y[i] += chance(i, 2) - 0.5;
  }

  /// Lets about this share of them move, one in ten of these across the place, and one in ten come or go.
  void move(double share, double size_m) {
    ++round;
    std::vector<PersonId> moved;
    for (PersonId i = 0; i < count; ++i) {
      if (chance(i, 0) >= share) continue;
      moved.push_back(i);
      const double what = chance(i, 3);
      if (people.mode[i] == Mode::absent || what < 0.1) put_anywhere(i, size_m);
      if (what >= 0.1) step(i);
      if (what > 0.9) people.mode[i] = people.mode[i] == Mode::absent ? Mode::walk : Mode::absent;
    }
    motion::update_cells(people, moved, cells);
  }

  std::vector<PersonId> found(Vec2 centre, double radius_m) const {
    std::vector<PersonId> all(count);
    all.resize(motion::find_near(cells, centre, radius_m, all.data()));
    std::sort(all.begin(), all.end());
    return all;
  }

  /// Everybody on the ground who is nearer than that, asked one by one.
  std::vector<PersonId> near(Vec2 centre, double radius_m) const {
    std::vector<PersonId> all;
    for (PersonId i = 0; i < count; ++i) {
      const Vec2 to = Vec2{people.x[i], people.y[i]} - centre;
      if (people.mode[i] != Mode::absent && length(to) < radius_m) all.push_back(i);
    }
    return all;
  }
};

/// How many were near in all searches.
std::size_t expect_all_found(const Wanderers& crowd, double radius_m) {
  std::size_t some = 0;
  for (PersonId i = 0; i < count; i += 7) {
    const Vec2 centre{crowd.people.x[i], crowd.people.y[i]};
    const std::vector<PersonId> found = crowd.found(centre, radius_m), near = crowd.near(centre, radius_m),
                                at_most = crowd.near(centre, radius_m + 2 * motion::imprecise_m);
    EXPECT_TRUE(std::includes(found.begin(), found.end(), near.begin(), near.end())) << "round " << crowd.round;
    EXPECT_TRUE(std::includes(at_most.begin(), at_most.end(), found.begin(), found.end())) << "round " << crowd.round;
    EXPECT_EQ(std::adjacent_find(found.begin(), found.end()), found.end()) << "nobody is found twice";
    some += near.size();
  }
  return some;
}

class EveryShare : public ::testing::TestWithParam<double> {};

TEST_P(EveryShare, of_those_who_move_leaves_everybody_where_a_search_finds_him) {
  Wanderers crowd;
  std::size_t some = 0;
  for (int k = 0; k < 400; ++k) {
    crowd.move(GetParam(), 20 + k / 4.0);  // the place grows beyond the cells
    some += expect_all_found(crowd, k % 2 == 0 ? 1.2 : 4.5);
  }
  EXPECT_GT(some, 10'000U) << "else hardly anybody was near";
}

INSTANTIATE_TEST_SUITE_P(Cells, EveryShare, ::testing::Values(0.02, 0.1, 0.8));

}  // namespace
}  // namespace sispam::test
