// Nobody is served by his side.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "measure/impartiality.hpp"
#include "model/care/pipeline.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

/// Sixty injured of both sides at one busy post, with luck of their own.
SmallWorld mixed_casualties(std::size_t personnel, std::size_t demonstrators) {
  SmallWorld w(personnel, demonstrators);
  w.care() = CareParameters{};
  w.care().discovery_rear_s = w.care().discovery_crowd_s;
  w.care().leave_unseen_green = w.care().leave_unseen_yellow = w.care().refuse_green = w.care().refuse_yellow = 0;
  w.scenario.force.units[0].teams = 6;
  w.scenario.medical.treaters = 3;
  for (PersonId i = 0; i < personnel + demonstrators; ++i) w.hurt(i, static_cast<Triage>(i % 3));
  return w;
}

std::size_t treated(const SmallWorld& w) {
  const auto& rows = w.world.casualties.rows;
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const Casualty& row) { return row.treated_ms >= 0; }));
}

TEST(Impartiality, c_20_nobody_overtakes_an_equal_who_came_before_him) {
  SmallWorld w = mixed_casualties(30, 30);
  w.run_until(40000);
  ASSERT_GT(treated(w), 40u);
  EXPECT_EQ(overtakes(w.world), 0);
}

/// Once a second all demonstrators who wait for treatment are put behind everybody of their tag.
void serve_personnel_first(SmallWorld& w, double end_s) {
  for (int second = 1; second <= end_s; ++second) {
    w.run_until(second);
    Station& treatment = w.world.care.posts.at(0).treatment;
    for (std::uint32_t row = 0; row < w.world.casualties.rows.size(); ++row) {
      const Casualty& casualty = w.row(row);
      if (w.world.people.is_personnel(casualty.person) || !treatment.withdraw(row, second)) continue;
      treatment.join({row, urgency(casualty.tag)}, second);
    }
  }
}

TEST(Impartiality, c_20_a_queue_that_serves_its_own_side_first_is_found_out) {
  SmallWorld w = mixed_casualties(30, 30);
  serve_personnel_first(w, 40000);
  ASSERT_GT(treated(w), 40u);
  EXPECT_GT(overtakes(w.world), 20);
  EXPECT_GT(queue_gap_s(w.world), 60);
}

/// Yellow and red of both sides who have been treated wait for one ambulance.
SmallWorld patients_for_one_ambulance() {
  SmallWorld w = mixed_casualties(30, 30);
  w.care().red_to_dead_per_s = 0;
  w.scenario.medical.treaters = 60;
  w.scenario.medical.ambulances = 1;
  return w;
}

std::size_t in_hospital(const SmallWorld& w) {
  const auto& rows = w.world.casualties.rows;
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const Casualty& row) { return row.hospital_ms >= 0; }));
}

TEST(Impartiality, c_20_nobody_gets_an_ambulance_before_an_equal_whose_treatment_ended_first) {
  SmallWorld w = patients_for_one_ambulance();
  w.run_until(60000);
  ASSERT_GT(in_hospital(w), 25u);
  EXPECT_EQ(ambulance_overtakes(w.world), 0);
}

TEST(Impartiality, c_20_an_ambulance_that_takes_its_own_side_first_is_found_out) {
  SmallWorld w = patients_for_one_ambulance();
  for (int second = 1; second <= 60000; ++second) {
    w.run_until(second);
    Station& ambulances = w.world.care.ambulances;
    for (std::uint32_t row = 0; row < w.world.casualties.rows.size(); ++row) {
      const Casualty& casualty = w.row(row);
      if (w.world.people.is_personnel(casualty.person) || !ambulances.withdraw(row, second)) continue;
      const bool red = casualty.last_tag == Triage::red;
      ambulances.join({row, urgency(casualty.last_tag), static_cast<std::uint8_t>(red ? 2 : 1)}, second);
    }
  }
  ASSERT_GT(in_hospital(w), 25u);
  EXPECT_EQ(overtakes(w.world), 0) << "that looks at treatment alone";
  EXPECT_GT(ambulance_overtakes(w.world), 20);
}

/// Two injured who have been treated.
void add_treated(World& world, PersonId person, std::int64_t triaged_ms, std::int64_t treated_ms) {
  Casualty row;
  row.person = person;
  row.triaged_ms = triaged_ms;
  row.treated_ms = treated_ms;
  world.casualties.rows.push_back(row);
}

