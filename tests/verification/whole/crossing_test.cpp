// M-V25: a person steered through gate and entrance is one penetration and one entry, through the real stages.
// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "model/make_world.hpp"
#include "model/motion/move.hpp"
#include "model/motion/watch.hpp"
#include "model/place.hpp"
#include "model/release_slot.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

/// The force of the reference scenario, and one demonstrator who goes where the test sends him.
class Visit {
 public:
  Visit() : scenario_(short_reference(1)), world_(make_world(scenario_, reference_ground(), random_)) {
    place_on_ground(world_, visitor(), 3, 9);
    world_.crowd.behaviour[0] = Behaviour::calm;
  }

  /// Takes the officers out who stand within a metre of (x, 2.5), and the guards before the entrance, so that there is
  /// a way through.
  void open_line_at(double x) {
    for (PersonId id = 0; id < world_.people.personnel; ++id) {
      const bool in_line = world_.people.mode[id] == Mode::hold && length(at(id) - Vec2{x, 2.5}) <= 1;
      const bool before_the_entrance = length(at(id) - Vec2{0, -17}) < 4;
      if (!in_line && !before_the_entrance) continue;
      release_slot(world_, id);
      take_off_ground(world_, id);
    }
  }

  /// Walks straight to each point in turn. False when he does not get there within a minute.
  bool walk(const std::vector<Vec2>& way, Gait gait = Gait::normal) {
    for (const Vec2 point : way) {
      send(world_, visitor(), {-1, static_cast<float>(point.x), static_cast<float>(point.y)}, gait);
      const std::int64_t until = world_.now_ms + 60'000;
      while (length(at(visitor()) - point) > 0.4) {
        if (world_.now_ms >= until) return false;
        step();
      }
    }
    return true;
  }

  void wait(double seconds) {
    for (int k = 0; k < seconds * 100; ++k) step();
  }

  const LineState& line() const { return world_.line; }
  const HeldLine& held() const { return world_.line.lines.front(); }
  World& world() { return world_; }
  PersonId visitor() const { return static_cast<PersonId>(world_.people.personnel); }

 private:
  Vec2 at(PersonId id) const { return {world_.people.x[id], world_.people.y[id]}; }

  void step() {
    world_.now_ms += 10;
    move(scenario_, reference_ground(), world_, random_);
    if (world_.now_ms % watch_ms == 0) watch(scenario_, reference_ground(), world_, random_);
  }

  Scenario scenario_;
  Random random_{1, 0};
  World world_;
};

/// A demonstrator who is led away, or one who was let through and walks home.
void lead(World& world, PersonId id, Behaviour behaviour) {
  world.people.passing[id] = 1;
  world.crowd.behaviour[id - world.people.personnel] = behaviour;
}

const std::vector<Vec2> to_the_line{{3, 3.5}};
const std::vector<Vec2> to_the_entrance{{3, 0}, {3.5, -12}, {3, -16.8}, {1.2, -17.2}};
const std::vector<Vec2> into_the_office{{1, -20}, {0, -25}};

TEST(Crossing, m_v25_a_person_steered_through_gate_and_entrance_is_one_penetration_and_one_entry) {
  Visit visit;
  visit.open_line_at(3);
  ASSERT_TRUE(visit.walk(to_the_line));
  visit.wait(5);
  EXPECT_EQ(visit.line().penetrations, 0U);
  ASSERT_TRUE(visit.walk(to_the_entrance));
  visit.wait(5);
  EXPECT_EQ(visit.line().penetrations, 1U);
  EXPECT_EQ(visit.line().entries, 0U);
  ASSERT_TRUE(visit.walk(into_the_office));
  visit.wait(10);
  EXPECT_EQ(visit.line().penetrations, 1U);
  EXPECT_EQ(visit.line().entries, 1U);
  EXPECT_GT(visit.held().ladder[4], 0);
  EXPECT_LT(visit.held().ladder[4], visit.held().ladder[7]);
  EXPECT_EQ(visit.held().ladder[5], -1) << "one person is no breach";
}

TEST(Crossing, m_v25_who_is_led_through_the_closed_line_into_the_office_is_no_event) {
  for (const Behaviour behaviour : {Behaviour::arrested, Behaviour::dispersing}) {
    Visit visit;
    lead(visit.world(), visit.visitor(), behaviour);
    ASSERT_TRUE(visit.walk(to_the_line));
    ASSERT_TRUE(visit.walk(to_the_entrance));
    ASSERT_TRUE(visit.walk(into_the_office));
    visit.wait(10);
    for (std::size_t event = 2; event < 10; ++event) EXPECT_EQ(visit.held().ladder[event], -1) << event;
    EXPECT_EQ(visit.line().penetrations, 0U);
    EXPECT_EQ(visit.line().entries, 0U);
  }
}

TEST(Crossing, m_v25_a_closed_line_lets_nobody_through_who_pushes_alone) {
  Visit visit;
  ASSERT_TRUE(visit.walk(to_the_line));
  EXPECT_FALSE(visit.walk(to_the_entrance, Gait::pressing));
  EXPECT_GT(visit.held().ladder[1], 0) << "he did press";
  EXPECT_EQ(visit.line().penetrations, 0U);
  EXPECT_EQ(visit.line().entries, 0U);
}

}  // namespace
}  // namespace sispam::test
