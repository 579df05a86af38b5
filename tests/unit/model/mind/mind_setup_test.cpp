// SPDX-License-Identifier: Apache-2.0
#include "model/mind/setup.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/error.hpp"
#include "false_alarm.hpp"
#include "scenario/terrain.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

using testing::z_one_in_a_million;

World crowd_of(const Scenario& scenario, std::size_t personnel = 0, std::uint32_t replicate = 0) {
  World world;
  world.people = testing::empty_people(personnel, static_cast<std::size_t>(scenario.crowd.groups[0].count));
  make_crowd(scenario, Ground{}, world, Random{11, replicate});
  return world;
}

TEST(MakeCrowd, gives_orators_to_the_first_and_roles_in_the_planned_shares) {
  constexpr int n = 20000;
  Scenario scenario = testing::plain_scenario(n);
  scenario.crowd.groups[0].assembly = {{-100, 0}, {100, 0}, {100, 100}, {-100, 100}};
  scenario.crowd.groups[0].orators = 2;
  const World world = crowd_of(scenario);
  std::map<CrowdRole, int> heads;
  for (const CrowdRole role : world.crowd.role) ++heads[role];
  EXPECT_EQ(world.crowd.role[0], CrowdRole::orator);
  EXPECT_EQ(world.crowd.role[1], CrowdRole::orator);
  EXPECT_EQ(heads[CrowdRole::orator], 2);
  const auto near_share = [&](CrowdRole role, double share) {
    EXPECT_NEAR(static_cast<double>(heads[role]) / n, share, z_one_in_a_million * std::sqrt(share * (1 - share) / n));
  };
  near_share(CrowdRole::pusher, 0.10);
  near_share(CrowdRole::provocateur, 0.02);
  near_share(CrowdRole::bystander, 0.10);
}

TEST(MakeCrowd, arms_the_planned_share_and_only_adds_people_when_it_grows) {
  constexpr int n = 20000;
  Scenario scenario = testing::plain_scenario(n);
  scenario.crowd.groups[0].assembly = {{-100, 0}, {100, 0}, {100, 100}, {-100, 100}};
  scenario.crowd.groups[0].shares.armed = 0.1;
  const CrowdState few = crowd_of(scenario).crowd;
  scenario.crowd.groups[0].shares.armed = 0.2;
  const CrowdState many = crowd_of(scenario).crowd;
  const auto armed = static_cast<double>(std::count(few.armed.begin(), few.armed.end(), 1));
  EXPECT_NEAR(armed / n, 0.1, z_one_in_a_million * std::sqrt(0.1 * 0.9 / n));
  for (std::size_t i = 0; i < few.size(); ++i) EXPECT_LE(few.armed[i], many.armed[i]);
}

