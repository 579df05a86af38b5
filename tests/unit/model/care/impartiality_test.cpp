// Nobody is served by his side.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <vector>

#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

struct Served {
  int tag = 0;
  std::int64_t joined_ms = 0, started_ms = 0;
};

// Pairs of the same tag in which the later arrival was served first.
int overtakes(const std::vector<Served>& served) {
  int n = 0;
  for (const Served& a : served) {
    for (const Served& b : served) {
      n += a.tag == b.tag && a.joined_ms < b.joined_ms && b.started_ms < a.started_ms ? 1 : 0;
    }
  }
  return n;
}

std::vector<Served> treatment_log(const World& world) {
  std::vector<Served> log;
  for (const Casualty& row : world.casualties.rows) {
    if (row.treated_ms >= 0) log.push_back({static_cast<int>(row.tag), row.triaged_ms, row.treated_ms});
  }
  return log;
}

// One triager and no classes: the order of the ends is the order of the starts.
std::vector<Served> triage_log(const World& world) {
  std::vector<Served> log;
  for (const Casualty& row : world.casualties.rows) {
    if (row.triaged_ms >= 0) log.push_back({0, row.collected_ms, row.triaged_ms});
  }
  return log;
}

SmallWorld mixed_casualties(std::size_t personnel, std::size_t demonstrators) {
  SmallWorld w(personnel, demonstrators);
  w.care() = CareParameters{};
  w.care().discovery_rear_s = w.care().discovery_crowd_s;
  w.care().leave_unseen_green = w.care().leave_unseen_yellow = 0;
  w.scenario.force.units[0].teams = 6;
  w.scenario.medical.treaters = 3;
  for (PersonId i = 0; i < personnel + demonstrators; ++i) w.hurt(i, static_cast<Triage>(i % 3));
  w.run_until(40000);
  return w;
}

TEST(Impartiality, nobody_overtakes_an_equal_who_came_before_him) {
  const SmallWorld w = mixed_casualties(30, 30);
  const auto log = treatment_log(w.world);
  ASSERT_GT(log.size(), 40u);
  EXPECT_EQ(overtakes(log), 0);
  EXPECT_EQ(overtakes(triage_log(w.world)), 0);
}

TEST(Impartiality, a_queue_that_serves_its_own_side_first_would_be_found_out) {
  // two patients of the crowd before two of the personnel, who are served first
  EXPECT_EQ(overtakes({{0, 1, 12}, {0, 2, 13}, {0, 3, 10}, {0, 4, 11}}), 4);
  // a worse class may overtake
  EXPECT_EQ(overtakes({{0, 1, 12}, {2, 3, 10}}), 0);
}

/// The same without chance, each farther away than the last: the luck of the two sides has addresses of its own.
SmallWorld certain_casualties(std::size_t personnel, std::size_t demonstrators) {
  SmallWorld w(personnel, demonstrators);
  w.care().discovery_rear_s = w.care().discovery_crowd_s;
  w.scenario.force.units[0].teams = 6;
  w.scenario.medical.treaters = 3;
  for (PersonId i = 0; i < personnel + demonstrators; ++i) {
    w.world.people.x[i] += i;
    w.hurt(i, static_cast<Triage>(i % 3));
  }
  w.run_until(40000);
  return w;
}

TEST(Impartiality, the_same_injuries_are_treated_at_the_same_times_whichever_side_they_are_on) {
  SmallWorld crowd = certain_casualties(0, 60), force = certain_casualties(60, 0);
  for (std::size_t i = 0; i < 60; ++i) {
    EXPECT_EQ(crowd.row(i).treated_ms, force.row(i).treated_ms);
    EXPECT_EQ(crowd.row(i).hospital_ms, force.row(i).hospital_ms);
    EXPECT_EQ(crowd.row(i).care, force.row(i).care);
  }
}

}  // namespace
}  // namespace sispam::testing
