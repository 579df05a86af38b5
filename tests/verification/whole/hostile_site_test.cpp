// P-8b: whatever a planner draws, the program refuses it with a reason or simulates it; nothing crashes.
//
// Each case changes some geometry of a small plan at random, mildly or wildly, and goes through the door that every
// plan goes through: written as YAML, read, checked. What is accepted must have room and ways for all, so it must run.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <limits>

#include "last_value.hpp"
#include "model/make_world.hpp"
#include "model/stages.hpp"
#include "scenario/canonical.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr std::int64_t simulated_ms = 5000;

Scenario small_plan() {
  Scenario plan = load_scenario(SISPAM_SOURCE_DIR "/tests/data/good/base.yaml").scenario;
  plan.uncertain.parameters.clear();
  plan.crowd.groups.front().arrival.half_arrived_s = 1;  // half the crowd is there at the end
  plan.crowd.groups.front().arrival.spread_s = 1;
  return plan;
}

/// Numbers of one case.
class Dice {
 public:
  explicit Dice(std::uint32_t number) : draws_(Random{7, 0}, Purpose::place, 0, number) {}
  int below(int n) { return static_cast<int>(draws_.uniform() * n); }
  double from(double low, double high) { return low + (high - low) * draws_.uniform(); }
  Vec2 point() { return {from(-35, 35), from(-20, 17)}; }
  std::vector<Vec2> points(int least, int most) {
    std::vector<Vec2> all(static_cast<std::size_t>(least + below(most - least + 1)));
    for (Vec2& p : all) p = point();
    return all;
  }

 private:
  Draws draws_;
};

/// All points of a plan that a planner draws, as lists.
std::vector<std::vector<Vec2>*> drawn_lists(Scenario& plan) {
  std::vector<std::vector<Vec2>*> lists;
  for (NamedPolygon& p : plan.site.walkable) lists.push_back(&p.polygon);
  for (NamedLine& l : plan.site.walls) lists.push_back(&l.line);
  for (Fence& l : plan.site.fences) lists.push_back(&l.line);
  for (Opening& l : plan.site.openings) lists.push_back(&l.line);
  for (Exit& e : plan.site.exits) lists.push_back(&e.line);
  lists.push_back(&plan.site.protected_area.polygon);
  lists.push_back(&plan.crowd.groups.front().assembly);
  for (Unit& unit : plan.force.units) {
    for (auto* list : {&unit.at, &unit.line, &unit.staged_line, &unit.withdraw_to}) {
      if (!list->empty()) lists.push_back(list);
    }
  }
  return lists;
}

/// Moves some points by up to `farthest` metres.
void jitter(Dice& dice, std::vector<Vec2>& points, double farthest) {
  for (Vec2& p : points) {
    if (dice.below(2) == 0) p = p + Vec2{dice.from(-farthest, farthest), dice.from(-farthest, farthest)};
  }
}

/// What no planner means to draw.
void spoil(Dice& dice, std::vector<Vec2>& points) {
  const auto some = static_cast<std::size_t>(dice.below(static_cast<int>(points.size())));
  switch (dice.below(6)) {
    case 0:
      points[some] = points[(some + 1) % points.size()];
      break;
    case 1:
      points[some].x = std::numeric_limits<double>::quiet_NaN();
      break;
    case 2:
      points[some].y = dice.below(2) == 0 ? 1e9 : std::numeric_limits<double>::infinity();
      break;
    case 3:
      for (Vec2& p : points) p.y = points[0].y + 1e-4 * p.y;
      break;
    case 4:
      points.resize(static_cast<std::size_t>(dice.below(3)));
      break;
    default:
      points.push_back(points.front());
  }
}

Scenario spoilt_plan(std::uint32_t number) {
  Dice dice(number);
  Scenario plan = small_plan();
  const auto lists = drawn_lists(plan);
  std::vector<Vec2>& one = *lists[static_cast<std::size_t>(dice.below(static_cast<int>(lists.size())))];
  switch (dice.below(6)) {
    case 0:
      spoil(dice, one);
      break;
    case 1:
      one = dice.points(1, 8);
      break;
    case 2:
      plan.site.walls.push_back({"random_wall", dice.points(2, 4)});
      break;
    case 3:
      plan.site.walkable.push_back({"random_ground", dice.points(3, 6)});
      break;
    case 4:
      for (auto* list : lists) jitter(dice, *list, 0.02);
      break;
    default:
      jitter(dice, one, dice.from(0, 3));
  }
  return plan;
}

/// The plan through the door; nothing when it is refused, which must be with a reason.
std::optional<Scenario> accepted(const Scenario& plan) {
  try {
    return load_scenario_text("random.yaml", canonical_yaml(plan)).scenario;
  } catch (const InputError& error) {
    EXPECT_FALSE(error.problems().empty());
    for (const Problem& problem : error.problems()) EXPECT_NE(problem.message, "");
    return std::nullopt;
  }
}

void expect_runs(const Scenario& plan) {
  const Ground ground = make_ground(plan);
  const Random random{plan.seed, 0};
  World world = make_world(plan, ground, random);
  while (world.now_ms < simulated_ms && !world.motion.broken) {
    step({plan, ground, random}, world, [](std::size_t) {});
  }
  EXPECT_FALSE(world.motion.broken);
  for (PersonId id = 0; id < world.people.count; ++id) {
    ASSERT_TRUE(std::isfinite(world.people.x[id]) && std::isfinite(world.people.y[id])) << id;
  }
}

TEST(SlowHostileSites, p_8b_are_refused_with_a_reason_or_run) {
  constexpr std::uint32_t cases = 400;
  int refused = 0, ran = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    SCOPED_TRACE(number);
    try {
      const std::optional<Scenario> plan = accepted(spoilt_plan(number));
      if (plan) expect_runs(*plan);
      ++(plan ? ran : refused);
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what() << "\n" << canonical_yaml(spoilt_plan(number));
    }
  }
  record_value("P-8b", "{} refused, {} ran", refused, ran);
  EXPECT_GT(ran, 50) << "too few are accepted to show anything";
  EXPECT_GT(refused, 50);
}

}  // namespace
}  // namespace sispam::test
