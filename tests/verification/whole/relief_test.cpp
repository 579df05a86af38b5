// M-V47: a tired line is relieved, in the reference plan with a second unit of shields.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "cordon.hpp"
#include "last_value.hpp"
#include "model/empty_slots.hpp"

namespace sispam::test {
namespace {

constexpr std::size_t relieved_line = 0;
constexpr int officers = 31;

/// The first shields stand in the street from the start, without anybody behind them.
Scenario plan() {
  Scenario scenario =
      shortened(load_scenario(SISPAM_SOURCE_DIR "/tests/data/good/advance_and_relieve.yaml").scenario, 1, 600);
  std::vector<Unit>& units = scenario.force.units;
  Unit& rope = units[number_of(scenario, "dalmas_awal")];
  rope.levels = {Level::red};
  rope.staged_line = {{14, -9}, {30, -9}};
  units[number_of(scenario, "dalmas_1")].levels.clear();
  return scenario;
}

const Ground& ground_of_relief() {
  static const Ground ground = make_ground(plan());
  return ground;
}

struct Relief : Cordon {
  Relief() : Cordon(plan(), ground_of_relief()) {}

  PersonId first_of(const std::string& unit) const {
    PersonId first = 0;
    for (std::uint16_t u = 0; u < number_of(scenario, unit); ++u) {
      first += static_cast<PersonId>(scenario.force.units[u].count);
    }
    return first;
  }
  void tire(const std::string& unit, double freshness) {
    const PersonId first = first_of(unit);
    for (PersonId k = 0; k < officers; ++k) world.people.freshness[first + k] = freshness;
  }
  /// Places of the line that belong to somebody of either unit.
  int owned() const {
    int count = 0;
    for (const Formation& formation : world.line.formations) {
      if (formation.line != relieved_line || formation.rank != 0) continue;
      count += static_cast<int>(std::count_if(formation.slots.begin(), formation.slots.end(),
                                              [](const Slot& slot) { return slot.owner != no_person; }));
    }
    return count;
  }
};

TEST(SlowRelief, m_v47_a_tired_line_is_relieved_without_an_empty_place_rests_and_comes_back) {
  Relief line;
  line.run_for(2);
  ASSERT_EQ(line.holders("dalmas_1", relieved_line), officers);
  line.tire("dalmas_1", 0.1);
  std::vector<std::string> found;
  for (const char* fresh : {"dalmas_3", "dalmas_1"}) {
    int least = officers;
    std::size_t empty = 0;
    line.order(OrderKind::take_line, fresh);
    line.run_for(180, [&] {
      least = std::min(least, line.owned());
      empty = std::max(empty, empty_slots(line.world.line).size());
    });
    found.push_back(fmt::format("{} owners, {} empty places, {} in place, {} links", least, empty,
                                line.holders(fresh, relieved_line), line.links(relieved_line)));
    EXPECT_EQ(least, officers) << fresh << ": every place is somebody's all the time";
    EXPECT_EQ(empty, 0U) << fresh;
    EXPECT_EQ(line.holders(fresh, relieved_line), officers);
    EXPECT_EQ(line.links(relieved_line), officers - 1);
    if (std::string(fresh) == "dalmas_3") line.tire("dalmas_3", 0.1);
  }
  record_value("M-V47", "there {}; back {}", found[0], found[1]);
}

TEST(SlowRelief, m_v47a_the_relieved_recover_as_eq_5b_says) {
  Relief line;
  line.run_for(2);
  line.order(OrderKind::take_line, "dalmas_3");
  line.run_for(180);
  line.tire("dalmas_1", 0.1);
  line.run_for(60);
  const double expected = 1 - 0.9 * std::exp(-60 / line.scenario.model.motion.recovery_s);
  const PersonId first = line.first_of("dalmas_1");
  double farthest = 0;
  for (PersonId k = 0; k < officers; ++k) {
    farthest = std::max(farthest, std::abs(line.world.people.freshness[first + k] - expected));
    EXPECT_NEAR(line.world.people.freshness[first + k], expected, 1e-9);
  }
  record_value("M-V47a", "{:.4f} within {:.1g}", expected, farthest);
}

}  // namespace
}  // namespace sispam::test
