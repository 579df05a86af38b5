// The reference scenario in ten minutes instead of three hours, for tests that run whole replicates.
//
// Its site, force and parameters are those of the shipped plan, so that the tests run what users run; its crowd is
// small, comes at once and is angry, so that much happens in little time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cmath>

#include "measure/outcome.hpp"
#include "model/ground.hpp"
#include "scenario/load.hpp"
#include "scenario/scenario.hpp"
#include "study/simulate.hpp"

namespace sispam::test {

inline Scenario reference() { return load_scenario(SISPAM_SOURCE_DIR "/configs/oku-timur-2024.yaml").scenario; }

/// That plan with a small angry crowd that comes within a minute and a half; the bad news comes after `result_s`.
inline Scenario shortened(Scenario scenario, int people, double result_s) {
  scenario.clock.horizon_s = 600;
  scenario.uncertain.parameters.clear();
  Group& group = scenario.crowd.groups.front();
  group.count = people;
  group.arrival.half_arrived_s = 30;
  group.arrival.spread_s = 10;
  group.shares = {.pusher = 0.5, .provocateur = 0.1, .bystander = 0};
  group.grievance = {.beta_mean = 0.8, .beta_k = 16};
  scenario.crowd.events = {
      {.id = "result", .kind = EventKind::result_announced, .at_s = result_s, .anger_impulse = 0.6}};
  return scenario;
}

inline Scenario short_reference(int people, double result_s = 200) { return shortened(reference(), people, result_s); }

/// Of the plan as shipped, made once.
inline const Ground& reference_ground() {
  static const Ground ground = make_ground(reference());
  return ground;
}

inline Outcome outcome_of(const Scenario& scenario, const Ground& ground, std::uint32_t replicate) {
  const StopFlag never;
  const auto outcome = simulate(scenario, ground, ReplicateId{replicate}, Probe{.stop = never});
  EXPECT_TRUE(outcome.has_value());
  return outcome.value_or(Outcome{});
}

}  // namespace sispam::test
