// The lists of who and what is near: nothing in reach is ever missed between two makings, however fast people move.
// SPDX-License-Identifier: Apache-2.0
#include "model/motion/neighbours.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "model/care/body.hpp"
#include "model/motion/geometry.hpp"
#include "model/place.hpp"
#include "verification/motion/setup.hpp"

namespace sispam::test {
namespace {

constexpr double hall_m = 12;
constexpr PersonId in_hall = 150;

double luck(PersonId i, std::uint16_t draw) { return Random{7, 0}.uniform(Purpose::test, i, draw, 0); }

/// People who drift through a hall and through each other, a third of them hardly, a third at a walk, a third running.
struct Drifting {
  Scenario scenario = fixed_wishes();
  Ground ground = box(hall_m, hall_m);
  World world;
  std::size_t made = 0;  // how often the lists were made

  Drifting() {
    std::vector<Body> bodies(in_hall);
    for (PersonId i = 0; i < in_hall; ++i) {
      bodies[i].at = {0.3 + (hall_m - 0.6) * luck(i, 0), 0.3 + (hall_m - 0.6) * luck(i, 1)};
      bodies[i].mode = i % 2 == 0 ? Mode::walk : Mode::stand;
    }
    world = world_of(bodies);
    for (PersonId i = 0; i < in_hall; ++i) {
      const double mps = i % 3 == 0 ? 0.02 : i % 3 == 1 ? 1.3 : 4;
      world.people.vx[i] = mps * (2 * luck(i, 2) - 1);
      world.people.vy[i] = mps * (2 * luck(i, 3) - 1);
    }
  }
  void step() {
    People& people = world.people;
    world.now_ms += 10;
    for (PersonId i = 0; i < people.count; ++i) {
      people.x[i] += 0.01 * people.vx[i];
      people.y[i] += 0.01 * people.vy[i];
      if (people.x[i] < 0.1 || people.x[i] > hall_m - 0.1) people.vx[i] = -people.vx[i];
      if (people.y[i] < 0.1 || people.y[i] > hall_m - 0.1) people.vy[i] = -people.vy[i];
    }
    motion::refresh_lists(scenario.model.motion, ground, world);
    const MotionState& motion = world.motion;
    made += std::all_of(motion.awake.begin(), motion.awake.end(),
                        [&](PersonId i) {
                          return Vec2{motion.listed_x[i], motion.listed_y[i]} == at(i);
                        })
                ? 1
                : 0;
  }
  Vec2 at(PersonId i) const { return {world.people.x[i], world.people.y[i]}; }
};

template <class List, class Is>
bool lists(const List& list, std::uint32_t from, std::uint32_t to, Is is) {
  return std::any_of(list.begin() + from, list.begin() + to, is);
}

/// How many bodies and walls somebody awake touches that his lists do not have.
int missed_contacts(const Drifting& hall) {
  const MotionState& motion = hall.world.motion;
  int missed = 0;
  for (std::size_t row = 0; row < motion.awake.size(); ++row) {
    const PersonId i = motion.awake[row];
    const double radius = hall.world.people.radius[i];
    for (PersonId j = 0; j < in_hall; ++j) {
      if (j == i || length(hall.at(i) - hall.at(j)) >= radius + hall.world.people.radius[j]) continue;
      const auto is_he = [&](PersonId other) { return other == j; };
      missed += lists(motion.neighbours, motion.first[row], motion.first[row + 1], is_he) ? 0 : 1;
    }
    for (std::uint32_t s = 0; s < hall.ground.segments.size(); ++s) {
      if (length(hall.at(i) - motion::nearest_on(hall.ground.segments[s], hall.at(i))) >= radius) continue;
      const auto is_it = [&](std::uint32_t other) { return other == s; };
      missed += lists(motion.walls, motion.wall_first[row], motion.wall_first[row + 1], is_it) ? 0 : 1;
    }
  }
  return missed;
}

/// How many a walker has in sight that his lists do not have.
int missed_sights(const Drifting& hall) {
  const MotionState& motion = hall.world.motion;
  int missed = 0;
  for (std::size_t row = 0; row < motion.awake.size(); ++row) {
    const PersonId i = motion.awake[row];
    if (hall.world.people.mode[i] != Mode::walk) continue;
    for (PersonId j = 0; j < in_hall; ++j) {
      const double reach = hall.world.people.radius[i] + hall.world.people.radius[j] + motion::sight_m;
      if (j == i || length(hall.at(i) - hall.at(j)) >= reach) continue;
      const auto is_he = [&](PersonId other) { return other == j; };
      const bool near = lists(motion.neighbours, motion.first[row], motion.first[row + 1], is_he);
      const bool far = std::binary_search(motion.seen.begin() + motion.seen_first[row],
                                          motion.seen.begin() + motion.seen_first[row + 1], j);
      missed += near || far ? 0 : 1;
    }
  }
  return missed;
}

TEST(Neighbours, no_contact_and_nobody_in_sight_is_missed_however_fast_people_move) {
  Drifting hall;
  for (int k = 0; k < 1000; ++k) {
    hall.step();
    ASSERT_EQ(missed_contacts(hall), 0) << "step " << k;
    ASSERT_EQ(missed_sights(hall), 0) << "step " << k;
  }
  EXPECT_LT(hall.made, 500U) << "and the lists are not made at every step";
}

TEST(Neighbours, every_pair_that_may_touch_is_listed_once_with_the_lower_id_first_unless_one_sleeps) {
  Drifting hall;
  hall.scenario.model.motion.sleep_after_s = 0.5;
  for (PersonId i = 1; i < in_hall; i += 2) {
    hall.world.people.quiet_s[i] = 1;
    hall.world.people.vx[i] = hall.world.people.vy[i] = 0;
  }
  for (int k = 0; k < 200; ++k) hall.step();
  const MotionState& motion = hall.world.motion;
  const auto& awake = hall.world.people.awake;
  int with_sleepers = 0;
  std::set<std::pair<PersonId, PersonId>> wanted, listed;
  for (std::size_t row = 0; row < motion.awake.size(); ++row) {
    const PersonId i = motion.awake[row];
    for (std::uint32_t k = motion.first[row]; k < motion.first[row + 1]; ++k)
      wanted.insert(std::minmax(i, motion.neighbours[k]));
  }
  for (const BodyPair& pair : motion.pairs) {
    EXPECT_TRUE(listed.insert(std::minmax(pair.a, pair.b)).second) << pair.a << " and " << pair.b << " twice";
    EXPECT_NE(awake[pair.a], 0);
    EXPECT_TRUE(pair.a < pair.b || awake[pair.b] == 0);
    with_sleepers += awake[pair.b] == 0 ? 1 : 0;
  }
  EXPECT_EQ(listed, wanted);
  EXPECT_GT(listed.size(), 50U);
  EXPECT_GT(with_sleepers, 0);
}

TEST(Neighbours, are_listed_once_and_in_order_of_id) {
  Drifting hall;
  hall.step();
  const MotionState& motion = hall.world.motion;
  for (std::size_t row = 0; row < motion.awake.size(); ++row) {
    for (std::uint32_t k = motion.first[row] + 1; k < motion.first[row + 1]; ++k) {
      EXPECT_LT(motion.neighbours[k - 1], motion.neighbours[k]);
    }
  }
}

/// The same hall with ten officers across it, linked to each other.
struct DriftingLine : Drifting {
  static constexpr PersonId officers = 10;

