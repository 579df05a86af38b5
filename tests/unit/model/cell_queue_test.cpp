// SPDX-License-Identifier: Apache-2.0
#include "model/cell_queue.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "random/random.hpp"

namespace sispam {
namespace {

using Pair = std::pair<float, std::size_t>;
using Heap = std::priority_queue<Pair, std::vector<Pair>, std::greater<>>;

/// A march: each cell that is popped pushes up to two others, farther by up to `farthest_m`.
struct March {
  Random random{1, 0};
  std::uint32_t draws = 0;
  double farthest_m = 1;

  double uniform() { return random.uniform(Purpose::place, 0, draws++); }

  void compare(CellQueue& queue, int most) {
    Heap heap;
    const auto push = [&](float metres) {
      const auto cell = static_cast<std::size_t>(uniform() * 50);  // often the same one
      queue.push(metres, cell);
      heap.push({metres, cell});
    };
    for (int k = 0; k < 20; ++k) push(static_cast<float>(uniform()));
    CellQueue::Entry next;
    for (int popped = 0; queue.pop(next); ++popped) {
      ASSERT_FALSE(heap.empty());
      EXPECT_EQ(Pair(next.metres, next.cell), heap.top()) << popped;
      heap.pop();
      if (popped >= most) continue;
      for (int k = 0; k < 2; ++k) {
        const bool alike = uniform() < 0.1;
        if (uniform() < 0.6) push(alike ? next.metres : next.metres + static_cast<float>(uniform() * farthest_m));
      }
    }
    EXPECT_TRUE(heap.empty());
  }
};

TEST(CellQueue, gives_cells_in_the_order_of_one_heap_of_all) {
  for (const double farthest_m : {0.01, 1.0, 30.0, 1e5}) {
    CellQueue queue(0.02);
    March march;
    march.farthest_m = farthest_m;
    march.compare(queue, 2000);
    march.compare(queue, 2000);  // used again
  }
}

TEST(CellQueue, begins_again_when_it_is_cleared) {
  CellQueue queue(0.5);
  queue.push(7, 1);
  queue.push(9, 2);
  CellQueue::Entry next;
  ASSERT_TRUE(queue.pop(next));
  queue.clear();
  EXPECT_FALSE(queue.pop(next));
  queue.push(1, 3);
  ASSERT_TRUE(queue.pop(next));
  EXPECT_EQ(next.cell, 3U);
}

}  // namespace
}  // namespace sispam
