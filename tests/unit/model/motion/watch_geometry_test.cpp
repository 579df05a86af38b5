// SPDX-License-Identifier: Apache-2.0
#include "model/motion/watch_geometry.hpp"

#include <gtest/gtest.h>

#include "random/random.hpp"

namespace sispam {
namespace {

/// Points in a square of 20 m, one after the other.
class Points {
 public:
  Vec2 next() { return {coordinate(), coordinate()}; }

 private:
  double coordinate() { return 20 * Random{7, 0}.uniform(Purpose::test, 0, number_++); }

  std::uint32_t number_ = 0;
};

TEST(WatchGeometry, whoever_stays_in_front_of_all_pieces_crosses_nothing_and_is_not_behind) {
  Points points;
  int in_front = 0;
  for (int line_number = 0; line_number < 300; ++line_number) {
    Polyline line;
    for (int k = 0; k < 2 + line_number % 4; ++k) line.push_back(points.next());
    if (line_number % 3 == 2 && line.size() > 2) line.push_back(line.front());
    for (int k = 0; k < 100; ++k) {
      const Vec2 from = points.next(), to = points.next();
      if (!motion::stays_in_front(line, from, to)) continue;
      ++in_front;
      EXPECT_EQ(motion::crossings(line, from, to), 0);
      const motion::LineSide side = motion::side_of(motion::shape_of(line), to);
      EXPECT_TRUE(side.beyond_end || side.behind_m <= 0) << line_number;
    }
  }
  EXPECT_GT(in_front, 2000) << "else nothing was tried";
}

}  // namespace
}  // namespace sispam