TEST(MakeCrowd, lets_fires_smoke_as_long_as_they_burn) {
  Scenario scenario = testing::plain_scenario(10);
  scenario.crowd.events.push_back({.id = "result", .at_s = 60});
  scenario.crowd.events.push_back(
      {.id = "tyres", .kind = EventKind::tyre_fire, .at_s = 120, .at = {{3, 4}}, .burns_s = 600});
  const World world = crowd_of(scenario);
  ASSERT_EQ(world.fires.size(), 1U);
  EXPECT_EQ(world.fires[0].at, (Vec2{3, 4}));
  EXPECT_EQ(world.fires[0].from_ms, 120'000);
  EXPECT_EQ(world.fires[0].until_ms, 720'000);
}

TEST(MakeCrowd, draws_traits_with_the_planned_means) {
  constexpr int n = 20000;
  Scenario scenario = testing::plain_scenario(n);
  scenario.crowd.groups[0].assembly = {{-100, 0}, {100, 0}, {100, 100}, {-100, 100}};
  const CrowdState crowd = crowd_of(scenario).crowd;
  const auto mean = [](const std::vector<double>& column) {
    double sum = 0;
    for (const double value : column) sum += value;
    return sum / static_cast<double>(column.size());
  };
  const double bound = z_one_in_a_million / std::sqrt(n);
  EXPECT_NEAR(mean(crowd.grievance), 0.6, bound * std::sqrt(0.6 * 0.4 / 9));
  EXPECT_NEAR(mean(crowd.legitimacy), 0.45, bound * std::sqrt(0.45 * 0.55 / 9));
  EXPECT_NEAR(mean(crowd.threshold_noise), 0, bound * 0.1);
  EXPECT_NEAR(mean(crowd.risk_aversion), 0.5, bound * std::sqrt(1.0 / 12));
  EXPECT_NEAR(mean(crowd.expressiveness), 1, bound * std::sqrt(1.0 / 12));
  EXPECT_NEAR(mean(crowd.susceptibility), 1, bound * std::sqrt(1.0 / 12));
  for (std::size_t i = 0; i < crowd.size(); ++i) EXPECT_EQ(crowd.anger[i], 0.35 * crowd.grievance[i]);
}

TEST(MakeCrowd, gives_the_same_minds_whatever_the_strength_of_the_force_and_the_size_of_the_crowd) {
  const World few = crowd_of(testing::plain_scenario(100), 10);
  const World many = crowd_of(testing::plain_scenario(150), 362);
  for (std::size_t i = 0; i < 100; ++i) {
    EXPECT_EQ(few.crowd.grievance[i], many.crowd.grievance[i]);
    EXPECT_EQ(few.crowd.role[i], many.crowd.role[i]);
    EXPECT_EQ(few.crowd.threshold_noise[i], many.crowd.threshold_noise[i]);
  }
}

TEST(MakeCrowd, gives_other_people_in_another_replicate) {
  const Scenario scenario = testing::plain_scenario(100);
  EXPECT_NE(crowd_of(scenario, 0, 0).crowd.grievance, crowd_of(scenario, 0, 1).crowd.grievance);
  EXPECT_NE(crowd_of(scenario, 0, 0).crowd.spot, crowd_of(scenario, 0, 1).crowd.spot);
}

TEST(MakeCrowd, refuses_columns_of_another_size) {
  World world;
  world.people = testing::empty_people(0, 7);
  EXPECT_THROW(make_crowd(testing::plain_scenario(8), Ground{}, world, Random{1, 0}), Bug);
}

TEST(MakeCrowd, holds_two_groups_one_after_the_other) {
  Scenario scenario = testing::plain_scenario(30);
  scenario.crowd.groups.push_back(scenario.crowd.groups[0]);
  scenario.crowd.groups[1].id = "opponents";
  scenario.crowd.groups[1].count = 20;
  World world;
  world.people = testing::empty_people(0, 50);
  make_crowd(scenario, Ground{}, world, Random{1, 0});
  EXPECT_EQ(std::count(world.crowd.group.begin(), world.crowd.group.end(), 1), 20);
  EXPECT_EQ(world.crowd.role[30], CrowdRole::orator);
  EXPECT_NE(world.crowd.spot[30], world.crowd.spot[0]);
}

TEST(ArrivalTimes, come_in_batches_of_the_planned_sizes_never_before_the_start) {
  Group group = testing::plain_scenario(500).crowd.groups[0];
  group.arrival.start_s = 600;
  const auto times = mind::arrival_times(group, 0, Random{2, 0});
  ASSERT_EQ(times.size(), 500U);
  EXPECT_TRUE(std::is_sorted(times.begin(), times.end()));
  EXPECT_GE(times.front(), 600'000);
  std::map<std::int64_t, int> sizes;
  for (const std::int64_t time : times) ++sizes[time];
  for (const auto& [time, size] : sizes) {
    if (time == times.back() || time == 600'000)
      continue;  // the last is what remains; the first may be several batches
    EXPECT_GE(size, 15);
    EXPECT_LE(size, 40);
  }
}

TEST(ArrivalTimes, follow_the_logistic_quantiles) {
  Group group = testing::plain_scenario(1000).crowd.groups[0];
  group.arrival.batch = {1, 1};
  const auto times = mind::arrival_times(group, 0, Random{2, 0});
  // A share p has come at 1800 + 600 ln(p / (1 - p)); person k stands for p = (k + 0.5) / n.
  EXPECT_NEAR(static_cast<double>(times[499]), 1'800'000, 2000);
  EXPECT_NEAR(static_cast<double>(times[899]), 1'800'000 + 600'000 * std::log(0.8995 / 0.1005), 1);
  EXPECT_EQ(times[0], 0);
}

TEST(AssemblyPlaces, lie_apart_in_the_polygon_at_the_wide_pitch_when_there_is_room) {
  const Scenario scenario = testing::plain_scenario(100);
  const Group& group = scenario.crowd.groups[0];
  const auto places = mind::assembly_places(scenario, Ground{}, group);
  EXPECT_EQ(places.size(), 25U * 12U);
  for (const Vec2 place : places) EXPECT_TRUE(holds(group.assembly, place));
}

TEST(AssemblyPlaces, move_closer_when_many_come_and_spill_over_when_too_many_come) {
  Scenario scenario = testing::plain_scenario(700);  // on 200 m2
  EXPECT_GE(mind::assembly_places(scenario, Ground{}, scenario.crowd.groups[0]).size(), 700U);
  scenario.crowd.groups[0].count = 3000;
  const auto places = mind::assembly_places(scenario, Ground{}, scenario.crowd.groups[0]);
  EXPECT_GE(places.size(), 3000U);
  for (std::size_t k = 1; k < places.size(); ++k) EXPECT_GE(length(places[k] - places[k - 1]), 0.449);
}

/// Ground of 1 m cells over [-20, 20] x [-30, 30]; the office lies beyond the far end, at y = 30.
Ground striped_ground(const Scenario& scenario) {
  Ground ground;
  ground.grid = {{-20, -30}, 1, 40, 60};
  ground.free.assign(ground.grid.size(), 1);
  WayField field{"protected:" + scenario.site.protected_area.id, {}};
  for (int row = 0; row < 60; ++row) field.distance.insert(field.distance.end(), 40, static_cast<float>(60 - row));
  ground.fields.push_back(field);
  return ground;
}

TEST(AssemblyPlaces, are_ordered_from_the_protected_area_and_avoid_what_is_not_walkable) {
  const Scenario scenario = testing::plain_scenario(100);
  Ground ground = striped_ground(scenario);
  for (int row = 0; row < 60; ++row) ground.free[static_cast<std::size_t>(row * 40 + 22)] = 0;  // x in [2, 3]
  const auto places = mind::assembly_places(scenario, ground, scenario.crowd.groups[0]);
  ASSERT_GE(places.size(), 100U);
  for (std::size_t k = 1; k < places.size(); ++k) EXPECT_GE(places[k - 1].y + 1, places[k].y);
  for (const Vec2 place : places) EXPECT_FALSE(place.x > 2.01 && place.x < 2.99) << place.x;
}

TEST(AssemblyPlaces, are_taken_once_each_and_front_first) {
  const Scenario scenario = testing::plain_scenario(100);
  World world;
  world.people = testing::empty_people(0, 100);
  make_crowd(scenario, striped_ground(scenario), world, Random{4, 0});
  std::set<std::pair<double, double>> taken;
  double front = 0, back = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    taken.emplace(world.crowd.spot[i].x, world.crowd.spot[i].y);
    (i < 50 ? front : back) += world.crowd.spot[i].y / 50;
  }
  EXPECT_EQ(taken.size(), 100U);
  EXPECT_GT(front, back + 1);
}

TEST(ScheduleEvents, put_an_announcement_within_its_jitter_and_rumours_only_with_an_interval) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.crowd.events.push_back({.id = "result", .at_s = 3600, .jitter_s = 300});
  scenario.crowd.events.push_back({.id = "silence", .kind = EventKind::rumour, .mean_interval_s = 0});
  double lowest = 1e9, highest = 0;
  for (std::uint32_t replicate = 0; replicate < 500; ++replicate) {
    const auto events = mind::schedule_events(scenario, Random{9, replicate});
    ASSERT_EQ(events.size(), 1U);
    lowest = std::min(lowest, static_cast<double>(events[0].at_ms) / 1000);
    highest = std::max(highest, static_cast<double>(events[0].at_ms) / 1000);
  }
  // 500 draws leave an edge of 6 % of the range empty with probability 0.94^500 < 1e-13.
  EXPECT_GE(lowest, 3300);
  EXPECT_LE(lowest, 3336);
  EXPECT_GE(highest, 3864);
  EXPECT_LE(highest, 3900);
}

}  // namespace
}  // namespace sispam
