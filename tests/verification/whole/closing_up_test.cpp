// M-V45: a line that lost officers closes up, links again and holds, in the reference plan.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "last_value.hpp"
#include "model/make_world.hpp"
#include "model/motion/move.hpp"
#include "model/motion/orders_out.hpp"
#include "model/place.hpp"
#include "model/release_slot.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr int pushers = 8;

/// The line of the plan, and a row of people who will push at its middle.
struct Street {
  Scenario scenario;
  Random random{1, 0};
  World world;

  explicit Street(Scenario plan) : scenario(std::move(plan)), world(make_world(scenario, reference_ground(), random)) {}

  void run_for(double seconds) {
    for (int k = 0; k < seconds * 100; ++k) {
      world.now_ms += 10;
      if (world.now_ms % formations_ms == 0) update_formations(scenario, reference_ground(), world);
      move(scenario, reference_ground(), world, random);
      if (world.now_ms % measure_ms == 0) measure_motion(scenario, reference_ground(), world, random);
    }
  }
  const Formation& formation(int rank) const {
    return *std::find_if(world.line.formations.begin(), world.line.formations.end(),
                         [&](const Formation& f) { return f.rank == rank && f.active; });
  }
  void lose(std::size_t slot) {
    const PersonId id = formation(0).slots[slot].owner;
    release_slot(world, id);
    take_off_ground(world, id);
  }
  int holders(int rank) const {
    const auto& slots = formation(rank).slots;
    return static_cast<int>(std::count_if(slots.begin(), slots.end(), [&](const Slot& slot) {
      if (slot.owner == no_person || world.people.mode[slot.owner] != Mode::hold) return false;
      return length(Vec2{world.people.x[slot.owner], world.people.y[slot.owner]} - slot.place) < 0.05;
    }));
  }
  int links(int rank) const {
    const auto& all = formation(rank).links;
    return static_cast<int>(std::count_if(all.begin(), all.end(), [](const Link& link) { return link.intact; }));
  }
  void push() {
    for (PersonId k = 0; k < pushers; ++k) {
      const auto id = static_cast<PersonId>(world.people.personnel + k);
      place_on_ground(world, id, -1.75 + 0.5 * k, 3.2);
      send(world, id, {-1, static_cast<float>(-1.75 + 0.5 * k), -10}, Gait::pressing);
    }
  }
  int through() const {
    int count = 0;
    for (PersonId k = 0; k < pushers; ++k) count += world.people.y[world.people.personnel + k] < 1.5 ? 1 : 0;
    return count;
  }
};

Scenario rope(double close_up_after_s) {
  Scenario scenario = short_reference(pushers);
  scenario.model.motion.close_up_after_s = close_up_after_s;
  return scenario;
}

TEST(ClosingUp, m_v45_a_rope_line_without_one_of_31_links_again_within_five_seconds) {
  std::vector<int> links;
  for (const double after_s : {1.0, 0.0}) {
    Street street(rope(after_s));
    street.run_for(2);
    ASSERT_EQ(street.holders(0), 31);
    street.lose(15);
    street.run_for(5);
    links.push_back(street.links(0));
    EXPECT_EQ(street.holders(0), 30);
    EXPECT_EQ(street.links(0), after_s > 0 ? 29 : 28);
  }
  record_value("M-V45", "{} links; {}", links[0], links[1]);
}

TEST(ClosingUp, m_v45_eight_pushers_find_no_gap_in_a_line_that_closed_up_but_pass_one_that_may_not) {
  std::vector<int> through;
  for (const double after_s : {1.0, 0.0}) {
    Street street(rope(after_s));
    street.run_for(2);
    street.lose(15);
    street.run_for(5);
    street.push();
    street.run_for(20);
    through.push_back(street.through());
  }
  record_value("M-V45b", "{}; {} of {}", through[0], through[1], pushers);
  EXPECT_EQ(through[0], 0);
  EXPECT_GT(through[1], 0);
}

TEST(ClosingUp, m_v45_the_rank_behind_fills_a_place_in_front_within_four_seconds_and_closes_up_itself) {
  Scenario scenario = short_reference(pushers);
  for (Unit& unit : scenario.force.units) {
    if (unit.id == "dalmas_awal") unit.levels = {Level::red}, unit.staged_line = {{14, -9}, {30, -9}};
    if (unit.id == "dalmas_1" || unit.id == "dalmas_2") unit.levels.clear();
  }
  Street street(scenario);
  street.run_for(2);
  street.lose(15);
  street.run_for(4);
  EXPECT_EQ(street.formation(0).slots.size(), 31U);
  EXPECT_EQ(street.holders(0), 31);
  street.run_for(6);
  EXPECT_EQ(street.links(0), 30);
  EXPECT_EQ(street.formation(1).slots.size(), 30U);
  EXPECT_EQ(street.holders(1), 30);
  EXPECT_EQ(street.links(1), 29);
  record_value("M-V45d", "{} and {} officers, {} and {} links after 10 s", street.holders(0), street.holders(1),
               street.links(0), street.links(1));
}

}  // namespace
}  // namespace sispam::test