  DriftingLine() {
    World& w = world;
    w.people.personnel = officers;
    w.crowd.behaviour.resize(in_hall - officers);
    Formation line;
    line.active = true;
    line.slots.resize(officers);
    for (PersonId k = 0; k < officers; ++k) {
      w.people.mode[k] = Mode::hold;
      w.people.x[k] = 3 + 0.6 * k;
      w.people.y[k] = 6;
      w.people.vx[k] = 0.02 * (2 * luck(k, 2) - 1);
      w.people.vy[k] = 0.05 * (2 * luck(k, 3) - 1);
      line.slots[k].owner = k;
      if (k > 0) line.links.push_back({k - 1U, k, 0.6});
    }
    w.line.formations.push_back(line);
  }

  bool touches(PersonId k, std::size_t link) const {
    const Vec2 a = at(static_cast<PersonId>(link)), b = at(static_cast<PersonId>(link + 1));
    return length(at(k) - motion::nearest_on({a, b}, at(k))) <
           scenario.model.motion.shield_radius_m + world.people.radius[k];
  }
};

TEST(Links, whoever_touches_one_is_listed_with_it_once_however_people_move) {
  DriftingLine hall;
  int touching = 0;
  for (int step = 0; step < 500; ++step) {
    hall.step();
    const MotionState& motion = hall.world.motion;
    ASSERT_EQ(motion.links.size(), DriftingLine::officers - 1U);
    std::uint32_t first = 0;
    for (std::size_t link = 0; link < motion.links.size(); ++link) {
      const std::uint32_t end = motion.links[link].end;
      for (PersonId k = DriftingLine::officers; k < in_hall; ++k) {
        const auto times = std::count(motion.before_links.begin() + first, motion.before_links.begin() + end, k);
        ASSERT_LE(times, 1) << "step " << step << ", " << k << " at " << link;
        if (!hall.touches(k, link)) continue;
        ++touching;
        ASSERT_EQ(times, 1) << "step " << step << ", " << k << " at " << link;
      }
      first = end;
    }
    EXPECT_EQ(first, motion.before_links.size());
  }
  EXPECT_GT(touching, 1000);
}

/// Two people 20 m apart who have long been asleep.
struct Sleepers {
  Scenario scenario = fixed_wishes();
  World world = world_of({{{0, 0}}, {{20, 0}}});

  Sleepers() {
    scenario.model.motion.sleep_after_s = 1;
    world.care.row_of.assign(2, -1);
    run_for(scenario, {}, world, 300);
  }
  void step() { run_for(scenario, {}, world, 1); }
};

TEST(Sleepers, who_is_hurt_or_made_to_stand_wakes_at_the_next_step_and_nobody_else) {
  Sleepers room;
  ASSERT_TRUE(room.world.motion.awake.empty());
  room.step();
  EXPECT_TRUE(room.world.motion.awake.empty());
  lie_down(room.world, 1);
  room.step();
  EXPECT_EQ(room.world.motion.awake, std::vector<PersonId>{1});
  run_for(room.scenario, {}, room.world, 300);
  ASSERT_TRUE(room.world.motion.awake.empty());
  stand_still(room.world, 0);
  room.step();
  EXPECT_EQ(room.world.motion.awake, std::vector<PersonId>{0});
}

TEST(Sleepers, wake_when_somebody_comes_near_and_sleep_on_beside_who_rests) {
  Sleepers room;
  place_on_ground(room.world, 0, 19.3, 0);
  room.world.people.goal[0] = {-1, 19.3F, 30};
  room.step();
  EXPECT_EQ(room.world.motion.awake, (std::vector<PersonId>{0, 1})) << "he walks";
  room.world.people.mode[0] = Mode::stand;
  run_for(room.scenario, {}, room.world, 500);
  EXPECT_TRUE(room.world.motion.awake.empty());
}

}  // namespace
}  // namespace sispam::test
