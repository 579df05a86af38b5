// M-V19f: who stands beside the jet feels the water as the one in it does, and nobody farther away does.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "last_value.hpp"
#include "model/mind/stages.hpp"
#include "unit/model/assets/spray_world.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam::test {
namespace {

/// One in the jet, one 1.5 m beside him, one 5 m away; feelings do not spread between them.
SprayWorld wet_and_dry() {
  SprayWorld spray({{20, 0}, {20, 1.5}, {20, 5}});
  spray.scenario.model.mind.mixing_rate_per_s = spray.scenario.model.mind.arousal_reproduction = 0;
  spray.scenario.model.mind.arrest_fear_rate_per_s = 0;
  spray.world.crowd = testing::alike(3).crowd;
  spray.world.crowd.behaviour[0] = Behaviour::pushing;
  return spray;
}

TEST(MotionV19f, who_stands_beside_a_jet_grows_angry_and_afraid_like_the_one_in_it) {
  SprayWorld spray = wet_and_dry();
  for (int half = 0; half < 10; ++half) {
    spray.run_s(0.5);
    testing::feel_a_second(spray.scenario, spray.ground, spray.world, spray.random);
  }
  const CrowdState& crowd = spray.world.crowd;
  EXPECT_GT(spray.state().jet_s, 4);
  EXPECT_GT(crowd.anger[1], crowd.anger[2] + 0.1);
  EXPECT_GT(crowd.fear[1], 0.5);
  EXPECT_EQ(crowd.fear[2], 0);
  record_value("M-V19f", "difference {:.1g}; anger {:.2f} against {:.2f} at 5 m", crowd.anger[1] - crowd.anger[0],
               crowd.anger[1], crowd.anger[2]);
  EXPECT_NEAR(crowd.anger[1], crowd.anger[0], 1e-12);
  EXPECT_NEAR(crowd.fear[1], crowd.fear[0], 1e-12);
}

}  // namespace
}  // namespace sispam::test
