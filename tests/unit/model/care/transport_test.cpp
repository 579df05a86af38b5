// Ambulances and hospitals.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>
#include <utility>
#include <vector>

#include "last_value.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {
namespace {

// Everybody hurt at once, as many bearers and treaters as needed: the ambulance is the narrow place.
SmallWorld patients(const std::vector<Triage>& classes, int ambulances = 1,
                    std::vector<Hospital> hospitals = {{"near", constant(720), 6, 1.0}}) {
  SmallWorld w(0, classes.size());
  w.scenario.medical.ambulances = ambulances;
  w.scenario.medical.hospitals = std::move(hospitals);
  w.scenario.force.units[0].teams = 100;
  w.scenario.medical.triagers = w.scenario.medical.treaters = 100;
  w.care().treat_red_s = w.care().treat_yellow_s = constant(300);
  for (PersonId i = 0; i < classes.size(); ++i) w.hurt(i, classes[i]);
  return w;
}

constexpr double ready_s = 150 + 90 / 1.4 + 35 + 90 / 1.2 + 30 + 300;
constexpr double there_s = 180 + 720, round_s = there_s + 360 + 720;

TEST(Ambulance, takes_two_yellow_or_one_red_and_the_red_first) {
  SmallWorld w = patients({Triage::yellow, Triage::yellow, Triage::yellow, Triage::red, Triage::yellow, Triage::red});
  w.run_until(20000);
  // the first ride leaves with the first who is ready and waits for no second
  const std::vector<int> ride{0, 3, 3, 1, 4, 2};
  for (std::size_t i = 0; i < ride.size(); ++i) {
    EXPECT_NEAR(seconds(w.row(i).hospital_ms), ready_s + there_s + ride[i] * round_s, 0.001) << "patient " << i;
  }
}

TEST(Ambulance, does_not_carry_the_green) {
  SmallWorld w = patients({Triage::green});
  w.run_until(20000);
  EXPECT_EQ(w.row(0).care, Care::discharged);
  EXPECT_EQ(w.row(0).hospital_ms, -1);
}

TEST(Ambulance, carries_a_green_whom_triage_took_for_yellow) {
  SmallWorld w = patients({Triage::green});
  w.care().triage_over = 1;
  w.run_until(20000);
  EXPECT_EQ(w.row(0).care, Care::in_hospital);
}

TEST(Ambulance, stays_when_no_hospital_is_open) {
  SmallWorld w = patients({Triage::red}, 1, {{"near", constant(720), 6, 0.0}});
  w.run_until(20000);
  EXPECT_EQ(w.row(0).care, Care::awaits_ambulance);
}

// With 1 bay and a mean stay of 3,600 s even the second patient would wait longer than 1,800 s.
TEST(Hospital, that_is_full_is_passed_by) {
  SmallWorld w = patients({Triage::red, Triage::red, Triage::red}, 3,
                          {{"near", constant(720), 1, 1.0}, {"far", constant(3000), 9, 1.0}});
  w.run_until(20000);
  EXPECT_NEAR(seconds(w.row(0).hospital_ms), ready_s + 180 + 720, 0.001);
  EXPECT_NEAR(seconds(w.row(1).hospital_ms), ready_s + 180 + 3000, 0.001);
  EXPECT_NEAR(seconds(w.row(2).hospital_ms), ready_s + 180 + 3000, 0.001);
}

TEST(Hospital, that_is_full_is_used_when_there_is_no_other_and_its_bays_take_turns) {
  SmallWorld w = patients({Triage::red, Triage::red}, 2, {{"near", constant(720), 1, 1.0}});
  w.run_until(ready_s + there_s + 3599);
  EXPECT_EQ(w.row(0).care, Care::in_hospital);
  EXPECT_EQ(w.row(1).care, Care::awaits_bay);
  w.run_until(ready_s + there_s + 3601);
  EXPECT_EQ(w.row(1).care, Care::in_hospital);
}

TEST(Hospital, is_open_in_the_share_of_replicates_the_plan_says_and_the_same_for_a_whole_replicate) {
  // 2,000 replicates at 0.9: standard deviation 13.4, 4.892 x 13.4 + 1.5 = 67
  int open = 0;
  for (std::uint32_t replicate = 0; replicate < 2000; ++replicate) {
    SmallWorld w(0, 1);
    w.random.replicate = replicate;
    w.scenario.medical.hospitals[0].open = 0.9;
    prepare(w.context());
    open += w.world.care.hospitals[0].open ? 1 : 0;
  }
  EXPECT_NEAR(open, 1800, 67);
}

TEST(Conservation, every_casualty_ends_in_exactly_one_final_state_and_all_servers_come_free) {
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    SmallWorld w = busy_post(replicate, 2);
    w.run_until(100000);
    std::map<Care, int> n;
    for (const Casualty& row : w.world.casualties.rows) {
      ++n[row.care];
      EXPECT_EQ(row.care == Care::dead, row.died_ms >= 0);
      EXPECT_EQ(row.care == Care::dead, row.now == Triage::black);
      if (row.care == Care::in_hospital) {
        EXPECT_GE(row.hospital_ms, row.treated_ms);
      }
    }
    EXPECT_EQ(n[Care::dead] + n[Care::discharged] + n[Care::in_hospital] + n[Care::left_unseen] + n[Care::refused],
              static_cast<int>(w.world.casualties.rows.size()));
    EXPECT_EQ(n[Care::refused], static_cast<int>(w.world.casualties.refused));
    EXPECT_TRUE(w.world.care.under_way.empty());
    EXPECT_EQ(n[Care::left_unseen], static_cast<int>(w.world.casualties.left_unseen));
    const CareState& state = w.world.care;
    const CarePost& post = state.posts.at(0);
    for (const Station* s : {&state.bearers, &post.triage, &post.treatment, &state.ambulances}) {
      EXPECT_EQ(s->busy(), 0);
      EXPECT_EQ(s->waiting(), 0u);
    }
    for (const HospitalState& hospital : state.hospitals) {
      EXPECT_EQ(hospital.promised, 0);
      EXPECT_EQ(hospital.bays.busy(), 0);
    }
  }
}