TEST(Impartiality, counts_pairs_of_either_side_with_the_same_tag_at_the_same_place) {
  SmallWorld w(2, 2);  // officers are 0 and 1
  add_treated(w.world, 2, 1, 12);
  add_treated(w.world, 3, 2, 13);
  add_treated(w.world, 0, 3, 10);
  add_treated(w.world, 1, 4, 11);
  EXPECT_EQ(overtakes(w.world), 4);
  w.row(2).tag = Triage::red;  // a worse class may overtake
  EXPECT_EQ(overtakes(w.world), 2);
  w.row(3).post = 1;  // and another place has a queue of its own
  EXPECT_EQ(overtakes(w.world), 0);
  w.row(2).tag = Triage::green;
  w.row(0).treated_ms = -1;  // still waits
  EXPECT_EQ(overtakes(w.world), 2);
  w.row(0).died_ms = 9;  // died before the other was treated
  EXPECT_EQ(overtakes(w.world), 1);
}

TEST(Impartiality, gaps_compare_patients_of_the_same_class_and_of_the_same_minute) {
  SmallWorld w(2, 2);
  EXPECT_TRUE(std::isnan(access_gap_s(w.world)));
  add_treated(w.world, 2, 300'000, 400'000);
  add_treated(w.world, 0, 310'000, 350'000);
  EXPECT_EQ(access_gap_s(w.world), -10);
  EXPECT_EQ(queue_gap_s(w.world), 60);
  add_treated(w.world, 3, 60'000, 60'000);  // another minute
  EXPECT_EQ(access_gap_s(w.world), -130);
  EXPECT_EQ(queue_gap_s(w.world), 60);
  w.row(2).at_injury = Triage::red;
  EXPECT_EQ(access_gap_s(w.world), -10);
}

/// The same without chance, each farther away than the last: the luck of the two sides has addresses of its own.
SmallWorld certain_world(std::size_t personnel, std::size_t demonstrators) {
  SmallWorld w(personnel, demonstrators);
  w.care().discovery_rear_s = w.care().discovery_crowd_s;
  w.scenario.force.units[0].teams = 6;
  w.scenario.medical.treaters = 3;
  return w;
}

SmallWorld certain_casualties(std::size_t personnel, std::size_t demonstrators) {
  SmallWorld w = certain_world(personnel, demonstrators);
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

/// Thirty injured of either side. Those hurt as 1st, 3rd, 5th and so on are personnel, or, with labels swapped, the
/// others; places and classes go by the order in which they are hurt.
SmallWorld mixed_sides(bool swapped) {
  SmallWorld w = certain_world(30, 30);
  for (PersonId k = 0; k < 60; ++k) {
    const bool officer = (k % 2 == 0) != swapped;
    const PersonId person = k / 2 + (officer ? 0 : 30);
    w.world.people.x[person] = 90 + k;
    w.world.now_ms = 1000 * (k / 6);  // some at once
    sispam::care(w.scenario, w.ground, w.world, w.random);
    w.hurt(person, static_cast<Triage>(k * 7 % 3));
  }
  w.run_until(100000);
  return w;
}

TEST(Impartiality, c_23_of_thirty_and_thirty_mixed_each_is_helped_at_the_same_times_with_the_labels_swapped) {
  SmallWorld one = mixed_sides(false), other = mixed_sides(true);
  std::size_t hospital = 0;
  for (std::size_t k = 0; k < 60; ++k) {
    const Casualty &a = one.row(k), &b = other.row(k);
    EXPECT_NE(one.world.people.side(a.person), other.world.people.side(b.person));
    for (const auto step :
         {&Casualty::discovered_ms, &Casualty::collected_ms, &Casualty::triaged_ms, &Casualty::treated_ms,
          &Casualty::stabilised_ms, &Casualty::departed_ms, &Casualty::hospital_ms}) {
      EXPECT_EQ(a.*step, b.*step) << k;
    }
    EXPECT_EQ(a.care, b.care) << k;
    hospital += a.hospital_ms >= 0 ? 1 : 0;
  }
  EXPECT_EQ(hospital, 40u);
}

}  // namespace
}  // namespace sispam::testing
