// C-12: who got wet stays wet as long as the model says, whatever his mind does in the meantime.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "model/care/stages.hpp"
#include "model/mind/stages.hpp"
#include "unit/model/assets/spray_world.hpp"
#include "unit/model/care/small_world.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam::testing {
namespace {

constexpr std::size_t struck = 0, dry = 1;

/// One demonstrator in a jet and one far from it, with minds, in heat that both feel alike.
struct HotDay : test::SprayWorld {
  HotDay() : SprayWorld({{20, 0}, {80, 15}}) {
    const Scenario plain = plain_scenario(2);
    scenario.site.exits = plain.site.exits;
    scenario.site.protected_area = plain.site.protected_area;
    scenario.crowd = plain.crowd;
    scenario.model.hazard = no_hazards();
    scenario.model.hazard.heat_per_h = 36;
    scenario.model.hazard.heat_after_s = 0;
    scenario.model.mind.hit_return_share = 1;
    scenario.model.mind.leave_rate_per_s = 0;
    world.crowd = alike(2).crowd;
    world.crowd.behaviour[struck] = Behaviour::pushing;
  }
  double& heat_left(std::size_t i) {
    return world.care.hazards[static_cast<std::size_t>(Cause::heat)][world.people.personnel + i].left;
  }
  /// How much of the heat of `seconds` the struck one takes, as a share of what the dry one takes.
  double share_of_heat(int seconds) {
    prepare(CareContext{scenario, ground, world, random});
    heat_left(struck) = heat_left(dry) = 1000;
    for (int k = 0; k < seconds; ++k) {
      world.now_ms += 1000;
      testing::decide_a_second(scenario, ground, world, random);
      injure(scenario, ground, world, random);
    }
    return (1000 - heat_left(struck)) / (1000 - heat_left(dry));
  }
};

TEST(Soaked, c_12_somebody_stays_for_twenty_minutes_though_his_mind_has_done_with_the_jet) {
  HotDay day;
  day.run_s(5);
  ASSERT_GT(day.state().jet_s, 0);
  day.order(Tactic::water_spray, false);
  EXPECT_NEAR(day.share_of_heat(100), 0.5, 1e-9);
  EXPECT_EQ(day.world.crowd.hit_ms[struck], -1) << "he has come back from the jet";
  EXPECT_NEAR(day.share_of_heat(1000), 0.5, 1e-9);
  day.share_of_heat(100);
  EXPECT_NEAR(day.share_of_heat(1000), 1, 1e-9) << "and then he is dry";
}

}  // namespace
}  // namespace sispam::testing
