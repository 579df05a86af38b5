// A command with a water cannon and a loudspeaker that is told second by second what it sees.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/command/speech.hpp"
#include "model/command/stages.hpp"
#include "model/command/tactics.hpp"
#include "rules_setup.hpp"

namespace sispam::testing {

struct Desk {
  Scenario scenario = plain_command(1);
  World world = alike(1);
  Random random{1, 0};

  explicit Desk(const Rules& rules) {
    scenario.rules_of_engagement = rules;
    scenario.assets.water_cannons.push_back({});
    add_officers(scenario, world, 1, {0, 0});
    world.care.row_of.assign(2, -1);
    scenario.force.units[0].id = "speakers";
    Loudspeaker speaker;
    speaker.unit = "speakers";
    scenario.assets.loudspeakers.push_back(speaker);
    see(Signal::crowd, 100);
  }

  void see(Signal signal, double value) { world.situation.observed[signal] = value; }
  const TacticState& of(Tactic tactic) const { return world.situation.tactic(tactic); }
  void seconds(int n) {
    for (int k = 0; k < n; ++k) {
      world.now_ms += command_ms;
      forget_speeches(world);
      rules::run_tactics(scenario, world, random);
      rules::talk(scenario, world, random);
    }
  }
  /// Until the tactic is active, or an hour is over.
  void until_active(Tactic tactic) {
    for (int k = 0; k < 3600 && !of(tactic).active; ++k) seconds(1);
  }
};

}  // namespace sispam::testing