TEST(Conservation, the_same_address_gives_the_same_casualties_twice) {
  SmallWorld a = busy_post(3, 2), b = busy_post(3, 2);
  a.run_until(9000);
  b.run_until(9000);
  for (std::size_t i = 0; i < a.world.casualties.rows.size(); ++i) {
    EXPECT_EQ(a.row(i).care, b.row(i).care);
    EXPECT_EQ(a.row(i).hospital_ms, b.row(i).hospital_ms);
    EXPECT_EQ(a.row(i).treated_ms, b.row(i).treated_ms);
  }
}

double mean_time_to_hospital_s(SmallWorld w) {
  w.run_until(100000);
  double sum_s = 0, n = 0;
  for (const Casualty& row : w.world.casualties.rows) {
    if (row.hospital_ms < 0) continue;
    sum_s += seconds(row.hospital_ms - row.injured_ms);
    ++n;
  }
  return sum_s / n;
}

// Same luck, one more ambulance. Nobody gets worse, so the same people are carried. List scheduling knows anomalies (a
// second yellow no longer shares the ride, another hospital is full), so a rise of 3 % is tolerated in a single
// replicate.
TEST(Ambulances, one_more_never_lengthens_the_mean_time_to_hospital) {
  CareParameters nobody_gets_worse;
  nobody_gets_worse.green_to_yellow_per_s = nobody_gets_worse.yellow_to_red_per_s = 0;
  nobody_gets_worse.red_to_dead_per_s = 0;
  double longest = 0, longest_of_two = 0;  // as shares of the time with one ambulance less
  for (std::uint32_t replicate = 0; replicate < 12; ++replicate) {
    double before_s = 0;
    for (int ambulances = 1; ambulances <= 4; ++ambulances) {
      SmallWorld w = busy_post(replicate, ambulances, nobody_gets_worse);
      const double now_s = mean_time_to_hospital_s(w);
      if (ambulances > 1) {
        longest = std::max(longest, now_s / before_s);
        EXPECT_LE(now_s, 1.03 * before_s) << replicate << " with " << ambulances;
      }
      if (ambulances == 2) {
        longest_of_two = std::max(longest_of_two, now_s / before_s);
        EXPECT_LT(now_s, 0.8 * before_s) << replicate;
      }
      before_s = now_s;
    }
  }
  record_value("C-24", "at most {:.3f} of the time before; of two ambulances at most {:.2f}", longest, longest_of_two);
}

}  // namespace
}  // namespace sispam::testing
